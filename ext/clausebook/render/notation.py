"""Deletions and insertions as plain characters: ``must [-pay-]{+give+}``.

The notation of wdiff, for terminals, tables and tests, and two marks more: ``[>moved text>]`` where it stood and
``{<moved text<}`` where it stands, after ``[@moved from GC1.2@]`` where that is known. Characters that would steer a
terminal or turn the direction of reading are shown as escapes, and a bracket that only looks like a mark gets a
backslash, so that no text can fake one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from clausebook.redline.model import Fate, Run
from clausebook.render.beside import ALONE, Beside, is_moved, journeys


class Mark(Enum):
    """How a stretch of text is written; the value is the pattern."""

    KEPT = "{}"
    DELETED = "[-{}-]"
    INSERTED = "{{+{}+}}"
    LEFT = "[>{}>]"
    """Moved away from here, the words the same."""
    ARRIVED = "{{<{}<}}"
    """Moved here, the words the same."""
    JOURNEY = "[@{}@]"
    """No text of the contract: where the moved text that follows came from or went to."""


_MARKS = {
    (Fate.DELETED, False): Mark.DELETED, (Fate.DELETED, True): Mark.LEFT,
    (Fate.INSERTED, False): Mark.INSERTED, (Fate.INSERTED, True): Mark.ARRIVED,
    (Fate.KEPT, False): Mark.KEPT, (Fate.KEPT, True): Mark.KEPT,
}  # fmt: skip
_OPENS = re.compile(r"\[(?=\\*[->@])|\{(?=\\*[+<])")
_CLOSES = re.compile(r"([->@]\\*)\]|([+<]\\*)\}")
_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def visible(text: str) -> str:
    """The text with steering characters shown as escapes: "\\u202e" stands for a turn of direction."""
    return _STEERING.sub(_escape, text)


def marked(runs: Iterable[Run], *, everything: bool = False, known: Beside = ALONE) -> str:
    """Runs in the notation. Without ``everything``, what is quiet is shown as the new text, unmarked. ``known`` tells
    where moved text came from."""
    return "".join(wrapped(mark, text) for mark, text in joined(runs, everything=everything, known=known))


def joined(runs: Iterable[Run], *, everything: bool, known: Beside = ALONE) -> list[tuple[Mark, str]]:
    """Texts with their marks, neighbours of one mark as one; quiet runs as new text unless ``everything``."""
    pieces: list[tuple[Mark, str]] = []
    for journey, stretch in journeys(runs, known):
        if journey is not None:
            pieces.append((Mark.JOURNEY, journey.words))
        for run in stretch:
            mark = _MARKS[run.fate, is_moved(run)]
            if run.quiet and not everything:
                if run.fate is Fate.DELETED:
                    continue
                mark = Mark.KEPT
            if pieces and pieces[-1][0] is mark:
                pieces[-1] = (mark, pieces[-1][1] + run.text)
            else:
                pieces.append((mark, run.text))
    return pieces


def wrapped(mark: Mark, text: str) -> str:
    """One text in its mark. A backslash after an opening bracket, or before a closing one, says that it is text."""
    shown = _OPENS.sub(lambda found: f"{found.group()}\\", visible(text))
    return mark.value.format(_CLOSES.sub(lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}", shown))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
