"""Paper copies from the command: parts of an edition, and a file that is written whole or not at all."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from builders import clause, condition, document, edition
from clausebook.cli import main
from clausebook.edition.model import DocumentKind
from clausebook.edition.snapshot import dump

ONE = edition(
    document(
        "general-conditions",
        "General Conditions",
        condition("a", "All", clause("b", "", "Always."), clause("c", "", "Rarely.", models=("full",))),
        condition("d", "Some", clause("e", "", "Sometimes.", models=("partial", "full"))),
    ),
    document("guide", "A guide", "Prose.", kind=DocumentKind.GUIDE, scheme="sections", abbreviation=""),
)


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    path = tmp_path / "edition.json"
    path.write_bytes(dump(ONE))
    return path


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.mark.parametrize(
    ("options", "holds", "lacks"),
    [
        ((), ("Always.", "Rarely.", "Prose."), ()),
        (("--document", "guide"), ("Prose.", "Part of"), ("Always.",)),
        (("--kind", "contract"), ("Always.", "Contains only"), ("Prose.",)),
        (("--model", "partial"), ("Always.", "1.2 Not used.", "Sometimes."), ("Rarely.",)),
        (("--without-sources",), ("Rarely.", "not shown beside the text"), ("Applies to:",)),
    ],
)
def test_a_part_on_paper(
    snapshot: Path, tmp_path: Path, options: tuple[str, ...], holds: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    target = tmp_path / "out.pdf"
    assert main(["export", str(snapshot), "--format", "pdf", *options, "-o", str(target)]) == 0

    text = text_of(target)
    assert [words for words in holds if words not in text] == []
    assert [words for words in lacks if words in text] == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "pdf", "--document", "guides"), "no document “guides” in this edition"),
        (("--format", "pdf", "--model", "fulll"), "did you mean “full”"),
        (("--format", "text", "--model", "full"), "are for PDF; text is always whole"),
    ],
)
def test_a_part_that_is_not_there(
    snapshot: Path, tmp_path: Path, options: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.pdf"
    assert main(["export", str(snapshot), *options, "-o", str(target)]) == 2

    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert not target.exists()


def test_a_full_disk_leaves_the_old_file_or_none(snapshot: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: the system refuses to write in the same way."""
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "edition.pdf"
    target.write_bytes(b"the old file")

    def limited() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    command = [
        sys.executable,
        "-B",
        "-m",
        "clausebook.cli",
        "export",
        str(snapshot),
        "--format",
        "pdf",
        "-o",
        str(target),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, preexec_fn=limited, check=False)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "nothing was written" in done.stderr
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("edition.pdf", b"the old file")]
