"""Pair the parts of two texts in order: sentences, blocks, rows, columns.

The best pairing is the one that keeps the most: the sum, over all pairs, of how much two parts share. Equal ends are
paired first and long stretches are cut at landmarks, parts that can only be each other, so that the search stays small.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

Score = Callable[[int, int], float]
"""What pairing old part ``i`` with new part ``j`` keeps; 0 or less where they must not pair."""


Words = Sequence[Sequence[Hashable]]
"""For each part, what it is made of."""


@dataclass(frozen=True, slots=True)
class _Parts:
    old: Sequence[Hashable]
    new: Sequence[Hashable]
    old_words: Words
    new_words: Words
    score: Score
    search: int


def pair_in_order(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    score: Score,
    *,
    words: tuple[Words, Words] = ((), ()),
    search: int = 40_000,
) -> list[tuple[int, int]]:
    """Pairs of indexes, rising on both sides. ``old`` and ``new`` hold for each part something that is equal exactly
    where the parts are equal; ``search`` is how many pairs may be scored in one stretch. A longer one is cut at parts
    that are equal and occur once, else at parts that share a word which occurs once (in ``words``), else paired by
    position."""
    head, shortest = 0, min(len(old), len(new))
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    pairs = [(index, index) for index in range(head)]
    parts = _Parts(old, new, *words, score, search)
    pairs += _pair_between(parts, (head, len(old) - tail), (head, len(new) - tail))
    pairs += [(len(old) - tail + index, len(new) - tail + index) for index in range(tail)]
    return pairs


def unique_in_both(
    old: Sequence[Hashable], new: Sequence[Hashable], old_range: tuple[int, int], new_range: tuple[int, int]
) -> list[tuple[int, int]]:
    """The longest rising list of pairs of equal parts that occur once on either side (the anchors of patience diff)."""
    places: dict[Hashable, list[int]] = {}
    for index in range(*old_range):
        places.setdefault(old[index], [0, 0, index, 0])[0] += 1
    for index in range(*new_range):
        place = places.get(new[index])
        if place is not None:
            place[1] += 1
            place[3] = index
    unique = [(place[2], place[3]) for place in places.values() if place[:2] == [1, 1]]
    return _longest_rising(sorted(unique))


def _pair_between(parts: _Parts, old_range: tuple[int, int], new_range: tuple[int, int]) -> list[tuple[int, int]]:
    rows, columns = old_range[1] - old_range[0], new_range[1] - new_range[0]
    if rows == 0 or columns == 0:
        return []
    if rows * columns <= parts.search:
        return _best(old_range, new_range, parts.score)
    anchors = unique_in_both(parts.old, parts.new, old_range, new_range) or _landmarks(parts, old_range, new_range)
    if not anchors:
        together = [(old_range[0] + step, new_range[0] + step) for step in range(min(rows, columns))]
        return [pair for pair in together if parts.score(*pair) > 0]
    pairs: list[tuple[int, int]] = []
    at_old, at_new = old_range[0], new_range[0]
    for here_old, here_new in [*anchors, (old_range[1], new_range[1])]:
        pairs += _pair_between(parts, (at_old, here_old), (at_new, here_new))
        if here_old < old_range[1]:
            pairs.append((here_old, here_new))
        at_old, at_new = here_old + 1, here_new + 1
    return pairs


def _landmarks(parts: _Parts, old_range: tuple[int, int], new_range: tuple[int, int]) -> list[tuple[int, int]]:
    """The longest rising list of pairs of parts that share words found in no other part."""
    homes = _sole_homes(parts.old_words, old_range), _sole_homes(parts.new_words, new_range)
    votes = Counter((home, homes[1][word]) for word, home in homes[0].items() if word in homes[1])
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (one, other), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if one not in chosen and other not in taken and parts.score(one, other) > 0:
            chosen[one] = other
            taken.add(other)
    return _longest_rising(sorted(chosen.items()))


def _sole_homes(words: Words, where: tuple[int, int]) -> dict[Hashable, int]:
    """The only part that holds a word, for each word that only one part holds."""
    homes: dict[Hashable, int] = {}
    crowded: set[Hashable] = set()
    for index in range(*where) if words else ():
        for word in words[index]:
            if homes.setdefault(word, index) != index:
                crowded.add(word)
    return {word: home for word, home in homes.items() if word not in crowded}


def _best(old_range: tuple[int, int], new_range: tuple[int, int], score: Score) -> list[tuple[int, int]]:
    """Needleman and Wunsch (1970) with no cost for gaps; of equal sums the pairing of the earliest parts."""
    rows, columns = old_range[1] - old_range[0], new_range[1] - new_range[0]
    kept = [[max(0.0, score(old_range[0] + i, new_range[0] + j)) for j in range(columns)] for i in range(rows)]
    sums = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = kept[i][j] + sums[i + 1][j + 1] if kept[i][j] > 0 else 0.0
            sums[i][j] = max(paired, sums[i + 1][j], sums[i][j + 1])
    pairs = []
    i = j = 0
    while i < rows and j < columns:
        if kept[i][j] > 0 and sums[i][j] == kept[i][j] + sums[i + 1][j + 1]:
            pairs.append((old_range[0] + i, new_range[0] + j))
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        place = bisect_left(tops, value)
        tops[place : place + 1] = [value]
        ends[place : place + 1] = [index]
        before.append(ends[place - 1] if place else -1)
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
