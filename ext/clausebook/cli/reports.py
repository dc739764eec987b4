"""The reports of ``check``: which formats are asked for, where each goes, and its bytes."""

from __future__ import annotations

from dataclasses import dataclass

import clausebook
from clausebook.checks.codes import Severity
from clausebook.checks.finding import Finding
from clausebook.cli.output import UsageError, deliver
from clausebook.edition.identity import did_you_mean
from clausebook.render.finding_places import Lines

FORMATS = ("text", "json", "sarif", "junit", "github")


@dataclass(frozen=True, slots=True)
class Report:
    """One format, and the file that it goes to."""

    format: str
    target: str | None
    """None or "-" for standard output."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of the checks found, and all that a report may need of it."""

    edition: str
    findings: tuple[Finding, ...]
    lines: Lines
    severity: Severity
    """From here on a finding fails."""
    known: frozenset[str] | None = None
    """Fingerprints found before; None where nothing was compared with."""


def reports(asked: list[str], output: str | None) -> tuple[Report, ...]:
    """The reports that ``--format`` (each ``FORMAT`` or ``FORMAT=FILE``) and ``-o`` ask for; text where nothing does.

    Raises :class:`UsageError` where two would go to one place.
    """
    found = []
    for each in asked or ["text"]:
        name, separator, target = each.partition("=")
        if name not in FORMATS:
            known = ", ".join(FORMATS)
            raise UsageError(f"--format: no format “{name}” (known: {known}){did_you_mean(name, FORMATS)}")
        if separator and not target:
            raise UsageError(f"--format {each}: no file after “=”")
        found.append(Report(name, target if separator else output))
    places = [report.target or "-" for report in found]
    for report, place in zip(found, places, strict=True):
        if places.count(place) > 1:
            where = "standard output" if place == "-" else place
            cure = f"name a file for each, as in --format {report.format}=FILE"
            raise UsageError(f"--format: two reports would go to {where}; {cure}")
    return tuple(found)


def write_reports(asked: tuple[Report, ...], result: Result) -> None:
    """Write every report; files first, so that what is printed last is what a person asked to see."""
    made = [(report, _render(report.format, result)) for report in asked]
    for report, data in sorted(made, key=lambda each: each[0].target in (None, "-")):
        deliver(data, report.target)


def _render(name: str, result: Result) -> bytes:
    known = result.known or frozenset()
    if name == "sarif":
        from clausebook.render.sarif import findings_sarif

        return findings_sarif(
            result.findings,
            result.edition,
            version=clausebook.__version__,
            lines=result.lines,
            known=result.known,
        )
    if name == "junit":
        from clausebook.render.junit import findings_junit

        return findings_junit(result.findings, result.edition, result.severity, result.lines, known)
    if name == "github":
        from clausebook.render.github import findings_github

        return findings_github(result.findings, result.lines, known).encode("utf-8")
    from clausebook.render.findings import findings_json, findings_text

    if name == "json":
        return findings_json(result.findings, result.edition, result.lines, known).encode("utf-8")
    return findings_text(result.findings, result.lines, known).encode("utf-8")
