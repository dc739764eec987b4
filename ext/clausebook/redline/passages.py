"""Tell text that moved from text that is gone or new, and mark what changed in it on the way.

Candidates come from :mod:`clausebook.redline.seeds`. A candidate is a passage where its words, aligned like any other,
are mostly the same, and are not boilerplate: a short one must be words that occur nowhere else in either edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clausebook.redline.causes import Causes
from clausebook.redline.companions import Moved, with_companions
from clausebook.redline.compared import Compared
from clausebook.redline.markup import Texts
from clausebook.redline.model import DELETED, INSERTED, KEPT, Passage
from clausebook.redline.nuances import names_otherwise, space_tells
from clausebook.redline.order import Row
from clausebook.redline.outline import Entry, Outline, words_of
from clausebook.redline.passage_limits import (
    grown_to_sentences,
    has_too_few,
    is_of_sentences,
    least_words,
    tokens_between,
    weight_of,
    without_scraps,
)
from clausebook.redline.passage_runs import PassageSide, Range, write_passages
from clausebook.redline.seeds import Region, Stretch, regions, stretches
from clausebook.redline.tidy import Match, Sides
from clausebook.redline.tokens import tokenize
from clausebook.redline.wording import match_words

CERTAIN_WORDS = 24
"""Words in one unbroken sequence that no boilerplate has: the editions are not searched for them."""
PHRASE = 5
"""Words in a phrase, one of which must stand nowhere else."""
LEAST_SHARE = 0.5
"""Share of the lighter side of a passage that stayed the same."""


class _Found(NamedTuple):
    old: int
    new: int
    old_range: tuple[int, int]
    new_range: tuple[int, int]
    matches: list[Match]
    words: int


class Editions:
    """All words of both editions, joined when they are first asked for; what is the same in both once."""

    def __init__(self, old: Outline, new: Outline, same: Iterable[Row]) -> None:
        """``same``: the provisions whose words are the same."""
        self._outlines, self._same = (old, new), same
        self._texts: tuple[str, str, str] | None = None

    def only_once(self, text: str) -> bool:
        """Whether a text occurs in no more than one place of either edition."""
        if self._texts is None:
            self._texts = self._joined()
        shared, *others = self._texts
        first = shared.find(text)
        if first >= 0:
            return shared.find(text, first + 1) < 0 and not any(text in other for other in others)
        return all(other.find(text, other.find(text) + 1) < 0 for other in others)

    def _joined(self) -> tuple[str, str, str]:
        old, new = (list[Entry | None](outline.entries) for outline in self._outlines)
        shared: list[Entry | None] = []
        for before, after in self._same:
            if before is not None and after is not None:
                shared.append(new[after])
                old[before] = new[after] = None
        return words_of(filter(None, shared)), words_of(filter(None, old)), words_of(filter(None, new))


def find_passages(
    compared: Sequence[Compared], known: Causes, editions: Editions
) -> tuple[list[Compared], tuple[Moved, ...]]:
    """The same provisions with passages marked in their runs, and the passages in the order of where they stand."""
    every = [
        stretch
        for at, each in enumerate(compared)
        if not each.same
        for block, change in enumerate(each.blocks)
        if len(change.runs) > 1 or change.fate is not KEPT
        for stretch in stretches(at, block, change.runs)
    ]
    gone = [each for each in every if each.runs[0].fate is DELETED]
    come = [each for each in every if each.runs[0].fate is INSERTED]
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
    return with_companions(write_passages(compared, [*old.values(), *new.values()]), moved)


def _side(stretch: Stretch, known: Causes, *, new: bool) -> PassageSide:
    spans = stretch.spans
    tokens = tokenize(spans, known.identify_new if new else known.identify_old)
    return PassageSide(stretch, tokens, [False] * len(tokens), [0] * len(tokens), [False] * len(tokens))


def _judge(region: Region, old: PassageSide, new: PassageSide, editions: Editions) -> _Found | None:
    one, other = (
        tokens_between(old.tokens, region.old_start, region.old_end),
        tokens_between(new.tokens, region.new_start, region.new_end),
    )
    one, other = grown_to_sentences(old, new, one, other)
    return _align(region, old, new, (_free(old, one), _free(new, other)), editions)


def _align(
    of: Region | _Found, old: PassageSide, new: PassageSide, ranges: tuple[Range, Range], editions: Editions
) -> _Found | None:
    """What stays the same between two ranges of tokens; None where that makes no passage."""
    one, other = ranges
    if has_too_few(old, new, one, other):
        return None
    end = old.tokens[-1]
    sides = Sides((*old.tokens[slice(*one)], end), (*new.tokens[slice(*other)], end))
    *matches, last = match_words(sides)
    # The last match holds the end of both texts, which is no word.
    matches = [each for each in (*matches, Match(last.old, last.new, last.size - 1)) if each.size]
    if not matches:
        return None
    matches = [Match(one[0] + each.old, other[0] + each.new, each.size) for each in matches]
    # Unlike ends are no part of what moved.
    one, other = _ranges(matches)
    kept = [token for each in matches for token in old.tokens[each.old : each.old + each.size]]
    words = sum(token.weight > 0.1 for token in kept)
    lighter = min(weight_of(old, one), weight_of(new, other))
    if words < least_words(old, new, one, other) or sum(token.weight for token in kept) < LEAST_SHARE * lighter:
        return None
    sentences = is_of_sentences(old, one) and is_of_sentences(new, other)
    if not _is_rare(old, max(matches, key=lambda each: each.size), editions, sentences=sentences):
        return None
    matches = without_scraps(old, new, matches)
    return _Found(of.old, of.new, *_ranges(matches), matches, words)


def _is_rare(old: PassageSide, longest: Match, editions: Editions, *, sentences: bool) -> bool:
    """Whether its words stand nowhere else: of ``sentences`` all together, of a part of one at least a phrase. What is put
    together of phrases that the contract repeats, "within 20 days after the end of each year, the Provider must give the
    Council a report", says nothing about what became of it. Its end is tried first, where it says what it is about."""
    if longest.size >= CERTAIN_WORDS:
        return True
    tokens, end = old.tokens, longest.old + longest.size
    phrase = longest.size if sentences else min(PHRASE, longest.size)
    return any(
        editions.only_once(old.stretch.text[tokens[at].begin : tokens[at + phrase - 1].end])
        for at in range(end - phrase, longest.old - 1, -1)
    )


def _ranges(matches: Sequence[Match]) -> tuple[Range, Range]:
    first, last = matches[0], matches[-1]
    return (first.old, last.old + last.size), (first.new, last.new + last.size)


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


def _same_words(old: PassageSide, new: PassageSide, match: Match, texts: Texts) -> list[bool]:
    """Of each word of a match, whether it says the same."""
    ends = [
        (side.tokens[start].begin, side.tokens[start + match.size - 1].end)
        for side, start in ((old, match.old), (new, match.new))
    ]
    if texts.same_print(ends[0], ends[1]):
        return [True] * match.size
    return [_stayed(old, new, match.old + step, match.new + step, texts, first=not step) for step in range(match.size)]


def _stayed(old: PassageSide, new: PassageSide, at: int, now: int, texts: Texts, *, first: bool) -> bool:
    """Whether a matched word says the same: no other address, type or capital, and no other space inside what moved that
    may change what it says."""
    one, other = (old.tokens, at), (new.tokens, now)
    if texts.markup_differs(old.tokens[at], new.tokens[now]) or names_otherwise(one, other):
        return False
    return first or not space_tells(one, other)


def _number(
    number: int, found: _Found, old: dict[int, PassageSide], new: dict[int, PassageSide], compared: Sequence[Compared]
) -> Moved:
    one, other = old[found.old], new[found.new]
    for side, (start, end) in ((one, found.old_range), (other, found.new_range)):
        side.number[start:end] = [number] * (end - start)
    texts = Texts(one.stretch.spans, other.stretch.spans)
    for match in found.matches:
        same = _same_words(one, other, match, texts)
        one.same[match.old : match.old + match.size] = other.same[match.new : match.new + match.size] = same
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
