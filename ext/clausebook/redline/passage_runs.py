"""Write passages into the runs of the stretches they are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from clausebook.redline.compared import Compared
from clausebook.redline.model import BlockChange, ChangeKind, Run
from clausebook.redline.seeds import Stretch
from clausebook.redline.tokens import Token

Range = tuple[int, int]
"""Start and end among the tokens of a stretch."""


class PassageSide(NamedTuple):
    """A stretch and what its tokens belong to; the lists are filled while passages are chosen."""

    stretch: Stretch
    tokens: tuple[Token, ...]
    """With the token for the end of the text."""
    taken: list[bool]
    """Whether each token is in a passage."""
    number: list[int]
    """Number of the passage of each token, 0 for none."""
    same: list[bool]
    """Whether each token stayed the same in its passage."""


def write_passages(compared: Sequence[Compared], sides: Sequence[PassageSide]) -> list[Compared]:
    """The provisions with the runs of each stretch cut at the limits of its passages."""
    marked = list(compared)
    members: dict[tuple[int, int], list[PassageSide]] = {}
    for side in sides:
        if any(side.taken):
            members.setdefault((side.stretch.at, side.stretch.block), []).append(side)
    for (at, block), found in members.items():
        blocks = list(marked[at].blocks)
        runs = list(blocks[block].runs)
        # From the last stretch to the first, so that the places of those before stay true.
        for side in sorted(found, key=lambda each: -each.stretch.first):
            runs[side.stretch.first : side.stretch.last] = _joined(_cut(side))
        blocks[block] = BlockChange(blocks[block].fate, blocks[block].old, blocks[block].new, tuple(runs))
        marked[at] = replace(marked[at], blocks=tuple(blocks))
    return marked


def _cut(side: PassageSide) -> Iterator[Run]:
    """The runs of a stretch, cut where a passage begins or ends and where its words changed."""
    limits: list[_Limit] = []
    for end, cause, number in _limits(side):
        if limits and limits[-1][1:] == (cause, number):
            limits[-1] = (end, cause, number)
        elif not limits or end > limits[-1][0]:
            limits.append((end, cause, number))
    position = at = 0
    for run in side.stretch.runs:
        start, end = position, position + len(run.text)
        while start < end:
            while limits[at][0] <= start:
                at += 1
            until = min(end, limits[at][0])
            text = run.text[start - position : until - position]
            yield Run(run.fate, text, run.key, run.emphasis, limits[at][1], limits[at][2])
            start = until
        position = end


_Limit = tuple[int, ChangeKind | None, int]
"""Where something ends, its cause, its passage."""
_TEXT_MOVED = ChangeKind.TEXT_MOVED


def _limits(side: PassageSide) -> Iterator[_Limit]:
    """For the space before each token and for the token itself: where it ends, its cause, its passage."""
    for index, token in enumerate(side.tokens):
        # The space at the end goes with the last word.
        of = index - 1 if index and index == len(side.tokens) - 1 else index
        number, same = side.number[of], side.same[of]
        # The space before a passage belongs to it only at the beginning of the stretch, where nothing else changed.
        joined = index == 0 or side.number[index - 1] == number
        moved = joined and same and (index == 0 or side.same[index - 1])
        yield token.begin, _TEXT_MOVED if moved else None, number if joined else 0
        yield token.end, _TEXT_MOVED if same else None, number


def _joined(runs: Iterator[Run]) -> list[Run]:
    """Alike neighbours without a key as one run."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.key is run.key is None and _look(last) == _look(run):
            joined[-1] = Run(run.fate, last.text + run.text, None, run.emphasis, run.cause, run.passage)
        else:
            joined.append(run)
    return joined


def _look(run: Run) -> tuple[object, ...]:
    return run.emphasis, run.cause, run.passage
