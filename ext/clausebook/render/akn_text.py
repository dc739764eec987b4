"""Blocks and spans → the words of an Akoma Ntoso file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clausebook.edition.model import Block, BlockKind, Emphasis, Key, KeyKind, Rationale, Regulation, Span
from clausebook.render.akn_plan import Group, Piece, Plan
from clausebook.render.akn_xml import Content, Node, element, token
from clausebook.render.web_address import web_address

_EMPHASIS = {Emphasis.EMPHASIS: "i", Emphasis.STRONG: "b"}


@dataclass(frozen=True, slots=True)
class Words:
    """Writes text with its links; a key that leads nowhere in the file is kept beside the words."""

    plan: Plan
    definitions: Mapping[str, str]
    """Name of the ``TLCTerm`` by id of a definition."""
    blanks: Mapping[str, str]
    """Name of the ``TLCObject`` by name of a blank."""

    def groups(self, groups: Sequence[Group]) -> Iterator[Node]:
        """Paragraphs, notes, lists and tables in order."""
        for group in groups:
            first = group.pieces[0].block
            if group.kind in (BlockKind.ITEM, BlockKind.BULLET):
                look = "bullets" if group.kind is BlockKind.BULLET else ""
                yield element("blockList", *map(self._item, group.pieces), eId=group.name, class_=look)
            elif first.table:
                yield element("table", *map(self._row, _rows(group.pieces)), eId=group.name)
            else:
                yield from map(self._paragraph, group.pieces)

    def _item(self, piece: Piece) -> Node:
        block = piece.block
        number = element("num", block.label) if block.label else None
        text = element("p", *self.spans(block.spans))
        return element("item", number, text, *self.groups(piece.inside), eId=piece.name, wId=_permanent(block))

    def _paragraph(self, piece: Piece) -> Node:
        block, spans = piece.block, self.spans(piece.block.spans)
        number = [f"{block.label} "] if block.label else []
        if block.kind is BlockKind.NOTE:
            return element("block", *number, *spans, eId=piece.name, wId=_permanent(block), name="note")
        return element("p", *number, *spans, eId=piece.name, wId=_permanent(block))

    def _row(self, pieces: Sequence[Piece]) -> Node:
        cells: list[Node] = []
        last = 0
        for piece in pieces:
            column = piece.block.column
            if cells and column == last:
                cells[-1].append(self._paragraph(piece))
                continue
            cells += [element("td") for _ in range(column - last - 1)]
            kind = "th" if piece.block.kind is BlockKind.HEADER_CELL else "td"
            cells.append(element(kind, self._paragraph(piece)))
            last = column
        return element("tr", *cells)

    def spans(self, spans: Sequence[Span]) -> Iterator[Content]:
        """Text with its emphasis, each key as the element that Akoma Ntoso has for it."""
        for span in spans:
            text: Content = span.text
            if span.emphasis in _EMPHASIS:
                text = element(_EMPHASIS[span.emphasis], text)
            yield text if span.key is None else _KINDS[span.key.kind](self, span.key, text)

    def _term(self, key: Key, text: Content) -> Node:
        name = self.definitions.get(key.target)
        return element("term", text, refersTo=f"#{name}") if name else _unresolved(key, text)

    def _reference(self, key: Key, text: Content) -> Node:
        name = self.plan.names.get(key.target)
        return element("ref", text, href=f"#{name}") if name else _unresolved(key, text)

    def _record(self, key: Key, text: Content) -> Node:
        kind = Regulation if key.kind is KeyKind.CITATION else Rationale
        name = self.plan.records.get((kind, key.target))
        return element("ref", text, href=f"#{name}") if name else _unresolved(key, text)

    def _blank(self, key: Key, text: Content) -> Node:
        name = self.blanks.get(key.target)
        if name is None:
            return _unresolved(key, text)
        return element("inline", text, name=key.kind.value, refersTo=f"#{name}")

    def _link(self, key: Key, text: Content) -> Node:
        address = web_address(key.target)
        return element("a", text, href=address) if address else _unresolved(key, text)


_KINDS: Mapping[KeyKind, Callable[[Words, Key, Content], Node]] = {
    KeyKind.TERM: Words._term,
    KeyKind.REFERENCE: Words._reference,
    KeyKind.CITATION: Words._record,
    KeyKind.REASON: Words._record,
    KeyKind.BLANK: Words._blank,
    KeyKind.CHOICE: Words._blank,
    KeyKind.LINK: Words._link,
}


def _rows(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    start = 0
    for end, (one, other) in enumerate(pairwise(pieces), 1):
        if other.block.row != one.block.row or other.block.column < one.block.column:
            yield pieces[start:end]
            start = end
    yield pieces[start:]


def _permanent(block: Block) -> str:
    return token(block.id) if block.id else ""


def _unresolved(key: Key, text: Content) -> Node:
    """What a key points at where nothing of that name is in the file."""
    return element("inline", text, name=key.kind.value, own_target=key.target)
