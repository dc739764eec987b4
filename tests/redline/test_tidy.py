"""Tidying keeps a comparison correct, comes to rest, and gives up nothing firm."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import Span
from clausebook.redline.tidy import Match, Sides, gaps, tidy
from clausebook.redline.tokens import tokenize
from clausebook.redline.wording import common_words, match_words
from strategies import words


def sides(seed: int) -> Sides:
    chance = random.Random(seed)
    old = words(chance, 30)
    pieces = old.split(" ")
    for _ in range(chance.randint(0, 5)):
        at = chance.randrange(len(pieces))
        pieces[at : at + chance.randint(0, 3)] = words(chance, 3).split(" ")
    texts = (old, " ".join(pieces) if chance.random() < 0.8 else words(chance, 30))
    return Sides(*(tokenize((Span(text),), lambda key, shown: (shown,)) for text in texts))


@given(st.integers(0, 2**32))
def test_matches_are_common_and_rise_and_end_with_the_text(seed: int) -> None:
    given_sides = sides(seed)
    matches = match_words(given_sides)

    old = new = 0
    for match in matches:
        assert match.size > 0 and match.old >= old and match.new >= new
        for step in range(match.size):
            assert given_sides.old[match.old + step].identity == given_sides.new[match.new + step].identity
        old, new = match.old + match.size, match.new + match.size
    assert (old, new) == (len(given_sides.old), len(given_sides.new))


def test_the_word_end_is_not_the_end_of_the_text() -> None:
    texts = ("The end of it", "The")
    of = Sides(*(tokenize((Span(text),), lambda key, shown: (shown,)) for text in texts))
    assert match_words(of) == [Match(0, 0, 1), Match(4, 1, 1)]


@given(st.integers(0, 2**32))
def test_tidying_comes_to_rest(seed: int) -> None:
    given_sides = sides(seed)
    once = tidy(given_sides, [Match(len(given_sides.old) - 1, len(given_sides.new) - 1, 1)])
    assert tidy(given_sides, once) == once


@given(st.integers(0, 2**32))
def test_no_change_begins_or_ends_with_what_both_sides_share(seed: int) -> None:
    """But for a bracket that closes what opens inside; there is none in these words."""
    given_sides = sides(seed)
    for gap in gaps(match_words(given_sides)):
        if gap.old < gap.old_end and gap.new < gap.new_end:
            assert given_sides.old[gap.old].identity != given_sides.new[gap.new].identity
            assert given_sides.old[gap.old_end - 1].identity != given_sides.new[gap.new_end - 1].identity


@given(st.integers(0, 2**32))
def test_tidying_gives_up_nothing_firm(seed: int) -> None:
    given_sides = sides(seed)
    codes = given_sides.old_codes, given_sides.new_codes
    # Any correct matches will do: here each token with the next of its kind.
    matches, at = [], 0
    for index, code in enumerate(codes[0][:-1]):
        if code in codes[1][at:-1]:
            at = codes[1].index(code, at) + 1
            matches.append(Match(index, at - 1, 1))
    matches.append(Match(len(codes[0]) - 1, len(codes[1]) - 1, 1))
    before = firm(given_sides, matches)

    assert firm(given_sides, tidy(given_sides, matches)) >= before


def firm(given_sides: Sides, matches: list[Match]) -> int:
    return sum(given_sides.old[match.old + step].firm for match in matches for step in range(match.size))


@given(st.integers(0, 2**32), st.integers(1, 60))
def test_a_bound_on_memory_still_gives_correct_matches(seed: int, largest: int) -> None:
    given_sides = sides(seed)
    ends = (0, len(given_sides.old)), (0, len(given_sides.new))

    at = (0, 0)
    for match in common_words(given_sides, *ends, largest=largest):
        assert (match.old, match.new) >= at and match.old >= at[0] and match.new >= at[1]
        old, new = given_sides.old_codes[match.old :][: match.size], given_sides.new_codes[match.new :][: match.size]
        assert old == new
        at = match.old + match.size, match.new + match.size
