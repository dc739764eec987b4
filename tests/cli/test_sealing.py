"""Sealing from a shell: what is refused, what is written, and what tells a broken seal."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from command_line import SEAL, one_line, run
from site_project import REGISTER, clause, commit_project, write_project


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
    for sides in (("2018-08", "draft"), ("draft", "2018-08")):
        code, out, err = run("--project", small, "redline", *sides, capsysbinary=capsysbinary)
        refused = [line for line in err.splitlines() if "not what was sealed" in line]
        assert code == 2 and out == "" and refused == err.splitlines() and "editions/2018-08" in err
    snapshot.write_text(snapshot.read_text()[:300])
    code, _, err = run("--project", small, "redline", "2018-08", "draft", capsysbinary=capsysbinary)
    assert code == 2 and one_line(err) and "truncated or damaged" in err


def test_a_name_that_git_holds_in_another_encoding_is_no_fault(
    small: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with (small / ".git/config").open("ab") as config:
        config.write("[user]\nname = Zo\xeb\n".encode("latin-1"))
    code, _, err = run("--project", small, *SEAL, "--status", "published", capsysbinary=capsysbinary)
    assert code == 0, err
    assert "Zo\ufffd" in (small / "editions/one/manifest.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--title", "T", "--status", "consultation", "--published", "2018-13"], "write yyyy"),
        (["--title", "T", "--status", "consultation", "--published", ""], "--published “”: write yyyy"),
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
    code, _, err = run("--project", small, *SEAL, "--status", "draft", capsysbinary=capsysbinary)
    assert code == 2 and "not committed" in err


def test_seal_refuses_what_only_the_edition_would_say_wrong(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A bracket to be filled, and law that ends before the edition commences: a draft may have both."""
    register = REGISTER.replace(":checked:", ":ended: 2027-03-31\n:checked:")
    words = clause("The ICP must act by [insert date].")
    folder = commit_project(write_project(tmp_path, words, docs__regulations__law=register))
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
    commit_project(folder)
    seal = ("--project", folder, *SEAL, "--status", "published", "--sealed-on")
    code, _, err = run(*seal, "2027-02-01", capsysbinary=capsysbinary)
    assert code == 1 and "[no-law]" in err, err
    code, _, err = run(*seal, "2027-01-31", capsysbinary=capsysbinary)
    assert code == 0, err


def test_seal_refuses_errors(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    folder = commit_project(write_project(tmp_path, clause("See {clause}`nowhere`.")))
    code, _, err = run("--project", folder, *SEAL, "--status", "draft", capsysbinary=capsysbinary)
    assert code == 1 and "[dangling]" in err
    assert not (folder / "editions").exists()


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
