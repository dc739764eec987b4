"""Show a sentence that was written anew as one struck out and one put in.

Two sentences on different matters still share a "must" or a "within 10 days"; kept where they happen to fall, they cut one
change into pieces that mean nothing::

    {+On request, +}the Provider must [-keep records for-]{+give notice within+} 10 [-years of each-]{+days of an+} audit

So where little of a sentence survives in another, nothing of it does, but for the words that both begin or end with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from clausebook.redline.tidy import Match, Sides, tidy
from clausebook.redline.tokens import Token

_Pair = tuple[int, int]
"""A sentence of the old text and one of the new, counted from 0."""


LITTLE = 0.4
"""Share of the lighter of two sentences below which little of it survives in the other."""
LITTLE_INSIDE = 0.3
"""The same without what both begin and end with: where the ends make up the sentence, the pieces between still stand."""
SHORT = 6.0
"""Weight of a sentence that is read at a glance however it is cut."""


def without_remnants(sides: Sides, matches: list[Match]) -> list[Match]:
    """Tidied matches without those inside two sentences that have little in common. There not even a modal, a negation or
    a number is kept: it belongs to another sentence."""
    heavier = max(sides.old_weight(0, len(sides.old)), sides.new_weight(0, len(sides.new)))
    if heavier - _kept(sides, matches) < (1 - LITTLE) * SHORT:
        return matches  # So little changed that no sentence can be another.
    limits = _limits(sides.old), _limits(sides.new)
    *others, last = matches
    shared: dict[_Pair, list[Match]] = {}
    for pair, piece in _pieces([*others, Match(last.old, last.new, last.size - 1)], *limits):
        shared.setdefault(pair, []).append(piece)
    lost = [piece for pair, pieces in shared.items() for piece in _remnants(sides, pair, pieces, limits)]
    if not lost:
        return matches
    end = Match(len(sides.old) - 1, len(sides.new) - 1, 1)
    return tidy(sides, [*(piece for pieces in shared.values() for piece in pieces if piece not in lost), end])


_Limits = tuple[list[int], list[int]]
"""Where each sentence ends in the old text and in the new, the end of the text being the last."""


def _limits(text: Sequence[Token]) -> list[int]:
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


def _remnants(sides: Sides, pair: _Pair, pieces: list[Match], limits: _Limits) -> list[Match]:
    """The pieces inside two sentences that are not worth keeping: all or none."""
    starts = tuple(ends[at - 1] if at else 0 for at, ends in zip(pair, limits, strict=True))
    stops = tuple(ends[at] for at, ends in zip(pair, limits, strict=True))
    lighter = _lighter(sides, starts, stops)
    if lighter < SHORT or _kept(sides, pieces) >= LITTLE * lighter:
        return []
    first, last = pieces[0], pieces[-1]
    if (first.old, first.new) == starts:
        starts, pieces = (first.old + first.size, first.new + first.size), pieces[1:]
    if pieces and (last.old + last.size, last.new + last.size) == stops:
        stops, pieces = (last.old, last.new), pieces[:-1]
    return pieces if _kept(sides, pieces) < LITTLE_INSIDE * _lighter(sides, starts, stops) else []


def _kept(sides: Sides, pieces: Sequence[Match]) -> float:
    return sum(sides.old_weight(piece.old, piece.old + piece.size) for piece in pieces)


def _lighter(sides: Sides, starts: tuple[int, ...], stops: tuple[int, ...]) -> float:
    return min(sides.old_weight(starts[0], stops[0]), sides.new_weight(starts[1], stops[1]))
