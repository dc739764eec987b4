"""Justified gaps: findings that are known and stand for a written reason, with an owner, until a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.dates import is_later
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Edition, Gap


def justify(
    findings: Iterable[Finding], edition: Edition, *, today: str, looked_for: frozenset[Code]
) -> Iterator[Finding]:
    """The findings, those that a gap excuses with its reason; then what is wrong with the gaps themselves.

    ``looked_for``: the codes whose checks ran; a gap for another code is not called spent, because nobody looked.
    """
    excuses = {(gap.code, subject): gap for gap in edition.gaps for subject in gap.subjects}
    used: set[tuple[str, str]] = set()
    for finding in findings:
        gap = excuses.get((finding.code.value, finding.subject))
        if gap is None:
            yield finding
            continue
        used.add((gap.code, finding.subject))
        yield finding if _expired(gap, today) else replace(finding, justified=_reason(gap))
    known = {each.id for each in (*edition.walk(), *edition.documents, *edition.records, *edition.retired)}
    for gap in edition.gaps:
        yield from _faults(gap, used, known, today, looked_for)


def _faults(
    gap: Gap, used: set[tuple[str, str]], known: set[str], today: str, looked_for: frozenset[Code]
) -> Iterator[Finding]:
    codes = {code.value: code for code in Code}
    if gap.code not in codes:
        message = f"the gap “{gap.id}” is for “{gap.code}”, which is no code{did_you_mean(gap.code, codes)}"
        yield Finding(Code.DANGLING, message, gap.source, "", gap.id, excerpt=gap.code)
        return
    if not gap.blocks:
        message = f"the gap “{gap.id}” gives no reason"
        yield Finding(Code.MARKUP, message, gap.source, "write one sentence under its options", gap.id)
    if _expired(gap, today):
        message = f"the gap “{gap.id}” ({gap.code}) expired on {gap.expires}; it was {gap.owner}’s to close"
        cure = "close it, or argue for it again with a new date"
        yield Finding(Code.EXPIRED_GAP, message, gap.source, cure, gap.id, excerpt=":expires:")
    for subject in gap.subjects:
        if subject not in known:
            message = f"the gap “{gap.id}” names “{subject}”, which does not exist{did_you_mean(subject, known)}"
            yield Finding(Code.DANGLING, message, gap.source, "", gap.id, excerpt=subject)
        elif (gap.code, subject) not in used and codes[gap.code] in looked_for:
            message = f"the gap “{gap.id}” no longer applies: “{subject}” has no finding {gap.code}"
            yield Finding(Code.SPENT_GAP, message, gap.source, "take it out", gap.id, excerpt=subject)


def _expired(gap: Gap, today: str) -> bool:
    return bool(today) and is_later(today, gap.expires)


def _reason(gap: Gap) -> str:
    words = " ".join(block.words for block in gap.blocks)
    return f"{words} ({gap.owner}, until {gap.expires})"
