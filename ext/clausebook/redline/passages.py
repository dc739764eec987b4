"""Tell text that moved from text that is gone or new, and mark what changed in it on the way.

Candidates come from :mod:`clausebook.redline.seeds`. A candidate is a passage where its words, aligned like any other,
are mostly the same, and are not boilerplate: a short one must be words that occur nowhere else in either edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausebook.edition.model import Span
from clausebook.redline.causes import Causes
from clausebook.redline.compared import Compared
from clausebook.redline.model import Fate, Passage
from clausebook.redline.outline import Outline
from clausebook.redline.passage_runs import PassageSide, Range, write_passages
from clausebook.redline.seeds import Region, Stretch, regions, stretches
from clausebook.redline.tidy import CLAUSE, Match, Sides, limit
from clausebook.redline.tokens import Token, tokenize
from clausebook.redline.wording import match_words

LEAST_WORDS = 8
"""Words that stayed the same in a passage from one limit of a sentence or clause to another."""
LEAST_WORDS_WHOLE = 5
"""The same where it is a whole stretch on both sides."""
LEAST_WORDS_INSIDE = 14
"""The same where it begins or ends in the middle of a clause."""
CERTAIN_WORDS = 24
"""Words in one unbroken sequence that no boilerplate has: the editions are not searched for them."""
LEAST_SHARE = 0.5
"""Share of the lighter side of a passage that stayed the same."""
REACH_SHARE = 0.5
"""Part of a region by which it may grow to the limits of its sentences, where words at its ends changed."""
REACH_WORDS = 8
"""By how many tokens it may grow at least."""


class Moved(NamedTuple):
    """A passage with the provisions it is in."""

    passage: Passage
    old_at: int
    """Index of the provision it stood in, among those compared."""
    new_at: int
    """Index of the provision it stands in."""
    words: int
    """Words that stayed the same."""


class _Found(NamedTuple):
    old: int
    new: int
    old_range: tuple[int, int]
    new_range: tuple[int, int]
    matches: list[Match]
    words: int


class Editions:
    """All words of both editions, joined when they are first asked for."""

    def __init__(self, old: Outline, new: Outline) -> None:
        self._outlines = old, new
        self._texts: tuple[str, str] | None = None

    def only_once(self, text: str) -> bool:
        """Whether a text occurs in no more than one place of either edition."""
        if self._texts is None:
            one, other = ("\n".join(entry.words for entry in each.entries) for each in self._outlines)
            self._texts = one, other
        return all(whole.find(text, whole.find(text) + 1) < 0 for whole in self._texts)


def find_passages(
    compared: Sequence[Compared], known: Causes, editions: Editions
) -> tuple[list[Compared], tuple[Moved, ...]]:
    """The same provisions with passages marked in their runs, and the passages in the order of where they stand."""
    every = [
        stretch
        for at, each in enumerate(compared)
        if not each.same
        for block, change in enumerate(each.blocks)
        if len(change.runs) > 1 or change.fate is not Fate.KEPT
        for stretch in stretches(at, block, change.runs)
    ]
    gone = [each for each in every if each.runs[0].fate is Fate.DELETED]
    come = [each for each in every if each.runs[0].fate is Fate.INSERTED]
    if not gone or not come:
        return list(compared), ()
    candidates = regions(gone, come)
    if not candidates:
        return list(compared), ()
    old = {index: _side(gone[index], known, new=False) for index in {each.old for each in candidates}}
    new = {index: _side(come[index], known, new=True) for index in {each.new for each in candidates}}
    found = (_judge(each, old[each.old], new[each.new], editions) for each in candidates)
    chosen = _choose((each for each in found if each), old, new, editions)
    chosen.sort(key=lambda each: (new[each.new].stretch[:4], each.new_range))
    moved = tuple(_number(number, each, old, new, compared) for number, each in enumerate(chosen, 1))
    return write_passages(compared, [*old.values(), *new.values()]), moved


def _side(stretch: Stretch, known: Causes, *, new: bool) -> PassageSide:
    spans = tuple(Span(run.text, run.key, run.emphasis) for run in stretch.runs)
    tokens = tokenize(spans, known.identify_new if new else known.identify_old)
    return PassageSide(stretch, tokens, [False] * len(tokens), [0] * len(tokens), [False] * len(tokens))


def _judge(region: Region, old: PassageSide, new: PassageSide, editions: Editions) -> _Found | None:
    one, other = (
        _tokens(old.tokens, region.old_start, region.old_end),
        _tokens(new.tokens, region.new_start, region.new_end),
    )
    one, other = _to_sentences(old, new, one, other)
    return _align(region, old, new, (_free(old, one), _free(new, other)), editions)


def _align(
    of: Region | _Found, old: PassageSide, new: PassageSide, ranges: tuple[Range, Range], editions: Editions
) -> _Found | None:
    """What stays the same between two ranges of tokens; None where that makes no passage."""
    one, other = ranges
    end = old.tokens[-1]
    sides = Sides((*old.tokens[slice(*one)], end), (*new.tokens[slice(*other)], end))
    *matches, last = match_words(sides)
    # The last match holds the end of both texts, which is no word.
    matches = [each for each in (*matches, last._replace(size=last.size - 1)) if each.size]
    if not matches:
        return None
    matches = [Match(one[0] + each.old, other[0] + each.new, each.size) for each in matches]
    # Unlike ends are no part of what moved.
    first, last = matches[0], matches[-1]
    one, other = (first.old, last.old + last.size), (first.new, last.new + last.size)
    kept = [token for each in matches for token in old.tokens[each.old : each.old + each.size]]
    words = sum(token.weight > 0.1 for token in kept)
    lighter = min(_weight(old, one), _weight(new, other))
    if words < _least(old, new, one, other) or sum(token.weight for token in kept) < LEAST_SHARE * lighter:
        return None
    longest = max(matches, key=lambda each: each.size)
    text = "".join(run.text for run in old.stretch.runs)
    sample = text[old.tokens[longest.old].begin : old.tokens[longest.old + longest.size - 1].end]
    if longest.size < CERTAIN_WORDS and not editions.only_once(sample):
        return None
    return _Found(of.old, of.new, one, other, matches, words)


def _least(old: PassageSide, new: PassageSide, one: Range, other: Range) -> int:
    if one == (0, len(old.tokens) - 1) and other == (0, len(new.tokens) - 1):
        return LEAST_WORDS_WHOLE
    limits = (limit(side.tokens, place) for side, ends in ((old, one), (new, other)) for place in ends)
    return LEAST_WORDS if min(limits) >= CLAUSE else LEAST_WORDS_INSIDE


def _weight(side: PassageSide, of: Range) -> float:
    return sum(token.weight for token in side.tokens[slice(*of)])


def _tokens(tokens: Sequence[Token], start: int, end: int) -> Range:
    """The tokens that lie in a stretch of characters."""
    first = next(index for index, token in enumerate(tokens) if token.end > start)
    last = next((index for index, token in enumerate(tokens) if token.begin >= end), len(tokens) - 1)
    return first, max(first, min(last, len(tokens) - 1))


def _to_sentences(old: PassageSide, new: PassageSide, one: Range, other: Range) -> tuple[Range, Range]:
    """Two ranges grown to the limits of their sentences, where that is near on both sides."""
    most = max(REACH_WORDS, int(REACH_SHARE * min(one[1] - one[0], other[1] - other[0])))
    starts = _sentence_start(old.tokens, one[0], most), _sentence_start(new.tokens, other[0], most)
    ends = _sentence_end(old.tokens, one[1], most), _sentence_end(new.tokens, other[1], most)
    begin = starts if None not in starts else (one[0], other[0])
    until = ends if None not in ends else (one[1], other[1])
    return (begin[0] or 0, until[0] or 0), (begin[1] or 0, until[1] or 0)


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


def _free(side: PassageSide, of: Range) -> Range:
    """The range without what other passages took at its ends; empty where they took its middle."""
    start, end = of
    while start < end and side.taken[start]:
        start += 1
    while end > start and side.taken[end - 1]:
        end -= 1
    return (start, start) if any(side.taken[start:end]) else (start, end)


def _choose(
    found: Iterator[_Found], old: dict[int, PassageSide], new: dict[int, PassageSide], editions: Editions
) -> list[_Found]:
    """Passages that share no token, the longest first."""
    chosen: list[_Found] = []
    waiting = sorted(found, key=lambda each: (-each.words, each.old, each.old_range, each.new, each.new_range))
    for each in waiting:
        one, other = _free(old[each.old], each.old_range), _free(new[each.new], each.new_range)
        final: _Found | None = each
        if (one, other) != (each.old_range, each.new_range):
            final = _align(each, old[each.old], new[each.new], (one, other), editions)
        if final is None:
            continue
        chosen.append(final)
        for side, (start, end) in ((old[final.old], final.old_range), (new[final.new], final.new_range)):
            side.taken[start:end] = [True] * (end - start)
    return chosen


def _number(
    number: int, found: _Found, old: dict[int, PassageSide], new: dict[int, PassageSide], compared: Sequence[Compared]
) -> Moved:
    one, other = old[found.old], new[found.new]
    for side, (start, end) in ((one, found.old_range), (other, found.new_range)):
        side.number[start:end] = [number] * (end - start)
    for match in found.matches:
        one.same[match.old : match.old + match.size] = [True] * match.size
        other.same[match.new : match.new + match.size] = [True] * match.size
    before, after = compared[one.stretch.at], compared[other.stretch.at]
    assert before.old is not None and after.new is not None
    passage = Passage(
        number,
        before.old.place.id,
        sum(block.old is not None for block in before.blocks[: one.stretch.block]),
        after.new.place.id,
        sum(block.new is not None for block in after.blocks[: other.stretch.block]),
    )
    return Moved(passage, one.stretch.at, other.stretch.at, found.words)
