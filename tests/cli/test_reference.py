"""The reference page of the command says what the parser takes, no more and no less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausebook.cli.parser import parse
from clausebook.cli.reference import PAGE, command_reference
from conftest import ROOT


def test_the_page_is_current() -> None:
    written = (ROOT / PAGE).read_text(encoding="utf-8")
    assert written == command_reference(), "write it anew: python -m clausebook.cli.reference"


def test_every_verb_and_option_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    page = command_reference()
    verbs = re.findall(r"^## `(\w+)`$", page, re.MULTILINE)
    with pytest.raises(SystemExit):
        parse(["--help"])
    assert verbs == re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE)
    for verb in verbs:
        with pytest.raises(SystemExit):
            parse([verb, "--help"])
        options = set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
        described = (
            page.split(f"## `{verb}`")[1].split("\n## ")[0] + page.split("## With any verb")[1].split("\n## ")[0]
        )
        assert [each for each in options - {"--help"} if f"`{each}" not in described] == []
    assert "None" not in page


def test_the_readme_names_every_verb() -> None:
    verbs = re.findall(r"^## `(\w+)`$", command_reference(), re.MULTILINE)
    named = re.findall(r"^\| `([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(verbs)


def test_the_example_of_use_is_whole() -> None:
    use = "clausebook seal ID --title TITLE --status consultation|published|draft --published DATE"
    assert f"{use} [--commencement DATE] [--sealed-on DATE]\n" in command_reference()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["redline", "a", "b", "--format", "html", "--format", "pdf"], "--format is given twice"),
        (["snapshot", "-o", "a", "--output", "b"], "--output is given twice"),
        (["check", "--today", "2026-01-01", "--today", "2026-01-01"], "--today is given twice"),
    ],
)
def test_what_is_given_twice_is_refused(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(arguments)
    assert stop.value.code == 2 and words in capsys.readouterr().err


def test_what_may_be_given_several_times_is_kept() -> None:
    assert parse(["check", "--format", "text", "--format", "json=x"]).format == ["text", "json=x"]
    assert parse(["export", "a", "--format", "pdf", "--document", "x", "--document", "y"]).document == ["x", "y"]


def test_the_project_may_be_named_before_or_after_the_verb() -> None:
    for arguments in (["--project", "x", "check"], ["check", "--project", "x"]):
        assert parse(arguments).project == Path("x")
    assert parse(["check"]).project == Path()
