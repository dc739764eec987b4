"""Suspect links: one end changed since the baseline, and nobody has looked at the other.

A link records nothing by hand. It is suspect where it stood in the baseline, one of its ends has changed in substance
since, and neither end has been reviewed after the baseline and after the change, as far as its reasons date it. After
Doorstop's suspect links, which compare fingerprints that each link must store; here the sealed baseline is the
fingerprint of everything.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.checks.changes import Changes
from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.checks.texts import binds
from clausebook.edition.dates import days_between, is_date, is_later
from clausebook.edition.model import Edition, KeyKind, Links, Marks, Provision, ProvisionKind, Rationale, Regulation
from clausebook.redline.outline import Entry
from clausebook.trace.model import Trace

_LINKED = (KeyKind.TERM, KeyKind.CITATION, KeyKind.REASON)
_CURE = "look at it again, then write “:reviewed: yyyy-mm-dd” here or at what changed"


def check_suspects(changes: Changes, trace: Trace) -> Iterator[Finding]:
    """Provisions whose law, reason or definition changed, and provisions that changed over them."""
    moved = dict(_changed_targets(changes))
    for document in changes.edition.documents:
        if not binds(document):
            continue
        for provision in document.walk():
            before = changes.old.get(provision.id)
            if before is None:
                continue
            marks = provision.marks
            suspect = [
                target
                for target in sorted(_kept_targets(before, provision) & moved.keys())
                if not (_reviewed(changes, marks, moved[target]) or target == provision.id)
            ]
            names = ", ".join(trace.items[target].label for target in suspect[:3])
            label = provision.citation or f"“{provision.heading}”"
            if suspect:
                more = f" and {len(suspect) - 3} more" if len(suspect) > 3 else ""
                message = f"{label} rests on what changed since {changes.baseline.id}: {names}{more}"
                yield Finding(Code.SUSPECT, message, provision.source, _CURE, provision.id)
            elif _amended(changes, provision) and not _reviewed(changes, marks, _since(changes, provision.links)):
                message = (
                    f"{label} changed since {changes.baseline.id}, and the law and reasons it named before did not"
                )
                yield Finding(Code.UNREVIEWED, message, provision.source, _CURE, provision.id)


def check_marks(changes: Changes) -> Iterator[Finding]:
    """Marks that the baseline has overtaken."""
    marked: list[Provision | Regulation | Rationale] = [*changes.edition.walk(), *changes.edition.records]
    for each in marked:
        for name in ("editorial", "reviewed"):
            date = getattr(each.marks, name)
            if is_date(date) and not changes.is_recent(date):
                message = f"“:{name}: {date}” is from before {changes.baseline.id} and says nothing of this draft"
                yield Finding(Code.SPENT_MARK, message, each.source, "take the line out", each.id, excerpt=f":{name}:")


def check_mark_days(edition: Edition, today: str) -> Iterator[Finding]:
    """Marks dated later than ``today``, but for the day that time zones may be apart: nobody has looked yet."""
    marked: list[Provision | Regulation | Rationale] = [*edition.walk(), *edition.records]
    for each in marked:
        for name in ("editorial", "reviewed"):
            date = getattr(each.marks, name)
            days = days_between(today, date)
            if days is not None and days > 1:
                message = f"“:{name}: {date}” is a day still to come"
                cure = "write the day on which somebody looked"
                yield Finding(Code.BAD_DATE, message, each.source, cure, each.id, excerpt=date)


def _changed_targets(changes: Changes) -> Iterator[tuple[str, str]]:
    """Id of each law, reason and definition that changed and was not reviewed since, with the date of its change."""
    old = {record.id: record for record in changes.baseline.records}
    for record in changes.edition.records:
        if (
            record.id in old
            and not changes.is_editorial(record.marks)
            and changes.record_differs(old[record.id], record)
        ):
            date = record.date if isinstance(record, Rationale) and changes.is_recent(record.date) else ""
            if not _reviewed(changes, record.marks, date):
                yield record.id, date
    for provision in changes.edition.walk():
        if provision.kind is ProvisionKind.DEFINITION and changes.differ(provision.id):
            date = _since(changes, provision.links)
            if not changes.is_editorial(provision.marks) and not _reviewed(changes, provision.marks, date):
                yield provision.id, date


def _reviewed(changes: Changes, marks: Marks, changed: str) -> bool:
    """Whether a review is younger than the baseline, and no older than a change whose date is known."""
    return changes.is_recent(marks.reviewed) and not (changed and is_later(changed, marks.reviewed))


def _since(changes: Changes, links: Links) -> str:
    """The date of a change as its youngest reason has it; "" where none is younger than the baseline."""
    dates = {reason.id: reason.date for reason in changes.edition.rationales}
    return max((dates[each] for each in links.reasons if changes.is_recent(dates.get(each, ""))), default="")


def _amended(changes: Changes, provision: Provision) -> bool:
    carried = set(provision.links.law) | set(provision.links.reasons)
    before = changes.old[provision.id].place.links
    kept = carried & {*before.law, *before.reasons}
    return bool(kept) and not changes.is_editorial(provision.marks) and changes.differ(provision.id)


def _kept_targets(before: Entry, provision: Provision) -> set[str]:
    """What a provision names now and named in the baseline."""
    now = {*provision.links.law, *provision.links.reasons}
    now.update(
        span.key.target for block in provision.blocks for span in block.spans if span.key and span.key.kind in _LINKED
    )
    then = {*before.place.links.law, *before.place.links.reasons}
    then.update(
        span.key.target for block in before.blocks for span in block.spans if span.key and span.key.kind in _LINKED
    )
    return now & then
