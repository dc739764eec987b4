"""The redline as a table."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings

from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.render.redline_csv import COLUMNS, FORMAT, PAGE, redline_csv, table_reference
from clausebook.render.tables import FORMULA_SIGNS
from conftest import ROOT
from render.redlines import sample
from strategies import pairs


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_a_changed_provision() -> None:
    by_id = {row["id"]: row for row in rows(redline_csv(sample()))}

    assert list(by_id) == ["provider", "hostile", "payment", "follower", "gone", "linked", "table", "long", "inspect"]
    payment = by_id["payment"]
    assert payment["kinds"] == "amended retitled renamed renumbered"
    assert (payment["old_number"], payment["new_number"]) == ("1.1", "1.2")
    assert payment["heading"] == "[-Payment-]{+Payments+}"
    assert (payment["reasons"], payment["reason_titles"]) == ("why-so", "It was <b>too slow</b>")
    assert payment["law_names"] == "section 1 of the Act"
    assert payment["attention"] == "obligation amount"
    assert by_id["gone"]["reason_titles"] == "No reason recorded."
    assert by_id["inspect"]["exchanged"] == "GC2.3 is split into GC2.3 and GC2.4."
    assert "[-must-]{+may+}" in payment["redline"]
    assert (payment["words_deleted"], payment["words_inserted"]) == ("6", "4")
    assert (by_id["gone"]["old_number"], by_id["gone"]["new_number"]) == ("1.3", "")


def test_every_row_says_which_format_it_is_in() -> None:
    """The columns are a promise: who takes one away or gives it another meaning raises the number."""
    assert {row["format"] for row in rows(redline_csv(sample()))} == {str(FORMAT)}
    assert FORMAT == 1
    assert tuple(COLUMNS) == (
        "old_edition", "new_edition", "id", "kinds", "document", "old_number", "new_number", "old_citation",
        "new_citation", "heading", "law", "reasons", "models", "actors", "words_deleted", "words_inserted", "in_words",
        "redline", "attention", "affected", "exchanged", "law_names", "reason_titles", "format",
    )  # fmt: skip


def test_the_page_of_the_table_is_current() -> None:
    written = (ROOT / PAGE).read_text(encoding="utf-8")
    assert written == table_reference(), "write it anew: python -m clausebook.render.redline_csv"


def test_lines_end_as_the_standard_asks() -> None:
    text = redline_csv(sample())

    assert text.startswith(",".join(COLUMNS) + "\r\n") and text.endswith("\r\n")


@settings(max_examples=60, deadline=None)
@given(pairs())
def test_no_cell_is_a_formula_and_every_row_is_whole(pair: tuple[Edition, Edition]) -> None:
    redline = compare(*pair, old_digest="", new_digest="")
    read = rows(redline_csv(redline))

    assert len(read) == sum(bool(change.kinds) for change in redline.changes)
    for row in read:
        assert None not in row and None not in row.values()
        assert not any(cell.startswith(FORMULA_SIGNS) for cell in row.values())
