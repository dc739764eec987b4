"""Findings as SARIF 2.1.0, the format that code scanning of GitHub, Azure DevOps and most editors read.

Source: Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard, 27 March 2020. Every code is a
rule with its help, found or not, so that a scan without results shows what was looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from clausebook.checks.codes import Code, Severity
from clausebook.checks.explain import explanations
from clausebook.checks.finding import Finding
from clausebook.checks.fingerprint import fingerprints
from clausebook.edition.json_file import canonical
from clausebook.render.finding_places import FindingPlace, Lines, no_lines, place_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "clausebook/v1"
"""Name of our fingerprint among a result's; another way of making it would be v2."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ELSEWHERE = "conf.py"
"""Where a finding without a file is shown: GitHub takes no result without a place, and this file names the sources."""


def findings_sarif(
    findings: Sequence[Finding],
    edition: str,
    *,
    version: str,
    lines: Lines = no_lines,
    known: frozenset[str] | None = None,
) -> bytes:
    """The findings on one edition. ``version``: that of
    this package; ``known``: fingerprints found before, None where nothing was compared with."""
    codes = list(Code)
    marked = zip(findings, fingerprints(findings), strict=True)
    results = [_result(finding, mark, codes, lines, known) for finding, mark in marked]
    driver = {
        "name": "Clausebook",
        "version": version,
        "semanticVersion": version,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"clausebook/{edition}"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The project's root, where conf.py lies."}}},
        "results": results,
    }
    return canonical({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + b"\n"


def _rule(code: Code) -> dict[str, Any]:
    known = explanations()[code]
    lines = (("Bad", known.bad), ("Good", known.good), ("Why care", known.care))
    return {
        "id": code.value,
        "name": "".join(word.capitalize() for word in code.value.split("-")),
        "shortDescription": {"text": known.meaning},
        "fullDescription": {"text": f"{known.meaning} {known.care}"},
        "help": {
            "text": "\n".join([known.meaning, *(f"{name}: {text}" for name, text in lines)]),
            "markdown": "\n\n".join([known.meaning, *(f"**{name}.** {text}" for name, text in lines)]),
        },
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(
    finding: Finding, mark: str, codes: Sequence[Code], lines: Lines, known: frozenset[str] | None
) -> dict[str, Any]:
    cure = f"; {finding.cure}" if finding.cure else ""
    result: dict[str, Any] = {
        "ruleId": finding.code.value,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.gravity],
        "message": {"text": finding.message + cure},
        "locations": [_location(finding, place_of(finding, lines))],
        "partialFingerprints": {FINGERPRINT: mark},
    }
    if finding.justified:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.justified}]
    if known is not None:
        result["baselineState"] = "unchanged" if mark in known else "new"
    return result


def _location(finding: Finding, place: FindingPlace) -> dict[str, Any]:
    uri = quote(place.path or _ELSEWHERE)
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": "SRCROOT"}}
    if place.line:
        physical["region"] = {"startLine": place.line}
        if place.column:
            physical["region"] |= {"startColumn": place.column, "endColumn": place.end}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.subject:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.subject}]
    return location
