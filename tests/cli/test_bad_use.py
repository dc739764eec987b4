"""Whatever is asked wrongly gets one line with its cure and exit 2; nothing is half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import SEAL, one_line, run
from site_project import clause, write_project


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--today", "2026-13-01"),
        ("law", "refresh", "--today", "2026-05"),
        (*SEAL, "--status", "published", "--sealed-on", "today"),
    ],
)
def test_a_day_is_a_day(small: Path, arguments: tuple[str, ...], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, _, err = run("--project", small, *arguments, capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "is no day; write yyyy-mm-dd" in err


def test_what_the_system_refuses_is_one_line(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for target in (".", "..", small):
        code, out, err = run("--project", small, "check", "-o", target, capsysbinary=capsysbinary)
        assert code == 2 and out == "" and one_line(err) and "Is a directory" in err

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "docs/law.md")

    monkeypatch.setattr("clausebook.cli.check.write_reports", full)
    code, _, err = run("--project", small, "check", capsysbinary=capsysbinary)
    assert code == 2 and err == "clausebook: docs/law.md: No space left on device\n"


@pytest.mark.parametrize(
    ("line", "words"), [("x = (", ": '(' was never closed"), ("x = 1 / 0", ": ZeroDivisionError: division by zero")]
)
@pytest.mark.parametrize("asked", [["check"], ["check", "--quick"], ["trace", "notice"]])
def test_a_broken_conf_is_one_line(
    small: Path, asked: list[str], line: str, words: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    conf = small / "conf.py"
    conf.write_text(f"{conf.read_text().rstrip(chr(10))}\n{line}\n")
    number = conf.read_text().splitlines().index(line) + 1
    code, out, err = run("--project", small, *asked, capsysbinary=capsysbinary)
    assert (code, out, err) == (2, "", f"clausebook: {conf}:{number}{words}\n")


def test_snapshot_of_broken_sources_writes_nothing(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_project(tmp_path / "book", clause("```python\nx\n```"))
    target = tmp_path / "out.json"
    code, out, err = run("--project", folder, "snapshot", "-o", target, capsysbinary=capsysbinary)
    assert code == 1 and out == "" and "[unknown-node]" in err
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["redline", "2018-09", "draft"], "no edition “2018-09”"),
        (["redline", "drafd", "draft"], "did you mean “draft”?"),
        (["redline", "draft"], "required: NEW"),
        (["redline", "draft", "draft", "--kinds", "movd"], "did you mean “moved”?"),
        (["redline", "draft", "draft", "--provision", "notise"], "did you mean “notice”?"),
        (["redline", "git:nowhere", "draft"], "git:nowhere"),
        (["redline", "git:--output=x", "draft"], "needs a revision"),
        (["snapshot", "missing.json"], "missing.json: No such file"),
        (["export", "draft", "--format", "odt"], "invalid choice: “odt”"),
        (
            ["export", "draft", "--format", "pdf", "--kind", "guide"],
            "no document in this edition is of the kind “guide”",
        ),
        (["check", "conf.py"], "conf.py: this file is no snapshot; name an edition by its id"),
        (["check", "clauses/definitions.md"], "this file is no snapshot"),
        (["check", "clauses"], "clauses: this is a folder"),
        (["check", "--stict"], "did you mean “--strict”?"),
        (["check", "--sever", "error"], "did you mean “--severity”?"),
        (["check", "draft", "draft"], "one word too many"),
        (["law", "refresh", "--offline", "act-one"], "must come before the options"),
        (["chekc"], "did you mean “check”?"),
        (["matrix", "lw"], "did you mean “law”?"),
        (["redline", "draft", "draft", "--kinds", ","], "--kinds: name one or more of"),
        (["build", "-j", "none"], "“none” is no number of processes"),
        (["build", "-j", "0"], "“0” is no number of processes"),
        (["live", "--port", "99999"], "“99999” is no port"),
        (["law", "refresh", "--pause", "-1"], "“-1” is no number of seconds"),
        (["law", "refresh", "--timeout", "nan"], "“nan” is no number of seconds"),
        (["new", "clause", "--title", "123"], "“123” is no id and none can be made of it"),
        (["new", "clause", "--title", "Words", "--into", "../words.md"], "lies outside the project"),
        (
            ["seal", "one", "--title", " ", "--status", "draft", "--published", "2018"],
            "--title: write at least one word",
        ),
        (["build", "--address", "contract.example"], "“contract.example” is no web address"),
        (["build", "--address", "mailto:a@b.example"], "is no web address"),
        (["build", "-o", "clauses"], "holds something other than a site"),
        (["build", "-o", "."], "holds the project"),
        (["build", "-o", ".."], "holds the project"),
        (["build", "-o", "conf.py"], "conf.py: is no folder"),
        (["build", "-o", "conf.py/site"], "Not a directory; nothing was put there"),
        (["verify", "2018-09"], "no edition “2018-09”"),
        (["trace", "notise"], "did you mean “notice”?"),
        (["impact", "act-on"], "did you mean “act-one”?"),
        (["impact", "act-one", "--edition", "2018-09"], "no edition “2018-09”"),
        (["matrix"], "csv holds one side"),
        (["history", "notise"], "did you mean “notice”?"),
        (["history", "notice", "--sealed"], "no edition has a provision"),
        (["frobnicate"], "invalid choice"),
        ([], "required: VERB"),
    ],
)
def test_wrong_use(
    small: Path,
    arguments: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(small)
    before = sorted(small.parent.rglob("*"))
    code, out, err = run("--project", small, *arguments, capsysbinary=capsysbinary)
    assert code == 2 and out == "" and one_line(err) and words in err, err
    assert [each for each in sorted(small.parent.rglob("*")) if "build" not in each.parts] == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--quick"],
        ["build"],
        ["live"],
        ["verify"],
        ["history", "notice"],
        ["law", "refresh"],
        ["new", "clause", "--title", "Words"],
        [*SEAL, "--status", "draft"],
        ["redline", "draft", "draft"],
    ],
)
def test_no_project(tmp_path: Path, arguments: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        code, out, err = run("--project", folder, *arguments, capsysbinary=capsysbinary)
        assert code == 2 and out == "" and one_line(err) and "no conf.py here" in err
    assert list(tmp_path.iterdir()) == []


def test_verifying_nothing_says_so(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("--project", small, "verify", capsysbinary=capsysbinary) == (
        0,
        "",
        "clausebook: no edition is sealed here\n",
    )


def test_a_file_that_cannot_be_written(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, _, err = run("--project", small, "snapshot", "-o", small / "conf.py" / "x.json", capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "nothing was written" in err


def test_hand_edited_snapshot_is_told(small: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    target = tmp_path / "x.json"
    run("--project", small, "snapshot", "-o", target, capsysbinary=capsysbinary)
    target.write_text(target.read_text().replace('"heading"', '"headin"'))
    code, _, err = run("snapshot", target, capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "no such field" in err
