"""Findings as text for a person and as JSON for a tool."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from clausebook.checks.codes import Severity
from clausebook.checks.finding import Finding
from clausebook.checks.fingerprint import fingerprints
from clausebook.edition.json_file import canonical
from clausebook.render.finding_places import FindingPlace, Lines, no_lines, place_of

FORMAT = 2
"""Number of the JSON format; ``findings.schema.json`` beside this module says what it holds."""
_WIDTH = 100


def findings_text(findings: Sequence[Finding], lines: Lines = no_lines, known: frozenset[str] = frozenset()) -> str:
    """Findings by file, each with its source line, a caret and the cure; then one line that counts them. What is
    justified is only counted. ``known``: fingerprints of findings that are not new; they are only counted too."""
    pieces = []
    ordered = sorted(_shown(findings, known), key=lambda each: each.source.path)
    for path, group in groupby(ordered, key=lambda each: each.source.path):
        inside = list(group)
        pieces.append(f"{path or 'edition'}: {summary(inside)}\n")
        pieces += [_block(finding, place_of(finding, lines)) for finding in inside]
        pieces.append("\n")
    return "".join(pieces) + f"{summary(findings, known)}\n"


def findings_json(
    findings: Sequence[Finding], edition: str, lines: Lines = no_lines, known: frozenset[str] = frozenset()
) -> str:
    """The findings on one edition as canonical JSON."""
    value = {
        "format": FORMAT,
        "edition": edition,
        "counts": _counts(findings),
        "findings": [
            _entry(finding, place_of(finding, lines), mark, known)
            for finding, mark in zip(findings, fingerprints(findings), strict=True)
        ],
    }
    return canonical(value, indent=1).decode("utf-8") + "\n"


def summary(findings: Sequence[Finding], known: frozenset[str] = frozenset()) -> str:
    """ "2 errors, 1 warning", or "nothing to mend"; then how many are justified or known."""
    counts = _counts(list(_shown(findings, known)))
    names = {"error": "error", "warning": "warning", "info": "note"}
    parts = [f"{count} {names[kind]}{'' if count == 1 else 's'}" for kind, count in counts.items() if count]
    justified = sum(bool(finding.justified) for finding in findings)
    spared = len(findings) - justified - sum(counts.values())
    aside = [f"{count} {name}" for count, name in ((justified, "justified"), (spared, "known before")) if count]
    return (", ".join(parts) or "nothing to mend") + (f" ({', '.join(aside)})" if aside else "")


def _shown(findings: Sequence[Finding], known: frozenset[str]) -> Iterator[Finding]:
    for finding, mark in zip(findings, fingerprints(findings), strict=True):
        if not finding.justified and mark not in known:
            yield finding


def _block(finding: Finding, place: FindingPlace) -> str:
    position = ":".join([place.path or "edition", *(str(part) for part in (place.line, place.column) if part)])
    lines = [f"{position}: {finding.gravity.value}: {finding.message} [{finding.code.value}]"]
    if place.text:
        number = str(place.line)
        text, start, length = _window(place)
        lines += [f"  {number} | {text}", f"  {' ' * len(number)} | {' ' * start}{'^' * length}"]
    if finding.cure:
        lines.append(f"  {finding.cure[0].upper()}{finding.cure[1:]}")
    return "".join(f"{line}\n" for line in lines)


def _window(place: FindingPlace) -> tuple[str, int, int]:
    """The part of a long line around the caret, where the caret starts in it, and its length."""
    text = "".join(mark if mark.isprintable() else " " for mark in place.text)
    start, end = place.column - 1, place.end - 1
    left = max(0, min(start - _WIDTH // 3, len(text) - _WIDTH))
    part = text[left : left + _WIDTH]
    before, after = ("…" if left else ""), ("…" if left + _WIDTH < len(text) else "")
    return before + part + after, start - left + len(before), max(1, min(end, left + _WIDTH) - start)


def _entry(finding: Finding, place: FindingPlace, mark: str, known: frozenset[str]) -> dict[str, object]:
    return {
        "code": finding.code.value,
        "severity": finding.gravity.value,
        "message": finding.message,
        "cure": finding.cure,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_column": place.end,
        "subject": finding.subject,
        "fingerprint": mark,
        "justified": finding.justified,
        "new": mark not in known,
    }


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    tally = Counter(finding.gravity for finding in findings if not finding.justified)
    return {severity.value: tally[severity] for severity in Severity}
