"""List items of a plain text: what a line begins, and how deep it lies.

A label is no part of the words, so on doubt a line begins no item: "v. Jones", "(0) and more" or "paragraph (a) above",
broken before the label, stay words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from clausebook.edition.typed_numbers import Numbers

_BRACKETED = re.compile(r"(?P<indent>\s*)\((?P<label>[a-z]{1,2}|[ivxl]+|[A-Z]{1,2}|\d{1,2})\)\s+(?P<text>\S.*)")
_ENDED = re.compile(r"(?P<indent>\s*)(?P<label>[a-z]|[A-Z]|[ivx]{1,5}|\d{1,2})(?P<end>[.)])\s+(?P<text>\S.*)")
_BULLET = re.compile(r"(?P<indent>\s*)(?P<mark>[-*+•–—])\s+(?P<text>\S.*)")
_DASHES = "–—"
"""Bullets of some; elsewhere a line of a sentence may begin with one."""
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_ROMAN = re.compile(r"[ivxl]+")
_FIRST = frozenset({"a", "i", "A", "I", "1"})
_NAMING = re.compile(
    r"\b(?:sub-?)?(?:clause|section|article|paragraph|part|point|item|schedule|regulation|rule|condition)s?"
    r"(?:\s+[\d.]+)?\Z",
    re.IGNORECASE,
)
_LISTS = (":", ";")
"""How a paragraph ends that an item follows on the next line."""
_LEFT_OUT = 2
"""By how much a count may go on from the last one: an item between them may have been left out."""
_DEEPEST = 3


class Item(NamedTuple):
    """A list item's first line."""

    label: str
    """As typed, "(a)" or "1."; empty for a bullet."""
    depth: int
    text: str


class _Level(NamedTuple):
    style: str
    """"a", "i", "A" or "1", and what ends it where no brackets do: "1."."""
    label: str
    indent: int


class Lists:
    """The lists that are open at a line."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._levels: list[_Level] = []
        self._bullets: list[int] = []
        self._inside = False
        """Whether what follows may belong to the last labelled item."""
        self._dashed = False
        """Whether the last item began with a dash."""

    def leave(self) -> None:
        """A new provision begins: the next item is the first of a list."""
        self._levels, self._bullets, self._inside, self._dashed = [], [], False, False

    def item(self, line: str, *, open_text: str, counted: bool) -> Item | None:
        """The item that a line begins; None where it begins none. ``open_text``: the paragraph that the line would go on,
        empty after an empty line. ``counted``: whether "1." is the label of an item here, and no provision's number."""
        if match := _BRACKETED.fullmatch(line):
            style = self._style(match["label"], "")
            alone = match["label"].isdigit() and not self._numbers.is_one_of_several(match["label"])
            if not alone and (not open_text or self._interrupts(match["label"], style, open_text)):
                return self._labelled(match, style, f"({match['label']})")
        elif match := _ENDED.fullmatch(line):
            style = self._style(match["label"], match["end"])
            begins = not open_text or open_text.endswith(_LISTS)
            if self._goes_on(match["label"], style) or (begins and self._may_begin(match["label"], counted=counted)):
                return self._labelled(match, style, match["label"] + match["end"])
        elif match := _BULLET.fullmatch(line):
            dashed = match["mark"] in _DASHES
            if dashed and open_text and not open_text.endswith(_LISTS) and not self._dashed:
                return None
            self._dashed = dashed
            indent = _indent(match)
            self._bullets = [each for each in self._bullets if each + 1 < indent]
            self._bullets.append(indent)
            return Item("", min(_DEEPEST, self.depth(indent) + 1), match["text"])
        return None

    def is_inside(self, indent: int) -> bool:
        """Whether a line with this indent lies in an open item that bears a label."""
        return self._inside and any(each.indent + 1 < indent for each in self._levels)

    def last_count(self, end: str, indent: int) -> int | None:
        """The last number of the list whose numbers end so and that lies no further in; None where none is open."""
        beside = (each for each in reversed(self._levels) if each.style == f"1{end}" and each.indent <= indent + 1)
        return next((int(each.label) for each in beside), None)

    def depth(self, indent: int) -> int:
        """How many open items a line with this indent lies in."""
        labelled = sum(each.indent + 1 < indent for each in self._levels) if self._inside else 0
        return min(_DEEPEST, labelled + sum(each + 1 < indent for each in self._bullets))

    def begin_words(self, indent: int) -> int:
        """A paragraph begins that is no item; how many open items it lies in. What is indented after one that lies in none
        lies in none either, and a dash on its next line is one of its own."""
        self._dashed = False
        depth = self.depth(indent)
        if not depth:
            self._bullets, self._inside = [], False
        return depth

    def _labelled(self, match: re.Match[str], style: str, label: str) -> Item:
        indent = _indent(match)
        same = [at for at, each in enumerate(self._levels) if each.style == style]
        deeper = same and match["label"] in _FIRST and indent > self._levels[same[-1]].indent + 1
        if same and not deeper:
            beside = [at for at in same if self._levels[at].indent <= indent + 1]
            del self._levels[(beside or same)[-1] :]
        self._levels.append(_Level(style, match["label"], indent))
        self._bullets, self._inside, self._dashed = [], True, False
        return Item(label, min(_DEEPEST, len(self._levels)), match["text"])

    def _may_begin(self, label: str, *, counted: bool) -> bool:
        """Whether a label without brackets may be the first of its list."""
        if label in ("a", "i"):
            return True
        if label == "A":
            return self._numbers.is_lettered("A")
        return counted and (label == "1" or (label == "0" and self._numbers.is_one_of_several("0")))

    def _style(self, label: str, end: str) -> str:
        style = "1" if label.isdigit() else "A" if label.isupper() else "a"
        if style == "a" and _ROMAN.fullmatch(label) and not self._is_next_letter(label, "a" + end):
            style = "i"
        return style + end

    def _is_next_letter(self, label: str, style: str) -> bool:
        """Whether a letter is the next of the open list: (i) after (h), where it could be a Roman number."""
        last = self._last(style)
        return len(label) == len(last) == 1 and ord(label) == ord(last) + 1

    def _last(self, style: str) -> str:
        return next((each.label for each in reversed(self._levels) if each.style == style), "")

    def _interrupts(self, label: str, style: str, open_text: str) -> bool:
        """Whether a label in brackets begins an item though the line goes on a paragraph."""
        if _NAMING.search(open_text):
            return False
        if open_text.endswith(_LISTS) or label in _FIRST:
            return True
        last = self._last(style)
        return bool(last) and (not label.isdigit() or int(label) == int(last) + 1)

    def _goes_on(self, label: str, style: str) -> bool:
        """Whether a label without brackets is one of those that may follow in its list."""
        last = self._last(style)
        if not last:
            return False
        if label.isdigit():
            return 0 < int(label) - int(last) <= _LEFT_OUT
        if style[0] in "aA":
            left_out = len(last) == 1 and ord(label[0]) == ord(last) + _LEFT_OUT and label.isupper()
            return self._is_next_letter(label, style) or (left_out and self._numbers.is_lettered(label))
        return label in _ROMANS and last in _ROMANS and _ROMANS.index(label) == _ROMANS.index(last) + 1


def _indent(match: re.Match[str]) -> int:
    return len(match["indent"].expandtabs(4))
