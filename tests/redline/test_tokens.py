"""Tokens cover a text without gap or overlap, and never less than a word, a date or an amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import Key, KeyKind, Span
from clausebook.redline.tokens import PATTERN, Token, tokenize

TERM = Key(KeyKind.TERM, "provider")


def tokens(*spans: Span | str) -> tuple[Token, ...]:
    made = tuple(Span(span) if isinstance(span, str) else span for span in spans)
    return tokenize(made, lambda key, text: (key.target, text))


def texts(text: str) -> list[str]:
    return [token.text for token in tokens(text)[:-1]]


@given(st.lists(st.tuples(st.text(), st.booleans())))
def test_every_character_is_in_one_token_or_in_the_space_before_it(pieces: list[tuple[str, bool]]) -> None:
    spans = [Span(text, TERM if keyed else None) for text, keyed in pieces]
    whole = "".join(text for text, _ in pieces)
    end = 0
    for token in tokens(*spans):
        assert token.start == end
        assert whole[token.start : token.begin].strip() == ""
        assert whole[token.begin : token.end] == token.text
        end = token.end
    assert end == len(whole)


_PIECES = (
    "1",
    "30th",
    "2018",
    "April",
    "May",
    "march",
    " ",
    "  ",
    "\u00a0",
    "\n",
    "a",
    "(a)",
    ".",
    "-",
    "/",
    "’",
    "é",
    "%",
)


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_cut_at_spaces_a_text_has_the_same_units_as_whole(text: str) -> None:
    assert texts(text) == [match.group() for match in PATTERN.finditer(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("as follows:", ["as", "follows", ":"]),
        ("the Provider’s sub-contract", ["the", "Provider’s", "sub-contract"]),
        ("“Services”", ["“", "Services", "”"]),
        ("café naïve e\u0301te\u0301", ["café", "naïve", "e\u0301te\u0301"]),
        ("(a), (iv) and (AA)", ["(a)", ",", "(iv)", "and", "(AA)"]),
        ("(see below)", ["(", "see", "below", ")"]),
        ("on 1 April 2018.", ["on", "1 April 2018", "."]),
        ("2018-04-01 or 1st\u00a0May", ["2018-04-01", "or", "1st\u00a0May"]),
        ("£1,250.50, 2.5% of 30-day 12.3A", ["£1,250.50", ",", "2.5%", "of", "30-day", "12.3A"]),
        ("e.g. this and/or that", ["e.g.", "this", "and/or", "that"]),
        ("https://example.org/a?b=c.", ["https://example.org/a?b=c", "."]),
        ("§ 12", ["§", "12"]),
        ("SC6.8(b) of a.b@example.org.", ["SC6.8", "(b)", "of", "a.b@example.org", "."]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("", []),
    ],
)
def test_units(text: str, wanted: list[str]) -> None:
    assert texts(text) == wanted


def test_a_keyed_span_is_one_token() -> None:
    assert [token.text for token in tokens("the ", Span("Care Plan", TERM), "’s end")] == [
        "the",
        "Care Plan",
        "’",
        "s",
        "end",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Pay. Keep it.", ["Pay.", "Keep it."]),
        ("See para. 3. Then e.g. this.", ["See para. 3.", "Then e.g. this."]),
        ("He said “go.” She went.", ["He said “go.”", "She went."]),
        ("Pay 3.5 now. then later", ["Pay 3.5 now. then later"]),
    ],
)
def test_ends_of_sentences(text: str, wanted: list[str]) -> None:
    ends = [token.end for token in tokens(text) if token.closes and token.text]
    starts = [0, *ends]
    assert [
        text[one:other].strip()
        for one, other in zip(starts, [*ends, len(text)], strict=True)
        if text[one:other].strip()
    ] == wanted


def test_words_of_obligation_and_quantity_are_firm() -> None:
    firm = [
        token.text
        for token in tokens("The Provider must not pay £5 or ten fees by 1 May 2020 unless asked.")
        if token.firm
    ]
    assert firm == ["must", "not", "£5", "ten", "1 May 2020", "unless"]
