"""Show a sentence that was written anew as one struck out and one put in.

Two sentences on different matters still share a "must" or a "within 10 days"; kept where they happen to fall, they cut one
change into pieces that mean nothing::

    {+On request, +}the Provider must [-keep records for-]{+give notice within+} 10 [-years of each-]{+days of an+} audit

So where little of a sentence survives in another, nothing of it does, but for the words that both begin or end with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from clausebook.redline.tidy import Match, Sides, tidy
from clausebook.redline.tokens import Token

_Pair = tuple[int, int]
"""A sentence of the old text and one of the new, counted from 0."""


def without_remnants(sides: Sides, matches: list[Match], *, little: float = 0.25) -> list[Match]:
    """Tidied matches without those between two sentences that share less than ``little`` of the lighter one. Here not
    even a modal, a negation or a number is kept: it belongs to another sentence."""
    limits = _limits(sides.old), _limits(sides.new)
    *others, last = matches
    pieces = list(_pieces([*others, last._replace(size=last.size - 1)], *limits))
    shared: defaultdict[_Pair, float] = defaultdict(float)
    for pair, piece in pieces:
        shared[pair] += sides.old_weight(piece.old, piece.old + piece.size)
    lost = {pair for pair, weight in shared.items() if weight < little * _lighter(sides, pair, *limits)}
    if not lost:
        return matches
    end = Match(len(sides.old) - 1, len(sides.new) - 1, 1)
    return tidy(sides, [*(piece for pair, piece in pieces if pair not in lost), end])


def _limits(text: Sequence[Token]) -> list[int]:
    """Where each sentence ends, and the end of the text as the last."""
    return [index + 1 for index, token in enumerate(text) if token.closes]


def _pieces(matches: Sequence[Match], old_limits: list[int], new_limits: list[int]) -> Iterator[tuple[_Pair, Match]]:
    """The matches, cut where a sentence ends on either side, each with the sentences it lies in."""
    for match in matches:
        step = 0
        while step < match.size:
            pair = bisect_right(old_limits, match.old + step), bisect_right(new_limits, match.new + step)
            end = min(match.size, old_limits[pair[0]] - match.old, new_limits[pair[1]] - match.new)
            yield pair, Match(match.old + step, match.new + step, end - step)
            step = end


def _lighter(sides: Sides, pair: _Pair, old_limits: list[int], new_limits: list[int]) -> float:
    one, other = pair
    return min(
        sides.old_weight(old_limits[one - 1] if one else 0, old_limits[one]),
        sides.new_weight(new_limits[other - 1] if other else 0, new_limits[other]),
    )
