"""Gaps in the trace: clauses that rest on nothing, law and reasons on which nothing rests.

Bad: a clause with neither ``:law:`` nor ``:no_law:``. Good: ``:no_law: A commercial term; no statute asks for it.`` A
drafter should care because the first question of every reviewer is "where does this come from?".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import DocumentKind, Edition, Source
from clausebook.trace.coverage import RESTING, coverage
from clausebook.trace.model import ItemKind, LinkKind, Trace


def check_coverage(edition: Edition) -> Iterator[Finding]:
    """Clauses without law or reason."""
    for document in edition.documents:
        if document.kind is DocumentKind.GUIDE:
            continue
        for provision in document.walk():
            if provision.kind not in RESTING:
                continue
            links, label = provision.links, provision.citation
            if not links.law and not links.no_law:
                cure = "add “:law:”, or “:no_law:” with one sentence that says why"
                yield Finding(Code.NO_LAW, f"{label} rests on no law", provision.source, cure, provision.id)
            if not links.reasons and not links.no_reason:
                cure = "add “:why:”, or “:no_why:” with one sentence that says why"
                yield Finding(Code.NO_REASON, f"{label} has no recorded reason", provision.source, cure, provision.id)


def check_use(edition: Edition, trace: Trace) -> Iterator[Finding]:
    """Entries of the registers that nothing names."""
    named = {link.target for link in trace.links if link.kind is not LinkKind.REPLACED or link.origin != link.target}
    named.update(target for each in edition.retired for target in (*each.into, *each.reasons))
    for item in trace.items.values():
        if item.id in named:
            continue
        if item.kind is ItemKind.REGULATION:
            message = f"nothing rests on {item.label}"
            yield Finding(Code.UNUSED_LAW, message, item.source, "link a clause to it, or take it out", item.id)
        elif item.kind is ItemKind.RATIONALE:
            message = f"the reason “{item.label}” explains nothing"
            yield Finding(Code.UNUSED_REASON, message, item.source, "link a clause to it, or take it out", item.id)


def check_thresholds(edition: Edition, trace: Trace, thresholds: Mapping[str, int]) -> Iterator[Finding]:
    """Documents of which fewer clauses name law, a reason or a guide than the project asks for."""
    named: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in coverage(edition, trace) if thresholds else ():
        for place in (row.side.value, f"{row.side.value}/{row.document}"):
            named[place] += row.named
            total[place] += row.total
    documents = {document.id: document for document in edition.documents}
    for place, least in sorted(thresholds.items()):
        side, _, document = place.partition("/")
        if document and document not in documents:
            message = f"clausebook_coverage: no document “{document}”{did_you_mean(document, documents)}"
            yield Finding(Code.DANGLING, message, Source("conf.py"), excerpt=place)
        elif total[place] and 100 * named[place] < least * total[place]:
            where = f"of “{documents[document].title}”" if document else "of all documents that bind"
            message = f"{named[place]} of {total[place]} clauses {where} name a {side}; the project asks for {least}%"
            source = documents[document].source if document else Source("conf.py")
            yield Finding(Code.LOW_COVERAGE, message, source, "add links, or argue for another threshold", document)
