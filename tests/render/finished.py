"""A finished redline, read by somebody who has the file alone, gives both editions back: Word as LibreOffice accepts and
rejects it, and PDF by its tags. Raises AssertionError where it does not."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from tagged import opened
from test_pdf_redline import _text as pdf_text

import word_resolver
from clausebook.edition.model import Edition
from clausebook.redline.replay import words_of
from clausebook.render.glyphs import printable
from word_expectations import edition_rows

READER = Path(__file__).parents[1] / "libreoffice_reader.py"


def check_word(file: bytes, old: Edition, new: Edition) -> None:
    """By our own resolver."""
    for way, one in (("accept", new), ("reject", old)):
        found = [
            (each.label, each.text) for each in word_resolver.read(file, way).section(1) if each.label or each.text
        ]
        assert found == edition_rows(one), way


def check_libreoffice(file: Path, old: Edition, new: Edition) -> None:
    """Every paragraph with its number or label, in order. The profile that LibreOffice needs stands beside the file."""
    command = ["/usr/bin/python3", str(READER), str(file), f"{file}.profile", "accept-lines", "reject-lines"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=900)
    for reading, one in zip(json.loads(done.stdout), (new, old), strict=True):
        assert (reading["before"], reading["after"]) == (1, 0)
        found = [line for each in reading["lines"] if (line := _bare(each))]
        end = len(found) - 1 - found[::-1].index("Table of changes")
        wanted = _lines(one)
        assert found[end - len(wanted) : end] == wanted


def _lines(one: Edition) -> list[str]:
    whole = "\n".join(f"{label} {text}" for label, text in edition_rows(one))
    return [line for each in whole.split("\n") if (line := _bare(each))]


def _bare(line: str) -> str:
    """Without indent and bullet, which the text has not, and the joiner of LibreOffice in an empty cell."""
    return line.replace("\u200d", "").replace("\t", " ").strip().lstrip("•◦–").strip()


def check_pdf(file: bytes, old: Edition, new: Edition) -> None:
    """What is not struck is the new text, what is not underlined the old: each block stands in it whole. Deleted words
    left inside a block would break it."""
    pdf = opened(file)
    root = pdf.Root.StructTreeRoot
    everything = squeezed(pdf_text(pdf, root))
    for one, without in ((old, "Underline"), (new, "LineThrough")):
        shown = squeezed(pdf_text(pdf, root, without))
        blocks = [squeezed(printable(block)) for words in words_of(one).values() for block in words.blocks]
        missing = [block for block in blocks if block not in shown]
        assert not missing, (len(missing), missing[:3])
        assert old == new or not all(block in everything for block in blocks)


def squeezed(words: str) -> str:
    """Without spaces, which a line break may swallow."""
    return re.sub(r"\s", "", words)
