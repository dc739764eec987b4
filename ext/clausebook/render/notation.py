"""Deletions and insertions as plain characters: ``must [-pay-]{+give+}``.

The notation of wdiff, for terminals, tables and tests. Characters that would steer a terminal or turn the direction of
reading are shown as escapes, and a bracket that only looks like a mark gets a backslash, so that no text can fake one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausebook.redline.model import Fate, Run

_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_WRAPPED = {Fate.KEPT: "{}", Fate.DELETED: "[-{}-]", Fate.INSERTED: "{{+{}+}}"}


def visible(text: str) -> str:
    """The text with steering characters shown as escapes: "\\u202e" stands for a turn of direction."""
    return _STEERING.sub(_escape, text)


def marked(runs: Iterable[Run], *, everything: bool = False) -> str:
    """Runs in the notation. Without ``everything``, what follows a renamed term or a renumbered target is shown as the
    new text, unmarked."""
    return "".join(_mark(fate, text) for fate, text in joined(runs, everything=everything))


def joined(runs: Iterable[Run], *, everything: bool) -> list[tuple[Fate, str]]:
    """Texts with their fates, neighbours of one fate as one; quiet runs as new text unless ``everything``."""
    pieces: list[tuple[Fate, str]] = []
    for run in runs:
        fate = run.fate
        if run.quiet and not everything:
            if fate is Fate.DELETED:
                continue
            fate = Fate.KEPT
        if pieces and pieces[-1][0] is fate:
            pieces[-1] = (fate, pieces[-1][1] + run.text)
        else:
            pieces.append((fate, run.text))
    return pieces


def _mark(fate: Fate, text: str) -> str:
    shown = visible(text)
    for mark in ("[-", "-]", "{+", "+}"):
        shown = shown.replace(mark, f"{mark[0]}\\{mark[1]}")
    return _WRAPPED[fate].format(shown)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
