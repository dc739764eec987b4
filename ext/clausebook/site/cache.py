"""Rendered files kept by what they were made from. Safe to delete, and safe when two builds run at once: an entry is
written whole under a name that says all that decided it. What no build used for long is dropped."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import clausebook
from clausebook.site.archive import write_whole

_ENGINES = frozenset(
    {"pagefind_bin", "cbor2", "deflate", "jinja2", "markupsafe", "typst", "lxml", "rapidfuzz", "msgspec"}
)

_ROOM = 3
"""The cache may hold so many times what the last build used: its own entries, and those of some edits or branches ago."""
_HOUR = 3600
"""Seconds after which a file that was never finished belongs to a build that was killed."""
_ROOT = Path(clausebook.__file__).parent


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files named by digests."""

    folder: Path
    _used: set[Path] = field(default_factory=set, init=False, repr=False, compare=False)
    """Entries that were asked for."""

    def get(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """The kept bytes, or those that ``make`` returns. ``kind`` is a file ending; ``key`` names the content that
        they are made from, such as an edition's digest."""
        name = hashlib.sha256(f"{kind}\0{key}\0{code_digest()}".encode()).hexdigest()
        path = self.folder / name[:2] / f"{name}.{kind}"
        self._used.add(path)
        with suppress(OSError):  # not there, or another build has just dropped it
            data = path.read_bytes()
            os.utime(path)  # a file's time is when it was last used
            return data
        data = make()
        with suppress(OSError):  # a folder that cannot be written costs time and nothing else
            write_whole(path, data)
        return data

    def shrink(self) -> None:
        """Drop the entries that were used longest ago, until the rest is no more than three times what was asked for
        here; nothing that was asked for here goes. What a killed build left unfinished goes too."""
        room, found = 0, []
        for path, size, used in self._files():
            if path.name.startswith("."):
                if time.time() - used > _HOUR:
                    _drop(path)
            elif path in self._used:
                room += size * (_ROOM - 1)
            else:
                found.append((used, path, size))
        for _, path, size in sorted(found, reverse=True):
            room -= size
            if room < 0:
                _drop(path)

    def _files(self) -> Iterator[tuple[Path, int, float]]:
        """Every entry with its size and when it was last used; other files of the folder are not ours."""
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            with suppress(OSError):
                status = path.stat()
                yield path, status.st_size, status.st_mtime


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


@cache
def code_digest() -> str:
    """Digest of what makes files beside the pages: the package's code without ``site/`` and ``cli/``, and the versions
    of the engines. A changed renderer makes every entry stale."""
    folders = (each for each in sorted(_ROOT.iterdir()) if each.name not in ("site", "cli", "__pycache__"))
    names = [(name, _version(name)) for name in sorted(_ENGINES)]
    return hashlib.sha256((_digest(folders) + repr(names)).encode()).hexdigest()


@cache
def site_digest() -> str:
    """Digest of the code, the templates and the scripts of the site: what its pages and its index depend on beside
    :func:`code_digest`."""
    return _digest([_ROOT / "site"])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in (each for top in paths for each in sorted([top, *top.rglob("*")])):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
