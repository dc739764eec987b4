"""Which pieces of a reference's text its target's number and title decide: as a pattern of all names would find them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.redline.causes import without_names

PIECES = st.sampled_from(("1", "2", ".", "a", " ", "GC", "_", "é", "²", "(b)", "-"))
NAMES = st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=5).map(tuple)


@st.composite
def printed(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A text and names, some of which stand in it."""
    names = draw(NAMES)
    pieces = st.one_of(PIECES, st.sampled_from(names)) if names else PIECES
    return "".join(draw(st.lists(pieces, max_size=8))), names


@given(printed())
def test_they_are_the_longest_of_the_first_names_that_stand_there_whole(given: tuple[str, tuple[str, ...]]) -> None:
    text, names = given
    longest_first = sorted(filter(None, names), key=lambda name: -len(name))
    pattern = rf"(?<![\w.])({'|'.join(map(re.escape, longest_first))})(?!\w|\.\w)"
    pieces = re.split(pattern, text) if longest_first else [text]
    assert without_names(text, names) == tuple(
        str(names.index(piece)) if at % 2 else piece for at, piece in enumerate(pieces)
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GC4.1", ("", "0", "")),
        ("clauses GC4.1 and 4.1.", ("clauses ", "0", " and ", "1", ".")),
        ("GC4.1.2, GC14.1 and 4.12", ("GC4.1.2, GC14.1 and 4.12",)),
        ("", ("",)),
    ],
)
def test_a_number_does_not_stand_in_a_longer_one(text: str, wanted: tuple[str, ...]) -> None:
    assert without_names(text, ("GC4.1", "4.1", "")) == wanted
