"""Findings as text for a person and as JSON for a tool."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clausebook.checks.codes import Severity
from clausebook.checks.finding import Finding
from clausebook.edition.snapshot import canonical

FORMAT = 1
"""Number of the JSON format; ``findings.schema.json`` beside this module says what it holds."""


def findings_text(findings: Sequence[Finding]) -> str:
    """One line a finding, then one line that counts them."""
    lines = [f"{finding.line}\n" for finding in findings]
    return "".join(lines) + f"{summary(findings)}\n"


def findings_json(findings: Sequence[Finding], edition: str) -> str:
    """The findings on one edition as canonical JSON."""
    value = {
        "format": FORMAT,
        "edition": edition,
        "counts": _counts(findings),
        "findings": [
            {
                "code": finding.code.value,
                "severity": finding.gravity.value,
                "message": finding.message,
                "cure": finding.cure,
                "path": finding.source.path,
                "line": finding.source.line,
                "subject": finding.subject,
            }
            for finding in findings
        ],
    }
    return canonical(value, indent=1).decode("utf-8") + "\n"


def summary(findings: Sequence[Finding]) -> str:
    """ "2 errors, 1 warning", or "nothing to mend"."""
    counts = _counts(findings)
    names = {"error": "error", "warning": "warning", "info": "note"}
    parts = [f"{count} {names[kind]}{'' if count == 1 else 's'}" for kind, count in counts.items() if count]
    return ", ".join(parts) or "nothing to mend"


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    tally = Counter(finding.gravity for finding in findings)
    return {severity.value: tally[severity] for severity in Severity}
