"""The matrices of an edition as an Excel workbook: a sheet a side, and a sheet that lists every link in a row of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from clausebook.edition.model import Edition
from clausebook.render.link_words import node_name
from clausebook.render.matrix_csv import FACTS, grid, link_words
from clausebook.render.xml_text import xml_text
from clausebook.render.zip_file import repacked
from clausebook.trace.matrix import Matrix, Side

Row = Sequence[str | int]
NAMES = {Side.LAW: "Law", Side.REASON: "Reasons", Side.GUIDE: "Guides"}
"""Names of the sheets."""
_LIST = ("side", "document", "id", "number", "heading", "link", "other id", "other")
_MOST = 32_767
"""Characters that Excel takes in a cell."""
# Excel's own time would make two files of one edition differ.
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def matrix_xlsx(edition: Edition, matrices: Sequence[Matrix]) -> bytes:
    """The workbook; the same bytes for the same edition. Every cell is text or a number, never a formula."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        title = xml_text(f"{edition.work}: {edition.title}")
        book.set_properties({"title": title, "comments": xml_text(edition.notice), "created": _MADE})
        for found in matrices:
            sheet = book.add_worksheet(NAMES[found.side])
            rows = list(grid(found))
            _write(sheet, rows, edition)
            sheet.freeze_panes(2, len(FACTS))
            sheet.autofilter(1, 0, len(rows), len(rows[0]) - 1)
            for column, width in enumerate((9, 22, 30, 16, 36, 7, 36)):
                sheet.set_column(column, column, width)
            sheet.set_column(len(FACTS), len(rows[0]), 18)
        links = book.add_worksheet("Links")
        listed: list[Row] = [_LIST, *_links(matrices)]
        _write(links, listed, edition)
        links.freeze_panes(2, 0)
        links.autofilter(1, 0, len(listed), len(_LIST) - 1)
        links.set_column(0, len(_LIST) - 1, 24)
    return repacked(out.getvalue())


def _write(sheet: Worksheet, rows: Sequence[Row], edition: Edition) -> None:
    # The first row says what the sheet is, so that a printed sheet says it too.
    _put(sheet, 0, 0, f"{edition.work}, {edition.title} ({edition.id}). {edition.notice}")
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if cell != "":
                _put(sheet, number, column, cell)


def _put(sheet: Worksheet, row: int, column: int, cell: str | int) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, column, cell)
    else:
        text = xml_text(cell)
        sheet.write_string(row, column, text if len(text) <= _MOST else text[: _MOST - 1] + "…")


def _links(matrices: Sequence[Matrix]) -> Iterator[Row]:
    for found in matrices:
        for row in found.rows:
            for column in found.columns:
                if kinds := found.cells.get((row.id, column.id)):
                    facts = [found.side.value, row.document, row.id, row.item.label, row.heading]
                    yield [*facts, link_words(kinds), column.id, node_name(column)]
