"""Law that has ended, and law that nobody has looked up for long. The day is an argument: nothing here reads a clock."""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.checks.texts import binds
from clausebook.edition.dates import days_between, is_later
from clausebook.edition.model import Edition, Regulation, Status
from clausebook.trace.model import LinkKind, Trace

_ENDED = ("revoked", "superseded")
_TIME_ZONES = 1
"""Days by which the calendar of whoever checks may be ahead of the machine's."""


def check_ended_law(edition: Edition, trace: Trace) -> Iterator[Finding]:
    """Documents that bind and rest on law, or cite it, that had ended when the edition commences."""
    commences = edition.commencement or edition.published
    ended = {law.id: law for law in edition.regulations if _has_ended(law, commences, edition.status)}
    binding = {document.id for document in edition.documents if binds(document)}
    binding |= {each.id for document in edition.documents if binds(document) for each in document.walk()}
    for link in trace.links:
        if link.target in ended and link.origin in binding and link.kind in (LinkKind.IMPLEMENTS, LinkKind.CITES):
            law = ended[link.target]
            when = f" on {law.ended}" if law.ended else ""
            does = "rests on" if link.kind is LinkKind.IMPLEMENTS else "cites"
            what = law.status if law.status in _ENDED else "ended"
            message = f"{trace.items[link.origin].label} {does} {law.short}, {what}{when}"
            cure = f"see “{law.replaced_by}”, which stands in its place" if law.replaced_by else "name the law in force"
            yield Finding(Code.ENDED_LAW, message, link.source, cure, link.origin, excerpt=law.id)


def check_law_age(edition: Edition, today: str, days: int) -> Iterator[Finding]:
    """Entries of the law register last compared with the statute book more than ``days`` before ``today``."""
    if edition.status is not Status.DRAFT or not today:
        return
    for law in edition.regulations:
        if law.status in _ENDED:
            continue
        age = days_between(law.checked, today)
        if age is not None and -_TIME_ZONES <= age <= days:
            continue
        if age is None:
            since = "was never checked"
        elif age < 0:
            since = f"is said to have been checked on {law.checked}, a day still to come"
        else:
            since = f"was last checked on {law.checked}, {age} days ago"
        cure = "compare it with the statute book, then set “:checked:”"
        yield Finding(Code.UNCHECKED_LAW, f"{law.short} {since}", law.source, cure, law.id, excerpt=":checked:")


def _has_ended(law: Regulation, commences: str, status: Status) -> bool:
    if law.status not in _ENDED and not law.ended:
        return False
    if not law.ended or (status is Status.DRAFT and not commences):
        return law.status in _ENDED
    return not is_later(law.ended, commences)
