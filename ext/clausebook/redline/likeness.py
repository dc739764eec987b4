"""Find provisions again whose words are others now, and that no id betrays.

In their place first: most stay between the neighbours that they had, and one look tells. What is left then is moved or
much edited: rare words in common find the candidates, a longest common subsequence of their telling words judges them,
the most alike first.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, product

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from clausebook.edition.model import ProvisionKind
from clausebook.redline.weights import STOPWORDS

Text = tuple[ProvisionKind | None, str]
"""Kind and words of a provision."""
Texts = dict[int, Text]
"""By index in its outline."""
Words = dict[int, list[str]]
Shingle = tuple[str, ...]
Matched = Sequence[int | None]
"""The counterpart of each entry."""
_NOTHING: Text = (None, "")
_NONE = range(0)

ALIKE = 0.55
"""Share of telling words that makes two texts one, wherever they stand."""
SURE, CERTAIN = 0.8, 0.9
"""Shares of letters that make two texts one: beside the same neighbour, and as far from it."""
LEAST_WORDS = 5
"""A text of fewer is not known again by likeness."""
CROWD = 8
"""A sequence of words in more provisions than this tells nothing."""
MOST = 5
"""Candidates judged for one text."""
FEW = 40_000
"""Where no more pairs than this are left, all are judged."""
STRETCH, LONG = 2_500, 10_000
"""Only of so many pairs beside the same neighbour are all judged, and only texts of so many letters."""
_share = Indel.normalized_similarity
_WORDS = re.compile(r"\w+")
_ENOUGH = re.compile(rf"\W*+(?:\w++\W++){{{LEAST_WORDS - 1}}}\w")


def enough(words: str) -> bool:
    """Whether a text has so many words that it can be known again by them."""
    return _ENOUGH.match(words) is not None


def at_sight(before: Texts, after: Texts, new_of: Matched, old_of: Matched) -> Iterator[tuple[int, int]]:
    """Pairs of texts that are all but the same and stand as far from a neighbour that they have in common. ``new_of`` and
    ``old_of``: what is matched already."""
    for old, new in _beside(new_of, old_of):
        ends = [zip(old, new, strict=False)]
        if len(old) != len(new):
            ends.append(zip(reversed(old), reversed(new), strict=False))
        yield from _most_alike(chain(*ends), before, after, CERTAIN)


def in_place(before: Texts, after: Texts, new_of: Matched, old_of: Matched) -> Iterator[tuple[int, int]]:
    """Pairs of texts that hardly differ and stand beside a neighbour that they have in common, with nothing matched between;
    the most alike first."""
    for old, new in _beside(new_of, old_of):
        if len(old) * len(new) <= STRETCH:
            yield from _most_alike(product(old, new), before, after, SURE)


def _beside(new_of: Matched, old_of: Matched) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Old entries without a counterpart that follow one another, and the new ones after the same neighbour and before the
    same neighbour."""
    stretches = _stretches(old_of)
    following, leading = {each.start: each for each in stretches}, {each.stop: each for each in stretches}
    for old in _stretches(new_of):
        above = new_of[old.start - 1] if old.start else -1
        below = new_of[old.stop] if old.stop < len(new_of) else len(old_of)
        assert above is not None and below is not None
        after, before = following.get(above + 1, _NONE), leading.get(below, _NONE)
        yield old, after if after is before else [*after, *before]


def _stretches(matched: Matched) -> list[range]:
    """Entries without a counterpart that follow one another."""
    free = [index for index, found in enumerate(matched) if found is None]
    last = len(matched) - 1
    starts = [index for index in free if index == 0 or matched[index - 1] is not None]
    stops = [index + 1 for index in free if index == last or matched[index + 1] is not None]
    return list(map(range, starts, stops))


def _most_alike(
    judged: Iterable[tuple[int, int]], before: Texts, after: Texts, least: float
) -> Iterator[tuple[int, int]]:
    """Of pairs those that share so many letters, the most alike first."""
    found = []
    for one, other in judged:
        kind, words = before.get(one, _NOTHING)
        later_kind, later_words = after.get(other, _NOTHING)
        if kind is later_kind and len(words) <= LONG and len(later_words) <= LONG:
            share = _share(words, later_words, score_cutoff=least)
            if share >= least and enough(words) and enough(later_words):
                found.append((-share, one, other))
    yield from ((one, other) for _, one, other in sorted(found))


def anywhere(before: Texts, after: Texts, near: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """Pairs of texts with like words, the most alike first; of equals those that are ``near``, then in reading order."""
    found = []
    for share, one, other in _alike(_long_enough(before), _long_enough(after)):
        if before[one][0] is after[other][0]:
            found.append((-round(share, 6), not near(one, other), one, other))
    yield from ((one, other) for _, _, one, other in sorted(found))


def _alike(before: Words, after: Words) -> Iterator[tuple[float, int, int]]:
    codes = _Codes()
    telling = {index: codes.of(words) for index, words in after.items()}
    rare = _rare(after) if len(before) * len(after) > FEW else None
    for one, words in before.items():
        judged = telling if rare is None else {other: telling[other] for other in _candidates(words, rare)}
        for _, share, other in extract(codes.of(words), judged, scorer=_share, score_cutoff=ALIKE, limit=None):
            yield share, one, other


def _long_enough(texts: Texts) -> Words:
    """The words of each text that has enough of them."""
    words = {index: _WORDS.findall(text.lower()) for index, (_, text) in texts.items()}
    return {index: each for index, each in words.items() if len(each) >= LEAST_WORDS}


class _Codes(dict[str, str]):
    """A letter for each word and none for a stop-word, so that texts compare as short strings, in C."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(STOPWORDS, ""))

    def __missing__(self, word: str) -> str:
        # Beyond a million different words the last letter serves for all.
        code = self[word] = chr(min(len(self), sys.maxunicode))
        return code

    def of(self, words: Iterable[str]) -> str:
        return "".join(map(self.__getitem__, words))


def _rare(texts: Words) -> dict[Shingle, list[int]]:
    """The texts in which each sequence of three words stands, but for the sequences in a crowd of them."""
    places: dict[Shingle, list[int]] = {}
    for index, words in texts.items():
        for shingle in set(zip(words, words[1:], words[2:], strict=False)):
            places.setdefault(shingle, []).append(index)
    return {shingle: indexes for shingle, indexes in places.items() if len(indexes) <= CROWD}


def _candidates(words: list[str], rare: dict[Shingle, list[int]]) -> list[int]:
    """The texts that share a rare sequence of words with one; of more than :data:`MOST`, those that share the most."""
    shared = rare.keys() & zip(words, words[1:], words[2:], strict=False)
    counts = Counter(chain.from_iterable(map(rare.__getitem__, shared)))
    return sorted(counts, key=lambda each: (-counts[each], each))[:MOST]
