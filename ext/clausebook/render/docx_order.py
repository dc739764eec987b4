"""Where the provisions of a redline stand on paper: once where they stayed, twice where they moved.

A redline lists each provision once. Tracked changes need the old place too, so that rejecting them gives the old order:
a moved provision, with all below it that moved along, stands at its new place and again at its old one. Whatever else
would leave the old order wrong is treated the same way, so that the old order is right by construction.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from clausebook.redline.model import ChangeKind, ProvisionChange


class Standing(Enum):
    """On which side a provision stands at a place."""

    BOTH = "both"
    NEW = "new"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Stand:
    """A provision at one place of the redline on paper."""

    change: ProvisionChange
    standing: Standing
    moved: bool = False
    """Whether it stands at another place too."""


def stands(changes: Sequence[ProvisionChange]) -> list[Stand]:
    """Every place, in the order of the paper: those with a new side in the new order, those with an old side in the
    old order."""
    moved = _moved(changes)
    stayed = [index for index, change in enumerate(changes) if change.old and change.new and index not in moved]
    following = iter(stayed)
    upcoming = next(following, None)
    base: dict[int, Stand] = {}
    last = -1
    for index, change in enumerate(changes):
        if change.old is None or index in moved:
            base[index] = Stand(change, Standing.NEW, moved=index in moved)
        elif index == upcoming:
            base[index] = Stand(change, Standing.BOTH)
            last = change.old.position
            upcoming = next(following, None)
        elif last < change.old.position < _old_position(changes, upcoming):
            base[index] = Stand(change, Standing.OLD)
            last = change.old.position
    return _with_old_places(base, changes, moved)


def _old_position(changes: Sequence[ProvisionChange], index: int | None) -> float:
    old = changes[index].old if index is not None else None
    return old.position if old else math.inf


def _with_old_places(base: dict[int, Stand], changes: Sequence[ProvisionChange], moved: set[int]) -> list[Stand]:
    """The places, with each provision that has none on the old side put right after the one it used to follow."""
    followers: dict[int, list[Stand]] = {}
    anchor = -1
    for index, change in _in_old_order(changes):
        if index in base and base[index].standing is not Standing.NEW:
            anchor = index
        else:
            followers.setdefault(anchor, []).append(Stand(change, Standing.OLD, moved=index in moved))
    result = followers.get(-1, [])
    for index, stand in base.items():
        result.append(stand)
        if stand.standing is not Standing.NEW:
            result.extend(followers.get(index, ()))
    return result


def _moved(changes: Sequence[ProvisionChange]) -> set[int]:
    """Positions in ``changes`` of the provisions in both editions that must stand twice."""
    moved: set[int] = set()
    carried: set[tuple[str, str]] = set()
    for index, change in enumerate(changes):
        if change.old is None or change.new is None:
            continue
        if ChangeKind.MOVED in change.kinds or (change.old.parent, change.new.parent) in carried:
            moved.add(index)
            carried.add((change.old.id, change.new.id))
    rest = [
        (index, change.old.position)
        for index, change in enumerate(changes)
        if change.old and change.new and index not in moved
    ]
    rising = _rising([position for _, position in rest])
    moved.update(index for order, (index, _) in enumerate(rest) if order not in rising)
    return moved


def _in_old_order(changes: Sequence[ProvisionChange]) -> list[tuple[int, ProvisionChange]]:
    old = [(change.old.position, index) for index, change in enumerate(changes) if change.old]
    return [(index, changes[index]) for _, index in sorted(old)]


def _rising(values: Sequence[int]) -> set[int]:
    """Indexes of a longest strictly increasing subsequence (patience sorting, Fredman 1975)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        pile = bisect_right(tails, value - 1)
        before.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [value]
        ends[pile : pile + 1] = [index]
    chosen: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        chosen.add(at)
        at = before[at]
    return chosen
