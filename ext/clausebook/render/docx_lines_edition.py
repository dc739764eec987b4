"""An edition → the paragraphs of its Word file."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from clausebook.edition.model import Block, Document, Edition, Provision, ProvisionKind
from clausebook.redline.model import BlockShape, Fate, Run
from clausebook.render.docx_lines import CELLS, NEW, Face, Line, Lists, Mark, Piece, Seat, faces
from clausebook.render.docx_styles import SCHEDULE_HEADING
from clausebook.render.known_errors import KnownErrors

NO_ERRORS: KnownErrors = MappingProxyType({})
Seated = tuple[Seat, tuple[Block, ...], str]
"""A provision, its text, and the name of the option that it belongs to."""


def edition_lines(edition: Edition, errors: KnownErrors = NO_ERRORS) -> tuple[Lists, list[list[Line]]]:
    """The lists that the edition needs, and the paragraphs of each document in order; what ``errors`` say of a provision
    stands before its words."""
    seats = [_document_seats(document) for document in edition.documents]
    lists = Lists([[seat for document in seats for seat, _, _ in document]])
    begun = {each.id for document in edition.documents for each in document.provisions[1:]}
    lines = [
        [
            _on_its_page(line, seated[0], begun)
            for seated in document
            for line in _provision_lines(*seated, lists, errors.get(seated[0].id, ()))
        ]
        for document in seats
    ]
    return lists, lines


def _on_its_page(line: Line, seat: Seat, begun: Container[str]) -> Line:
    """A line of a provision; a Schedule begins a page, unless its document does. ``begun``: provisions after the first of a
    document."""
    if seat.kind is ProvisionKind.SCHEDULE and seat.id in begun and line.face.style == "heading 2":
        return replace(line, faces={NEW: replace(line.face, style=SCHEDULE_HEADING)})
    return line


def block_pieces(block: Block) -> tuple[Piece, ...]:
    """A block's spans as untracked text."""
    return tuple(Piece(Run(Fate.KEPT, span.text, span.key, span.emphasis)) for span in block.spans)


def _document_seats(document: Document) -> list[Seated]:
    shapes = tuple(_shape(block) for block in document.blocks)
    own = Seat(document.id, document.id, None, 0, None, "", document.title, not document.provisions, shapes)
    made: list[Seated] = [(own, document.blocks, "")]
    for provision in document.provisions:
        made.extend(_seats(document.id, provision, 0, None))
    return made


def _seats(document: str, provision: Provision, depth: int, above: ProvisionKind | None) -> Iterator[Seated]:
    shapes = tuple(_shape(block) for block in provision.blocks)
    leaf = not provision.children
    seat = Seat(document, provision.id, provision.kind, depth, above, provision.number, provision.heading, leaf, shapes)
    yield seat, provision.blocks, provision.optional
    for child in provision.children:
        yield from _seats(document, child, depth + 1, provision.kind)


def _provision_lines(
    seat: Seat, blocks: tuple[Block, ...], optional: str, lists: Lists, errors: Sequence[str]
) -> Iterator[Line]:
    heading, beneath = faces(seat, lists)
    ids: tuple[str, ...] = (seat.id,)
    if heading is not None:
        pieces = (Piece(Run(Fate.KEPT, seat.heading)),) if seat.heading else ()
        yield Line(Mark.NONE, {NEW: heading}, pieces, seat.id, anchors=ids)
        ids = ()
    notes = [("Optional", f"[Optional: {optional}]")] if optional else []
    for style, said in [*notes, *((f"{seat.family} Known Error", f"Known error: {each}") for each in errors)]:
        yield Line(Mark.NONE, {NEW: Face(style)}, (Piece(Run(Fate.KEPT, said)),), seat.id)
    for block, face, shape in zip(blocks, beneath, seat.shapes, strict=True):
        anchors = (*ids, *((block.id,) if block.id else ()))
        cells = (shape if block.kind in CELLS else None, None)
        yield Line(Mark.NONE, {NEW: face}, block_pieces(block), seat.id, anchors=anchors, cells=cells)
        ids = ()


def _shape(block: Block) -> BlockShape:
    return BlockShape(block.kind, block.depth, block.label, block.id, block.table, block.row, block.column)
