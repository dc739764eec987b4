"""All checks over one edition, in the order in which a drafter should mend what they find."""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.checks.continuity import check_ids
from clausebook.checks.definitions import check_capitals, check_terms
from clausebook.checks.drafting import check_typed_references
from clausebook.checks.finding import Finding, in_order
from clausebook.checks.references import check_circles, check_links
from clausebook.checks.settings import Settings
from clausebook.checks.tracing import check_coverage, check_use
from clausebook.edition.model import Edition
from clausebook.trace.link import trace as trace_edition

_DEFAULT = Settings()


def check_edition(
    edition: Edition, earlier: Sequence[Edition] = (), settings: Settings = _DEFAULT
) -> tuple[Finding, ...]:
    """Findings on one edition, by place; those that a justified gap excuses say so.

    ``earlier``: the editions before it, oldest first; the last of them is the baseline.
    """
    trace = trace_edition(edition)
    found = [
        *check_links(trace),
        *check_circles(edition, trace),
        *check_ids(edition, earlier),
        *check_coverage(edition),
        *check_use(trace),
        *check_terms(edition, trace),
        *check_capitals(edition, trace, settings.ordinary_capitals),
        *check_typed_references(edition),
    ]
    judged = [each for each in map(settings.judge, found) if each is not None]
    return in_order(judged)
