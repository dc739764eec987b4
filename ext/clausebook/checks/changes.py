"""What changed in substance since the baseline, as far as the checks ask.

The redline knows every word; most checks ask of one provision whether it changed at all. So provisions are compared one
by one, by id, when asked, and those that are equal by their keys are never compared word by word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from clausebook.edition.dates import is_date, is_later
from clausebook.edition.model import Block, Edition, KeyKind, Marks, ProvisionKind, Rationale, Regulation
from clausebook.redline.blocks import compare_blocks
from clausebook.redline.causes import Causes, causes
from clausebook.redline.classify import classify
from clausebook.redline.model import ChangeKind
from clausebook.redline.outline import Entry, outline
from clausebook.redline.wording import compare_headings

SUBSTANTIVE = frozenset(
    {
        ChangeKind.INSERTED,
        ChangeKind.DELETED,
        ChangeKind.REDEFINED,
        ChangeKind.AMENDED,
        ChangeKind.CITED,
        ChangeKind.TEXT_MOVED,
        ChangeKind.RETITLED,
    }
)
"""Kinds of change that somebody must have decided."""

_DERIVED = (KeyKind.REFERENCE, KeyKind.CITATION, KeyKind.REASON)


class Changes:
    """The draft beside its baseline. Nothing is compared before it is asked for, and nothing twice."""

    def __init__(self, baseline: Edition, edition: Edition) -> None:
        self.baseline = baseline
        self.edition = edition
        self._outlines = outline(baseline), outline(edition)
        self.old, self.new = ({entry.place.id: entry for entry in each.entries} for each in self._outlines)
        self._known: dict[str, bool] = {}

    @cached_property
    def _causes(self) -> Causes:
        return causes(*self._outlines)

    def deleted(self) -> Iterator[str]:
        """Ids of provisions and documents that only the baseline has."""
        return (identity for identity in self.old if identity not in self.new)

    def differ(self, identity: str) -> bool:
        """Whether a provision of both editions differs in substance."""
        if identity not in self._known:
            old, new = self.old.get(identity), self.new.get(identity)
            self._known[identity] = bool(old and new and not _alike(old, new) and self._kinds(old, new) & SUBSTANTIVE)
        return self._known[identity]

    def record_differs(self, old: Regulation | Rationale, new: Regulation | Rationale) -> bool:
        """Whether an entry of a register says something else than it did, its fields of address and date aside."""
        return _said(old) != _said(new)

    def is_recent(self, date: str) -> bool:
        """Whether a date is surely later than the baseline's publication."""
        return is_date(date) and is_later(date, self.baseline.published)

    def is_editorial(self, marks: Marks) -> bool:
        """Whether a drafter has said since the baseline that the change is one of words alone."""
        return self.is_recent(marks.editorial)

    def _kinds(self, old: Entry, new: Entry) -> set[ChangeKind]:
        follows = ProvisionKind.DEFINITION not in (old.place.kind, new.place.kind)
        heading = compare_headings(old.place.heading, new.place.heading, self._causes, follows=follows)
        blocks = compare_blocks(old.blocks, new.blocks, self._causes)
        return set(classify(old.place, new.place, heading, blocks, moved=False))


def _alike(old: Entry, new: Entry) -> bool:
    one, other = old.place, new.place
    if (one.heading, one.optional, one.kind) != (other.heading, other.optional, other.kind):
        return False
    return old.blocks == new.blocks or [_core(block) for block in old.blocks] == [_core(block) for block in new.blocks]


def _core(block: Block) -> tuple[object, ...]:
    """A block without what the numbers and titles of other provisions decide."""
    spans = tuple(
        (span.key, "" if span.key and span.key.kind in _DERIVED else span.text, span.emphasis) for span in block.spans
    )
    return (block.kind, block.depth, block.id, block.table, block.row, block.column, spans)


def _said(record: Regulation | Rationale) -> tuple[object, ...]:
    status = record.status if isinstance(record, Regulation) else ""
    return (record.title, status, [block.words for block in record.blocks])
