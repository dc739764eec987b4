"""What stays on one line of print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.render.unbroken import unbroken


@pytest.mark.parametrize(
    "text",
    [
        "Schedule~3 (Prices)",
        "Schedules~1 and 2",
        "in paragraph~4.1(a) of Part~B of Schedule~6A",
        "paragraph~(iv) or clause~(b)",
        "the (Procurement) Regulations~2015, regulations~3 and 14",
        "Section~75 of the National Health Service Act~2006 (c.~41)",
        "S.I.~2015 No.~12",
        "on 1~April~2019, by 31~December",
        "£79.63~million, 5~%, £~5,000, 12~per cent",
        "Part~IV. Part of it. A part (copy). Schedule One",
        "the 18 Practices of May~2019, as they may 2020 times",
    ],
)
def test_a_number_stays_with_what_it_counts_or_names(text: str) -> None:
    assert unbroken(text.replace("~", " ")) == text.replace("~", "\u00a0")


WORDS = [
    "Schedule",
    "Part",
    "paragraphs",
    "(a)",
    "(iv)",
    "B",
    "IV",
    "12",
    "£",
    "%",
    "1",
    "April",
    "million",
    "the",
    "\u00a0",
    ".",
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_only_spaces_change_and_once(text: str) -> None:
    made = unbroken(text)

    assert made.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert unbroken(made) == made


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_what_stands_before_a_text_changes_nothing_in_it(text: str) -> None:
    # A number calls for a closer look at the whole text; without one there must be nothing to find.
    assert unbroken(f"0 – {text}") == f"0 – {unbroken(text)}"
