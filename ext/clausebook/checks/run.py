"""All checks over one edition, in the order in which a drafter should mend what they find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausebook.checks.changes import Changes
from clausebook.checks.codes import Code
from clausebook.checks.continuity import check_editions, check_ids, check_lost_ids, check_tombstones
from clausebook.checks.definitions import check_capitals, check_near_terms, check_terms
from clausebook.checks.drafting import check_blanks, check_typed
from clausebook.checks.finding import Finding, in_order
from clausebook.checks.gaps import justify
from clausebook.checks.guides import check_idle_guides, check_quotations, check_stale_guides
from clausebook.checks.language import check_language
from clausebook.checks.law import check_ended_law, check_law_age
from clausebook.checks.references import check_circles, check_links
from clausebook.checks.settings import Settings
from clausebook.checks.silent import check_silent_changes
from clausebook.checks.spelling import check_spelling
from clausebook.checks.suspects import check_mark_days, check_marks, check_suspects
from clausebook.checks.tracing import check_coverage, check_thresholds, check_use
from clausebook.edition.model import Edition, Status
from clausebook.edition.notes import Notes
from clausebook.trace.link import trace as trace_edition
from clausebook.trace.model import Trace

_DEFAULT = Settings()
_NO_NOTES = Notes()
_COMPARING = frozenset(
    {Code.LOST_ID, Code.REUSED_ID, Code.SUSPECT, Code.UNREVIEWED, Code.SILENT_CHANGE, Code.STALE_GUIDE, Code.SPENT_MARK}
)
"""Codes that nobody looks for where there is no baseline."""


def check_edition(
    edition: Edition, earlier: Sequence[Edition] = (), settings: Settings = _DEFAULT, notes: Notes = _NO_NOTES
) -> tuple[Finding, ...]:
    """Findings on one edition, by place; those that a justified gap excuses say so.

    ``earlier``: the editions before it, oldest first; the last of them is the baseline. ``notes``: reasons noted after
    sealing.
    """
    trace = trace_edition(edition)
    found = [*_alone(edition, trace, settings), *_beside(edition, trace, earlier, notes)]
    judged = [each for each in map(settings.judge, found) if each is not None]
    justified = justify(judged, edition, today=settings.today, looked_for=_looked_for(earlier, settings))
    return in_order(each for each in map(settings.judge, justified) if each is not None)


def _alone(edition: Edition, trace: Trace, settings: Settings) -> Iterator[Finding]:
    """What the edition alone shows."""
    yield from check_links(trace)
    yield from check_circles(edition, trace)
    yield from check_coverage(edition)
    yield from check_use(edition, trace)
    yield from check_thresholds(edition, trace, settings.coverage)
    yield from check_idle_guides(edition, trace)
    yield from check_quotations(edition)
    yield from check_ended_law(edition, trace)
    yield from check_tombstones(edition)
    yield from check_law_age(edition, settings.today, settings.law_days)
    yield from check_mark_days(edition, settings.today)
    yield from check_terms(edition, trace)
    yield from check_near_terms(edition, settings.ordinary_capitals)
    yield from check_capitals(edition, trace, settings.ordinary_capitals)
    yield from check_typed(edition)
    yield from check_blanks(edition)
    yield from check_language(edition, settings.sentence_words)
    yield from check_spelling(edition, settings.speller, settings.words)


def _beside(edition: Edition, trace: Trace, earlier: Sequence[Edition], notes: Notes) -> Iterator[Finding]:
    """What only the editions before it show."""
    yield from check_editions(edition, earlier)
    yield from check_ids(edition, earlier)
    if not earlier:
        return
    changes = Changes(earlier[-1], edition)
    yield from check_silent_changes(changes, notes)
    if edition.status is Status.DRAFT:  # in a sealed edition nobody can mend these any more
        yield from check_lost_ids(edition, earlier[-1])
        yield from check_suspects(changes, trace)
        yield from check_marks(changes)
        yield from check_stale_guides(changes, trace, earlier)


def _looked_for(earlier: Sequence[Edition], settings: Settings) -> frozenset[Code]:
    off = {code for code, severity in settings.severities.items() if severity is None}
    if not earlier:
        off |= _COMPARING
    if not settings.today:
        off.add(Code.UNCHECKED_LAW)
    if settings.speller is None:
        off.add(Code.SPELLING)
    return frozenset(Code) - off
