"""Blanks on paper: how much room each gets to write in, and the list of all of them with their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from clausebook.edition.model import Blank, Block, BlockKind, Document, Edition, KeyKind, Provision
from clausebook.render.typst_blocks import Node, Piece, nest, text_span

ROOMS: Mapping[str, str] = {
    "number": "short", "percent": "short", "date": "middle", "money": "middle", "period": "middle",
    "text": "long", "party": "long",
}  # fmt: skip
"""Length of the rule after a blank, by its type; a choice has none, for its alternatives are struck out."""
KINDS: Mapping[str, str] = {
    "number": "number", "percent": "percentage", "date": "date", "money": "sum of money", "period": "period",
    "text": "words", "party": "name of a party", "choice": "one of these",
}  # fmt: skip
HEADS = ("Where", "Blank: name, kind and what to insert")


def rooms(edition: Edition) -> dict[str, str]:
    """For each blank by name the room after it: "short", "middle" or "long"; choices are left out."""
    return {each.name: ROOMS[each.type] for each in edition.blanks if each.type in ROOMS}


def blank_lists(edition: Edition) -> list[Node]:
    """For each document with blanks its title and a table of them in reading order, each with a link to its place."""
    lists = []
    for document in edition.documents:
        rows = list(_rows(edition, document))
        if rows:
            lists.append({"heading": text_span(document.title.strip() or document.id), "table": _table(rows)})
    return lists


def blank_places(document: Document) -> Iterator[tuple[str, str]]:
    """Name of each blank with the id of the provision, or document, that it stands in; each pair once, in order."""
    seen = set()
    owners: list[Document | Provision] = [document, *document.walk()]
    for owner in owners:
        for name in _names(owner.blocks):
            if (name, owner.id) not in seen:
                seen.add((name, owner.id))
                yield name, owner.id


def _names(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        for span in block.spans:
            if span.key and span.key.kind in (KeyKind.BLANK, KeyKind.CHOICE):
                yield span.key.target


def _rows(edition: Edition, document: Document) -> Iterator[tuple[Node, list[tuple[Node, ...]]]]:
    """For each provision with blanks a link to it, and for each of its blanks the spans that name it."""
    known = {each.name: each for each in edition.blanks}
    called = {each.id: each.citation or each.number or each.heading for each in document.walk()}
    for owner, places in groupby(blank_places(document), key=lambda place: place[1]):
        names = [_named(name, known.get(name)) for name, _ in places]
        # In a narrow column no line ends within "Schedule 3".
        where = (called.get(owner, document.title) or owner).replace("Schedule ", "Schedule\u00a0")
        yield text_span(where, to=owner), names


def _named(name: str, blank: Blank | None) -> tuple[Node, ...]:
    if blank is None:
        return (text_span(name, style="strong"),)
    return text_span(name, style="strong"), text_span(f" ({KINDS.get(blank.type, blank.type)}): {blank.prompt}")


def _table(rows: Sequence[tuple[Node, list[tuple[Node, ...]]]]) -> Node:
    pieces = [
        Piece(BlockKind.HEADER_CELL, (text_span(head),), table=1, row=1, column=n) for n, head in enumerate(HEADS)
    ]
    for number, (where, names) in enumerate(rows, 2):
        pieces.append(Piece(BlockKind.CELL, (where,), table=1, row=number, column=0))
        pieces += [Piece(BlockKind.CELL, spans, table=1, row=number, column=1) for spans in names]
    (table,) = nest(pieces)
    return {**table, "look": "compact"}
