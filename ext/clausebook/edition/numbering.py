"""Numbers from positions: labels of list items, numbers of provisions, printed text of references.

A number is never written by hand and never an identity. :func:`number` takes an edition whose numbers are missing or
out of date and returns it with every number, label and reference text worked out afresh; it is idempotent.

The schemes follow the ways in which English contracts and instruments number themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum

from msgspec.structs import replace

from clausebook.edition.model import (
    Block,
    BlockKind,
    Document,
    Edition,
    KeyKind,
    Provision,
    ProvisionId,
    ProvisionKind,
    Span,
)


class Scheme(Enum):
    """How a document numbers its provisions; the value is what an author writes in the front matter."""

    CONDITIONS = "conditions"
    """"GC12" for a condition, "12.3" for its clause, "GC12.3" in a reference."""
    SCHEDULES = "schedules"
    """"Schedule 3", "Part A", paragraph "2"; "paragraph 2 of Part A of Schedule 3" in a reference."""
    AGREEMENT = "agreement"
    """"1", "1.1"; "clause 1.1" in a reference."""
    DIRECTIONS = "directions"
    """"Part 1"; directions counted through the whole document; "direction 5" in a reference."""
    SECTIONS = "sections"
    """"1", "1.1"; "section 1.1" in a reference."""
    DEFINITIONS = "definitions"
    """No numbers: a definition is found by its term."""


LABELS_DEPTH = 3
"""How deep lists may nest: (a), (i), (A)."""


def letters(count: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa", 28 → "bb": as English instruments count past z."""
    times, index = divmod(count - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def roman(count: int) -> str:
    """1 → "i", 4 → "iv", 40 → "xl"."""
    numerals = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, numeral in numerals:
        times, count = divmod(count, value)
        text += numeral * times
    return text


def item_label(depth: int, count: int) -> str:
    """The label of the ``count``-th item at a nesting depth from 1: "(a)", "(i)", "(A)"."""
    style = (letters, roman, lambda number: letters(number).upper())[min(depth, LABELS_DEPTH) - 1]
    return f"({style(count)})"


def label_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with their item labels. Letters run on through all lists of one provision at depth 1, so that "12.3(b)"
    can only mean one place; deeper lists start again under each item."""
    counts = [0] * (LABELS_DEPTH + 1)
    labelled = []
    for block in blocks:
        label = ""
        if block.kind is BlockKind.ITEM:
            depth = min(block.depth, LABELS_DEPTH)
            counts[depth] += 1
            counts[depth + 1 :] = [0] * (LABELS_DEPTH - depth)
            label = item_label(depth, counts[depth])
        labelled.append(block if block.label == label else replace(block, label=label))
    return tuple(labelled)


def number(edition: Edition) -> Edition:
    """The edition with every number, label, citation and reference text worked out from positions and registers."""
    documents = tuple(_number_document(document) for document in edition.documents)
    citations = {where: text for document in documents for where, text in _citations(document)}
    homes = {where: document for document in documents for where, _ in _citations(document)}
    shorts = {regulation.id: regulation.short for regulation in edition.regulations}
    titles = {rationale.id: rationale.title for rationale in edition.rationales}

    def printed(span: Span, document: Document | None) -> Span:
        if span.key is None:
            return span
        text: str | None = None
        if span.key.kind is KeyKind.REFERENCE:
            text = _reference_text(span.key.target, citations, homes, document)
        elif span.key.kind is KeyKind.CITATION:
            text = shorts.get(span.key.target)
        elif span.key.kind is KeyKind.REASON:
            text = titles.get(span.key.target)
        return span if text is None or text == span.text else replace(span, text=text)

    def in_document(document: Document | None) -> Callable[[tuple[Block, ...]], tuple[Block, ...]]:
        return lambda blocks: tuple(
            replace(block, spans=tuple(printed(span, document) for span in block.spans)) for block in blocks
        )

    return replace(
        edition,
        documents=tuple(
            replace(
                document,
                blocks=in_document(document)(document.blocks),
                provisions=tuple(_map_blocks(each, in_document(document)) for each in document.provisions),
            )
            for document in documents
        ),
        regulations=tuple(replace(each, blocks=in_document(None)(each.blocks)) for each in edition.regulations),
        rationales=tuple(replace(each, blocks=in_document(None)(each.blocks)) for each in edition.rationales),
        retired=tuple(replace(each, blocks=in_document(None)(each.blocks)) for each in edition.retired),
        gaps=tuple(replace(each, blocks=in_document(None)(each.blocks)) for each in edition.gaps),
    )


def item_citations(citation: str, blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Each list item of a provision, by the provision's citation and blocks, with the text that a reference to it
    prints: "GC12.3(b)(ii)"."""
    chain = [""] * (LABELS_DEPTH + 1)
    for block in blocks:
        if block.kind is BlockKind.ITEM:
            depth = min(block.depth, LABELS_DEPTH)
            chain[depth] = block.label
            labels = "".join(chain[1 : depth + 1])
            before, of, after = citation.partition(" of ")
            yield block, f"{before}{labels}{of}{after}"


def _reference_text(
    target: ProvisionId,
    citations: Mapping[ProvisionId, str],
    homes: Mapping[ProvisionId, Document],
    document: Document | None,
) -> str | None:
    text, home = citations.get(target), homes.get(target)
    if text is None or home is None:
        return None
    self_standing = home.scheme in (Scheme.CONDITIONS.value, Scheme.SCHEDULES.value, Scheme.DEFINITIONS.value)
    if self_standing or (document is not None and document.id == home.id) or text == home.title:
        return text
    return f"{text} of “{home.title}”"


def _citations(document: Document) -> Iterator[tuple[ProvisionId, str]]:
    yield document.id, document.title
    for provision in document.walk():
        yield provision.id, provision.citation
        for block, citation in item_citations(provision.citation, provision.blocks):
            if block.id:
                yield block.id, citation


def _map_blocks(provision: Provision, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Provision:
    return replace(
        provision,
        blocks=change(provision.blocks),
        children=tuple(_map_blocks(child, change) for child in provision.children),
    )


def _number_document(document: Document) -> Document:
    running = iter(range(1, 100_000))

    def visit(provision: Provision, above: Provision | None, position: int) -> Provision:
        number_text, citation = _number_one(document, provision, above, position, running)
        numbered = replace(
            provision, number=number_text, citation=citation, blocks=label_blocks(provision.blocks), children=()
        )
        return replace(numbered, children=_visit_all(provision.children, numbered))

    def _visit_all(provisions: tuple[Provision, ...], above: Provision | None) -> tuple[Provision, ...]:
        # Parts and paragraphs are counted apart: a schedule may hold paragraphs before its first Part.
        counts: dict[ProvisionKind, int] = {}
        result = []
        for provision in provisions:
            counts[provision.kind] = counts.get(provision.kind, 0) + 1
            result.append(visit(provision, above, counts[provision.kind]))
        return tuple(result)

    return replace(document, blocks=label_blocks(document.blocks), provisions=_visit_all(document.provisions, None))


def _number_one(
    document: Document, provision: Provision, above: Provision | None, position: int, running: Iterator[int]
) -> tuple[str, str]:
    scheme = Scheme(document.scheme)
    prefix = document.abbreviation
    if scheme is Scheme.DEFINITIONS:
        return "", f"the definition of “{provision.heading}”"
    if scheme is Scheme.DIRECTIONS:
        if provision.kind is ProvisionKind.PART:
            return f"Part {position}", f"Part {position}"
        count = next(running)
        return str(count), f"direction {count}"
    if scheme is Scheme.SCHEDULES:
        if provision.kind is ProvisionKind.SCHEDULE:
            return f"Schedule {position}", f"Schedule {position}"
        text = letters(position).upper() if provision.kind is ProvisionKind.PART else str(position)
        name = f"Part {text}" if provision.kind is ProvisionKind.PART else f"paragraph {text}"
        shown = name if provision.kind is ProvisionKind.PART else text
        return shown, f"{name} of {above.citation}" if above else name
    bare = f"{above.number.removeprefix(prefix)}.{position}" if above is not None else str(position)
    if scheme is Scheme.CONDITIONS:
        return (bare if above else f"{prefix}{bare}"), f"{prefix}{bare}"
    word = "clause" if scheme is Scheme.AGREEMENT else "section"
    return bare, f"{word} {bare}"
