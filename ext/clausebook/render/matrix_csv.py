"""A matrix as comma-separated values: one row a provision, one column an entry of the other side."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from clausebook.render.link_words import UPWARD, node_name
from clausebook.render.tables import safe_cell
from clausebook.trace.graph import Node
from clausebook.trace.matrix import Matrix
from clausebook.trace.model import LinkKind

FACTS = ("edition", "document", "id", "number", "heading", "links", "why none")
"""Heads of the columns before the matrix itself."""


def matrix_csv(found: Matrix) -> str:
    """The whole grid, lines ended as the standard asks (RFC 4180). A cell holds the kinds of its links in words."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in grid(found):
        writer.writerow([safe_cell(str(cell)) for cell in row])
    return out.getvalue()


def grid(found: Matrix) -> Iterator[list[str | int]]:
    """Head row and rows of a matrix, for any table."""
    yield [*FACTS, *(f"{node_name(column)} ({column.id})" for column in found.columns)]
    for row in found.rows:
        cells = [_cell(found, row, column) for column in found.columns]
        facts: list[str | int] = [found.edition, row.document, row.id, row.item.label, row.heading]
        yield [*facts, sum(bool(cell) for cell in cells), found.gaps.get(row.id, ""), *cells]


def link_words(kinds: tuple[LinkKind, ...]) -> str:
    """What the links of one cell say: what the provision does to the law or the reason, or the guide to the provision."""
    return ", ".join(UPWARD[kind] for kind in kinds)


def _cell(found: Matrix, row: Node, column: Node) -> str:
    return link_words(found.cells.get((row.id, column.id), ()))
