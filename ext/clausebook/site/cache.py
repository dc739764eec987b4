"""Rendered files kept by what they were made from. Safe to delete, and safe when two builds run at once: an entry is
written whole under a name that says all that decided it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import clausebook
from clausebook.site.archive import write_whole

_ENGINES = frozenset(
    {"pagefind_bin", "cbor2", "deflate", "jinja2", "markupsafe", "typst", "pikepdf", "lxml", "rapidfuzz", "msgspec"}
)

_ROOT = Path(clausebook.__file__).parent


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files named by digests."""

    folder: Path

    def get(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """The kept bytes, or those that ``make`` returns. ``kind`` is a file ending; ``key`` names the content that
        they are made from, such as an edition's digest."""
        name = hashlib.sha256(f"{kind}\0{key}\0{code_digest()}".encode()).hexdigest()
        path = self.folder / name[:2] / f"{name}.{kind}"
        if path.is_file():
            return path.read_bytes()
        data = make()
        with suppress(OSError):  # a folder that cannot be written costs time and nothing else
            write_whole(path, data)
        return data


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
