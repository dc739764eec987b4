"""An edition as a table: every provision with its words, in cells that no spreadsheet runs, in bytes that Excel reads."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings

from clausebook.edition.model import Edition
from clausebook.render.tables import COLUMNS, FORMULA_SIGNS, csv_bytes, edition_csv, safe_cell
from render_samples import HOSTILE, hostile_edition
from strategies import editions


def rows(one: Edition) -> list[dict[str, str]]:
    """As a spreadsheet reads the file: the mark at its start is no part of the first head."""
    csv.field_size_limit(100_000_000)  # Hostile words are longer than this reader allows by itself.
    return list(csv.DictReader(io.StringIO(csv_bytes(edition_csv(one)).decode("utf-8-sig"), newline="")))


@settings(max_examples=60, deadline=None)
@given(editions())
def test_every_provision_has_its_row_with_its_words(one: Edition) -> None:
    found = rows(one)

    assert [row["id"] for row in found] == [safe_cell(each.id) for each in one.walk()]
    for row, provision in zip(found, one.walk(), strict=True):
        assert row["heading"].removeprefix("'") == provision.heading.removeprefix("'")
        assert all(block.words in row["text"] for block in provision.blocks)
        assert None not in row and list(row) == list(COLUMNS)


@pytest.mark.parametrize("text", [*HOSTILE, *(f"{sign}1+1" for sign in FORMULA_SIGNS)])
def test_hostile_text_stays_text_everywhere(text: str) -> None:
    for row in rows(hostile_edition(text)):
        assert None not in row and None not in row.values()
        assert not any(cell.startswith(FORMULA_SIGNS) for cell in row.values())


def test_a_file_begins_with_the_mark_by_which_excel_knows_it() -> None:
    assert csv_bytes("“£”") == b"\xef\xbb\xbf" + "“£”".encode()
