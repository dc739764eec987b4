"""All checks over one edition, in the order in which a drafter should mend what they find."""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.checks.continuity import check_ids
from clausebook.checks.definitions import check_capitals, check_terms
from clausebook.checks.drafting import check_typed_references
from clausebook.checks.finding import Finding, in_order
from clausebook.checks.references import check_circles, check_links
from clausebook.checks.tracing import check_coverage, check_use
from clausebook.edition.model import Edition
from clausebook.trace.link import trace as trace_edition


def check_edition(
    edition: Edition, earlier: Sequence[Edition] = (), *, ordinary_capitals: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Findings on one edition, by place.

    ``earlier``: the editions before it, oldest first. ``ordinary_capitals``: capitalised words that are no terms.
    """
    trace = trace_edition(edition)
    return in_order(
        [
            *check_links(trace),
            *check_circles(edition, trace),
            *check_ids(edition, earlier),
            *check_coverage(edition),
            *check_use(trace),
            *check_terms(edition, trace),
            *check_capitals(edition, trace, ordinary_capitals),
            *check_typed_references(edition),
        ]
    )
