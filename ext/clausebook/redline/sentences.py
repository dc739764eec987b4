"""Compare a text of several sentences sentence by sentence.

Word by word, an inserted sentence borrows its "the" and its full stop from its neighbours, and the change straddles
both. So sentences are paired first, in order, and words are compared inside a pair only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

from clausebook.redline.pairing import pair_in_order
from clausebook.redline.tidy import Match, Sides
from clausebook.redline.tokens import Token

Inside = Callable[[Sides, tuple[int, int], tuple[int, int]], list[Match]]
"""Matches inside a stretch of either text."""


def sentence_limits(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the token for the end of the text."""
    limits = []
    start = 0
    last = len(tokens) - 1
    for index in range(last):
        if tokens[index].closes or index == last - 1:
            limits.append((start, index + 1))
            start = index + 1
    return limits


def match_by_sentence(sides: Sides, inside: Inside, *, alike: float = 0.4) -> list[Match]:
    """Matches that never cross the limit of a sentence. Sentences pair where they share at least ``alike`` of their
    tokens."""
    old, new = sentence_limits(sides.old), sentence_limits(sides.new)
    old_codes = [tuple(sides.old_codes[start:end]) for start, end in old]
    new_codes = [tuple(sides.new_codes[start:end]) for start, end in new]

    def score(one: int, other: int) -> float:
        weight = sides.old_weight(*old[one]) + sides.new_weight(*new[other])
        if old_codes[one] == new_codes[other]:
            return weight
        share = Indel.normalized_similarity(old_codes[one], new_codes[other], score_cutoff=alike)
        return share * share * weight

    matches: list[Match] = []
    for one, other in pair_in_order(old_codes, new_codes, score, words=(old_codes, new_codes)):
        if old_codes[one] == new_codes[other]:
            matches.append(Match(old[one][0], new[other][0], len(old_codes[one])))
        else:
            matches += inside(sides, old[one], new[other])
    return [*matches, Match(len(sides.old) - 1, len(sides.new) - 1, 1)]
