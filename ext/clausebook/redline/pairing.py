"""Pair the parts of two texts in order: sentences, blocks, rows, columns.

The best pairing is the one that keeps the most: the sum, over all pairs, of how much two parts share. Equal ends are
paired first and long stretches are cut at parts that occur once on either side, so that the search stays small.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence

Score = Callable[[int, int], float]
"""What pairing old part ``i`` with new part ``j`` keeps; 0 or less where they must not pair."""


def pair_in_order(
    old: Sequence[Hashable], new: Sequence[Hashable], score: Score, *, search: int = 10_000
) -> list[tuple[int, int]]:
    """Pairs of indexes, rising on both sides. ``old`` and ``new`` hold for each part something that is equal exactly
    where the parts are equal; ``search`` is how many pairs may be scored in one stretch, beyond which parts are paired
    by position."""
    head, shortest = 0, min(len(old), len(new))
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    pairs = [(index, index) for index in range(head)]
    pairs += _pair_between(old, new, (head, len(old) - tail), (head, len(new) - tail), score, search=search)
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


def _pair_between(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_range: tuple[int, int],
    new_range: tuple[int, int],
    score: Score,
    *,
    search: int,
) -> list[tuple[int, int]]:
    rows, columns = old_range[1] - old_range[0], new_range[1] - new_range[0]
    if rows == 0 or columns == 0:
        return []
    if rows * columns <= search:
        return _best(old_range, new_range, score)
    anchors = unique_in_both(old, new, old_range, new_range)
    if not anchors:
        together = [(old_range[0] + step, new_range[0] + step) for step in range(min(rows, columns))]
        return [pair for pair in together if score(*pair) > 0]
    pairs: list[tuple[int, int]] = []
    at_old, at_new = old_range[0], new_range[0]
    for here_old, here_new in [*anchors, (old_range[1], new_range[1])]:
        pairs += _pair_between(old, new, (at_old, here_old), (at_new, here_new), score, search=search)
        if here_old < old_range[1]:
            pairs.append((here_old, here_new))
        at_old, at_new = here_old + 1, here_new + 1
    return pairs


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
