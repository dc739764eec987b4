"""A kept reading tells what a fresh one would, and any change that could matter makes a fresh one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clausebook.site import draft
from clausebook.site.captured import Capture
from clausebook.site.kept import read_draft
from conftest import ROOT
from site_project import clause, write_project

BROKEN = "See {clause}`nowhere`, {klause}`notice` and\n\n```python\nx\n```"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every reading of sources that takes place, as it takes place."""
    seen: list[Path] = []
    afresh: Callable[[Path], Capture] = draft.read_draft

    def counted(root: Path) -> Capture:
        seen.append(root)
        return afresh(root)

    monkeypatch.setattr(draft, "read_draft", counted)
    return seen


@pytest.mark.parametrize("text", ["Plain words.", BROKEN])
def test_the_same_without_reading(tmp_path: Path, readings: list[Path], text: str) -> None:
    root = write_project(tmp_path / "book", clause(text))
    first, second = (read_draft(root, tmp_path / "kept") for _ in range(2))
    assert second.edition == first.edition
    assert second.findings == first.findings
    assert [each.source for each in second.edition.walk()] == [each.source for each in first.edition.walk()]
    assert len(readings) == 1


@pytest.mark.parametrize("name", ["clauses/gc/notices.md", "conf.py", "index.md", "clauses/gc/new.md", "own.py"])
def test_a_changed_file_is_read(tmp_path: Path, readings: list[Path], name: str) -> None:
    root = write_project(tmp_path / "book", clause("Words."))
    read_draft(root, tmp_path / "kept")
    path = root / name
    path.write_text((path.read_text() if path.is_file() else "") + "\n")
    read_draft(root, tmp_path / "kept")
    assert len(readings) == 2


def test_what_decides_nothing_is_not_looked_at(tmp_path: Path, readings: list[Path]) -> None:
    root = write_project(tmp_path / "book", clause("Words."))
    read_draft(root, root / "build/cache/draft")
    for name in ("findings.json", ".git/index.md", ".venv/x.py", "venv/pyvenv.cfg", "venv/x.py", "build/x.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    read_draft(root, root / "build/cache/draft")
    assert len(readings) == 1


def test_going_back_reads_nothing(tmp_path: Path, readings: list[Path]) -> None:
    root = write_project(tmp_path / "book", clause("Words."))
    page = root / "clauses/gc/notices.md"
    before = page.read_text()
    for text in (before, before.replace("Words", "Other words"), before):
        page.write_text(text)
        assert text.rpartition("\n\n")[2].split("\n")[0] in [
            block.words for each in read_draft(root, tmp_path / "kept").edition.walk() for block in each.blocks
        ]
    assert len(readings) == 2


@pytest.mark.parametrize("harm", ["shorter", "flipped", "empty", "gone"])
def test_a_damaged_entry_is_read_anew(tmp_path: Path, readings: list[Path], harm: str) -> None:
    root = write_project(tmp_path / "book", clause("Words."))
    first = read_draft(root, tmp_path / "kept")
    (entry,) = (tmp_path / "kept").iterdir()
    data = entry.read_bytes()
    if harm == "gone":
        entry.unlink()
    else:
        middle = len(data) // 2
        entry.write_bytes(
            {"shorter": data[:-9], "empty": b"", "flipped": data[:middle] + b"#" + data[middle + 1 :]}[harm]
        )
    assert read_draft(root, tmp_path / "kept") == first
    assert len(readings) == 2
    assert entry.read_bytes() == data


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    root = write_project(tmp_path / "book", clause("Words."))
    (tmp_path / "kept").write_text("a file, no folder")
    assert read_draft(root, tmp_path / "kept") == read_draft(root, None)


def test_an_included_file_that_the_digest_does_not_cover(tmp_path: Path, readings: list[Path]) -> None:
    root = write_project(tmp_path / "book", clause("Words."))
    (root / "index.md").write_text((root / "index.md").read_text() + "\n```{include} more.inc\n```\n")
    (root / "more.inc").write_text("Included.\n")
    found = read_draft(root, tmp_path / "kept")
    assert found.included == ("more.inc",)
    read_draft(root, tmp_path / "kept")
    assert len(readings) == 2


def test_old_entries_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_draft(write_project(tmp_path / "book", clause("Words.")), None)
    monkeypatch.setattr(draft, "read_draft", lambda root: found)
    root = write_project(tmp_path / "book", clause("Words."))
    for number in range(15):
        (root / "index.md").write_text(f"# Book {number}\n")
        read_draft(root, tmp_path / "kept")
        newest = max((tmp_path / "kept").iterdir(), key=lambda each: each.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(list((tmp_path / "kept").iterdir())) == 12


def test_two_at_once(tmp_path: Path) -> None:
    root = write_project(tmp_path / "book", clause("Words."))
    command = [sys.executable, "-m", "clausebook.cli", "--project", str(root), "snapshot"]
    environment = {"PYTHONPATH": str(ROOT / "ext"), "PATH": "/usr/bin:/bin"}
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(2)]
    one, other = (each.communicate()[0] for each in both)
    assert one == other and b"Words." in one
    third = subprocess.run([*command, "--no-cache"], capture_output=True, check=True, env=environment)
    assert third.stdout == one
