"""Put the provisions of both editions in one reading order: the new edition's, deleted provisions where they stood.

A deleted provision follows the nearest sibling before it that stayed where it was, with all below that sibling; where
there is none it comes first below its parent.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.redline.align import Alignment
from clausebook.redline.outline import NOWHERE, Outline

Row = tuple[int | None, int | None]
"""Index in the old and in the new outline, one of them possibly None."""


def reading_order(old: Outline, new: Outline, alignment: Alignment, moved: frozenset[int]) -> list[Row]:
    """Every entry of both outlines exactly once."""
    first, following = _anchors(old, new, alignment, moved)

    def gone(index: int) -> Iterator[Row]:
        yield index, None
        for child in old.entries[index].children:
            if alignment.new_of[child] is None:
                yield from gone(child)

    def below(above: int) -> Iterator[Row]:
        for lost in first.get(above, ()):
            yield from gone(lost)
        for index in new.below(above):
            yield alignment.old_of[index], index
            yield from below(index)
            for lost in following.get(index, ()):
                yield from gone(lost)

    return list(below(NOWHERE))


def _anchors(
    old: Outline, new: Outline, alignment: Alignment, moved: frozenset[int]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Deleted entries whose parent survives: those that come first below a new entry, those that follow one."""
    first: dict[int, list[int]] = {}
    following: dict[int, list[int]] = {}
    for above in range(NOWHERE, len(old.entries)):
        parent = NOWHERE if above == NOWHERE else alignment.new_of[above]
        if parent is None:
            continue
        anchor: int | None = None
        for index in old.below(above):
            now = alignment.new_of[index]
            if now is None and anchor is None:
                first.setdefault(parent, []).append(index)
            elif now is None and anchor is not None:
                following.setdefault(anchor, []).append(index)
            elif now is not None and now not in moved:
                anchor = now
    return first, following
