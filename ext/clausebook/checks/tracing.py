"""Gaps in the trace: clauses that rest on nothing, law and reasons on which nothing rests.

Bad: a clause with neither ``:law:`` nor ``:no_law:``. Good: ``:no_law: A commercial term; no statute asks for it.`` A
drafter should care because the first question of every reviewer is "where does this come from?".
"""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.model import DocumentKind, Edition, ProvisionKind
from clausebook.trace.model import ItemKind, LinkKind, Trace

_RESTING = frozenset({ProvisionKind.CLAUSE, ProvisionKind.PARAGRAPH, ProvisionKind.DIRECTION})
"""Kinds of provision that must say what they rest on."""


def check_coverage(edition: Edition) -> Iterator[Finding]:
    """Clauses without law or reason."""
    for document in edition.documents:
        if document.kind is DocumentKind.GUIDE:
            continue
        for provision in document.walk():
            if provision.kind not in _RESTING:
                continue
            links, label = provision.links, provision.citation
            if not links.law and not links.no_law:
                cure = "add “:law:”, or “:no_law:” with one sentence that says why"
                yield Finding(Code.NO_LAW, f"{label} rests on no law", provision.source, cure, provision.id)
            if not links.reasons and not links.no_reason:
                cure = "add “:why:”, or “:no_why:” with one sentence that says why"
                yield Finding(Code.NO_REASON, f"{label} has no recorded reason", provision.source, cure, provision.id)


def check_use(trace: Trace) -> Iterator[Finding]:
    """Entries of the registers that nothing names."""
    named = {link.target for link in trace.links if link.kind is not LinkKind.REPLACED or link.origin != link.target}
    for item in trace.items.values():
        if item.id in named:
            continue
        if item.kind is ItemKind.REGULATION:
            message = f"nothing rests on {item.label}"
            yield Finding(Code.UNUSED_LAW, message, item.source, "link a clause to it, or take it out", item.id)
        elif item.kind is ItemKind.RATIONALE:
            message = f"the reason “{item.label}” explains nothing"
            yield Finding(Code.UNUSED_REASON, message, item.source, "link a clause to it, or take it out", item.id)
