"""Files beside the pages of an edition that are data: for spreadsheets, for archives, and everything in one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

from clausebook.edition.model import Edition
from clausebook.edition.timeline import lineage
from clausebook.redline.model import Redline
from clausebook.render.akn_edition import edition_akn
from clausebook.render.bundle import MANIFEST, SNAPSHOT, bundle
from clausebook.render.tables import csv_bytes, edition_csv
from clausebook.site.cache import Cache
from clausebook.site.library import Library

File = tuple[str, str, str, Callable[[], bytes]]
"""Label, file ending, what decides the content, and what makes the bytes."""
_NAMES = {
    "pdf": "edition.pdf", "docx": "edition.docx", "json": SNAPSHOT, "csv": "provisions.csv", "akn.xml": "edition.akn.xml",
}  # fmt: skip
"""What a file is called in the archive, by its ending."""


def data_files(edition: Edition, library: Library) -> Iterator[File]:
    """The edition as a table, and as Akoma Ntoso with the changes since the edition before."""
    digest = library.digests[edition.id]
    earlier = lineage(edition, library.editions)
    redline = library.redlines.get((earlier[-1].id, edition.id)) if earlier else None
    yield "CSV", "csv", digest, lambda: csv_bytes(edition_csv(edition))
    decided = " ".join(
        [digest, *(library.digests[each.id] for each in earlier), redline_key(redline) if redline else ""]
    )
    yield (
        "Akoma Ntoso",
        "akn.xml",
        decided,
        lambda: edition_akn(edition, digest, earlier=earlier, redline=redline),
    )


def archive_file(edition: Edition, digest: str, files: Iterable[File], manifest: bytes | None, cache: Cache) -> File:
    """One archive of all the other files, which are made once and kept. ``manifest``: the seal, where there is one."""
    chosen = [file for file in files if file[1] in _NAMES]

    def make() -> bytes:
        named = {_NAMES[ending]: cache.get(ending, key, made) for _, ending, key, made in chosen}
        return bundle(edition, digest, {**named, **({MANIFEST: manifest} if manifest else {})})

    sealed = hashlib.sha256(manifest).hexdigest() if manifest else ""
    return "Everything (ZIP)", "zip", " ".join([sealed, *(f"{file[1]} {file[2]}" for file in chosen)]), make


def redline_key(redline: Redline) -> str:
    """What decides the files of a redline: both editions, and the reasons given for each change, which may be noted
    later than either."""
    reasons = [(change.id, change.reasons) for change in redline.changes if change.reasons]
    return f"{redline.old.digest} {redline.new.digest} {reasons} {sorted(redline.names.items())}"
