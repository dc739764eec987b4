"""How wide the columns of a printed table are, and which of its rows may break across pages.

Every table is as wide as its text. A column gets what its longest word needs, short columns get what keeps them on one
line, and what is left over goes where the words are (as in the automatic table layout of CSS 2.1, 17.5.2.2): a column of
dates is narrow and one of sentences is wide. A row stays whole on one page, unless it is too tall for that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

LETTERS, WIDE = 63, 71
"""Letters across a table that stands in a clause, and across one that also takes the room of the clause's number."""
FRAME, TIGHT_FRAME = 3, 2
"""What the space at both sides of a cell takes, in letters, with one to spare for a word of wide ones: in most tables,
and in those that would break words."""
NATURAL = 150
"""A cell longer than this asks for no more width."""
TALL = 24
"""Lines above which a row may break across pages; a page has a third more."""

_BREAKS = re.compile(r"\s+|(?<=[-–—/])")
"""Where a line may break: a hyphen stays with what is before it (Unicode Standard Annex 14)."""

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is decided about a table before it is set."""

    shares: tuple[int, ...]
    """Part of the width that each column gets; together about :data:`LETTERS` or, in a wide table, :data:`WIDE`."""
    fixed: tuple[bool, ...]
    """Whether a column needs no more than its share, however wide the table is; never all of them."""
    tall: tuple[int, ...]
    """Rows, counted from 0, that may break across pages."""
    tight: bool = False
    """Whether cells have little space at their sides, and the table the width of the page, so that words fit."""

    def room(self, column: int) -> int:
        """Letters in a line of a column."""
        letters, frame = (WIDE, TIGHT_FRAME) if self.tight else (LETTERS, FRAME)
        return max(1, self.shares[column] * letters // sum(self.shares) - frame)


def lay_out(rows: Cells, heads: int = 0) -> Layout:
    """The layout of a table whose rows all have the same number of cells, at least one; ``heads`` rows are bold."""
    columns = list(zip(*rows, strict=True))
    words = [
        max(_long(word, row < heads) for row, cell in enumerate(cells) for word in _BREAKS.split(cell))
        for cells in columns
    ]
    tight = sum(words) + len(words) * FRAME > LETTERS
    letters, frame = (WIDE, TIGHT_FRAME) if tight else (LETTERS, FRAME)
    least = [each + frame for each in words]
    natural = [min(NATURAL, max(len(cell) for cell in cells)) + frame for cells in columns]
    shares = _shares(least, natural, letters)
    fixed = tuple(share >= each for share, each in zip(shares, natural, strict=True))
    layout = Layout(shares, fixed if not all(fixed) else (False,) * len(shares), (), tight)
    tall = tuple(index for index, row in enumerate(rows) if _lines(row, layout) > TALL)
    return replace(layout, tall=tall)


def _long(word: str, bold: bool) -> int:
    # Bold letters are an eighth wider.
    return max(1, len(word) + (len(word) + 7) // 8 if bold else len(word))


def _shares(least: list[int], natural: list[int], letters: int) -> tuple[int, ...]:
    """Widths between what each column needs and what it would take up on one line."""
    if sum(least) > letters:
        # Words must break, in each column alike.
        return tuple(max(TIGHT_FRAME + 1, each * letters // sum(least)) for each in least)
    shares = list(least)
    wanted = [max(pair) for pair in zip(least, natural, strict=True)]
    # Columns that ask for little get all of it, the smallest first; the others share what is left.
    for column in sorted(range(len(shares)), key=lambda each: (wanted[each], each)):
        extra = wanted[column] - shares[column]
        if wanted[column] <= letters // len(shares) and extra <= letters - sum(shares):
            shares[column] += extra
    spare, asked = letters - sum(shares), sum(wanted) - sum(shares)
    if asked:
        shares = [low + (high - low) * spare // asked for low, high in zip(shares, wanted, strict=True)]
    return tuple(shares)


def _lines(row: Sequence[str], layout: Layout) -> int:
    return max(
        sum(-(-max(1, len(line)) // layout.room(column)) for line in cell.split("\n"))
        for column, cell in enumerate(row)
    )
