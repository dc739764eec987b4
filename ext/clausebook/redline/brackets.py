"""Keep a bracket in one piece.

Two phrases that end in brackets share the closing one; left outside, it closes what a reader has just seen struck out::

    [-an award may be made (in 2017-]{+no award may be made (until later+}).

So a bracket or quotation mark that closes what opened inside a change belongs to the change, and the same at its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.redline.tidy import Gap, Match, Sides, gaps
from clausebook.redline.tokens import Token

_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’"}
_OPENERS = {shutter: opener for opener, shutter in _PAIRS.items()}


def with_whole_brackets(sides: Sides, matches: list[Match]) -> list[Match]:
    """The matches without the brackets beside a change that close, or open, what both sides of it hold. No match is given
    up for it."""
    whole = list(matches)
    for index, gap in enumerate(list(gaps(matches))):
        if gap.old == gap.old_end or gap.new == gap.new_end:
            continue
        after = whole[index]
        opener = _OPENERS.get(sides.old[after.old].text)
        if opener and after.size > 1 and _left_open(sides, gap, opener) > 0:
            whole[index] = Match(after.old + 1, after.new + 1, after.size - 1)
        before = whole[index - 1] if index else Match(0, 0, 0)
        opener = sides.old[gap.old - 1].text if before.size > 1 else ""
        if opener in _PAIRS and _left_open(sides, gap, opener) < 0:
            whole[index - 1] = Match(before.old, before.new, before.size - 1)
    return whole


def _left_open(sides: Sides, gap: Gap, opener: str) -> int:
    """1 where both sides of a gap open more brackets than they close, -1 where both close more, else 0."""
    depths = [_depth(sides.old[gap.old : gap.old_end], opener), _depth(sides.new[gap.new : gap.new_end], opener)]
    return 1 if min(depths) > 0 else -1 if max(depths) < 0 else 0


def _depth(tokens: Sequence[Token], opener: str) -> int:
    return sum((token.text == opener) - (token.text == _PAIRS[opener]) for token in tokens)
