"""How wide the columns of a printed table are, and which of its rows may break across pages.

Every table is as wide as its text. A column gets what its longest word needs, short columns get what keeps them on one
line, and what is left over goes where the words are (as in the automatic table layout of CSS 2.1, 17.5.2.2): a column of
dates is narrow and one of sentences is wide. A row stays whole on one page, unless it is too tall for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTERS = 63
"""Letters of an ordinary word across a table that stands in a clause."""
FRAME = 3
"""What the space at both sides of a cell takes, in letters."""
NATURAL = 150
"""A cell longer than this asks for no more width."""
TALL = 24
"""Lines above which a row may break across pages; a page has a third more."""

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is decided about a table before it is set."""

    shares: tuple[int, ...]
    """Part of the width that each column gets; together about :data:`LETTERS`."""
    tall: tuple[int, ...]
    """Rows, counted from 0, that may break across pages."""

    def room(self, column: int) -> int:
        """Letters in a line of a column."""
        return max(1, self.shares[column] * LETTERS // sum(self.shares) - FRAME)


def lay_out(rows: Cells) -> Layout:
    """The layout of a table whose rows all have the same number of cells, at least one."""
    columns = list(zip(*rows, strict=True))
    least = [max((len(word) for cell in cells for word in cell.split()), default=1) + FRAME for cells in columns]
    natural = [min(NATURAL, max(len(cell) for cell in cells)) + FRAME for cells in columns]
    layout = Layout(_shares(least, natural), ())
    tall = (index for index, row in enumerate(rows) if _lines(row, layout) > TALL)
    return Layout(layout.shares, tuple(tall))


def _shares(least: list[int], natural: list[int]) -> tuple[int, ...]:
    """Widths between what each column needs and what it would take up on one line."""
    if sum(least) > LETTERS:
        # Words must break: no column may starve for another's longest word.
        return tuple(min(each, max(FRAME + 1, LETTERS // len(least))) for each in least)
    shares = list(least)
    wanted = [max(pair) for pair in zip(least, natural, strict=True)]
    # Columns that ask for little get all of it, the smallest first; the others share what is left.
    for column in sorted(range(len(shares)), key=lambda each: (wanted[each], each)):
        extra = wanted[column] - shares[column]
        open_columns = sum(1 for low, high in zip(shares, wanted, strict=True) if low < high)
        if open_columns and extra * open_columns <= LETTERS - sum(shares):
            shares[column] += extra
    spare, asked = LETTERS - sum(shares), sum(wanted) - sum(shares)
    if asked:
        shares = [low + (high - low) * spare // asked for low, high in zip(shares, wanted, strict=True)]
    return tuple(shares)


def _lines(row: Sequence[str], layout: Layout) -> int:
    return max(-(-len(cell) // layout.room(column)) for column, cell in enumerate(row))
