"""Scaffolds: what they write is read without an error, and their ids are free."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from clausebook.checks.codes import Severity
from clausebook.cli import live, main
from clausebook.site.draft import read_draft
from site_project import REGISTER, clause, commit_project, write_project

NOTICES = "clauses/gc/notices.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_project(tmp_path / "book", clause("Words."))
    monkeypatch.chdir(folder)
    return folder


def new(kind: str, title: str, *arguments: str) -> int:
    return main(["new", kind, "--title", title, *arguments])


def test_a_clause_goes_into_its_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / NOTICES).read_text()
    assert new("clause", "Consent to 3 Sub-contracts", "--into", NOTICES) == 0
    text = (project / NOTICES).read_text()
    assert text.startswith(before.rstrip() + "\n\n:::{clause} Consent to 3 Sub-contracts\n:id: consent-sub-contracts\n")
    assert "consent-sub-contracts" in capsys.readouterr().err
    found = read_draft(project)
    assert [each.id for each in found.edition.walk()] == ["notices", "notice", "consent-sub-contracts"]
    assert not [each for each in found.findings if each.gravity is Severity.ERROR]


def test_register_entries_say_what_they_still_need(project: Path) -> None:
    register = "docs/regulations/law.md"
    assert new("regulation", "A second duty", "--id", "act-2-4", "--into", register) == 0
    assert new("rationale", "Fewer returns", "--into", register) == 0
    found = read_draft(project)
    assert [each.id for each in found.edition.records] == ["act-2-4", "act-one", "why-fewer-returns"]
    assert {each.source.path for each in found.findings} <= {register}
    assert any("act-2-4" in each.message for each in found.findings), "an entry without its instrument is found"
    assert (project / register).read_text().startswith(REGISTER)


def test_a_definition_stands_where_its_term_belongs(project: Path) -> None:
    page = "clauses/definitions.md"
    for term in ("Beta", "alpha Sheet", "Gamma"):
        assert new("definition", term, "--into", page) == 0
    found = read_draft(project)
    assert [each.id for each in found.edition.documents[1].provisions] == ["def-alpha-sheet", "def-beta", "def-gamma"]
    assert not [each for each in found.findings if each.gravity is Severity.ERROR]


def test_a_scaffold_cannot_be_sealed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("clause", "Records", "--into", NOTICES) == 0
    commit_project(project)
    assert main(["seal", "2020", "--title", "T", "--status", "published", "--published", "2020"]) == 1
    assert "“[insert who must do what, and when]” is typed by hand" in capsys.readouterr().err


def test_a_guide_gets_a_page_of_its_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("guide", "Money", "--into", "docs/guides/money.md") == 0
    assert "clausebook_documents" in capsys.readouterr().err
    conf = (
        (project / "conf.py")
        .read_text()
        .replace('"clauses/definitions"]', '"clauses/definitions", "docs/guides/money"]')
    )
    (project / "conf.py").write_text(conf)
    (project / "index.md").write_text(
        (project / "index.md")
        .read_text()
        .replace("docs/regulations/law\n", "docs/regulations/law\ndocs/guides/money\n")
    )
    found = read_draft(project)
    assert found.edition.documents[-1].id == "guide-money"
    assert not [each for each in found.findings if each.gravity is Severity.ERROR], found.findings
    assert new("guide", "Money again", "--into", "docs/guides/money.md") == 2


def test_without_a_page_it_is_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("clause", "Årlig revision") == 0
    assert ":id: arlig-revision\n:law:\n:why:\n:actor:\n" in capsys.readouterr().out


def test_a_new_page_has_a_heading(project: Path) -> None:
    assert new("clause", "Records", "--into", "clauses/gc/records.md") == 0
    assert (project / "clauses/gc/records.md").read_text().startswith("(records)=\n# Records\n\n:::{clause}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["clause", "Notice"], "is taken: it was given at clauses/gc/notices.md:5"),
        (["clause", "X", "--id", "act-one"], "is taken"),
        (["clause", "X", "--id", "clause-12"], "without digits"),
        (["clause", "123"], "is no id"),
        (["clause", "  "], "at least one word"),
        (["clause", "Words", "--into", "conf.py"], "ending in .md"),
        (["clause", "Words", "--into", "conf.py/x.md"], "nothing was written"),
        (["guide", "X", "--into", "index.md"], "exists"),
    ],
)
def test_refused(project: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    kind, title, *rest = arguments
    assert new(kind, title, *rest) == 2
    out, err = capsys.readouterr()
    assert out == "" and words in err and err.count("\n") == 1


def test_an_id_of_a_sealed_edition_is_never_used_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit_project(project)
    assert main(["seal", "2020", "--title", "T", "--status", "published", "--published", "2020"]) == 0
    (project / NOTICES).write_text("(notices)=\n# Notices\n\n" + clause("Words.", "other"))
    capsys.readouterr()
    assert new("clause", "Notice") == 2
    assert "had a meaning in 2020" in capsys.readouterr().err


def test_live(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda command: called.append(command) or 0)
    monkeypatch.setattr(live, "find_spec", lambda name: object())
    assert main(["live", "--port", "8123"]) == 0
    (command,) = called
    assert command[1:4] == ["-m", "sphinx_autobuild", str(project)] and command[-1] == "8123"
    monkeypatch.setattr(live, "find_spec", lambda name: None)
    assert main(["live"]) == 2
    assert "install clausebook[live]" in capsys.readouterr().err
