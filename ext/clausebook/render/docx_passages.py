"""Passages that moved, as moves that Word itself tracks: the words that stayed the same are moved, those that changed on
the way are deleted and inserted within.

Word knows a move by a pair of ranges of one name, one where the text stood and one where it stands. So a passage is
tracked as a move only where both ends are there, each in one stretch of one paragraph; not in a table, nor in a provision
that moved as a whole, whose own ranges would cross it. Elsewhere it stays a deletion and an insertion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from clausebook.redline.model import Fate
from clausebook.render.beside import is_moved
from clausebook.render.docx_lines import Line, Mark, Piece

_End = tuple[int, Fate]
"""Number of a passage, and whether it is deleted or inserted there."""


def with_passages(lines: Sequence[Line], without: Collection[int] = ()) -> list[Line]:
    """The lines with each moved passage that can be tracked as a move marked as one, ``without`` those of some
    numbers."""
    ends = Counter(end for line in lines for end in _ends(line))
    crossing = {*without, *(number for line in lines if line.group or line.in_table for number, _ in _ends(line))}
    whole = {
        number
        for number, _ in ends
        if number not in crossing and ends[number, Fate.DELETED] == ends[number, Fate.INSERTED] == 1
    }
    return [_marked(line, whole) for line in lines]


def _ends(line: Line) -> Iterator[_End]:
    for end, _ in groupby(line.pieces, key=_end):
        if end is not None:
            yield end


def _end(piece: Piece) -> _End | None:
    return (piece.run.passage, piece.run.fate) if piece.run.passage else None


def _marked(line: Line, whole: set[int]) -> Line:
    if not any(piece.run.passage in whole for piece in line.pieces):
        return line
    return replace(line, pieces=tuple(_moved(piece) if piece.run.passage in whole else piece for piece in line.pieces))


def _moved(piece: Piece) -> Piece:
    mark = piece.mark
    if is_moved(piece.run):
        mark = Mark.MOVED_FROM if piece.run.fate is Fate.DELETED else Mark.MOVED_TO
    return replace(piece, mark=mark, passage=f"passage{piece.run.passage}")
