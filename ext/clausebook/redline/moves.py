"""Tell which provisions moved.

A provision that keeps its parent and its order did not move, whatever its number. Where siblings changed order, the
fewest words are said to have moved: those outside the heaviest sequence that kept its order. So when one short clause
jumps over ten others, one clause moved and not ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from clausebook.redline.align import Alignment
from clausebook.redline.outline import NOWHERE, Outline


def find_moves(old: Outline, new: Outline, alignment: Alignment) -> frozenset[int]:
    """Indexes, in the new outline, of matched entries that have another parent or another order."""
    moved: set[int] = set()
    for above in (NOWHERE, *[index for index, entry in enumerate(new.entries) if entry.children]):
        below = new.below(above)
        parent = NOWHERE if above == NOWHERE else alignment.old_of[above]
        if parent is not None and tuple([alignment.old_of[index] for index in below]) == old.below(parent):
            continue
        common = []
        for index in below:
            before = alignment.old_of[index]
            if before is None:
                continue
            if parent is None or old.entries[before].parent != parent:
                moved.add(index)
            else:
                common.append((index, before))
        if all(one[1] < other[1] for one, other in pairwise(common)):
            continue
        stayed = heaviest_rising([before for _, before in common], [new.weight(index) for index, _ in common])
        moved.update(index for place, (index, _) in enumerate(common) if place not in stayed)
    return frozenset(moved)


def heaviest_rising(values: Sequence[int], weights: Sequence[int]) -> frozenset[int]:
    """Places of a strictly rising subsequence of the greatest total weight; of equals the one that ends first.

    A Fenwick tree of the best sums, so n log n (the classic method for heaviest increasing subsequences).
    """
    ranks = {value: rank for rank, value in enumerate(sorted(values), 1)}
    tree: list[tuple[int, int]] = [(0, 0)] * (len(ranks) + 1)
    before: list[int] = []
    best = (0, 0)
    for place, value in enumerate(values):
        chain = (0, 0)
        rank = ranks[value] - 1
        while rank:
            chain = max(chain, tree[rank])
            rank -= rank & -rank
        before.append(-chain[1] - 1)
        # Ends are stored negated so that, of equal sums, the earlier wins.
        reached = (chain[0] + weights[place], -(place + 1))
        rank = ranks[value]
        while rank <= len(ranks):
            tree[rank] = max(tree[rank], reached)
            rank += rank & -rank
        best = max(best, reached)
    stayed = set()
    place = -best[1] - 1
    while place >= 0:
        stayed.add(place)
        place = before[place]
    return frozenset(stayed)
