"""Findings in the formats of CI: each read back by a schema or a parser that is not ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from clausebook.checks.codes import Code, Severity
from clausebook.checks.finding import Finding, in_order, worst
from clausebook.checks.fingerprint import fingerprints
from clausebook.edition.model import Source
from clausebook.render.finding_places import Lines, lines_below, place_of
from clausebook.render.findings import findings_json, findings_text
from clausebook.render.github import findings_github
from clausebook.render.junit import findings_junit
from clausebook.render.sarif import FINGERPRINT, findings_sarif
from conftest import ROOT
from published_schemas import validate

PAGE = ["(notices)=", "# Notices", "", ":::{clause} Form", ":id: notice-form", ":law: nhsa-38", "", "As clause 4.2 says,", "it binds.", ":::"]  # fmt: skip

DANGLING = Finding(Code.DANGLING, "option law: nothing has the id “nhsa-38”", Source("gc.md", 4), "did you mean “nhsa-83”?", "notice-form")  # fmt: skip
TYPED = Finding(
    Code.TYPED_REFERENCE, "“clause 4.2” is typed by hand", Source("gc.md", 8), "write its id", "notice-form"
)
GAP = Finding(Code.NO_REASON, "GC4.2 has no recorded reason", Source("gc.md", 4), "add “:why:”", "notice-form", justified="Asked for.")  # fmt: skip
NOWHERE = Finding(Code.SEAL_BROKEN, "the seal does not hold", Source("editions/2018/snapshot.json"), "", "2018")
ALL = in_order([DANGLING, TYPED, GAP, NOWHERE])

hostile = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
findings = st.lists(
    st.builds(
        Finding,
        st.sampled_from(Code),
        hostile.map(lambda text: text or "x"),
        st.builds(Source, hostile, st.integers(0, 20)),
        hostile,
        hostile,
        st.none() | st.sampled_from(Severity),
        st.just("") | hostile,
    ),
    max_size=6,
).map(in_order)


def page(path: str) -> list[str]:
    return PAGE if path == "gc.md" else []


def sarif(found: tuple[Finding, ...], lines: Lines = page, known: frozenset[str] | None = None) -> dict:
    return json.loads(findings_sarif(found, "draft", version="0.1.0", lines=lines, known=known))


def test_text() -> None:
    assert findings_text(ALL, page) == (
        "editions/2018/snapshot.json: 1 error\n"
        "editions/2018/snapshot.json: error: the seal does not hold [seal-broken]\n"
        "\n"
        "gc.md: 2 errors\n"
        "gc.md:6:7: error: option law: nothing has the id “nhsa-38” [dangling]\n"
        "  6 | :law: nhsa-38\n"
        "    |       ^^^^^^^\n"
        "  Did you mean “nhsa-83”?\n"
        "gc.md:8:4: error: “clause 4.2” is typed by hand [typed-reference]\n"
        "  8 | As clause 4.2 says,\n"
        "    |    ^^^^^^^^^^\n"
        "  Write its id\n"
        "\n"
        "3 errors (1 justified)\n"
    )


@pytest.mark.parametrize("column", [1, 40, 95, 99, 100, 101, 250, 299])
def test_the_caret_stands_under_the_words_of_a_long_line(column: int) -> None:
    line = "x" * (column - 1) + "GC4" + "y" * (300 - column)
    found = Finding(Code.TYPED_REFERENCE, "“GC4” is typed by hand", Source("a.md", 1))
    shown = findings_text([found], lambda path: [line]).splitlines()
    text, caret = shown[2], shown[3]
    assert len(text) <= 110
    start = caret.index("^")
    assert text[start : start + caret.count("^")] == "GC4"


def test_json() -> None:
    value = json.loads(findings_json(ALL, "draft", page, frozenset(fingerprints(ALL)[:1])))
    jsonschema.validate(value, json.loads((ROOT / "ext/clausebook/render/findings.schema.json").read_text()))
    assert value["counts"] == {"error": 3, "warning": 0, "info": 0}
    assert [each["new"] for each in value["findings"]] == [False, True, True, True]
    assert [(each["line"], each["column"], each["end_column"]) for each in value["findings"]] == [(0, 0, 0), (6, 7, 14), (4, 1, 17), (8, 4, 14)]  # fmt: skip


def test_sarif() -> None:
    value = sarif(ALL)
    validate(value, "https://json.schemastore.org/sarif-2.1.0.json")
    (run,) = value["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [code.value for code in Code]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert "\nBad: " in rules[0]["help"]["text"] and "**Why care.** " in rules[0]["help"]["markdown"]
    justified = [result for result in run["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in justified] == ["no-reason"]
    assert justified[0]["suppressions"][0]["justification"] == "Asked for."
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 6, "startColumn": 7, "endColumn": 14}
    assert "baselineState" not in run["results"][0]


def test_sarif_against_a_baseline() -> None:
    marks = fingerprints(ALL)
    results = sarif(ALL, known=frozenset(marks[:2]))["runs"][0]["results"]
    assert [result["baselineState"] for result in results] == ["unchanged", "unchanged", "new", "new"]
    assert [result["partialFingerprints"][FINGERPRINT] for result in results] == list(marks)


@given(findings)
def test_sarif_of_anything_is_valid(found: tuple[Finding, ...]) -> None:
    validate(sarif(found), "https://json.schemastore.org/sarif-2.1.0.json")


@given(findings)
def test_junit_of_anything_is_read_back(found: tuple[Finding, ...]) -> None:
    root = etree.fromstring(findings_junit(found, "draft", Severity.WARNING))
    failing = [each for each in found if not each.justified and each.gravity is not Severity.INFO]
    assert int(root.get("failures")) == len(failing) == len(root.findall(".//failure"))
    assert int(root.get("skipped")) == sum(bool(each.justified) for each in found)
    quiet = len(Code) - len({each.code for each in found})
    assert int(root.get("tests")) == len(found) + quiet == len(root.findall(".//testcase"))


def test_junit() -> None:
    root = etree.fromstring(findings_junit(ALL, "draft", Severity.ERROR, page, frozenset([fingerprints(ALL)[0]])))
    case = root.find(".//testcase[@classname='dangling']")
    assert (case.get("file"), case.get("line")) == ("gc.md", "6")
    assert "did you mean “nhsa-83”?" in case.find("failure").text
    assert ":law: nhsa-38" in case.find("failure").text
    assert root.find(".//testcase[@classname='no-reason']/skipped").get("message") == "justified: Asked for."
    assert root.find(".//testcase[@classname='seal-broken']/skipped").get("message") == "known before"
    low = Finding(Code.DANGLING, "m", severity=Severity.INFO)
    root = etree.fromstring(findings_junit([low], "draft", Severity.WARNING))
    assert root.get("failures") == "0" and "m" in root.find(".//system-out").text


def test_github() -> None:
    assert findings_github(ALL, page).splitlines() == [
        "::error file=editions/2018/snapshot.json,title=clausebook%3A seal-broken::the seal does not hold",
        "::error file=gc.md,line=6,col=7,endColumn=14,title=clausebook%3A dangling::option law: nothing has the id “nhsa-38”%0Adid you mean “nhsa-83”?",
        "::error file=gc.md,line=8,col=4,endColumn=14,title=clausebook%3A typed-reference::“clause 4.2” is typed by hand%0Awrite its id",
        "3 errors (1 justified)",
    ]


def decode(text: str) -> str:
    """What GitHub's runner makes of an escaped property."""
    for code, mark in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, mark)
    return text


@given(findings)
def test_no_text_of_a_finding_becomes_a_command_of_its_own(found: tuple[Finding, ...]) -> None:
    lines = re.split("\r\n|\r|\n", findings_github(found))
    commands = [line for line in lines if "::" in line.lstrip()[:2]]
    assert len(commands) == sum(not each.justified for each in found)
    for line in commands:
        match = re.fullmatch(r"::(error|warning|notice) ([^\n]*?)::([^\r\n]*)", line)
        assert match, line
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert set(properties) <= {"file", "line", "col", "endColumn", "title"}
        assert decode(properties.get("file", "")) in {each.source.path for each in found}


def test_github_says_what_it_does_not_show() -> None:
    many = [Finding(Code.DANGLING, f"“x{number}” is gone", Source("a.md", number)) for number in range(1, 24)]
    many.append(Finding(Code.DANGLING, "::error::a trap", Source("::b.md", 1)))
    text = findings_github(many)
    assert sum(line.startswith("::error ") for line in text.splitlines()) == 10
    assert "::notice title=clausebook::GitHub shows 10 of a kind; 14 more stand in the log of this step" in text
    assert "a.md:23: error: “x23” is gone" in text
    assert not [line for line in text.splitlines() if line.startswith("::b")]


def test_fingerprints_follow_the_thing_and_not_the_line() -> None:
    moved = Finding(DANGLING.code, DANGLING.message, Source("other.md", 90), "another cure", DANGLING.subject)
    renumbered = Finding(GAP.code, "SC31.7 has no recorded reason", Source("gc.md", 9), "", GAP.subject)
    assert fingerprints([moved]) == fingerprints([DANGLING])
    assert fingerprints([renumbered]) == fingerprints([GAP])
    other = Finding(DANGLING.code, DANGLING.message.replace("38", "39"), DANGLING.source, "", DANGLING.subject)
    assert fingerprints([other]) != fingerprints([DANGLING])
    assert len(set(fingerprints([DANGLING, DANGLING, DANGLING]))) == 3
    unknown = Finding(Code.MARKUP, "Block on line 7 starts badly", Source("a.md", 7))
    below = Finding(Code.MARKUP, "Block on line 9 starts badly", Source("a.md", 9))
    assert fingerprints([unknown]) == fingerprints([below])


@given(findings)
def test_fingerprints_differ(found: tuple[Finding, ...]) -> None:
    assert len(set(fingerprints(found))) == len(found)


def test_what_is_justified_is_not_the_worst() -> None:
    assert worst([GAP]) is None
    assert worst([GAP, DANGLING]) is Severity.ERROR


def test_places_stay_inside_the_paragraph_and_the_project(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "secret.md").write_text("GC4\n")
    (tmp_path / "book/a.md").write_text("One.\n\nGC4 here.\n")
    lines = lines_below(tmp_path / "book")
    found = Finding(Code.TYPED_REFERENCE, "“GC4” is typed by hand", Source("a.md", 1))
    assert place_of(found, lines).line == 1
    assert lines("../secret.md") == () and lines("none.md") == ()
    beyond = Finding(Code.TYPED_REFERENCE, "x", Source("a.md", 99))
    assert (place_of(beyond, lines).line, place_of(beyond, lines).text) == (99, "")
