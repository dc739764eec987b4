"""Fix an edition by digests, and tell what differs when it no longer matches them.

Every provision has two digests. *Content* covers its id, heading, words, keys and links and is independent of its
neighbours: the printed text of a reference or citation is left out, because its target's number decides it. *Printed*
covers what position decides: its number, its labels, the text of its references. Both are rolled up the tree to one
digest of the edition. Where a text was written (file and line) is in no digest; the digest of the whole file covers it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from clausebook.edition.json_file import canonical
from clausebook.edition.model import (
    Block,
    Document,
    Drawing,
    Edition,
    Gap,
    KeyKind,
    Marks,
    Provision,
    Rationale,
    Regulation,
    Retired,
)
from clausebook.edition.snapshot import SnapshotError, dump, load

FORMAT = 1
"""Number of the manifest's format."""

_LATER = ("ended", "marks")
"""Fields that editions sealed before them do not have; in a digest only where they are set."""
Digests = Callable[[Provision], tuple[str, str]]
"""Content and printed digest of a provision."""

_DERIVED = (KeyKind.REFERENCE, KeyKind.CITATION, KeyKind.REASON)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The digests that seal an edition, and who sealed it."""

    edition: str
    digest: str
    snapshot: str
    """Digest of the snapshot file's bytes."""
    provisions: dict[str, tuple[str, str]]
    """Content and printed digest of every provision and document, by id."""
    records: dict[str, str]
    """Digest of every entry of a register, by id."""
    sealed_by: str
    sealed_on: str
    """ISO date."""
    commit: str
    """The commit whose sources were sealed."""


def edition_digest(edition: Edition) -> str:
    """One digest, 64 hexadecimal digits, of everything an edition says and prints."""
    return _edition_digest(edition, _digests)


def _edition_digest(edition: Edition, digests: Digests) -> str:
    metadata = [
        edition.id,
        edition.work,
        edition.title,
        edition.status,
        edition.published,
        edition.commencement,
        edition.based_on,
        edition.notice,
    ]
    records = [record_digest(record) for record in edition.records]
    blanks = [[blank.name, blank.type, blank.prompt] for blank in edition.blanks]
    later = [[record_digest(each) for each in group] for group in (edition.retired, edition.gaps) if group]
    return _hash(
        [metadata, [_document_tree(document, digests) for document in edition.documents], records, blanks, *later]
    )


def content_digest(provision: Provision) -> str:
    """Digest of what one provision says, independent of its place, its number and its neighbours."""
    links = provision.links
    return _hash(
        [
            provision.id,
            provision.kind,
            provision.heading,
            list(provision.forms),
            provision.optional,
            _links(links),
            [_content(block) for block in provision.blocks],
            *_marks(provision.marks),
            *[f"drawing {each.table} {each.kind.value} {each.title}" for each in provision.drawings],
        ]
    )


def printed_digest(provision: Provision) -> str:
    """Digest of what position decides for one provision: number, labels, printed references."""
    return _hash([provision.number, provision.citation, [_printed(block) for block in provision.blocks]])


def record_digest(record: Regulation | Rationale | Retired | Gap) -> str:
    """Digest of one entry of a register."""
    fields = [
        str(getattr(record, name)) for name in record.__struct_fields__ if name not in ("blocks", "source", *_LATER)
    ]
    later = [f"ended {record.ended}"] if isinstance(record, Regulation) and record.ended else []
    if isinstance(record, Regulation | Rationale):
        later += _marks(record.marks)
    words = [[_content(block) for block in record.blocks], [_printed(block) for block in record.blocks]]
    return _hash([*fields, *words, *later])


def seal(edition: Edition, *, sealed_by: str, sealed_on: str, commit: str) -> tuple[bytes, bytes]:
    """Bytes of ``snapshot.json`` and of ``manifest.json`` for an edition."""
    data = dump(edition)
    digests = _remembered(_digests)
    provisions: dict[str, tuple[str, str]] = {}
    for document in edition.documents:
        provisions[document.id] = (_document_content(document), _hash([_printed(block) for block in document.blocks]))
        for provision in document.walk():
            provisions[provision.id] = digests(provision)
    manifest = {
        "format": FORMAT,
        "edition": edition.id,
        "digest": _edition_digest(edition, digests),
        "snapshot": hashlib.sha256(data).hexdigest(),
        "provisions": provisions,
        "records": _record_digests(edition),
        "sealed_by": sealed_by,
        "sealed_on": sealed_on,
        "commit": commit,
    }
    return data, canonical(manifest, indent=1) + b"\n"


def load_manifest(data: bytes, name: str = "manifest") -> Manifest:
    """The manifest in ``data``; raises :class:`SnapshotError` where it cannot be read."""
    try:
        raw = json.loads(data.decode("utf-8"))
        if raw["format"] > FORMAT:
            raise SnapshotError(f"{name}: written in manifest format {raw['format']}; update Clausebook")
        provisions = {identity: (pair[0], pair[1]) for identity, pair in raw["provisions"].items()}
        return Manifest(
            raw["edition"],
            raw["digest"],
            raw["snapshot"],
            provisions,
            dict(raw["records"]),
            raw["sealed_by"],
            raw["sealed_on"],
            raw["commit"],
        )
    except SnapshotError:
        raise
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, IndexError, AttributeError):
        raise SnapshotError(f"{name}: no whole manifest; restore the file from git") from None


def verify(snapshot: bytes, manifest: bytes, name: str) -> list[str]:
    """What differs from the seal, one line each, naming the provision where one differs; empty when the seal holds.
    Raises :class:`SnapshotError` where either file cannot be read."""
    sealed = load_manifest(manifest, f"{name}/manifest.json")
    edition = load(snapshot, f"{name}/snapshot.json")
    digests = _remembered(_digests)
    differences = list(_differences(edition, sealed, digests))
    if not differences and _edition_digest(edition, digests) != sealed.digest:
        differences.append("the order of provisions, a document or the edition's own details differ from the seal")
    if not differences and hashlib.sha256(snapshot).hexdigest() != sealed.snapshot:
        differences.append("the file differs from the sealed one outside the text (source lines or layout)")
    return differences


def _differences(edition: Edition, sealed: Manifest, digests: Digests) -> Iterator[str]:
    found: dict[str, tuple[str, str, str]] = {}
    for document in edition.documents:
        printed = _hash([_printed(block) for block in document.blocks])
        found[document.id] = (_document_content(document), printed, document.title)
        for each in document.walk():
            found[each.id] = (*digests(each), each.citation or each.heading)
    for identity in sorted(sealed.provisions.keys() | found.keys()):
        if identity not in found:
            yield f"{identity}: sealed, but missing from the snapshot"
        elif identity not in sealed.provisions:
            yield f"{identity} ({found[identity][2]}): in the snapshot, but never sealed"
        elif found[identity][0] != sealed.provisions[identity][0]:
            yield f"{identity} ({found[identity][2]}): its words, keys or links differ from the seal"
        elif found[identity][1] != sealed.provisions[identity][1]:
            yield f"{identity} ({found[identity][2]}): its printed number, labels or references differ from the seal"
    records = _record_digests(edition)
    for identity in sorted(sealed.records.keys() | records.keys()):
        if records.get(identity) != sealed.records.get(identity):
            yield f"{identity}: the register's entry differs from the seal"


def _record_digests(edition: Edition) -> dict[str, str]:
    return {record.id: record_digest(record) for record in (*edition.records, *edition.retired, *edition.gaps)}


def _document_tree(document: Document, digests: Digests) -> list[Any]:
    trees = [_tree(provision, digests) for provision in document.provisions]
    return [_document_content(document), [_printed(block) for block in document.blocks], trees]


def _document_content(document: Document) -> str:
    details = [document.id, document.title, document.kind, document.scheme, document.abbreviation]
    if document.drawing is not Drawing.NONE:  # editions sealed before drawings existed keep their digests
        details.append(document.drawing)
    blocks = [_content(block) for block in document.blocks]
    return _hash([details, document.reviewed, _links(document.links), blocks])


def _tree(provision: Provision, digests: Digests) -> list[Any]:
    return [*digests(provision), [_tree(child, digests) for child in provision.children]]


def _digests(provision: Provision) -> tuple[str, str]:
    return content_digest(provision), printed_digest(provision)


def _remembered(digests: Digests) -> Digests:
    """The same function, which works out each provision once. It knows them apart by identity: two that share an id are
    two, and a manifest must tell."""
    known: dict[int, tuple[str, str]] = {}

    def remembered(provision: Provision) -> tuple[str, str]:
        found = known.get(id(provision))
        if found is None:
            found = known[id(provision)] = digests(provision)
        return found

    return remembered


def _marks(marks: Marks) -> list[str]:
    # Nothing where nothing is marked: editions sealed before there were marks keep their digests.
    return [f"{name} {getattr(marks, name)}" for name in marks.__struct_fields__ if getattr(marks, name)]


def _links(links: Any) -> list[Any]:
    return [getattr(links, name) for name in links.__struct_fields__]


def _content(block: Block) -> list[Any]:
    spans = [
        ["" if key.kind in _DERIVED else span.text, [key.kind, key.target], span.emphasis]
        if (key := span.key)
        else [span.text, None, span.emphasis]
        for span in block.spans
    ]
    return [block.kind, block.depth, block.id, block.table, block.row, block.column, spans]


def _printed(block: Block) -> list[str]:
    return [block.label, *(span.text for span in block.spans if span.key and span.key.kind in _DERIVED)]


def _hash(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()
