"""A stretch put in or taken out is told without aligning tokens, exactly as it would be by aligning them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import Emphasis, Key, KeyKind, Span
from clausebook.redline.insertion import cut_stretch
from clausebook.redline.wording import search_words
from redline.test_follow import KNOWN

Spans = tuple[Span, ...]
PIECES = (
    "the", "The", "and", "or", "party", "must", "not", "pay", "pay,", "agreed.", "Agreed.", "made.", "para.", "No.", "5",
    "5.", "May", "1", "2019", "“old”", "“", "(a)", "(see", "below)", "below).", "’s", "Provider’s", "Provider's", "end",
    "p.m.", "e.g.", "so;", "?", "That", "It", "", "\u00a05",
)  # fmt: skip
NAMES = (
    Span("Provider", Key(KeyKind.TERM, "party")),
    Span("Business Day", Key(KeyKind.TERM, "day")),
    Span("GC1.1", Key(KeyKind.REFERENCE, "first")),
    Span("the Act.", Key(KeyKind.LINK, "elsewhere")),
    Span("Agreed", Key(KeyKind.TERM, "agreed")),
    Span("must", None, Emphasis.STRONG),
)
SENTENCES = (
    "The party must pay.", "The party must keep it.", "That is old and so is this.", "It ends.", "And it ends.", "Ends it.",
    "Agreed prices (as in 5) may rise.", "See “old” and “new” parties.", "It is the Provider’s.", "Pay the price;",
)  # fmt: skip
Words = list[str | Span]


def texts(seed: int) -> tuple[Spans, Spans]:
    """A text, and the same with words put in, now and then some that stand beside that place already; or the reverse."""
    chance = random.Random(seed)
    words, more = _words(chance, 6), _words(chance, 2)
    at = chance.randint(0, len(words))
    if chance.random() < 0.2:
        more += words[at : chance.randint(at, len(words))]
    if chance.random() < 0.2:
        more = words[chance.randint(0, at) : at] + more
    both = of(words), of([*words[:at], *more, *words[at:]])
    return both if chance.random() < 0.5 else both[::-1]


def _words(chance: random.Random, most: int) -> Words:
    words: Words = []
    for _ in range(chance.randint(0, most)):
        kind = chance.random()
        words.append(
            chance.choice(SENTENCES)
            if kind < 0.6
            else chance.choice(PIECES[:12])
            if kind < 0.85
            else chance.choice(NAMES if kind < 0.93 else PIECES)
        )
    return words


def of(words: Words) -> Spans:
    """The words with a space between each two, alike neighbours joined."""
    spans: list[Span] = []
    for index, word in enumerate(words):
        piece = Span(word) if isinstance(word, str) else word
        for each in ((Span(" "),) if index else ()) + (piece,):
            last = spans[-1] if spans else None
            if last and last.key is each.key is None and last.emphasis is each.emphasis:
                spans[-1] = Span(last.text + each.text, None, each.emphasis)
            elif each.text:
                spans.append(each)
    return tuple(spans)


@given(st.integers(0, 2**32))
def test_told_as_it_would_be_by_aligning_tokens(seed: int) -> None:
    both = texts(seed)
    runs = cut_stretch(*both, KNOWN)
    assert runs is None or runs == search_words(*both, KNOWN)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("He must pay.", "He must not pay.", "He must{+ not+} pay."),
        ("He must not pay.", "He must pay.", "He must[- not-] pay."),
        ("Pay it.", "Pay it. Keep a copy.", "Pay it.{+ Keep a copy.+}"),
        ("Pay it. The party keeps it.", "Pay it. The old is due. The party keeps it.",
         "Pay it.{+ The old is due.+} The party keeps it."),
        ("Pay it.", "Keep a copy. Pay it.", "{+Keep a copy. +}Pay it."),
        ("Pay within 30 days", "Pay within 30 days of the date", "Pay within 30 days{+ of the date+}"),
    ],
)  # fmt: skip
def test_a_word_a_clause_and_a_sentence(old: str, new: str, wanted: str) -> None:
    runs = cut_stretch((Span(old),), (Span(new),), KNOWN)

    assert runs is not None
    told = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    assert "".join(told[run.fate.value].format(run.text) for run in runs) == wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the old and the", "the old and the new and the"),
        ("on 1 May", "on 1 of May"),
        ("Pay no. 5 now.", "Pay no. Then pay 5 now."),
        ("pay", "repay"),
        ("Pay it (a).", "Pay it (a). “Then” ’s."),
        ("one two", "one 2 two three"),
        ("It ends.\n to", "It ends.\n may to"),
        ("a party must", "a party or\n must"),
        ("the party must", "the party\u00a0 or must"),
    ],
)
def test_what_could_begin_elsewhere_or_differs_in_more_is_left_to_the_search(old: str, new: str) -> None:
    assert cut_stretch((Span(old),), (Span(new),), KNOWN) is None
