"""What a Markdown text sets apart: code between fences, quotations, footnotes, numbers in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clausebook.edition.model import Block, BlockKind

_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}(?=[^`]*\Z)|~{3,})\s*(?P<tongue>.*?)\s*")
_QUOTED = re.compile(r"(?:\s*>)+\s?(?P<text>.*)")
_NOTE = re.compile(r" {0,3}(?P<label>\[\^[^\[\]\s]+\]):\s*(?P<text>\S.*)")
_LABEL = re.compile(r"\[\^[^\[\]\s]+\]")
_IN_BOLD = re.compile(
    r"(?P<indent>\s*)(?P<mark>\*\*|__|\*|_)(?P<number>(?:[^\W\d]+\s)?\(?[\w.]{1,8}[.):]?)(?:(?P<end>(?P=mark))\s+|\s+)"
    r"(?P<rest>\S.*)"
)
_INDENT = re.compile(r"\A[ \t]+")


class Fences(NamedTuple):
    """Which lines stand between fences, and which are fences; without words but for the name of a language."""

    code: frozenset[int]
    """Line numbers from 1."""
    silent: frozenset[int]


def fences(lines: Iterable[str]) -> Fences:
    """The fences of a text; one that is never closed is none."""
    code: set[int] = set()
    silent: set[int] = set()
    mark, begin, tongue = "", 0, ""
    for at, line in enumerate(lines, 1):
        match = _FENCE.fullmatch(line)
        if match is None:
            continue
        if not mark:
            mark, begin, tongue = match["mark"], at, match["tongue"]
        elif match["mark"].startswith(mark) and not match["tongue"]:
            code.update(range(begin + 1, at))
            silent.update((at,) if tongue else (begin, at))
            mark = ""
    return Fences(frozenset(code), frozenset(silent))


def code_words(line: str) -> str:
    """A line of code with the space before it kept, which may be its sense."""
    indent = _INDENT.match(line)
    return "\u00a0" * len(indent.group().expandtabs(4)) + line.strip() if indent else line.strip()


def quoted(line: str) -> str | None:
    """What a line of a quotation says, quoted once or more often; None for another line."""
    match = _QUOTED.fullmatch(line)
    return match["text"] if match else None


def footnote(line: str) -> tuple[str, str] | None:
    """Label and words of a footnote's first line, "[^1]: as agreed"; None for another line."""
    match = _NOTE.fullmatch(line)
    return (match["label"], match["text"]) if match else None


def number_out_of_bold(line: str) -> str:
    """A line with the number that it may begin with out of the type that it is set in: "**3. Payment** is due" is
    "3. **Payment** is due", "**3.1** Pay" is "3.1 Pay"."""
    match = _IN_BOLD.fullmatch(line)
    if match is None:
        return line
    return f"{match['indent']}{match['number']} {'' if match['end'] else match['mark']}{match['rest']}"


def is_footnote(block: Block) -> bool:
    """Whether a block is a footnote."""
    return block.kind is BlockKind.ITEM and block.label.startswith("[^")


def place_footnotes(texts: Sequence[list[Block]]) -> None:
    """Move each footnote to the end of the first of these texts that refers to it; one that none does stays."""
    homes: dict[str, int] = {}
    for at, text in enumerate(texts):
        for block in text:
            if not is_footnote(block) and "[^" in block.words:
                for label in _LABEL.findall(block.words):
                    homes.setdefault(label, at)
    for at, text in enumerate(texts):
        going = [block for block in text if is_footnote(block) and homes.get(block.label, at) != at]
        if going:
            text[:] = [block for block in text if not (is_footnote(block) and homes.get(block.label, at) != at)]
        for block in going:
            texts[homes[block.label]].append(block)
