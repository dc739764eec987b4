"""Whether a site that stands is what a build would make again: from the same files, settings, program and day, and with
nothing on it touched since. Such a build has nothing to do."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from importlib.metadata import distributions
from pathlib import Path

from clausebook.site.archive import write_whole
from clausebook.site.cache import code_digest, site_digest
from clausebook.site.settings import dictionaries

_ASIDE = frozenset({"build", "__pycache__", "node_modules"})
"""Folders without sources; hidden ones, virtual environments and what a build writes are left aside too."""


def record_of(cache: Path, output: Path) -> Path:
    """Where it is put on record what the site in ``output`` was made from."""
    return cache / f"{hashlib.sha256(str(output).encode()).hexdigest()[:16]}.site"


def made_from(root: Path, output: Path, *settings: object) -> str:
    """Digest of all that decides a site: every file of the project, the program and what it runs on, and the day, for
    checks depend on it; "" where a file cannot be read."""
    told = (
        settings,
        str(output),
        code_digest(),
        site_digest(),
        platform.python_version(),
        _installed(),
        str(date.today()),
    )
    digest = hashlib.sha256(repr((told, os.environ.get("SOURCE_DATE_EPOCH"), _stamps(dictionaries()))).encode())
    try:
        for path in _sources(root, output):
            data = path.read_bytes()
            digest.update(f"\0{path.relative_to(root).as_posix()}\0{len(data)}\0".encode() + data)
    except OSError:
        return ""
    return digest.hexdigest()


def lines_of(record: Path, decided: str, output: Path) -> list[str] | None:
    """What the build said that made the site in ``output`` from the same, where it still stands untouched; else None."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(record.read_text(encoding="utf-8"))
        if decided and found["made from"] == decided and found["holds"] == _holds(output):
            return [str(line) for line in found["lines"]]
    return None


def remember(record: Path, decided: str, output: Path, lines: list[str]) -> None:
    """Put on record what the site in ``output`` was made from."""
    content = {"made from": decided, "holds": _holds(output), "lines": lines}
    with suppress(OSError):
        write_whole(record, json.dumps(content, ensure_ascii=False).encode())


def lies_outside(root: Path, output: Path, included: Iterable[Path]) -> bool:
    """Whether a page includes a file that :func:`made_from` does not look at."""
    return not {each.resolve() for each in included} <= set(_sources(root, output))


def _sources(root: Path, output: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(root):
        here = Path(where)
        folders[:] = sorted(each for each in folders if not _left_aside(here / each, output))
        yield from (here / name for name in sorted(names) if (here / name).is_file())


def _left_aside(folder: Path, output: Path) -> bool:
    named = folder.name.startswith(".") or folder.name in _ASIDE
    written = folder == output or (folder.parent == output.parent and folder.name.startswith(("cache", "doctrees.")))
    return named or written or (folder / "pyvenv.cfg").is_file()


def _holds(output: Path) -> str:
    return hashlib.sha256(
        repr(_stamps(path for path in sorted(output.rglob("*")) if path.is_file())).encode()
    ).hexdigest()


def _stamps(paths: Iterable[Path]) -> list[tuple[str, int, int]]:
    return [(str(path), status.st_size, status.st_mtime_ns) for path in paths for status in [path.stat()]]


def _installed() -> list[str]:
    return sorted(f"{each.metadata['Name']} {each.version}" for each in distributions())
