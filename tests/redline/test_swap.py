"""A stretch of words in the place of another is told without aligning tokens, exactly as it would be by aligning them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import Emphasis, Span
from clausebook.redline.swap import swap_words
from clausebook.redline.wording import search_words
from redline.test_follow import KNOWN
from redline.test_insertion import NAMES, PIECES, SENTENCES, Spans, Words, of

ENDS = ("", "", "", ".", ",", ";", ".”", ")", ".)")
TOLD = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
PLAIN = ("party", "price", "must", "not", "pay", "a", "the", "old", "new", "30", "5", "May", "1st", "para", "no", "end")


def texts(seed: int) -> tuple[Spans, Spans]:
    """A text, and the same with other words in the place of some."""
    chance = random.Random(seed)
    head, tail = _words(chance, 3), _words(chance, 3)
    ends = chance.choices(ENDS, k=2) if chance.random() < 0.3 else [chance.choice(ENDS)] * 2
    both = [of([*head, " ".join(chance.choices(PLAIN, k=chance.randint(1, 3))) + end, *tail]) for end in ends]
    return both[0], both[1]


def _words(chance: random.Random, most: int) -> Words:
    known = (SENTENCES, PIECES, PLAIN, PLAIN, NAMES)
    return [chance.choice(chance.choice(known)) for _ in range(chance.randint(0, most))]


@given(st.integers(0, 2**32))
def test_told_as_it_would_be_by_aligning_tokens(seed: int) -> None:
    both = texts(seed)
    runs = swap_words(*both, KNOWN)
    assert runs is None or runs == search_words(*both, KNOWN)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("within 30 days of it", "within 20 days of it", "within [-30-]{+20+} days of it"),
        ("Pay the price.", "Pay the fees due.", "Pay the [-price-]{+fees due+}."),
        ("Do it. Pay the price.", "Do it. Pay the fees", "Do it. Pay the [-price.-]{+fees+}"),
        ("the party, that pays", "the holder, that pays", "the [-party-]{+holder+}, that pays"),
    ],
)
def test_words_and_numbers(old: str, new: str, wanted: str) -> None:
    runs = swap_words((Span(old),), (Span(new),), KNOWN)

    assert runs is not None
    assert "".join(TOLD[run.fate.value].format(run.text) for run in runs) == wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("on 1 May 2019", "on 2 May 2019"),
        ("on May 2018", "on May 2019"),
        ("See para. Then pay", "See it. Then pay"),
        ("the old and the new", "the old or the new and"),
        ("Pay it.", "Pay it;"),
    ],
)
def test_what_is_not_as_simple_is_left_to_the_search(old: str, new: str) -> None:
    assert swap_words((Span(old),), (Span(new),), KNOWN) is None


def test_a_word_that_goes_on_in_other_type_is_left_to_the_search() -> None:
    for one, other in (("It is pay", "It is do"), ("as agreed.", "as told.")):
        old, new = ((Span(word), Span("able", None, Emphasis.STRONG)) for word in (one, other))
        assert swap_words(old, new, KNOWN) is None
