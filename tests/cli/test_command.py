"""The command: arguments, exit codes, and the manners of its errors."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

from clausebook.cli import main
from clausebook.cli.export import FORMATS
from clausebook.cli.parser import parse
from clausebook.edition.snapshot import dump, load
from conftest import ROOT
from site_project import REGISTER, clause, write_project


def run(*arguments: object, capsysbinary: pytest.CaptureFixture[bytes]) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsysbinary.readouterr()
    return code, out.decode(), err.decode()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project under git with one clause and no edition."""
    folder = write_project(tmp_path / "book", clause("The first words."))
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A drafter", "-c", "user.email=a@example.org", "commit", "-qm", "one"],
    ):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    return folder


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


def test_snapshot(small: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = run("--project", small, "snapshot", capsysbinary=capsysbinary)
    assert (code, err) == (0, "")
    assert load(out.encode()).id == "draft"
    target = tmp_path / "deep" / "x.json"
    assert run("--project", small, "snapshot", "draft", "-o", target, capsysbinary=capsysbinary) == (0, "", "")
    assert target.read_text() == out
    assert run("snapshot", target, capsysbinary=capsysbinary)[1] == out


def test_seal_verify_and_break(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    arguments = (
        "seal",
        "2018-08",
        "--title",
        "Consultation draft",
        "--status",
        "consultation",
        "--published",
        "2018-08-03",
    )
    code, _, err = run("--project", small, *arguments, capsysbinary=capsysbinary)
    assert code == 0, err
    code, out, _ = run("--project", small, "verify", capsysbinary=capsysbinary)
    assert code == 0 and out.startswith("2018-08  ")
    code, _, err = run("--project", small, *arguments, capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "sealed already" in err
    snapshot = small / "editions" / "2018-08" / "snapshot.json"
    snapshot.write_text(snapshot.read_text().replace("The first words", "The other words"))
    code, _, err = run("--project", small, "verify", capsysbinary=capsysbinary)
    assert code == 1 and one_line(err) and "notice (GC1.1): its words" in err
    code, out, _ = run("--project", small, "check", capsysbinary=capsysbinary)
    assert code == 1 and "[seal-broken]" in out
    snapshot.write_text(snapshot.read_text()[:300])
    code, _, err = run("--project", small, "redline", "2018-08", "draft", capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "truncated or damaged" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--title", "T", "--status", "consultation", "--published", "2018-13"], "write yyyy"),
        (["--title", "T", "--status", "final", "--published", "2018"], "invalid choice"),
        (["--status", "draft", "--published", "2018"], "--title"),
    ],
)
def test_seal_refuses(
    small: Path, arguments: list[str], words: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, _, err = run("--project", small, "seal", "one", *arguments, capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and words in err
    assert not (small / "editions").exists()


def test_seal_refuses_what_no_commit_holds(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (small / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + clause("Other."))
    code, _, err = run(
        "--project",
        small,
        "seal",
        "one",
        "--title",
        "T",
        "--status",
        "draft",
        "--published",
        "2018",
        capsysbinary=capsysbinary,
    )
    assert code == 2 and "not committed" in err


SEAL = ("seal", "one", "--title", "T", "--published", "2027-01-01")


def sealable(folder: Path) -> Path:
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "one"],
    ):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    return folder


def test_seal_refuses_what_only_the_edition_would_say_wrong(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A bracket to be filled, and law that ends before the edition commences: a draft may have both."""
    register = REGISTER.replace(":checked:", ":ended: 2027-03-31\n:checked:")
    words = clause("The ICP must act by [insert date].")
    folder = sealable(write_project(tmp_path, words, docs__regulations__law=register))
    assert run("--project", folder, "check", "--today", "2026-12-01", capsysbinary=capsysbinary)[0] == 0
    seal = ("--project", folder, *SEAL, "--status", "published", "--commencement", "2027-04-01")
    code, _, err = run(*seal, capsysbinary=capsysbinary)
    assert code == 1 and "[placeholder]" in err and "[ended-law]" in err, err
    assert not (folder / "editions").exists()


def test_seal_judges_gaps_by_the_day_of_sealing(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    gap = (
        "# Gaps\n\n:::{gap}\n:id: gap-one\n:code: no-law\n:on: notice\n:owner: Ed\n:expires: 2027-01-31\n\nNone.\n:::\n"
    )
    words = clause("The ICP must act.").replace(":law: act-one\n", "")
    folder = write_project(tmp_path, words, docs__gaps=gap)
    conf, index = folder / "conf.py", folder / "index.md"
    conf.write_text(conf.read_text() + '\nclausebook_severity = {"no-law": "error"}\n')
    index.write_text(index.read_text().replace("docs/regulations/law", "docs/regulations/law\ndocs/gaps"))
    sealable(folder)
    seal = ("--project", folder, *SEAL, "--status", "published", "--sealed-on")
    code, _, err = run(*seal, "2027-02-01", capsysbinary=capsysbinary)
    assert code == 1 and "[no-law]" in err, err
    code, _, err = run(*seal, "2027-01-31", capsysbinary=capsysbinary)
    assert code == 0, err


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


def test_seal_refuses_errors(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_project(tmp_path, clause("See {clause}`nowhere`."))
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "one"],
    ):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    code, _, err = run(
        "--project",
        folder,
        "seal",
        "one",
        "--title",
        "T",
        "--status",
        "draft",
        "--published",
        "2018",
        capsysbinary=capsysbinary,
    )
    assert code == 1 and "[dangling]" in err
    assert not (folder / "editions").exists()


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


def test_snapshot_of_broken_sources_writes_nothing(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = write_project(tmp_path / "book", clause("```python\nx\n```"))
    target = tmp_path / "out.json"
    code, out, err = run("--project", folder, "snapshot", "-o", target, capsysbinary=capsysbinary)
    assert code == 1 and out == "" and "[unknown-node]" in err
    assert not target.exists()


def test_redline_of_revisions(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (small / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + clause("The second words."))
    code, out, err = run("--project", small, "redline", "git:HEAD", "draft", "--exit-code", capsysbinary=capsysbinary)
    assert code == 1, err
    assert "[-first-]{+second+}" in out
    code, out, _ = run("--project", small, "redline", "git:HEAD", "git:HEAD", "--exit-code", capsysbinary=capsysbinary)
    assert code == 0


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


def test_the_zip_of_a_sealed_edition_has_its_seal(
    small: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    details = ("--title", "First", "--status", "published", "--published", "2018-08", "--sealed-on", "2018-08-02")
    assert run("--project", small, "seal", "2018-08", *details, capsysbinary=capsysbinary)[0] == 0
    target = tmp_path / "x.zip"
    export = ("--project", small, "export", "2018-08", "--format", "zip", "-o", target)
    assert run(*export, capsysbinary=capsysbinary) == (0, "", "")
    with zipfile.ZipFile(target) as archive:
        for name in ("snapshot.json", "manifest.json"):
            assert archive.read(name) == (small / "editions" / "2018-08" / name).read_bytes()
        assert set(archive.namelist()) == {
            "README.txt", "SHA256SUMS", "edition.akn.xml", "edition.docx", "edition.pdf", "manifest.json",
            "provisions.csv", "snapshot.json", "snapshot.schema.json",
        }  # fmt: skip


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
        (["export", "draft", "--format", "odt"], "invalid choice"),
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
def test_wrong_use(small: Path, arguments: list[str], words: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = run("--project", small, *arguments, capsysbinary=capsysbinary)
    assert code == 2 and out == "" and one_line(err) and words in err, err


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


def test_no_project(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, _, err = run("--project", tmp_path, "check", capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "no conf.py here" in err


def test_a_file_that_cannot_be_written(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, _, err = run("--project", small, "snapshot", "-o", small / "conf.py" / "x.json", capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "nothing was written" in err


def test_hand_edited_snapshot_is_told(small: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    target = tmp_path / "x.json"
    run("--project", small, "snapshot", "-o", target, capsysbinary=capsysbinary)
    target.write_text(target.read_text().replace('"heading"', '"headin"'))
    code, _, err = run("snapshot", target, capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "no such field" in err


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
