"""Everything there is of one edition in one ZIP archive, with the checksums to tell that it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from clausebook.edition.model import Edition
from clausebook.edition.snapshot import published_schema
from clausebook.render.dates import UNDATED, first_day
from clausebook.render.zip_file import zip_file

SNAPSHOT, MANIFEST, SCHEMA = "snapshot.json", "manifest.json", "snapshot.schema.json"
SUMS, README = "SHA256SUMS", "README.txt"
_WHAT = {
    SNAPSHOT: "everything, as data: what all other files were made from",
    MANIFEST: "the seal: a digest for each provision and one for the whole",
    SCHEMA: "JSON Schema of the data",
    "edition.pdf": "to read and to print",
    "edition.docx": "to fill in and to mark up",
    "edition.akn.xml": "for archives: Akoma Ntoso 3.0, an OASIS standard",
    "provisions.csv": "for spreadsheets: one row a provision",
}
"""What each file is for, by its name."""


def bundle(edition: Edition, digest: str, files: Mapping[str, bytes]) -> bytes:
    """The archive: ``files`` by their names, the schema, a list of what is there, and ``SHA256SUMS`` over all of it.
    Dated as the edition is, so that the same edition gives the same bytes. Raises :class:`KeyError` for a file that
    nobody would know the use of."""
    whole = {**files, SCHEMA: published_schema()}
    whole[README] = _readme(edition, digest, whole).encode("utf-8", "replace")
    sums = "".join(f"{hashlib.sha256(whole[name]).hexdigest()}  {name}\n" for name in sorted(whole))
    whole[SUMS] = sums.encode()
    return zip_file(whole, first_day(edition.published) or UNDATED)


def _readme(edition: Edition, digest: str, files: Mapping[str, bytes]) -> str:
    lines = [
        edition.title,
        f"{edition.work}, edition {edition.id}, {edition.status.value}",
        f"Edition digest {digest}",
        "",
        edition.notice,
        "",
        *(f"{name:<22}{_WHAT[name]}" for name in sorted(files)),
        "",
        f"“sha256sum -c {SUMS}” says whether a file has changed.",
    ]
    if MANIFEST in files:
        lines.append(f"“clausebook verify {edition.id}” in a project that has {SNAPSHOT} and {MANIFEST} in")
        lines.append(f"editions/{edition.id}/ says which provision has.")
    return "\n".join(lines) + "\n"
