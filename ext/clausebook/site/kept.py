"""Readings of the draft kept by what they were read from: eleven seconds of Sphinx for a book that nobody has touched.

An entry's name is a digest of everything that decides a reading: the pages and settings of the project, its sealed
editions, this package's own code, and the versions of what reads. One changed byte means a reading of the whole,
because Sphinx repeats no warning of a page that it does not read again. An entry is one file, written whole, that
begins with the digest of the rest: a damaged one counts as missing. Safe to delete, and safe with two readers at once.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

import clausebook
from clausebook.checks.finding import Finding
from clausebook.edition.snapshot import SnapshotError, dump, load
from clausebook.site.archive import FOLDER, write_whole
from clausebook.site.captured import Capture

_SUFFIXES = (".md", ".markdown", ".rst", ".txt", ".py", ".toml")
"""Files that may decide a reading: pages, what pages include, and settings."""
_ASIDE = frozenset({"build", "__pycache__", "node_modules", FOLDER})
"""Folders without sources; hidden ones and virtual environments are left aside too."""
_READERS = ("sphinx", "docutils", "myst-parser", "markdown-it-py", "mdit-py-plugins", "sphinx-needs", "msgspec")
_READING = ("edition", "checks", "site")
"""Folders of this package that take part in reading."""
_COUNT = 12
"""So many readings are kept: an afternoon of going back and forth between branches."""


def read_draft(root: Path, folder: Path | None) -> Capture:
    """The draft of the project in ``root``: from ``folder`` where it was read before, else read now and kept there.
    Without a folder it is always read. Raises :class:`clausebook.site.captured.ProjectError`."""
    root = root.resolve()
    if folder is None or not (root / "conf.py").is_file():
        return _read(root)
    try:
        path = folder / f"{reading_digest(root)}.reading"
        if (found := _load(path)) is not None:
            os.utime(path)
            return found
    except OSError:
        return _read(root)
    found = _read(root)
    # A page may include a file that the digest does not cover: such a reading is never kept.
    if not found.included or {root / name for name in found.included} <= set(_sources(root)):
        _keep(path, found)
    return found


def reading_digest(root: Path) -> str:
    """Digest of everything that decides what a reading of ``root`` yields; raises :class:`OSError`."""
    digest = hashlib.sha256(_reader_digest().encode())
    for path in _sources(root):
        data = path.read_bytes()
        digest.update(f"\0{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _read(root: Path) -> Capture:
    # Imported late: a kept reading is loaded faster than Sphinx starts.
    from clausebook.site.draft import read_draft as read_afresh

    return read_afresh(root)


def _sources(root: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(root):
        here = Path(where)
        folders[:] = sorted(
            each
            for each in folders
            if each not in _ASIDE and not each.startswith(".") and not (here / each / "pyvenv.cfg").is_file()
        )
        yield from (here / name for name in sorted(names) if name.endswith(_SUFFIXES) and (here / name).is_file())
    yield from sorted((root / FOLDER).glob("*/snapshot.json"))


@cache
def _reader_digest() -> str:
    from importlib.metadata import version  # it takes longer to import than a kept reading to load

    digest = hashlib.sha256(f"{platform.python_version()} {[version(name) for name in _READERS]}".encode())
    package = Path(clausebook.__file__).parent
    for path in sorted(each for part in _READING for each in (package / part).rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _keep(path: Path, found: Capture) -> None:
    payload = msgspec.json.encode(found.findings) + b"\n" + dump(found.edition)
    try:
        write_whole(path, hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)
        entries = sorted(path.parent.glob("*.reading"), key=lambda each: each.stat().st_mtime, reverse=True)
        for stale in entries[_COUNT:]:
            stale.unlink(missing_ok=True)
    except OSError:
        return  # A full disk, or another reader tidying: the reading itself stands.


def _load(path: Path) -> Capture | None:
    try:
        seal, payload = path.read_bytes().split(b"\n", 1)
        if hashlib.sha256(payload).hexdigest().encode() != seal:
            return None
        findings, snapshot = payload.split(b"\n", 1)
        return Capture(load(snapshot, str(path)), msgspec.json.decode(findings, type=tuple[Finding, ...]))
    except (FileNotFoundError, ValueError, SnapshotError):
        return None
