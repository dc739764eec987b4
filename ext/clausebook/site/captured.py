"""What reading a project's sources yields. Apart from :mod:`capture`, so that a kept reading needs no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass

from clausebook.checks.finding import Finding
from clausebook.edition.model import Edition

DRAFT = "draft"
"""Id of the edition that is being written."""


class ProjectError(Exception):
    """A folder that is no readable project; the message is one line."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What the sources say, and what was wrong in reading them."""

    edition: Edition
    findings: tuple[Finding, ...]
    included: tuple[str, ...] = ()
    """Files that the pages took words from without being pages themselves, from the project's root; sorted."""
