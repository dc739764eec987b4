"""Table cells → tables, in one edition or with tracked rows.

A row is kept where all its cells are in both editions, in the same columns of the same row; any other row is a deleted
row, an inserted row, or both. Word could track single cells too, but no two programs agree on what that means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clausebook.edition.model import BlockKind
from clausebook.redline.model import BlockShape, ChangeKind
from clausebook.render.docx_lines import NEW, OLD, Line, Mark
from clausebook.render.docx_marks import Marks
from clausebook.render.docx_styles import TEXT_WIDTH
from clausebook.render.docx_xml import NOTHING, Xml, join, w
from clausebook.render.table_layout import lay_out

LETTER = 120
"""The width of a letter in a table, on average, in twentieths of a point."""
_SMALL = 6
"""Most rows of a table that is kept on one page."""

Indexed = tuple[int, Line]
"""A line with its position in the file."""
Write = Callable[[int, Line, bool], Xml]
"""Writes the paragraph of a line at a position; if asked, on one page with what follows."""
Cell = BlockShape | None
Tables = tuple[str, str, int | None, int | None]
"""Which tables a line belongs to: provision, move, new table, old table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its cells by column."""

    mark: Mark
    head: bool
    cells: dict[int, list[Indexed]]
    kind: ChangeKind


def in_tables(lines: Sequence[Indexed]) -> Iterator[list[Indexed]]:
    """Lines in their order, those of each table together; a line outside any table alone."""
    group: list[Indexed] = []
    known: Tables = ("", "", None, None)
    for index, line in lines:
        own = _table(line)
        if group and not (line.in_table and group[0][1].in_table and _same(own, known)):
            yield group
            group, known = [], ("", "", None, None)
        group.append((index, line))
        known = (own[0], own[1], own[2] or known[2], own[3] or known[3])
    if group:
        yield group


def table(group: Sequence[Indexed], write: Write, marks: Marks) -> Xml:
    """The table that a group of cells makes."""
    rows = _rows(group)
    columns = max(column for row in rows for column in row.cells)
    widths = _widths(rows, columns)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    look = w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)
    layout = [w("tblStyle", val="ContractTable"), w("tblW", w=sum(widths), type="dxa"), w("tblLayout", type="fixed")]
    kept = _kept(rows)
    made = (_row(row, widths, write, marks, position in kept) for position, row in enumerate(rows))
    return w("tbl", w("tblPr", *layout, look), grid, *made)


def _kept(rows: Sequence[Row]) -> set[int]:
    """Rows that stay on one page with the next one: all of a small table, so that it is not torn; of a larger one its
    head with the first row, and the last two, so that none is stranded."""
    last = len(rows) - 1
    if len(rows) <= _SMALL:
        return set(range(last))
    heads = {position for position, row in enumerate(rows) if row.head}
    return {*heads, max(heads, default=-1) + 1, last - 1}


def _table(line: Line) -> Tables:
    new, old = line.cells
    return (line.owner, line.group, new.table if new else None, old.table if old else None)


def _same(own: Tables, known: Tables) -> bool:
    tables = zip(own[2:], known[2:], strict=True)
    return own[:2] == known[:2] and all(mine is None or other is None or mine == other for mine, other in tables)


def _rows(group: Sequence[Indexed]) -> list[Row]:
    """Rows in the order in which their first cells come, deleted before inserted."""
    keys = [tuple(cell and (cell.table, cell.row) for cell in line.cells) for _, line in group]
    partners: dict[tuple[int, object], set[object]] = {}
    for (_, line), (new, old) in zip(group, keys, strict=True):
        same_column = len({cell.column if cell else 0 for cell in line.cells}) == 1
        partners.setdefault((NEW, new), set()).add(old if same_column else None)
        partners.setdefault((OLD, old), set()).add(new if same_column else None)
    rows: dict[tuple[Mark, object], Row] = {}
    for (index, line), (new, old) in zip(group, keys, strict=True):
        tracked = len(line.faces) == 2 or line.mark is not Mark.NONE
        whole = partners[NEW, new] == {old} and partners[OLD, old] == {new}
        if not tracked or (whole and new and old):
            _add(rows, (Mark.NONE, new), index, line, line.cells[NEW])
            continue
        for side, key, mark in ((OLD, old, Mark.DELETED), (NEW, new, Mark.INSERTED)):
            if key is not None:
                single = line if len(line.faces) == 1 else line.only(side)
                _add(rows, (mark, key), index, single, line.cells[side])
    return list(rows.values())


def _add(rows: dict[tuple[Mark, object], Row], key: tuple[Mark, object], index: int, line: Line, cell: Cell) -> None:
    if cell is None:
        return
    kind = line.kind or ChangeKind.AMENDED
    row = rows.setdefault(key, Row(key[0], cell.kind is BlockKind.HEADER_CELL, {}, kind))
    row.cells.setdefault(cell.column, []).append((index, line))


def _row(row: Row, widths: Sequence[int], write: Write, marks: Marks, keep: bool) -> Xml:
    head = w("tblHeader") if row.head else NOTHING
    mark = marks.mark(row.mark, row.kind) if row.mark is not Mark.NONE else NOTHING
    short = all(_length(inside) < 600 for inside in row.cells.values())
    cells = []
    for column, width in enumerate(widths, 1):
        inside = row.cells.get(column)
        text = join(write(index, line, keep) for index, line in inside) if inside else _gap(row, marks)
        cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), text))
    return w("tr", w("trPr", w("cantSplit") if short else NOTHING, head, mark), *cells)


def _length(inside: Sequence[Indexed]) -> int:
    return sum(len(piece.run.text) for _, line in inside for piece in line.pieces)


def _gap(row: Row, marks: Marks) -> Xml:
    mark = w("rPr", marks.mark(row.mark, row.kind)) if row.mark is not Mark.NONE else NOTHING
    return w("p", w("pPr", w("pStyle", val="TableGap"), mark))


def _widths(rows: Sequence[Row], columns: int) -> list[int]:
    """Column widths as :mod:`.table_layout` shares them out: what keeps a short column on one line it gets, and the rest
    goes where it makes the rows lowest. A longer line than a PDF's is no harm: what it leaves over goes to the others."""
    texts = [[_text(row.cells.get(column, ())) for column in range(1, columns + 1)] for row in rows]
    heads = next((position for position, row in enumerate(rows) if not row.head), len(rows))
    layout = lay_out(texts, heads)
    # In a table of very many columns even what is short cannot have what it needs.
    fits = sum(layout.shares) * LETTER <= TEXT_WIDTH
    widths = [share * LETTER if fits and fixed else 0 for share, fixed in zip(layout.shares, layout.fixed, strict=True)]
    growing = [0 if width else share for share, width in zip(layout.shares, widths, strict=True)]
    left = TEXT_WIDTH - sum(widths)
    widths = [width + left * share // sum(growing) for width, share in zip(widths, growing, strict=True)]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _text(inside: Sequence[Indexed]) -> str:
    return "\n".join("".join(piece.run.text for piece in line.pieces) for _, line in inside)
