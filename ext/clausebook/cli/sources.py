"""What ``EDITION`` names: an edition id, ``draft``, ``git:<revision>``, or a snapshot file."""

from __future__ import annotations

import io
import subprocess
import tarfile
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.structs import replace

from clausebook.checks.codes import Severity
from clausebook.checks.finding import Finding
from clausebook.cli.output import UsageError, say
from clausebook.edition.model import Edition
from clausebook.edition.plain import read_plain
from clausebook.edition.refusal import RefusedError
from clausebook.edition.snapshot import load
from clausebook.site.archive import FOLDER, Archive, read_bytes
from clausebook.site.captured import DRAFT, Capture, ProjectError
from clausebook.site.kept import read_draft
from clausebook.trace.graph import Graph, graph

CACHE = Path("build/cache")
"""Where what was made once is kept, from the project's root; safe to delete."""
READINGS = CACHE / "draft"
"""Where readings of the draft are kept (:mod:`clausebook.site.kept`)."""
PLAIN = (".md", ".txt", ".markdown")
"""Endings of plain texts that ``redline`` compares without any project."""


_CURE = "name an edition by its id, “draft”, “git:<revision>”, or a file that clausebook snapshot wrote"


class BrokenDraftError(RefusedError):
    """The sources do not make an edition; ``findings`` say why. ``where`` names sources that are no draft: "git:main"."""

    def __init__(self, findings: tuple[Finding, ...], where: str = "") -> None:
        count = "1 error" if len(findings) == 1 else f"{len(findings)} errors"
        super().__init__(f"{where}: {count} in the sources" if where else f"{count} in the sources")
        self.findings = findings


def archive(project: Path) -> Archive:
    """The sealed editions of a project."""
    return Archive(project / FOLDER)


def read_edition(name: str, project: Path, *, plain: bool = False, fresh: bool = False) -> Edition:
    """The edition that ``name`` names. ``plain``: Markdown and text files count as editions of one document. ``fresh``:
    sources are read even where a reading of them is kept.

    Raises :class:`UsageError`, :class:`SnapshotError`, :class:`ProjectError` or :class:`BrokenDraftError`.
    """
    if name == DRAFT:
        return whole(read_project(project, fresh=fresh))
    if name.startswith("git:"):
        return read_revision(name.removeprefix("git:"), project, fresh=fresh)
    path = Path(name)
    if path.suffix in PLAIN and plain:
        return read_plain(read_bytes(path), path.name)
    if path.suffix == ".json":
        return load(read_bytes(path), name)
    if path.is_file():
        data = read_bytes(path)
        if not data.lstrip().startswith(b"{"):
            raise UsageError(f"{name}: this file is no snapshot; {_CURE}")
        return load(data, name)
    if name and path.is_dir() and name not in archive(project).ids():
        raise UsageError(f"{name}: this is a folder; {_CURE}")
    return archive(project).read(name)


def read_graph(options: Namespace) -> Graph:
    """The links of the edition that ``--edition`` names; raises what :func:`read_edition` raises."""
    return graph(read_edition(options.edition, options.project, fresh=options.no_cache))


def read_project(project: Path, *, fresh: bool = False) -> Capture:
    """The draft with what was wrong in reading it."""
    say("reading the sources…")
    return read_draft(project, None if fresh else project / READINGS)


def whole(found: Capture, where: str = "") -> Edition:
    """The edition of a capture that lost nothing; raises :class:`BrokenDraftError`, which says ``where`` it is from."""
    errors = tuple(each for each in found.findings if each.gravity is Severity.ERROR)
    if errors:
        raise BrokenDraftError(errors, where)
    return found.edition


def read_revision(revision: str, project: Path, *, fresh: bool = False) -> Edition:
    """The sources as they stood at a git revision, read with today's code; its id is ``git:<revision>``."""
    if not revision or revision.startswith("-"):
        raise UsageError("git: needs a revision, as in git:main")
    done = subprocess.run(
        ["git", "-C", str(project), "archive", "--format=tar", revision], capture_output=True, check=False
    )
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["git failed"]
        raise UsageError(f"git:{revision}: {reason[0]}")
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
            # Debian's Python 3.11 is older than the filter; the archive is git's own, made a moment ago.
            safe: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            try:
                tar.extractall(root, **safe)
            except (tarfile.TarError, OSError) as error:
                # A link that leads out of the project, say.
                raise UsageError(f"git:{revision}: cannot be unpacked: {error}") from None
        try:
            found = read_draft(root, None if fresh else project / READINGS)
        except ProjectError as error:
            raise UsageError(f"git:{revision}: {str(error).replace(f'{root}: ', '')}") from None
        return replace(whole(found, f"git:{revision}"), id=f"git:{revision}", title=f"Draft at {revision}")
