"""A table of a provision as words and numbers, for a picture of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausebook.edition.model import BlockKind, Provision

_NUMBER = re.compile(r"[-−–]?\d[\d,]*(?:\.\d+)?")
_LESS = ("less ", "minus ")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words."""

    head: tuple[str, ...]
    """Of the last head row; empty where the table has none."""
    rows: tuple[tuple[str, ...], ...]
    """Of the body, each as wide as the widest."""

    def numbers(self, column: int) -> list[float | None]:
        """The column's numbers, None where a cell has none."""
        return [number(row[column]) for row in self.rows]

    def numeric(self) -> list[int]:
        """Columns, from the second, whose every cell holds a number."""
        width = len(self.rows[0]) if self.rows else 0
        return [column for column in range(1, width) if None not in self.numbers(column)]


def table_of(provision: Provision, table: int) -> Table:
    """The table that a provision's blocks with that number make."""
    cells: dict[int, dict[int, list[str]]] = {}
    heads: set[int] = set()
    for block in provision.blocks:
        if block.table == table:
            cells.setdefault(block.row, {}).setdefault(block.column, []).append(block.words)
            if block.kind is BlockKind.HEADER_CELL:
                heads.add(block.row)
    width = max((column for row in cells.values() for column in row), default=0)
    rows = {
        number: tuple(" ".join(row.get(column, [])).strip() for column in range(1, width + 1))
        for number, row in cells.items()
    }
    head = [row for number, row in rows.items() if number in heads]
    return Table(head[-1] if head else (), tuple(row for number, row in rows.items() if number not in heads))


def number(words: str) -> float | None:
    """The last number in a cell: 0.3 for "40%: 0.300", 0 for "None", less than 0 for "Less 0.078"; None where no number
    stands in it."""
    if words.strip().lower() == "none":
        return 0.0
    found = _NUMBER.findall(words)
    if not found:
        return None
    value = float(found[-1].lstrip("-−–").replace(",", ""))
    return -value if found[-1][0] in "-−–" or is_less(words) else value


def is_less(words: str) -> bool:
    """Whether words say that what follows is taken away."""
    return words.strip().lower().startswith(_LESS)


def decimals(words: str) -> int:
    """How many digits the last number in a cell has after its point."""
    found = _NUMBER.findall(words)
    return len(found[-1].partition(".")[2]) if found else 0
