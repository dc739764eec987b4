"""Findings as JUnit XML, which GitLab, Jenkins and most others show as a list of tests.

One suite a code. A code that found nothing is one test that passed; each finding is a test of its own: failed at or
above the severity asked for, skipped where a written reason justifies it, else passed with its words as output.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from clausebook.checks.codes import Code, Severity
from clausebook.checks.finding import Finding
from clausebook.checks.fingerprint import fingerprints
from clausebook.render.finding_places import Lines, no_lines, place_of
from clausebook.render.xml_text import xml_text


def findings_junit(
    findings: Sequence[Finding],
    edition: str,
    severity: Severity,
    lines: Lines = no_lines,
    known: frozenset[str] = frozenset(),
) -> bytes:
    """The findings on one edition. ``severity``: from here on a finding fails; ``known``: fingerprints of findings
    that are not new and so fail nothing."""
    marked = list(zip(findings, fingerprints(findings), strict=True))
    root = etree.Element("testsuites", name=xml_text(f"clausebook {edition}"))
    for code in Code:
        suite = etree.SubElement(root, "testsuite", name=code.value)
        cases = [
            _case(suite, finding, severity, lines, is_known=mark in known)
            for finding, mark in marked
            if finding.code is code
        ]
        if not cases:
            etree.SubElement(suite, "testcase", classname=code.value, name=f"no {code.value}", time="0")
        _count(suite)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name)) for suite in root)))
    root.set("time", "0")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _case(
    suite: etree._Element, finding: Finding, severity: Severity, lines: Lines, *, is_known: bool
) -> etree._Element:
    place = place_of(finding, lines)
    name = xml_text(f"{finding.subject or place.path or 'edition'}: {finding.message}")
    case = etree.SubElement(suite, "testcase", classname=finding.code.value, name=name, time="0")
    if place.path:
        case.set("file", xml_text(place.path))
    if place.line:
        case.set("line", str(place.line))
    source = f"\n{place.line} | {place.text}" if place.text else ""
    words = xml_text(f"{finding.line}{source}")
    if finding.justified:
        etree.SubElement(case, "skipped", message=xml_text(f"justified: {finding.justified}"))
    elif is_known:
        etree.SubElement(case, "skipped", message="known before")
    elif finding.gravity.rank <= severity.rank:
        failure = etree.SubElement(case, "failure", message=xml_text(finding.message), type=finding.gravity.value)
        failure.text = words
    else:
        etree.SubElement(case, "system-out").text = words
    return case


def _count(suite: etree._Element) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    suite.set("time", "0")
