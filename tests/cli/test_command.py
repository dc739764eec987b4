"""The command: what each verb writes, in every format, the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from clausebook.cli.export import FORMATS
from clausebook.cli.parser import parse
from clausebook.edition.snapshot import dump, load
from clausebook.site import draft
from command_line import one_line, run
from conftest import ROOT
from site_project import clause


def test_snapshot(small: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = run("--project", small, "snapshot", capsysbinary=capsysbinary)
    assert (code, err) == (0, "")
    assert load(out.encode()).id == "draft"
    target = tmp_path / "deep" / "x.json"
    assert run("--project", small, "snapshot", "draft", "-o", target, capsysbinary=capsysbinary) == (0, "", "")
    assert target.read_text() == out
    assert run("snapshot", target, capsysbinary=capsysbinary)[1] == out


def test_redline_of_revisions(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (small / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + clause("The second words."))
    code, out, err = run("--project", small, "redline", "git:HEAD", "draft", "--exit-code", capsysbinary=capsysbinary)
    assert code == 1, err
    assert "[-first-]{+second+}" in out
    code, out, _ = run("--project", small, "redline", "git:HEAD", "git:HEAD", "--exit-code", capsysbinary=capsysbinary)
    assert code == 0


def test_what_was_read_once_is_not_read_again(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A revision is kept by its content: a second redline reads no sources, a changed page only those with it."""
    read: list[Path] = []
    afresh = draft.read_draft
    monkeypatch.setattr(draft, "read_draft", lambda root: (read.append(root), afresh(root))[1])
    page = small / "clauses/gc/notices.md"

    def reads(words: str, *options: str, old: str = "git:HEAD") -> int:
        page.write_text("(notices)=\n# Notices\n\n" + clause(words))
        read.clear()
        code, out, err = run("--project", small, "redline", old, "draft", *options, capsysbinary=capsysbinary)
        assert code == 0, err
        assert f"[-first-]{{+{words.split()[1]}+}}" in out
        return len(read)

    assert reads("The second words.") == 2
    assert reads("The second words.") == 0
    assert reads("The third words.") == 1
    assert reads("The second words.", "--no-cache") == 2
    committed = ["git", "-C", str(small), "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q"]
    subprocess.run([*committed, "--allow-empty", "-m", "nothing"], check=True)
    assert reads("The third words.") == 0, "another revision with the same sources"
    assert reads("The third words.", old="git:HEAD~1") == 0


def test_redline_of_plain_files(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.txt"
    old.write_text("# Terms\n\n1. The buyer shall pay within 30 days.\n\n2. Notices are in writing.\n")
    new.write_text(
        "# Terms\n\n1. A new first paragraph stands here.\n\n2. The buyer must pay within 30 days.\n\n3. Notices are in writing.\n"
    )
    code, out, err = run("redline", old, new, "--exit-code", capsysbinary=capsysbinary)
    assert (code, err) == (1, "")
    assert "[-shall-]{+must+}" in out
    assert "[-Notices" not in out


@pytest.mark.parametrize("ending", ["html", "pdf", "docx", "markdown", "text", "json", "csv"])
def test_redline_formats(small: Path, tmp_path: Path, ending: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (small / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + clause("The second words."))
    targets = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for target in targets:
        result = run(
            "--project",
            small,
            "redline",
            "git:HEAD",
            "draft",
            "--format",
            ending,
            "-o",
            target,
            capsysbinary=capsysbinary,
        )
        assert result == (0, "", "")
    assert targets[0].read_bytes() == targets[1].read_bytes()


@pytest.mark.parametrize("ending", ["pdf", "docx", "text", "json", "csv", "akn", "zip"])
def test_export_formats(small: Path, tmp_path: Path, ending: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    target = tmp_path / f"x.{ending}"
    assert run("--project", small, "export", "draft", "--format", ending, "-o", target, capsysbinary=capsysbinary) == (
        0,
        "",
        "",
    )
    assert target.stat().st_size > 100


def test_every_format_can_be_asked_for() -> None:
    asked = {format_name: parse(["export", "draft", "--format", format_name]).format for format_name in FORMATS}
    assert list(asked) == list(asked.values())


def test_akoma_ntoso_needs_the_editions_before(
    small: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    snapshot, target = ROOT / "editions/2018-08/snapshot.json", tmp_path / "x.xml"
    export = ["export", snapshot, "--format", "akn", "-o", target]
    code, out, err = run("--project", small, *export, capsysbinary=capsysbinary)
    assert code == 2 and out == "" and one_line(err) and "2018-08 goes back to “2017-08”, which is not among" in err
    assert not target.exists()
    assert run("--project", ROOT, *export, capsysbinary=capsysbinary)[0] == 0
    assert b"textualMod" in target.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["trace", "notice"], "gives effect to section 1"),
        (["trace", "notice", "--format", "json"], '"link": "implements"'),
        (["trace", "act-one", "--format", "svg"], "<svg"),
        (["impact", "act-one"], "GC1.1 Notice (notice): gives effect to it"),
        (["impact", "act-one", "--format", "json"], '"direct"'),
        (["matrix", "law"], "gives effect to"),
        (["matrix", "law", "--format", "html"], "<table"),
        (["trace", "notice", "--edition", "git:HEAD"], "section 1"),
        (["history", "notice"], "1 wording in 1 edition"),
        (["history", "notice", "--format", "json"], '"The first words."'),
    ],
)
def test_questions(small: Path, arguments: list[str], words: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = run("--project", small, *arguments, capsysbinary=capsysbinary)
    assert (code, err) == (0, "") and words in out


def test_workbook_to_a_file(small: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    target = tmp_path / "links.xlsx"
    assert run("--project", small, "matrix", "--format", "xlsx", "-o", target, capsysbinary=capsysbinary)[0] == 0
    assert target.read_bytes()[:2] == b"PK"


def test_same_bytes_with_one_or_two_readers_and_any_hash_seed(small: Path, tmp_path: Path) -> None:
    made = set()
    for seed in ("0", "99"):
        done = subprocess.run(
            [sys.executable, "-m", "clausebook.cli", "--project", str(small), "snapshot"],
            capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "ext"), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        made.add(done.stdout)
    assert len(made) == 1
    assert dump(load(made.pop()))


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "sarif"],
        ["trace", "act-one", "--format", "svg"],
        ["impact", "act-one", "--format", "json"],
        ["matrix", "--format", "xlsx"],
        ["history", "notice", "--format", "json"],
    ],
)
def test_answers_are_the_same_bytes_under_any_hash_seed(small: Path, arguments: list[str]) -> None:
    made = set()
    for seed in ("0", "99"):
        done = subprocess.run(
            [sys.executable, "-m", "clausebook.cli", "--project", str(small), *arguments],
            capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "ext"), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        made.add(done.stdout)
    assert len(made) == 1 and made.pop()
