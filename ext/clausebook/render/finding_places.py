"""Where exactly a finding stands: the line and the columns, so that a caret, an editor and a review comment point there.

A check knows the line on which a paragraph begins. The words that the message quotes are looked for from there to the
paragraph's end; the first of them that is found is the place. Where none is, the place is the whole line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clausebook.checks.finding import Finding

Lines = Callable[[str], Sequence[str]]
"""The lines of a source file by its path from the project's root; none where it cannot be read."""

_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """A stretch of one line of a source."""

    path: str
    line: int = 0
    """From 1; 0 where the line is not known."""
    column: int = 0
    """From 1, in characters; 0 where the columns are not known."""
    end: int = 0
    """The column behind the last."""
    text: str = ""
    """The whole line."""


def no_lines(path: str) -> Sequence[str]:
    """For findings on an edition whose sources are not the files here."""
    return ()


def lines_below(root: Path) -> Lines:
    """Lines of the files below a folder, each file read once."""

    @cache
    def lines(path: str) -> Sequence[str]:
        target = (root / path).resolve()
        if not target.is_relative_to(root.resolve()):
            return ()
        try:
            return tuple(target.read_text(encoding="utf-8").splitlines())
        except (OSError, UnicodeDecodeError):
            return ()

    return lines


def place_of(finding: Finding, lines: Lines) -> FindingPlace:
    """The place of a finding; without lines no more than the check knew."""
    path, first = finding.source.path, finding.source.line
    text = lines(path) if path and first else ()
    if not 0 < first <= len(text):
        return FindingPlace(path, first)
    for sought in ([finding.excerpt] if finding.excerpt else [], _QUOTED.findall(finding.message)):
        for number in range(first, _end(text, first) + 1):
            line = text[number - 1]
            for words in sought:
                if (start := _find(line, words)) >= 0:
                    return FindingPlace(path, number, start + 1, start + 1 + len(words), line)
    line = text[first - 1]
    start = len(line) - len(line.lstrip())
    return FindingPlace(path, first, start + 1, max(len(line.rstrip()), start + 1) + 1, line)


def _end(text: Sequence[str], first: int) -> int:
    """Last line of the paragraph, or of the head of a directive, that begins at ``first``."""
    end = first
    while end < len(text) and text[end].strip() and not text[end].startswith(":::"):
        end += 1
    return end


def _find(line: str, words: str) -> int:
    match = re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", line)
    return match.start() if match else line.find(words)
