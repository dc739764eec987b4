"""What reading a project's sources yields. Apart from :mod:`capture`, so that a kept reading needs no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clausebook.checks.finding import Finding
from clausebook.edition.model import Edition
from clausebook.edition.refusal import RefusedError

DRAFT = "draft"
"""Id of the edition that is being written."""


class ProjectError(RefusedError):
    """A folder that is no readable project; the message is one line."""


def require_project(root: Path) -> None:
    """Raise :class:`ProjectError` where a folder holds no project."""
    if not (root / "conf.py").is_file():
        raise ProjectError(f"{root}: no conf.py here; run the command in the project's folder, or give --project")


@dataclass(frozen=True, slots=True)
class Capture:
    """What the sources say, and what was wrong in reading them."""

    edition: Edition
    findings: tuple[Finding, ...]
    included: tuple[str, ...] = ()
    """Files that the pages took words from without being pages themselves, from the project's root; sorted."""
