"""Short blocks that moved with a passage beside them.

"(c) any other record." has too few words to be known again by itself. Between items that went from one provision to
another together it went with them, word for word: to strike it out in one place and to underline it in the other would tell
a reader that it is omitted and new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from clausebook.edition.model import BlockKind
from clausebook.redline.compared import Compared
from clausebook.redline.model import DELETED, INSERTED, BlockChange, ChangeKind, Fate, Passage, Run

_TEXT_MOVED = ChangeKind.TEXT_MOVED


class Moved(NamedTuple):
    """A passage with the provisions it is in."""

    passage: Passage
    old_at: int
    """Index of the provision it stood in, among those compared."""
    new_at: int
    """Index of the provision it stands in."""
    words: int
    """Words that stayed the same."""


class _Place(NamedTuple):
    """Where a block stood and stands: the provision, and which of its blocks in that edition."""

    old_at: int
    old: int
    new_at: int
    new: int


def with_companions(compared: Sequence[Compared], moved: Sequence[Moved]) -> tuple[list[Compared], tuple[Moved, ...]]:
    """The same provisions with whole blocks that stood and stand beside a passage, word for word the same, as passages of
    their own; all passages are numbered in the order of where they stand."""
    marking = _Marking(list(compared))
    every = list(moved)
    for each in moved:
        place = _Place(each.old_at, each.passage.old_block, each.new_at, each.passage.new_block)
        for step in (-1, 1):
            for found in marking.beside(place, step):
                every.append(marking.mark(found, len(every) + 1, each.passage))
    return _in_order(marking.marked, every) if len(every) > len(moved) else (marking.marked, tuple(moved))


class _Marking:
    """The provisions while companions are marked in them."""

    def __init__(self, marked: list[Compared]) -> None:
        self.marked = marked
        self._sides: dict[tuple[int, Fate], list[int]] = {}

    def beside(self, place: _Place, step: int) -> Iterator[_Place]:
        """The companions on one side of a passage, the nearest first."""
        while True:
            place = place._replace(old=place.old + step, new=place.new + step)
            one = self._block(place.old_at, place.old, DELETED)
            other = self._block(place.new_at, place.new, INSERTED)
            if one is None or other is None or _said(one) != _said(other):
                return
            yield place

    def mark(self, place: _Place, number: int, near: Passage) -> Moved:
        """Write a passage into both blocks."""
        words = 0
        for at, block, fate in ((place.old_at, place.old, DELETED), (place.new_at, place.new, INSERTED)):
            index = self._side(at, fate)[block]
            blocks = list(self.marked[at].blocks)
            of = blocks[index]
            runs = tuple([Run(run.fate, run.text, run.key, run.emphasis, _TEXT_MOVED, number) for run in of.runs])
            blocks[index] = BlockChange(of.fate, of.old, of.new, runs)
            self.marked[at] = replace(self.marked[at], blocks=tuple(blocks))
            words = len("".join(run.text for run in runs).split())
        passage = replace(near, number=number, old_block=place.old, new_block=place.new)
        return Moved(passage, place.old_at, place.new_at, words)

    def _side(self, at: int, fate: Fate) -> list[int]:
        """Indexes of a provision's blocks that are in one edition."""
        found = self._sides.get((at, fate))
        if found is None:
            blocks = enumerate(self.marked[at].blocks)
            found = [index for index, each in blocks if (each.old if fate is DELETED else each.new) is not None]
            self._sides[at, fate] = found
        return found

    def _block(self, at: int, block: int, fate: Fate) -> BlockChange | None:
        """A block of one edition, where it is whole that edition's and nothing explains it yet. The head of a table says
        nothing by itself: it stays with its table."""
        side = self._side(at, fate)
        if not 0 <= block < len(side):
            return None
        found = self.marked[at].blocks[side[block]]
        shape = found.old or found.new
        if shape is None or shape.kind is BlockKind.HEADER_CELL:
            return None
        if found.fate is not fate or any(run.cause is not None or run.passage for run in found.runs):
            return None
        return found if any(map(str.isalnum, "".join(run.text for run in found.runs))) else None


def _said(block: BlockChange) -> list[tuple[object, ...]]:
    return [(run.text, run.key, run.emphasis) for run in block.runs]


def _in_order(marked: list[Compared], moved: Sequence[Moved]) -> tuple[list[Compared], tuple[Moved, ...]]:
    """All passages numbered anew, in the order of where they stand."""
    places = (
        run.passage
        for each in marked
        if not each.same
        for block in each.blocks
        for run in block.runs
        if run.passage and run.fate is INSERTED
    )
    numbers = {old: new for new, old in enumerate(dict.fromkeys(places), 1)}
    for at in {place for each in moved for place in (each.old_at, each.new_at)}:
        blocks = tuple([_renumbered(block, numbers) for block in marked[at].blocks])
        marked[at] = replace(marked[at], blocks=blocks)
    found = [each._replace(passage=replace(each.passage, number=numbers[each.passage.number])) for each in moved]
    return marked, tuple(sorted(found, key=lambda each: each.passage.number))


def _renumbered(block: BlockChange, numbers: dict[int, int]) -> BlockChange:
    if not any(run.passage for run in block.runs):
        return block
    runs = tuple([replace(run, passage=numbers[run.passage]) if run.passage else run for run in block.runs])
    return BlockChange(block.fate, block.old, block.new, runs)
