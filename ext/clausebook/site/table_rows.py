"""Rows of Markdown tables that are wider than their head: Markdown leaves their last cells out without a word.

Bad: a choice written ``yes | no`` in a cell, which makes two cells of it. Good: ``yes \\| no``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BORDER = re.compile(r"(?<!\\)\|")


def lost_cells(source: str) -> Iterator[tuple[int, str]]:
    """Line, counted from 1, and first lost words of each row that has more cells than its table's head."""
    columns = 0
    before = ""
    for number, line in enumerate(source.splitlines(), 1):
        if "|" in line and _RULE.fullmatch(line) and len(_cells(before)) == len(_cells(line)):
            columns = len(_cells(line))
        elif "|" not in line:
            columns = 0
        elif columns and len(cells := _cells(line)) > columns:
            yield number, cells[columns].strip()
        before = line


def _cells(line: str) -> list[str]:
    text = line.strip().removeprefix("|")
    return _BORDER.split(text[:-1] if text.endswith("|") and not text.endswith("\\|") else text)
