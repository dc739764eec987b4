"""Columns get room where the words are, and no row is called tall that fits a page."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from clausebook.render.typst_tables import FRAME, LETTERS, TALL, TIGHT_FRAME, WIDE, lay_out

cells = st.integers(1, 9).flatmap(
    lambda width: st.lists(
        st.lists(st.text("ab -", max_size=80), min_size=width, max_size=width), min_size=1, max_size=8
    )
)


@given(cells)
def test_every_column_has_room_and_together_they_fill_the_line(rows: list[list[str]]) -> None:
    layout = lay_out(rows)

    assert len(layout.shares) == len(rows[0])
    assert all(share > TIGHT_FRAME for share in layout.shares)
    assert sum(layout.shares) <= (WIDE if layout.tight else LETTERS)
    assert all(layout.room(column) >= 1 for column in range(len(layout.shares)))


@given(cells)
def test_no_word_is_broken_where_all_fit(rows: list[list[str]]) -> None:
    layout = lay_out(rows)
    least = [
        max((len(word) for cell in column for word in re.split(r"\s+|(?<=-)", cell)), default=1)
        for column in zip(*rows, strict=True)
    ]

    if sum(each + FRAME for each in least) <= LETTERS:
        assert all(share >= each + FRAME for share, each in zip(layout.shares, least, strict=True))


def test_a_column_of_dates_stays_on_one_line_and_sentences_get_the_rest() -> None:
    sentence = "NHS England publishes a care model and a framework for the providers of a whole area, and says why."
    layout = lay_out([["Date", "Event", "Source"], ["11 September 2017", sentence, "Commons written answer 124049"]])

    assert layout.room(0) >= len("11 September 2017")
    assert layout.shares[1] > max(layout.shares[0], layout.shares[2])


def test_only_a_row_that_would_not_fit_a_page_is_tall() -> None:
    rows = [["a", "word " * 60], ["b", "word " * 2000], ["c", "word"]]

    assert lay_out(rows).tall == (1,)
    assert TALL < 35
