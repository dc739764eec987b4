"""A flat list of blocks → nested lists, paragraphs and tables in HTML.

Plain text and redlines share this one arrangement: each gives pieces, a shape with finished inline markup, so that a
list looks the same in an edition and in a comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Protocol

from markupsafe import Markup

from clausebook.edition.model import Block, BlockKind
from clausebook.render.html_words import Address, nowhere, printable, words

NONE = Markup("")
NO_PICTURES: Mapping[int, Markup] = MappingProxyType({})
_LISTS = {BlockKind.ITEM: "ol", BlockKind.BULLET: "ul"}
_CELLS = (BlockKind.HEADER_CELL, BlockKind.CELL)


class Shape(Protocol):
    """What both a block and a block's shape in a redline tell about where it stands."""

    @property
    def kind(self) -> BlockKind: ...
    @property
    def depth(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def table(self) -> int: ...
    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """One block, ready to be put in its place."""

    shape: Shape
    words: Markup
    anchor: str = ""
    """Id of the element; empty for none."""
    permalink: str = ""
    """Id on the printed label, which links to itself; empty for a label without a link."""
    mark: str = ""
    """Class that says what happened to the whole block: "inserted" or "deleted"."""
    label: Markup = NONE
    """Printed label; empty means the shape's own."""
    old_row: int = 0
    """Row that a table cell had in the old edition, where that matters; 0 otherwise."""


def blocks(
    of: Iterable[Block],
    address: Address = nowhere,
    owner: str = "",
    seen: set[str] | None = None,
    name: str = "",
    *,
    pictures: Mapping[int, Markup] = NO_PICTURES,
) -> Markup:
    """Blocks as HTML. With ``owner``, the id of the provision they belong to, list items get anchors
    ("termination.b.ii"). ``name`` says in words what a table belongs to; ``pictures`` stand before the tables with
    their numbers."""
    return arrange(_pieces(tuple(of), address, owner, seen), name, pictures)


def anchors(of: Iterable[Block], owner: str) -> list[str]:
    """For each block the anchor made of its labels, or "" where it has none."""
    chain: list[str] = []
    found = []
    for block in of:
        if block.kind is BlockKind.ITEM and block.label:
            del chain[max(block.depth, 1) - 1 :]
            chain.append(block.label.strip("()"))
            found.append(".".join((owner, *chain)) if owner else "")
        else:
            found.append("")
    return found


def arrange(pieces: Iterable[Piece], name: str = "", pictures: Mapping[int, Markup] = NO_PICTURES) -> Markup:
    """Pieces in order as nested HTML."""
    out: list[Markup] = []
    lists: list[tuple[int, str]] = []

    def close(depth: int) -> None:
        while lists and lists[-1][0] > depth:
            out.append(Markup(f"</li></{lists.pop()[1]}>"))

    for table, group in groupby(pieces, key=_table):
        members = list(group)
        if table:
            close(members[0].shape.depth)
            out.append(pictures.get(table, NONE))
            out.append(_table_markup(members, name, table))
            continue
        for piece in members:
            tag = _LISTS.get(piece.shape.kind)
            depth = max(piece.shape.depth, 1) if tag else piece.shape.depth
            close(depth)
            if tag:
                _open_item(out, lists, depth, tag, piece)
            out.append(_paragraph(piece, in_item=bool(tag)))
    close(-1)
    return Markup("").join(out)


def _pieces(of: tuple[Block, ...], address: Address, owner: str, seen: set[str] | None) -> Iterable[Piece]:
    for block, permalink in zip(of, anchors(of, owner), strict=True):
        # The same block may be shown twice on a page; only its owner's place gets its id.
        anchor = block.id if owner else ""
        yield Piece(block, words(block.spans, address, seen), anchor, permalink)


def _table(piece: Piece) -> int:
    return piece.shape.table if piece.shape.kind in _CELLS else 0


def _open_item(out: list[Markup], lists: list[tuple[int, str]], depth: int, tag: str, piece: Piece) -> None:
    if lists and lists[-1] == (depth, tag):
        out.append(Markup("</li>"))
    else:
        if lists and lists[-1][0] == depth:
            out.append(Markup(f"</li></{lists.pop()[1]}>"))
        lists.append((depth, tag))
        out.append(Markup('<ol class="items">') if tag == "ol" else Markup("<ul>"))
    out.append(Markup("<li{}>").format(_attribute("id", piece.anchor)))


def _paragraph(piece: Piece, in_item: bool) -> Markup:
    note = "note" if piece.shape.kind is BlockKind.NOTE else ""
    # The mark is the paragraph's: a deleted item may hold an item that is kept.
    classes = " ".join(filter(None, (note, piece.mark)))
    identity = "" if in_item else piece.anchor
    return Markup("<p{}{}>{}{}</p>").format(
        _attribute("id", identity), _attribute("class", classes), _label(piece), piece.words
    )


def _label(piece: Piece) -> Markup:
    label = piece.label or Markup.escape(printable(piece.shape.label))
    if not label:
        return Markup("")
    if piece.permalink:
        return Markup('<a class="label" id="{0}" href="#{0}">{1}</a> ').format(piece.permalink, label)
    return Markup('<span class="label">{}</span> ').format(label)


def _table_markup(cells: list[Piece], name: str, number: int) -> Markup:
    rows = _rows(cells)
    width = max(len(_cells(row)) for row in rows)
    heads = [row for row in rows if all(piece.shape.kind is BlockKind.HEADER_CELL for piece in row)]
    # Only rows at the top are a table's head; one further down stays where it is.
    while heads and rows[: len(heads)] != heads:
        heads.pop()
    head = Markup("").join(_row(row, width) for row in heads)
    body = Markup("").join(_row(row, width) for row in rows[len(heads) :])
    label = f"Table {number} of {name}" if name else f"Table {number}"
    # An old table that gave way to a new one may have its number.
    fate = {piece.mark for piece in cells}
    if len(fate) == 1 and cells[0].mark:
        label += f", {cells[0].mark}"
    return Markup('<div class="wide" role="region" tabindex="0" aria-label="{}"><table>{}{}</table></div>').format(
        printable(label),
        Markup("<thead>{}</thead>").format(head) if head else "",
        Markup("<tbody>{}</tbody>").format(body) if body else "",
    )


def _rows(cells: list[Piece]) -> list[list[Piece]]:
    """Cells in rows. Old and new cells of one row may alternate: a deleted cell belongs to the row whose other cells
    had its old place."""
    rows: list[list[Piece]] = []
    new_row = old_row = 0
    for piece in cells:
        row = 0 if piece.mark == "deleted" else piece.shape.row
        was = 0 if piece.mark == "inserted" else piece.old_row
        fits_new = not row or not new_row or row == new_row
        fits_old = not was or not old_row or was == old_row
        if rows and fits_new and fits_old and ((row and row == new_row) or (was and was == old_row)):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            new_row = old_row = 0
        new_row, old_row = row or new_row, was or old_row
    return rows


def _row(row: list[Piece], width: int) -> Markup:
    cells = []
    for members in _cells(row):
        # The empty corner of a head heads nothing.
        head = members[0].shape.kind is BlockKind.HEADER_CELL and any(each.words for each in members)
        inside = members[0].words if len(members) == 1 else Markup("").join(_paragraph(each, True) for each in members)
        start, end = ("<th{}{}{}>", "</th>") if head else ("<td{}{}{}>", "</td>")
        cells.append(
            Markup(start).format(
                Markup(' scope="col"') if head else "",
                _attribute("id", members[0].anchor),
                _attribute("class", members[0].mark),
            )
            + inside
            + Markup(end)
        )
    cells.extend([Markup('<td class="empty"></td>')] * (width - len(cells)))
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def _cells(row: list[Piece]) -> list[list[Piece]]:
    return [list(group) for _, group in groupby(row, key=lambda piece: (piece.shape.column, piece.mark))]


def _attribute(name: str, value: str) -> Markup:
    return Markup(' {}="{}"').format(name, value) if value else Markup("")
