"""Which finding is which from one run to the next, though lines move and clauses are renumbered.

A fingerprint is made of the code, of the thing concerned (a provision's permanent id; a file where there is none) and
of the words that the message quotes or the finding points at. Lines take no part, nor do printed numbers. Findings alike in all of that are
counted in the order of their places, so that a second one is new although it looks like the first.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from clausebook.checks.finding import Finding

_QUOTED = re.compile(r"“[^”]*”")


def fingerprints(findings: Sequence[Finding]) -> tuple[str, ...]:
    """One fingerprint a finding, all different; 32 hexadecimal digits."""
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        identity = _identity(finding)
        seen[identity] += 1
        made.append(hashlib.sha256(f"{identity}\0{seen[identity]}".encode()).hexdigest()[:32])
    return tuple(made)


def _identity(finding: Finding) -> str:
    words = _QUOTED.findall(finding.message) or [finding.excerpt] * bool(finding.excerpt)
    if not words:
        # A message without quoted words differs from others of its code only by its wording; numbers would move.
        words = [re.sub(r"\d+", "#", finding.message)] if not finding.subject else []
    return "\0".join((finding.code.value, finding.subject or finding.source.path, *words))
