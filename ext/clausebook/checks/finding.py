"""One result of a check, as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clausebook.checks.codes import Code, Severity
from clausebook.edition.model import Source


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, where it is and what mends it."""

    code: Code
    message: str
    """One line: what is wrong."""
    source: Source = Source()
    cure: str = ""
    """One line: what to do; empty where the message says it."""
    subject: str = ""
    """Id of the provision, record or edition concerned."""
    severity: Severity | None = None
    """Overrides the code's own severity."""
    excerpt: str = ""
    """The words of the source that it is about, for a report to point at; "" where the message quotes them."""
    justified: str = ""
    """The written reason for which it stands (a justified gap); such a finding is shown to tools and counts for nothing."""

    @property
    def gravity(self) -> Severity:
        """The severity that counts."""
        return self.severity or self.code.severity

    @property
    def line(self) -> str:
        """The finding as one line: place, severity, message, cure, code."""
        place = self.source.path or "edition"
        if self.source.line:
            place += f":{self.source.line}"
        cure = f"; {self.cure}" if self.cure else ""
        return f"{place}: {self.gravity.value}: {self.message}{cure} [{self.code.value}]"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, then code, then message; each once."""
    unique = dict.fromkeys(findings)
    key = lambda each: (each.source.path, each.source.line, each.code.value, each.message)  # noqa: E731
    return tuple(sorted(unique, key=key))


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity of what nothing justifies; None where there is no such finding."""
    counting = (finding.gravity for finding in findings if not finding.justified)
    return min(counting, key=lambda each: each.rank, default=None)
