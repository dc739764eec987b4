"""A provision's own text: blocks, the spans in them, and the keys that say what a span points at."""

from __future__ import annotations

from operator import attrgetter
from typing import ClassVar

from clausebook.edition.kinds import BlockKind, Emphasis, KeyKind
from clausebook.edition.value import Count, Value, Written

ProvisionId = str


class Key(Value):
    """What a span points at."""

    kind: KeyKind
    target: str


class Span(Value):
    """A stretch of text that is printed in one way and points at one thing or at nothing."""

    text: str
    key: Key | None = None
    emphasis: Emphasis = Emphasis.NONE


_TEXT = attrgetter("text")


class Block(Written):
    """One paragraph, list item, note or table cell."""

    kind: BlockKind
    spans: tuple[Span, ...]
    depth: Count = 0
    """0 for the provision's own level, 1 inside (a), 2 inside (i), 3 inside (A)."""
    label: str = ""
    """Printed before an item, "(a)"; computed from position; no part of the words."""
    id: ProvisionId = ""
    """Set only where something may point at this block."""
    table: Count = 0
    """Counts the tables of a provision from 1; 0 for a block outside any table."""
    row: Count = 0
    """Row of a cell from 1, head rows first; 0 outside tables."""
    column: Count = 0
    """Column of a cell from 1; 0 outside tables."""
    plain: tuple[str, ...] = ()
    """Words whose capitals the author marked as no defined term, for the checks: the words themselves are no others."""

    ASIDE: ClassVar = frozenset({"source", "plain"})

    @property
    def words(self) -> str:
        """The block's text as printed, without its label."""
        return self.spans[0].text if len(self.spans) == 1 else "".join(map(_TEXT, self.spans))
