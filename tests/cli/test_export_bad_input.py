"""Hostile editions, strange shapes and a full disk: every format is a whole file that says the words, or no file."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

import word_resolver
from akn_reader import faults, texts
from builders import clause, condition, document, edition
from clausebook.cli import main
from clausebook.edition.model import Block, BlockKind, Edition, Span
from clausebook.edition.snapshot import dump, load
from clausebook.site.archive import write_whole
from conftest import ROOT
from render_samples import HOSTILE, hostile_edition
from word_book import old_book

LIGHT = ("docx", "akn", "json", "csv", "text")
"""All but PDF, which has tests of its own, and ZIP, which is made of the others."""
CLEAN = [text for text in HOSTILE if "\ud800" not in text]


def exported(one: Edition, folder: Path, format_name: str) -> bytes:
    source, target = folder / "edition.json", folder / f"out.{format_name}"
    source.write_bytes(dump(one))
    project = ["--project", str(folder)]
    assert main([*project, "export", str(source), "--format", format_name, "-o", str(target)]) == 0
    return target.read_bytes()


@pytest.mark.parametrize("text", CLEAN, ids=range(len(CLEAN)))
def test_hostile_text_in_every_format(text: str, tmp_path: Path) -> None:
    one = hostile_edition(text)
    made = {name: exported(one, tmp_path, name) for name in LIGHT}
    assert load(made["json"]) == one
    assert faults(etree.fromstring(made["akn"])) == []
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    for row in table(made["csv"])[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
    assert not set(made["text"].decode()) & {chr(code) for code in (*range(9), *range(11, 32), 0x7F, 0x202E)}


def table(data: bytes) -> list[list[str]]:
    csv.field_size_limit(100_000_000)
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def test_a_table_for_spreadsheets_says_the_words(tmp_path: Path) -> None:
    one = load((ROOT / "editions/2018-08/snapshot.json").read_bytes())
    one = replace(one, based_on="")
    rows = table(exported(one, tmp_path, "csv"))
    named = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [row["id"] for row in named] == [each.id for each in one.walk()]
    for row, each in zip(named, one.walk(), strict=True):
        words = "\n".join(f"{block.label} {block.words}" if block.label else block.words for block in each.blocks)
        assert row["text"].removeprefix("'") == words
        assert (row["number"], row["heading"]) == (each.number, each.heading)


def strange() -> Edition:
    """A thousand rows, lists of any depth, a word of five thousand letters, a deep tree, a provision of nothing."""
    cells = tuple(
        Block(BlockKind.CELL, (Span(f"{row}.{column}"),), table=1, row=row, column=column)
        for row in range(1, 1001)
        for column in (1, 2, 5)
    )
    items = tuple(Block(BlockKind.ITEM, (Span(f"at {depth}"),), depth) for depth in (3, 1, 9, 2, 40, 0, 1))
    deep = clause("deep", "", "At the bottom.")
    for level in range(40):
        deep = clause(f"level-{'abcdefghij'[level // 10]}-{'abcdefghij'[level % 10]}", "", deep)
    top = condition("c", "w" * 5000, clause("rows", ""), clause("items", ""), clause("empty", ""), deep)
    children = (replace(top.children[0], blocks=cells), replace(top.children[1], blocks=items), *top.children[2:])
    return edition(document("gc", "G", replace(top, children=children)))


def test_strange_shapes_in_every_format(tmp_path: Path) -> None:
    one = strange()
    words = [block.words for each in one.walk() for block in each.blocks]
    made = {name: exported(one, tmp_path, name) for name in LIGHT}
    tree = etree.fromstring(made["akn"])
    assert faults(tree) == []
    assert [text for each in texts(tree) for _, text in each.blocks] == words
    reading = word_resolver.read(made["docx"])
    shown = [each.text for each in reading.section(1) if each.text]
    assert [text for text in shown if text not in ("G", "w" * 5000)] == words
    assert load(made["json"]) == one


FULL_DISK = """
import json, resource, signal, sys
from clausebook.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
codes = [main(["--project", sys.argv[1], "export", sys.argv[1] + "/edition.json", "--format", name, "-o", sys.argv[1] + "/out." + name])
         for name in sys.argv[2:]]
print(json.dumps(codes))
"""


def test_a_full_disk_leaves_the_old_file_or_none(tmp_path: Path) -> None:
    (tmp_path / "edition.json").write_bytes(dump(old_book()))
    (tmp_path / "out.docx").write_text("the old file")
    formats = (*LIGHT, "zip", "pdf")
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path), *formats]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [2] * len(formats)
    lines = done.stderr.splitlines()
    assert len(lines) == len(formats) and all("nothing was written" in line for line in lines), done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition.json", "out.docx"]
    assert (tmp_path / "out.docx").read_text() == "the old file"


def test_a_pipe_or_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    write_whole(pipe, b"words")
    assert reader.communicate(timeout=30)[0] == b"words"
    assert pipe.is_fifo()
    # A device of its own, where the system lets us make one: never the machine's.
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        device.write_bytes(b"")
    except OSError:
        return
    write_whole(device, b"words")
    assert device.is_char_device()
