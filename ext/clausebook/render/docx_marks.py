"""Tracked changes: who, when, which, and the elements that carry them.

ECMA-376 part 1, 17.13.5. Each mark has a number of its own; the author names the kind of change, so that a reviewer can
filter by it; the date is the new edition's, because no other date would be the same tomorrow.
"""

from __future__ import annotations

from dataclasses import dataclass

from clausebook.redline.model import ChangeKind
from clausebook.render.docx_lines import Mark
from clausebook.render.docx_xml import Xml, escape, w

_MOVES = (Mark.MOVED_FROM, Mark.MOVED_TO)


def author(kind: ChangeKind) -> str:
    """Who a change of a kind is by."""
    return f"Clausebook: {kind.value}"


@dataclass(slots=True)
class Marks:
    """Makes the marks of one file, numbering them as it goes."""

    date: str
    """Date and time in UTC, ISO 8601."""
    count: int = 0

    def number(self) -> int:
        """A number that no other mark or bookmark of the file has."""
        self.count += 1
        return self.count

    def mark(self, mark: Mark, kind: ChangeKind, *children: Xml, minute: int = 0) -> Xml:
        """An element for a change around its content, or for a paragraph mark or table row without. ``minute`` is added
        to the date: LibreOffice takes marks that touch across the end of a kept paragraph for one mark, and then joins
        the two paragraphs, unless their times differ by more than a minute."""
        by = ChangeKind.MOVED if mark in _MOVES and kind is not ChangeKind.TEXT_MOVED else kind
        return self._element(mark.value, author(by), *children, minute=minute)

    def shape(self, kind: ChangeKind, before: Xml) -> Xml:
        """The properties that a paragraph had, as a tracked change of its formatting."""
        return self._element("pPrChange", author(kind), w("pPr", before))

    def range(self, mark: Mark, group: str, kind: ChangeKind = ChangeKind.MOVED) -> tuple[Xml, Xml]:
        """Start and end of the place that something moved from or to; ``group`` names the move."""
        number = self.number()
        start = w(
            f"{mark.value}RangeStart",
            id=number,
            name=group,
            author=author(kind),
            date=self.date,
        )
        return start, w(f"{mark.value}RangeEnd", id=number)

    def _element(self, name: str, by: str, *children: Xml, minute: int = 0) -> Xml:
        inside, date = "".join(children), f"{self.date[:-5]}{minute}:00Z" if minute else self.date
        return Xml(f'<w:{name} w:id="{self.number()}" w:author="{escape(by)}" w:date="{date}">{inside}</w:{name}>')
