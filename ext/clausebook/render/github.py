"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word; so the gravest come
first, and what would be dropped stands in the log as text, with a notice that says so. Escapes are those of GitHub's
toolkit: in a message "%", carriage return and line feed; in a property ":" and "," as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clausebook.checks.codes import Severity
from clausebook.checks.finding import Finding
from clausebook.checks.fingerprint import fingerprints
from clausebook.render.finding_places import Lines, no_lines, place_of
from clausebook.render.findings import summary

SHOWN = 10
"""So many annotations of one level GitHub shows for a step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def findings_github(findings: Sequence[Finding], lines: Lines = no_lines, known: frozenset[str] = frozenset()) -> str:
    """One line a finding that is neither justified nor ``known`` (by fingerprint), then one that counts them."""
    marks = zip(findings, fingerprints(findings), strict=True)
    shown = [finding for finding, mark in marks if not finding.justified and mark not in known]
    shown.sort(key=lambda each: each.gravity.rank)
    made: Counter[Severity] = Counter()
    commands, rest = [], []
    for finding in shown:
        made[finding.gravity] += 1
        # One notice is kept back for the line that tells of the rest.
        room = SHOWN - 1 if finding.gravity is Severity.INFO else SHOWN
        if made[finding.gravity] <= room:
            commands.append(_command(finding, lines))
        else:
            rest.append(f"{_plain(finding.line)}\n")
    if rest:
        remark = f"GitHub shows {SHOWN} of a kind; {len(rest)} more stand in the log of this step"
        commands.append(f"::notice title=clausebook::{remark}\n")
    return "".join([*commands, *rest]) + f"{summary(findings, known)}\n"


def _command(finding: Finding, lines: Lines) -> str:
    place = place_of(finding, lines)
    properties = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "endColumn": place.end,
        "title": f"clausebook: {finding.code.value}",
    }
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    cure = f"\n{finding.cure}" if finding.cure else ""
    return f"::{_COMMANDS[finding.gravity]} {written}::{_data(finding.message + cure)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    # A line of the log that began with "::" would be obeyed; a path in a hostile repository might.
    return " ".join(text.split()).replace("::", ": :")
