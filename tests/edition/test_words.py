"""What counts as words, and how text is made comparable."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import Emphasis, Key, KeyKind, Span
from clausebook.edition.words import clean, join_spans

TEXTS = st.text(
    st.sampled_from(" \t\n\r\x0b\x0c\x00\x07\x7f\x85\xa0\u2028\u200b\ufeff\uffff") | st.characters(codec="utf-8"),
    max_size=12,
)
SPANS = st.lists(
    st.builds(
        Span, TEXTS, st.none() | st.just(Key(KeyKind.TERM, "t")), st.sampled_from((Emphasis.NONE, Emphasis.STRONG))
    )
)


@given(TEXTS)
def test_clean_text_is_composed_and_has_single_spaces_and_nothing_that_no_paper_can_carry(text: str) -> None:
    made = clean(text)
    assert unicodedata.is_normalized("NFC", made)
    assert not re.search("[\x00-\x1f\x7f-\x9f\ufffe\uffff]|  ", made)
    assert clean(made) == made
    assert (
        made.split()
        == re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "", unicodedata.normalize("NFC", text)).split()
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain words", "plain words"),
        ("two  spaces", "two spaces"),
        (" kept at both ends ", " kept at both ends "),
        ("a\tb\r\nc", "a b c"),
        ("an author\u2019s\u00a0choice", "an author\u2019s\u00a0choice"),
        ("e\u0301", "\u00e9"),
        ("no\x00thing", "nothing"),
        ("a page\x0cbreak", "a page break"),
        ("", ""),
    ],
)
def test_clean(text: str, wanted: str) -> None:
    assert clean(text) == wanted


@given(SPANS)
def test_joined_spans_are_one_trimmed_text(spans: list[Span]) -> None:
    made = join_spans(tuple(spans))
    text = "".join(each.text for each in made)
    assert all(each.text for each in made)
    assert text == text.strip(" ")
    assert "  " not in text
    assert join_spans(made) == made
