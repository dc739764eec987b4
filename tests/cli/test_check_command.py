"""``clausebook check``: its reports, its exit, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from command_line import one_line, run
from conftest import ROOT
from site_project import clause, write_project


def test_check_formats_and_exit(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_project(tmp_path, clause("See {clause}`notise`.").replace(":no_why: None is recorded.\n", ""))
    code, out, _ = run("--project", folder, "check", capsysbinary=capsysbinary)
    assert code == 1
    assert out.splitlines()[-1] == "1 error, 1 warning"
    code, out, _ = run("--project", folder, "check", "--format", "json", capsysbinary=capsysbinary)
    found = json.loads(out)
    jsonschema.validate(found, json.loads((ROOT / "ext/clausebook/render/findings.schema.json").read_text()))
    assert [(each["code"], each["path"], each["line"]) for each in found["findings"]] == [
        ("no-reason", "clauses/gc/notices.md", 4),
        ("dangling", "clauses/gc/notices.md", 8),
    ]


def test_strict_fails_on_a_warning(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_project(tmp_path, clause("The ICP must act.").replace(":no_why: None is recorded.\n", ""))
    assert run("--project", folder, "check", capsysbinary=capsysbinary)[0] == 0
    assert run("--project", folder, "check", "--strict", capsysbinary=capsysbinary)[0] == 1
    conf = folder / "conf.py"
    conf.write_text(conf.read_text() + 'clausebook_severity = {"no-raeson": "error"}\n')
    code, _, errors = run("--project", folder, "check", capsysbinary=capsysbinary)
    assert code == 2 and errors.splitlines()[-1].endswith("there is no code “no-raeson”; did you mean “no-reason”?")


def test_check_writes_several_reports_at_once(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_project(tmp_path / "book", clause("See {clause}`notise`."))
    asked = [
        word for name in ("json", "sarif", "junit", "github") for word in ("--format", f"{name}={tmp_path / name}")
    ]
    code, out, _ = run("--project", folder, "check", "--format", "text", *asked, capsysbinary=capsysbinary)
    assert code == 1 and "^^^^^^" in out and "Did you mean “notice”?" in out
    assert all((tmp_path / name).stat().st_size > 100 for name in ("json", "sarif", "junit", "github"))


def test_quick_looks_at_the_draft_alone(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for asked in (["2019-08"], ["--baseline", "2019-08"]):
        code, _, err = run("--project", small, "check", "--quick", *asked, capsysbinary=capsysbinary)
        assert code == 2 and one_line(err) and "the draft alone" in err


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_check_fails_only_on_what_is_new(name: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_project(tmp_path / "book", clause("See {clause}`notise`."))
    known = tmp_path / name
    check = ["--project", folder, "check"]
    assert run(*check, "--format", f"{name}={known}", capsysbinary=capsysbinary)[0] == 1
    code, out, _ = run(*check, "--baseline-findings", known, capsysbinary=capsysbinary)
    assert (code, out) == (0, "nothing to mend (1 known before)\n")
    write_project(tmp_path / "book", "Moved down.\n\n" + clause("See {clause}`notise` and {clause}`nothing`."))
    code, out, _ = run(*check, "--baseline-findings", known, capsysbinary=capsysbinary)
    assert code == 1 and "“nothing”" in out and "“notise”" not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "sarf"], "did you mean “sarif”?"),
        (["--format", "sarif="], "no file after"),
        (["--format", "text", "--format", "json"], "two reports would go to standard output"),
        (["--format", "sarif=x", "--format", "json=x"], "two reports would go to x"),
        (["--baseline-findings", "none.json"], "none.json: No such file"),
        (["--baseline-findings", "conf.py"], "no JSON"),
        (["--baseline-findings", "editions.json"], "findings without fingerprints"),
        (["--baseline-findings", "list.json"], "findings without fingerprints"),
    ],
)
def test_check_refuses(
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    words: str,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(small)
    (small / "editions.json").write_text('{"findings": [{"code": "x"}]}')
    (small / "list.json").write_text("[1]")
    code, out, err = run("check", *arguments, capsysbinary=capsysbinary)
    assert code == 2 and out == "" and one_line(err) and words in err, err
    assert not (small / "x").exists()


def test_check_severity(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_project(tmp_path, clause("Text.").replace(":no_why: None is recorded.\n", ""))
    assert run("--project", folder, "check", capsysbinary=capsysbinary)[0] == 0
    assert run("--project", folder, "check", "--severity", "warning", capsysbinary=capsysbinary)[0] == 1


def test_notes_that_lead_nowhere_or_cannot_be_read(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    notes = small / "editions" / "reasons.toml"
    notes.parent.mkdir(exist_ok=True)
    notes.write_text('[[changes]]\nedition = "2018-09"\nprovisions = ["notice"]\nwhy = ["plainer"]\n')
    code, out, _ = run("--project", small, "check", capsysbinary=capsysbinary)
    assert code == 1 and "editions/reasons.toml:2:12: error: the notes explain a change of “2018-09”" in out, out
    notes.write_text("[[changes]]\nedition = 1\n")
    code, _, err = run("--project", small, "check", capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "editions/reasons.toml:1: changes: edition" in err


def test_errata_that_are_not_so_or_cannot_be_read(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    errata = small / "editions" / "errata.toml"
    errata.parent.mkdir(exist_ok=True)
    errata.write_text(
        '[[errata]]\neditions = ["2018-09"]\nprovisions = ["notice"]\nprinted = "x"\nmeant = "y"\nnoted = "2026-11-22"\n'
    )
    code, out, _ = run("--project", small, "check", capsysbinary=capsysbinary)
    assert code == 1 and "editions/errata.toml:2:14: error: an erratum of “2018-09”, which is not sealed" in out, out
    errata.write_text("[[errata]]\neditions = 1\n")
    code, _, err = run("--project", small, "check", capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "editions/errata.toml:1: errata: editions" in err
