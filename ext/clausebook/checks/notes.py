"""Reasons noted after sealing: everything that the notes name must exist.

Bad: a change of an edition that was never sealed, of a provision that neither it nor the edition before it holds, or
for a reason that nobody wrote. Good: ids as the editions have them. A drafter should care because a note with a wrong id
explains nothing, and nobody would see that it is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Edition, Provision
from clausebook.edition.notes import NotedChange, Notes
from clausebook.edition.seal import content_digest


def check_notes(notes: Notes, sealed: Sequence[Edition]) -> Iterator[Finding]:
    """Names in the notes that the sealed editions do not have, provisions that did not change, and reasons that explain
    no change."""
    texts = {edition.id: {each.id: each for each in edition.walk()} for edition in sealed}
    editions = {edition.id: edition for edition in sealed}
    noted = {reason.id for reason in notes.reasons}
    for change in notes.changes:
        if change.edition not in editions:
            near = did_you_mean(change.edition, editions) or f" (sealed: {', '.join(sorted(editions)) or 'none'})"
            yield _dangling(change, f"the notes explain a change of “{change.edition}”, which is not sealed{near}")
            continue
        edition = editions[change.edition]
        yield from _check_provisions(change, texts[edition.id], texts.get(edition.based_on, {}))
        reasons = noted | {each.id for each in edition.rationales}
        for wrong in (each for each in change.why if each not in reasons):
            yield _dangling(change, f"no reason “{wrong}”{did_you_mean(wrong, reasons)}")
    named = {identity for change in notes.changes for identity in change.why}
    registered = {each.id: edition.id for edition in sealed for each in edition.rationales}
    for reason in notes.reasons:
        if reason.id not in named:
            message = f"the noted reason “{reason.title}” explains no change"
            yield Finding(Code.UNUSED_REASON, message, reason.source, "name it in a change, or take it out", reason.id)
        if reason.id in registered:
            message = f"“{reason.id}” is a reason of {registered[reason.id]} already"
            yield Finding(
                Code.DUPLICATE_ID, message, reason.source, "give the noted reason an id of its own", reason.id
            )


def _check_provisions(
    change: NotedChange, after: Mapping[str, Provision], before: Mapping[str, Provision]
) -> Iterator[Finding]:
    for identity in change.provisions:
        old, new = before.get(identity), after.get(identity)
        if old is None and new is None:
            yield _dangling(change, f"{change.edition} has no “{identity}”{did_you_mean(identity, (*before, *after))}")
        elif old is not None and new is not None and content_digest(old) == content_digest(new):
            message = f"“{identity}” says in {change.edition} what it said before, so the note explains no change of it"
            yield Finding(Code.UNUSED_REASON, message, change.source, "take it out of the note", identity)


def _dangling(change: NotedChange, message: str) -> Finding:
    return Finding(Code.DANGLING, message, change.source, "", change.edition)
