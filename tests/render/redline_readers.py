"""Reads redlines back out of the formats that are lines, as somebody would who has the file and nothing else: nothing
here is shared with the code that writes them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_MARKS = re.compile(
    r"\[-(?P<gone>.*?)-\]|\{\+(?P<new>.*?)\+\}|\[>(?P<left>.*?)>\]|\{<(?P<came>.*?)<\}|\[@(?P<post>.*?)@\]"
)
_OPENED = re.compile(r"(\[)\\(?=\\*[->@])|(\{)\\(?=\\*[+<])")
_CLOSED = re.compile(r"([->@]\\*)\\(\])|([+<]\\*)\\(\})")
_PREFIX = re.compile(
    r"(?:[ |+-] *)?(?:•|Note:|Row \d+, column \d+:|(?:(?:\([^() ]*\)|\w+[.)]|(?:\[|&#91;)\^\w+(?:\]|&#93;)) ?){0,2}(?:\(was [^)]*\)+)?)? *"
)
GONE = {"accept": ("gone", "left", "post"), "reject": ("new", "came", "post")}


def read_notation(text: str, way: str) -> str:
    """Text in ``[-…-]{+…+}`` notation after accepting or rejecting all of it."""

    def resolved(match: re.Match[str]) -> str:
        name = match.lastgroup or ""
        return "" if name in GONE[way] else match.group(name)

    # A bracket that is text has a backslash, so no mark can be mistaken, and marks never nest.
    found = _MARKS.sub(resolved, text)
    found = _OPENED.sub(lambda match: match.group(1) or match.group(2), found)
    return _CLOSED.sub(lambda match: "".join(part for part in match.groups() if part), found)


def read_tags(markdown: str, way: str) -> str:
    """One line of our Markdown as a browser would show it after accepting or rejecting all of it."""
    gone = "del" if way == "accept" else "ins"
    shown = re.sub(rf"<sub>.*?</sub> |<{gone}>.*?</{gone}>|<!-- -->|</?(?:del|ins|i|span)>", "", markdown)
    return html.unescape(shown)


def folded(markdown: str) -> Iterator[tuple[str, list[str]]]:
    """Summary of each folded change, and the lines of its text: those in a block quotation."""
    for part in markdown.split("<details><summary>")[1:]:
        summary, _, rest = part.partition("</summary>")
        body = rest.partition("</details>")[0]
        yield summary, [line.lstrip(">").removeprefix(" ") for line in body.split("\n") if line.startswith(">")]


def ends_with(line: str, words: str) -> bool:
    """Whether a line is the words after nothing but margin, indent and label. Spaces at the ends of a line may be lost."""
    wanted = words.strip(" ")
    shown = line.rstrip(" ")
    return shown.endswith(wanted) and _PREFIX.fullmatch(shown[: len(shown) - len(wanted)]) is not None
