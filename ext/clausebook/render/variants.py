"""Which part of an edition a paper copy prints: some of its documents, one integration model, with its sources or not.

A part is made as an edition, before anything is laid out, so that every format prints the same part. Numbers never
move: a provision that does not apply to the model keeps its number and its place and says "Not used".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Edition,
    KeyKind,
    Links,
    Provision,
    ProvisionKind,
    Regulation,
    Span,
)
from clausebook.render.errors import RenderError

NOT_USED = "Not used"


@dataclass(frozen=True, slots=True)
class Variant:
    """What is printed of an edition; the default is all of it."""

    documents: tuple[str, ...] = ()
    """Ids of documents; empty for all."""
    kind: DocumentKind | None = None
    """Only documents of this kind, such as the guides; None for every kind."""
    model: str = ""
    """An integration model, as written in a clause; empty for all."""
    sources: bool = True
    """Whether the law and the reasons stand beside the text."""


WHOLE = Variant()


def part_of(edition: Edition, variant: Variant) -> Edition:
    """The edition with only what the variant prints. Raises :class:`RenderError` for a document or a model that the
    edition does not have, and where nothing would be left."""
    if variant == WHOLE:
        return edition
    documents = _chosen(edition, variant)
    if variant.model:
        models = {model for document in edition.documents for model in _models(document)}
        _require("integration model", variant.model, models)
        documents = [
            replace(document, provisions=tuple(_for_model(each, variant.model) for each in document.provisions))
            for document in documents
        ]
    law, reasons, blanks = _pointed_at(documents, variant.sources)
    return replace(
        edition,
        documents=tuple(documents),
        regulations=_with_successors(edition.regulations, law),
        rationales=tuple(each for each in edition.rationales if each.id in reasons),
        blanks=tuple(each for each in edition.blanks if each.name in blanks),
    )


def title_of(edition: Edition, variant: Variant) -> str:
    """What a paper copy is called: a single document by its own title."""
    if len(variant.documents) == 1:
        return next((each.title for each in edition.documents if each.id in variant.documents), edition.title)
    return edition.title


def told(edition: Edition, variant: Variant) -> Iterator[tuple[str, str]]:
    """Name and value of each fact by which a reader knows that a copy is a part."""
    if variant.documents or variant.kind:
        yield "Part of", edition.title
        yield "Contains only", "; ".join(each.title for each in _chosen(edition, variant))
    if variant.model:
        yield "Integration model", f"{variant.model}; what is for others only says “{NOT_USED}”"
    if not variant.sources:
        yield "Law and reasons", "not shown beside the text"


def _chosen(edition: Edition, variant: Variant) -> list[Document]:
    for name in variant.documents:
        _require("document", name, [each.id for each in edition.documents])
    chosen = [
        each
        for each in edition.documents
        if (not variant.documents or each.id in variant.documents) and variant.kind in (None, each.kind)
    ]
    if not chosen and edition.documents:
        kinds = ", ".join(sorted({each.kind.value for each in edition.documents}))
        asked = "none of the documents named" if variant.documents else "no document in this edition"
        raise RenderError(f"{asked} is of the kind “{variant.kind.value if variant.kind else ''}” (there are: {kinds})")
    return chosen


def _require(what: str, name: str, known: Iterable[str]) -> None:
    known = sorted(set(known))
    if name not in known:
        near = did_you_mean(name, known)
        raise RenderError(f"no {what} “{name}” in this edition (there are: {', '.join(known) or 'none'}){near}")


def _models(document: Document) -> Iterator[str]:
    yield from document.links.models
    for provision in document.walk():
        yield from provision.links.models


def _for_model(provision: Provision, model: str) -> Provision:
    models = provision.links.models
    if not models or model in models:
        return replace(provision, children=tuple(_for_model(each, model) for each in provision.children))
    # A definition keeps its term, by which it is found; what has a heading says it there.
    headed = bool(provision.heading.strip()) and provision.kind is not ProvisionKind.DEFINITION
    said = () if headed else (Block(BlockKind.PARAGRAPH, (Span(f"{NOT_USED}."),)),)
    heading = NOT_USED if headed else provision.heading
    return replace(
        provision, heading=heading, blocks=said, children=(), links=Links(models=models), optional="", forms=()
    )


def _pointed_at(documents: Sequence[Document], sources: bool) -> tuple[set[str], set[str], set[str]]:
    """Ids of the law, of the reasons, and names of the blanks, that the printed text names."""
    found: dict[KeyKind, set[str]] = {kind: set() for kind in KeyKind}
    for document in documents:
        owners: list[Document | Provision] = [document, *document.walk()]
        for owner in owners:
            if sources:
                found[KeyKind.CITATION].update(owner.links.law)
                found[KeyKind.REASON].update(owner.links.reasons)
            for key in (span.key for block in owner.blocks for span in block.spans if span.key):
                found[key.kind].add(key.target)
    return found[KeyKind.CITATION], found[KeyKind.REASON], found[KeyKind.BLANK] | found[KeyKind.CHOICE]


def _with_successors(regulations: Sequence[Regulation], wanted: set[str]) -> tuple[Regulation, ...]:
    """The wanted entries and those that stand in their place now."""
    known = {each.id: each for each in regulations}
    todo = sorted(wanted & known.keys())
    kept: set[str] = set()
    while todo:
        identity = todo.pop()
        if identity in known and identity not in kept:
            kept.add(identity)
            todo.append(known[identity].replaced_by)
    return tuple(each for each in regulations if each.id in kept)
