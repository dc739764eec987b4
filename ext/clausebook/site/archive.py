"""The folder of sealed editions: read and write, no Sphinx. Files are written whole or not at all."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from errno import EISDIR
from pathlib import Path

from clausebook.edition.errata import Erratum, load_errata
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Edition
from clausebook.edition.notes import Notes, load_notes
from clausebook.edition.seal import load_manifest
from clausebook.edition.snapshot import SnapshotError, load
from clausebook.edition.timeline import in_order

FOLDER = "editions"
"""Where a project keeps its sealed editions; the command finds it without running ``conf.py``."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder with one subfolder an edition: ``<id>/snapshot.json`` and ``<id>/manifest.json``; beside them the
    reasons noted after sealing, ``reasons.toml``, and the known faults, ``errata.toml``, where there are any."""

    folder: Path

    def ids(self) -> list[str]:
        """Ids of the editions there, sorted by name."""
        if not self.folder.is_dir():
            return []
        return sorted(each.name for each in self.folder.iterdir() if (each / "snapshot.json").is_file())

    def read(self, identity: str) -> Edition:
        """One edition; raises :class:`SnapshotError` where there is none or it cannot be read."""
        path = self.folder / identity / "snapshot.json"
        self._require(identity)
        edition = load(read_bytes(path), str(path))
        # Files are named by the id inside: one that is not the folder's could lead anywhere.
        if edition.id != identity:
            raise SnapshotError(f"{path}: holds edition “{edition.id}”, not “{identity}”; restore the file from git")
        return edition

    def read_all(self) -> tuple[Edition, ...]:
        """Every edition, from the oldest to the newest."""
        return in_order(self.read(identity) for identity in self.ids())

    def newest(self) -> str:
        """Id of the newest edition; "" where there is none, or one cannot be read."""
        try:
            ordered = self.read_all()
        except SnapshotError:
            return ""
        return ordered[-1].id if ordered else ""

    def notes(self) -> Notes:
        """The reasons noted after sealing; raises :class:`NotesError` where the file cannot be understood and
        :class:`SnapshotError` where it cannot be read."""
        path = self.folder / "reasons.toml"
        return load_notes(read_bytes(path), f"{self.folder.name}/{path.name}") if path.exists() else Notes()

    def errata(self) -> tuple[Erratum, ...]:
        """The known faults of sealed editions; raises as :meth:`notes` does."""
        path = self.folder / "errata.toml"
        return load_errata(read_bytes(path), f"{self.folder.name}/{path.name}") if path.exists() else ()

    def files(self, identity: str) -> tuple[bytes, bytes]:
        """Bytes of an edition's snapshot and manifest; raises :class:`SnapshotError`."""
        folder = self.folder / identity
        self._require(identity)
        if not (folder / "manifest.json").is_file():
            raise SnapshotError(f"{folder}: no manifest.json: the edition was never sealed, or the file is lost")
        return read_bytes(folder / "snapshot.json"), read_bytes(folder / "manifest.json")

    def digest(self, identity: str) -> str:
        """The digest that the edition was sealed with."""
        return load_manifest(self.files(identity)[1], f"{self.folder / identity}/manifest.json").digest

    def write(self, identity: str, snapshot: bytes, manifest: bytes) -> Path:
        """Add an edition; raises :class:`FileExistsError` where it is there already, for sealed is sealed."""
        target = self.folder / identity
        if target.exists():
            raise FileExistsError(f"{target} exists: a sealed edition is never written again")
        # Both files appear at once: a folder is renamed into place when it is complete.
        partial = self.folder / f".{identity}.partial"
        partial.mkdir(parents=True, exist_ok=True)
        (partial / "snapshot.json").write_bytes(snapshot)
        (partial / "manifest.json").write_bytes(manifest)
        partial.rename(target)
        return target

    def _require(self, identity: str) -> None:
        if identity not in self.ids():
            near = did_you_mean(identity, [*self.ids(), "draft"])
            known = ", ".join(self.ids()) or "none"
            raise SnapshotError(f"no edition “{identity}” (sealed: {known}){near}")


def read_bytes(path: Path) -> bytes:
    """A file's bytes; raises :class:`SnapshotError` with the system's reason."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SnapshotError(f"{path}: {error.strerror}") from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a half. A device or a pipe is written to
    and never replaced: root could put a file in the place of ``/dev/null``."""
    if path.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    if path.is_char_device() or path.is_fifo():
        path.write_bytes(data)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own for each writing: threads of one build share the process's number.
    partial = path.with_name(f".{path.name}.{secrets.token_hex(8)}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
