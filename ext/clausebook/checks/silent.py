"""No silent change: whatever changed in substance since the baseline names a reason that is younger than it.

The reason is one of the provision's own, of a provision below it (a condition has none of its own), of its tombstone, or
noted after sealing; or its drafter says, with the date, that the change is editorial.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clausebook.checks.changes import Changes
from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.checks.texts import binds
from clausebook.edition.model import Document, Edition, Provision, Source, Status
from clausebook.edition.notes import Notes


def check_silent_changes(changes: Changes, notes: Notes) -> Iterator[Finding]:
    """Changes of substance in documents that bind, without a reason dated after the baseline."""
    judge = _Judge(changes, notes)
    for document in changes.edition.documents:
        if not binds(document):
            continue
        yield from judge.of(document, [reason for each in document.walk() for reason in each.links.reasons])
        for provision in document.walk():
            yield from judge.of(provision, [reason for each in provision.walk() for reason in each.links.reasons])
    yield from judge.deletions()


class _Judge:
    def __init__(self, changes: Changes, notes: Notes) -> None:
        self.changes = changes
        self.notes = notes
        self.recent = set(_recent(changes, notes))
        self.sealed = changes.edition.status is not Status.DRAFT

    def of(self, changed: Document | Provision, reasons: Sequence[str]) -> Iterator[Finding]:
        """A finding where a document or provision changed silently."""
        if self._explained(changed.id, reasons):
            return
        if isinstance(changed, Provision) and self.changes.is_editorial(changed.marks):
            return
        if changed.id not in self.changes.old:
            if self.sealed and any(reasons):
                return  # what is new has no older reason to hide behind, and a sealed reason cannot be dated anew
            what = "is new"
        elif self.changes.differ(changed.id):
            what = "says something else"
        else:
            return
        label = changed.title if isinstance(changed, Document) else changed.citation or f"“{changed.heading}”"
        yield self._finding(f"{label} {what} since {self.changes.baseline.id}", changed.source, changed.id)

    def deletions(self) -> Iterator[Finding]:
        """Provisions taken out since the baseline. A draft says why in a tombstone; without one the id is lost, which is
        a finding of its own."""
        retired = {each.id: each for each in self.changes.edition.retired}
        guides = {
            each.id for document in self.changes.baseline.documents if not binds(document) for each in document.walk()
        }
        for identity in self.changes.deleted():
            tombstone = retired.get(identity)
            if identity in guides or (not self.sealed and tombstone is None):
                continue
            if not self._explained(identity, tombstone.reasons if tombstone else ()):
                place = self.changes.old[identity].place
                label = place.citation or f"“{place.heading}”"
                source = tombstone.source if tombstone else Source()
                yield self._finding(f"{label} was taken out after {self.changes.baseline.id}", source, identity)

    def _explained(self, identity: str, reasons: Iterable[str]) -> bool:
        noted = self.notes.of(self.changes.edition.id, identity)
        return any(reason in self.recent for reason in (*reasons, *noted))

    def _finding(self, message: str, source: Source, subject: str) -> Finding:
        cure = "name the reason, dated after it, in “:why:”, or write “:editorial: yyyy-mm-dd”"
        return Finding(Code.SILENT_CHANGE, f"{message}, and no reason says why", source, cure, subject)


def _recent(changes: Changes, notes: Notes) -> Iterator[str]:
    """Ids of the reasons that can explain a change since the baseline."""
    edition: Edition = changes.edition
    for reason in edition.rationales:
        sealed_for = edition.status is not Status.DRAFT and edition.id in reason.explains
        if sealed_for or changes.is_recent(reason.date):
            yield reason.id
    for reason in notes.reasons:
        yield reason.id
