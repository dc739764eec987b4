"""How wide the columns of a printed table are, and which of its rows may break across pages.

Every table is as wide as its text. A column gets what its longest word needs, and short columns get what keeps them on
one line (as in the automatic table layout of CSS 2.1, 17.5.2.2): a column of dates is narrow. What is left over goes,
letter by letter, where it makes the rows shortest, for a row is as tall as its tallest cell. A row stays whole on one
page, unless it is too tall for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from clausebook.render.letter_widths import breadth

LETTERS, WIDE = 63, 71
"""Letters across a table that stands in a clause, and across one that also takes the room of the clause's number."""
FRAME, TIGHT_FRAME = 3, 2
"""What the space at both sides of a cell takes, in letters, with one to spare for a word of wide ones: in most tables,
and in those that would break words."""
NATURAL = 150
"""A cell longer than this asks for no more width."""
SAMPLE = 80
"""Rows of a long table by which the widths are judged, taken at even distances."""
RAGGED = 2
"""Letters that a line of several leaves empty at its end, on average."""
TIDY = 0.2
"""How much a line of any cell counts beside one of the tallest: short cells are to be short too."""
SIZE, CELL, ACROSS = 12, 7, 453
"""In points: letters, the space at both sides of a cell with its rule, and the width of a wide table."""
PHRASE = 30
"""Letters of a cell that holds no sentence: a number in it stays with what it names even if its column gets wider."""
PAIR = 6
"""Lines of two low rows together."""
TALL = 24
"""Lines above which a row may break across pages; a page has a third more."""

_BREAKS = re.compile(r"[^\S\u00a0]+|(?<=[-–—/])")
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
    lines: tuple[int, ...] = ()
    """How many lines each row takes."""
    fits: bool = False
    """Whether no word needs to break, though counted in letters some would: measured, all of them fit."""

    def room(self, column: int) -> int:
        """Letters in a line of a column."""
        letters, frame = (WIDE, TIGHT_FRAME) if self.tight else (LETTERS, FRAME)
        return max(1, self.shares[column] * letters // sum(self.shares) - frame)

    def opening(self, heads: int) -> tuple[int, int]:
        """Rows, and lines in them, that a page must have room for if the table begins there: its heads, and two rows where
        they are low, for a low row alone looks left behind."""
        rows = heads + (2 if sum(self.lines[heads : heads + 2]) <= PAIR else 1)
        return rows, sum(self.lines[:rows])

    def closing(self, heads: int) -> int:
        """Rows at the end that stay on one page: two, where a low last one would look left behind and both together are
        not tall. None in a table so short that those it begins with are the same."""
        low = len(self.lines) - heads > 2 and self.lines[-1] <= PAIR
        return 2 if low and sum(self.lines[-2:]) <= TALL else 0


def lay_out(rows: Cells, heads: int = 0, bold: Sequence[Sequence[bool]] = ()) -> Layout:
    """The layout of a table whose rows all have the same number of cells, at least one; ``heads`` rows are bold, and so
    are words in the cells that ``bold`` marks."""
    marked = bold or _unmarked(rows)
    columns = list(zip(*rows, strict=True))

    def longest(measure: Callable[[str, bool], int]) -> list[int]:
        return [
            max(
                measure(word, row < heads or marked[row][column])
                for row, cell in enumerate(cells)
                for word in _BREAKS.split(cell)
            )
            for column, cells in enumerate(columns)
        ]

    words = longest(_long)
    tight = sum(words) + len(words) * FRAME > LETTERS
    letters, frame = (WIDE, TIGHT_FRAME) if tight else (LETTERS, FRAME)
    least = [each + frame for each in words]
    fits = sum(least) > letters and sum(measured := longest(_measured)) <= letters
    if fits:
        least = measured
    natural = [min(NATURAL, max(len(line) for cell in cells for line in cell.split("\n"))) + frame for cells in columns]
    shares = _shares(least, natural, letters)
    if shares is None:
        shares = _shortest(rows, _short_ones(least, natural, letters), natural, letters, frame)
    fixed = tuple(share >= each for share, each in zip(shares, natural, strict=True))
    layout = Layout(shares, fixed if not all(fixed) else (False,) * len(shares), (), tight, fits=fits)
    lines = tuple(_lines(row, layout) for row in rows)
    return replace(layout, lines=lines, tall=tuple(index for index, each in enumerate(lines) if each > TALL))


def lay_out_held(
    rows: Cells, held: Cells, heads: int = 0, bold: Sequence[Sequence[bool]] = ()
) -> tuple[Layout, tuple[bool, ...]]:
    """A layout, and which columns have room for their texts as in ``held``: the same texts with no-break spaces where a
    number should stay with what it names. Widths follow from these where a cell is but a phrase, such as a date or a
    provision's name, and if that asks for no tighter cells."""
    plain = lay_out(rows, heads, bold)
    if held == rows:
        return plain, (True,) * len(plain.shares)
    marked = [[row < heads or each for each in line] for row, line in enumerate(bold or _unmarked(rows))]
    asked = [
        max(_long(word, strong) for cell, strong in zip(cells, marks, strict=True) for word in _BREAKS.split(cell))
        for cells, marks in zip(zip(*held, strict=True), zip(*marked, strict=True), strict=True)
    ]

    def fitting(layout: Layout) -> tuple[bool, ...]:
        return tuple(each <= layout.room(column) for column, each in enumerate(asked))

    phrases = [
        [kept if len(kept) <= PHRASE else cell for cell, kept in zip(row, line, strict=True)]
        for row, line in zip(rows, held, strict=True)
    ]
    kept = lay_out(phrases, heads, bold)
    chosen = kept if kept.tight == plain.tight and sum(fitting(kept)) > sum(fitting(plain)) else plain
    return chosen, fitting(chosen)


def _unmarked(rows: Cells) -> list[list[bool]]:
    return [[False] * len(row) for row in rows]


def _long(word: str, bold: bool) -> int:
    # Bold letters are an eighth wider.
    return max(1, len(word) + (len(word) + 7) // 8 if bold else len(word))


def _measured(word: str, bold: bool) -> int:
    """What a word and the space beside it take of a wide table, in letters."""
    return ceil((breadth(word, bold=bold) * SIZE + CELL) * WIDE / ACROSS)


def _shares(least: list[int], natural: list[int], letters: int) -> tuple[int, ...] | None:
    """Widths where no choice is left; otherwise None."""
    if sum(least) > letters:
        # Words must break, in each column alike.
        return tuple(max(TIGHT_FRAME + 1, each * letters // sum(least)) for each in least)
    wanted = [max(pair) for pair in zip(least, natural, strict=True)]
    return tuple(wanted) if sum(wanted) <= letters else None


def _short_ones(least: list[int], natural: list[int], letters: int) -> list[int]:
    """What each column needs; those that ask for little get all of it, the smallest first."""
    shares = list(least)
    for column in sorted(range(len(shares)), key=lambda each: (natural[each], each)):
        extra = natural[column] - shares[column]
        if natural[column] <= letters // len(shares) and 0 < extra <= letters - sum(shares):
            shares[column] += extra
    return shares


def _shortest(rows: Cells, shares: list[int], natural: list[int], letters: int, frame: int) -> tuple[int, ...]:
    """The spare letters given, one at a time, to the column where one saves most lines."""
    sample = [[[len(line) for line in cell.split("\n")] for cell in row] for row in rows[:: -(-len(rows) // SAMPLE)]]

    def heights_of(column: int, share: int) -> list[float]:
        return [_height(row[column], share - frame) for row in sample]

    now = [heights_of(column, share) for column, share in enumerate(shares)]
    wider = [heights_of(column, share + 1) for column, share in enumerate(shares)]
    for _ in range(letters - sum(shares)):
        growing = [column for column, share in enumerate(shares) if share < natural[column]]
        if not growing:
            break
        best = max(growing, key=lambda column: (_saved(now, wider[column], column), -column))
        shares[best] += 1
        now[best], wider[best] = wider[best], heights_of(best, shares[best] + 1)
    return tuple(shares)


def _saved(now: list[list[float]], after: list[float], column: int) -> float:
    """Lines that a table saves if the cells of a column are as high as ``after``."""
    others = now[:column] + now[column + 1 :]
    rest = [max(row) for row in zip(*others, strict=True)] if others else [0.0] * len(after)
    rows = zip(rest, now[column], after, strict=True)
    return sum(max(other, old) - max(other, new) + TIDY * (old - new) for other, old, new in rows)


def _height(lines: list[int], room: int) -> float:
    """Lines of a cell, with fractions, so that each letter more tells."""
    return sum(1.0 if length <= room else length / max(1, room - RAGGED) for length in lines)


def _lines(row: Sequence[str], layout: Layout) -> int:
    return max(
        sum(-(-max(1, len(line)) // layout.room(column)) for line in cell.split("\n"))
        for column, cell in enumerate(row)
    )
