"""Where a passage begins and ends, and how many words it must have to be one.

A passage that begins and ends where sentences do is believed sooner than one cut out of the middle of a clause. Words that
every contract repeats must not pass for text that moved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from clausebook.redline.passage_runs import PassageSide, Range
from clausebook.redline.tidy import CLAUSE, SENTENCE, Match, limit
from clausebook.redline.tokens import Token

LEAST_WORDS = 8
"""Words that stayed the same in a passage from one limit of a sentence or clause to another."""
LEAST_WORDS_WHOLE = 5
"""The same where it is a whole stretch on both sides; or on one side, where it stayed in its provision: a sentence becomes
the item of a list, or the reverse."""
WHOLE = 0.75
"""Share of a stretch's weight that makes it whole: an item ends in "; and", and may name who is meant by "it"."""
LEAST_WORDS_INSIDE = 14
"""The same where it begins or ends in the middle of a clause."""
REACH_SHARE = 0.5
"""Part of a region by which it may grow to the limits of its sentences, where words at its ends changed."""
REACH_WORDS = 8
"""By how many tokens it may grow at least."""
SCRAP = 1.0
"""Weight below which what stayed the same at the end of a passage says nothing."""
_ENDING = frozenset(".,;:")
_BEGIN, _END = attrgetter("begin"), attrgetter("end")


def tokens_between(tokens: Sequence[Token], start: int, end: int) -> Range:
    """The tokens that lie in a stretch of characters."""
    first = bisect_right(tokens, start, key=_END)
    return first, max(first, min(bisect_left(tokens, end, key=_BEGIN), len(tokens) - 1))


def grown_to_sentences(old: PassageSide, new: PassageSide, one: Range, other: Range) -> tuple[Range, Range]:
    """Two ranges grown to the limits of their sentences, where that is near on both sides."""
    most = max(REACH_WORDS, int(REACH_SHARE * min(one[1] - one[0], other[1] - other[0])))
    starts = _sentence_start(old.tokens, one[0], most), _sentence_start(new.tokens, other[0], most)
    ends = _sentence_end(old.tokens, one[1], most), _sentence_end(new.tokens, other[1], most)
    begin = starts if None not in starts else (one[0], other[0])
    until = ends if None not in ends else (one[1], other[1])
    return (begin[0] or 0, until[0] or 0), (begin[1] or 0, until[1] or 0)


def least_words(old: PassageSide, new: PassageSide, one: Range, other: Range) -> int:
    """How many words must be the same in a passage that lies in these ranges of tokens."""
    whole = _is_whole(old, one), _is_whole(new, other)
    if all(whole) or (any(whole) and old.stretch.at == new.stretch.at):
        return LEAST_WORDS_WHOLE
    limits = (_limit(side.tokens, place) for side, ends in ((old, one), (new, other)) for place in ends)
    return LEAST_WORDS if min(limits) >= CLAUSE else LEAST_WORDS_INSIDE


def has_too_few(old: PassageSide, new: PassageSide, one: Range, other: Range) -> bool:
    """Whether even two ranges that stayed the same word for word would have too few to be a passage, or any parts of
    them: no part is whole where they are not, nor asks for less than one between limits."""
    counts = (sum(token.weight > 0.1 for token in side.tokens[slice(*of)]) for side, of in ((old, one), (new, other)))
    fewest = min(counts)
    if fewest >= LEAST_WORDS:
        return False
    whole = _is_whole(old, one), _is_whole(new, other)
    return fewest < LEAST_WORDS_WHOLE or not (all(whole) or (any(whole) and old.stretch.at == new.stretch.at))


def is_of_sentences(side: PassageSide, of: Range) -> bool:
    """Whether a range of tokens begins and ends where sentences do."""
    return all(limit(side.tokens, place) >= SENTENCE for place in of)


def without_scraps(old: PassageSide, new: PassageSide, matches: list[Match]) -> list[Match]:
    """The matches without an "it" or a full stop at either end, where more words changed beside it: it did not move."""
    matches = list(matches)
    while len(matches) > 1 and _is_scrap(old, new, matches[0], _between(*matches[:2])):
        del matches[0]
    while len(matches) > 1 and _is_scrap(old, new, matches[-1], _between(*matches[-2:])):
        del matches[-1]
    return matches


def weight_of(side: PassageSide, of: Range) -> float:
    """Weight of a range of tokens."""
    return sum(token.weight for token in side.tokens[slice(*of)])


def _sentence_start(tokens: Sequence[Token], at: int, most: int) -> int | None:
    for place in range(at, max(-1, at - most - 1), -1):
        if place == 0 or tokens[place - 1].closes:
            return place
    return None


def _sentence_end(tokens: Sequence[Token], at: int, most: int) -> int | None:
    for place in range(at, min(len(tokens), at + most + 1)):
        if place == len(tokens) - 1 or tokens[place - 1].closes:
            return place
    return None


def _is_whole(side: PassageSide, of: Range) -> bool:
    return weight_of(side, of) >= WHOLE * weight_of(side, (0, len(side.tokens)))


def _limit(tokens: Sequence[Token], place: int) -> int:
    return CLAUSE if tokens[place].text in _ENDING else limit(tokens, place)


def _between(first: Match, second: Match) -> tuple[Range, Range]:
    return (first.old + first.size, second.old), (first.new + first.size, second.new)


def _is_scrap(old: PassageSide, new: PassageSide, match: Match, beside: tuple[Range, Range]) -> bool:
    changed = max(weight_of(old, beside[0]), weight_of(new, beside[1]))
    return weight_of(old, (match.old, match.old + match.size)) < SCRAP and changed >= 2 * SCRAP
