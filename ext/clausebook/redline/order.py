"""Put the provisions of both editions in one reading order: the new edition's, deleted provisions where they stood.

A deleted provision follows the nearest sibling before it that stayed where it was, with all below that sibling; where
there is none it comes first below its parent.
"""

from __future__ import annotations

from collections.abc import Iterable

from clausebook.redline.align import Alignment
from clausebook.redline.outline import NOWHERE, Outline

Row = tuple[int | None, int | None]
"""Index in the old and in the new outline, one of them possibly None."""


def reading_order(old: Outline, new: Outline, alignment: Alignment, moved: frozenset[int]) -> list[Row]:
    """Every entry of both outlines exactly once."""
    first, following = _anchors(old, alignment, moved)
    rows: list[Row] = []

    def add_gone(indexes: Iterable[int]) -> None:
        for index in indexes:
            rows.append((index, None))
            add_gone(child for child in old.entries[index].children if alignment.new_of[child] is None)

    def add_below(above: int) -> None:
        add_gone(first.get(above, ()))
        for index in new.below(above):
            rows.append((alignment.old_of[index], index))
            if new.entries[index].children or index in first:
                add_below(index)
            if index in following:
                add_gone(following[index])

    add_below(NOWHERE)
    return rows


def _anchors(
    old: Outline, alignment: Alignment, moved: frozenset[int]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Deleted entries whose parent survives: those that come first below a new entry, those that follow one."""
    first: dict[int, list[int]] = {}
    following: dict[int, list[int]] = {}
    for above in range(NOWHERE, len(old.entries)):
        below = old.below(above)
        parent = NOWHERE if above == NOWHERE else alignment.new_of[above]
        if parent is None or not below:
            continue
        anchor: int | None = None
        for index in below:
            now = alignment.new_of[index]
            if now is None and anchor is None:
                first.setdefault(parent, []).append(index)
            elif now is None and anchor is not None:
                following.setdefault(anchor, []).append(index)
            elif now is not None and now not in moved:
                anchor = now
    return first, following
