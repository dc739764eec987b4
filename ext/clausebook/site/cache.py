"""Rendered files kept by what they were made from. Safe to delete, and safe when two builds run at once: an entry is
written whole under a name that says all that decided it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import clausebook
from clausebook.site.archive import write_whole

_ENGINES = frozenset({"typst", "pikepdf", "lxml", "rapidfuzz", "pydantic"})


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
        write_whole(path, data)
        return data


@cache
def code_digest() -> str:
    """Digest of the package's own files and of the engines' versions: a changed renderer makes every entry stale."""
    digest = hashlib.sha256()
    root = Path(clausebook.__file__).parent
    for path in sorted(root.rglob("*")):
        if (
            path.is_file()
            and "__pycache__" not in path.parts
            and path.relative_to(root).parts[0] not in ("site", "cli")
        ):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    names = sorted((each.name.lower(), each.version) for each in distributions() if each.name.lower() in _ENGINES)
    digest.update(repr(names).encode())
    return digest.hexdigest()
