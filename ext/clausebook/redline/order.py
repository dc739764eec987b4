"""Put the provisions of both editions in one reading order: the new edition's, deleted provisions where they stood.

A deleted provision follows the nearest sibling before it that stayed where it was, with all below that sibling; where
there is none it comes first below its parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausebook.redline.align import Alignment
from clausebook.redline.outline import NOWHERE, Outline

Row = tuple[int | None, int | None]
"""Index in the old and in the new outline, one of them possibly None."""


def reading_order(old: Outline, new: Outline, alignment: Alignment, moved: frozenset[int]) -> list[Row]:
    """Every entry of both outlines exactly once."""
    rows: list[Row] = []
    done = 0
    for until, gone in sorted(_gone(old, new, alignment, moved).items()):
        rows += zip(alignment.old_of[done:until], range(done, until), strict=True)
        rows += ((index, None) for index in gone)
        done = until
    rows += zip(alignment.old_of[done:], range(done, len(new.entries)), strict=True)
    return rows


def _gone(old: Outline, new: Outline, alignment: Alignment, moved: frozenset[int]) -> dict[int, list[int]]:
    """Deleted entries, each with all that was deleted below it, by the new entry that they stand before."""
    if None not in alignment.new_of:
        return {}
    lost = {entry.parent for entry, now in zip(old.entries, alignment.new_of, strict=True) if now is None}
    following: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    for above in sorted(lost):
        parent = NOWHERE if above == NOWHERE else alignment.new_of[above]
        if parent is None:
            continue
        for index, anchor in _anchored(old.below(above), alignment, moved):
            if anchor is None:
                before.setdefault(parent + 1, []).append(index)
            else:
                following.setdefault(anchor, []).append(index)
    # Where several end at one place, what follows the innermost stands first.
    for anchor in sorted(following, reverse=True):
        before.setdefault(new.entries[anchor].end, []).extend(following[anchor])
    return {until: list(_with_all_below(gone, old, alignment)) for until, gone in before.items()}


def _anchored(below: Iterable[int], alignment: Alignment, moved: frozenset[int]) -> Iterator[tuple[int, int | None]]:
    """Each deleted sibling, with the new entry of the nearest before it that stayed; None where there is none."""
    anchor: int | None = None
    for index in below:
        now = alignment.new_of[index]
        if now is None:
            yield index, anchor
        elif now not in moved:
            anchor = now


def _with_all_below(gone: Iterable[int], old: Outline, alignment: Alignment) -> Iterator[int]:
    for index in gone:
        yield index
        yield from _with_all_below(
            [child for child in old.entries[index].children if alignment.new_of[child] is None], old, alignment
        )
