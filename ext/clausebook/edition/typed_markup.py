"""Type and links of a Markdown text: what is words, and what only says how they are set.

An address is words, because where a link leads may matter: "[the form](https://example.org)" stands as it is, and a link
whose address stands at the end of the file, "[the form][form]", is read as if it stood there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from clausebook.edition.blocks import Span
from clausebook.edition.kinds import Emphasis
from clausebook.edition.words import clean, join_spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ADDRESS = re.compile(r" {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:\s*<?(?P<address>[^\s<>]+)>?\s*")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}\s*")
_TELLING = re.compile(r"[*_\[\\&<`]")
_LONGEST = 20_000
"""Characters of a paragraph that is looked at for markup: nobody wrote a longer one by hand."""


class Markup:
    """How a file sets its words: Markdown where its name says so, otherwise nothing but the words."""

    def __init__(self, name: str, lines: Iterable[str], without: Collection[str] = ()) -> None:
        """``without``: addresses on lines of their own that no link of the file names, so that they stay words."""
        self.is_markdown = name.lower().endswith((".md", ".markdown"))
        self._known = _addresses(lines, without) if self.is_markdown else {}
        self._shown: set[str] = set()

    def spans(self, text: str) -> tuple[Span, ...]:
        """The words of a paragraph, each as it is set."""
        if self.is_markdown and len(text) <= _LONGEST and _TELLING.search(text):
            references = {name: {"href": address, "title": ""} for name, address in self._known.items()}
            (inline,) = _parser().parseInline(text, {"references": references})
            return join_spans(self._spans(inline.children or []))
        words = clean(text).strip()
        return (Span(words),) if words else ()

    def words(self, text: str) -> str:
        """The same as text alone, for a heading."""
        return "".join(span.text for span in self.spans(text))

    def is_silent(self, line: str) -> bool:
        """Whether a line that goes on no paragraph has no words: a rule across the page, the address of a named link."""
        if not self.is_markdown:
            return False
        found = _address(line)
        return (found is not None and self._known.get(found[0]) == found[1]) or _RULE.fullmatch(line) is not None

    def unnamed(self) -> set[str]:
        """The addresses that no link has shown, once all of the file is read."""
        return set(self._known.values()) - self._shown

    def _spans(self, tokens: list[Token]) -> Iterator[Span]:
        strong = stressed = 0
        ends: list[str] = []
        for token in tokens:
            emphasis = Emphasis.STRONG if strong else Emphasis.EMPHASIS if stressed else Emphasis.NONE
            shown = token.content
            if token.type.startswith("strong"):
                strong += token.nesting
            elif token.type.startswith("em_"):
                stressed += token.nesting
            elif token.type == "link_open":
                address, title = str(token.attrGet("href")), token.attrGet("title")
                self._shown.add(address)
                beside = f' "{title}"' if title else ""
                ends.append("" if token.markup else f"]({address}{beside})")
                shown = "" if token.markup else "["
            elif token.type == "link_close":
                shown = ends.pop()
            elif token.type in ("softbreak", "hardbreak"):
                shown = " "
            elif token.type == "code_inline":
                shown = token.markup + token.content + token.markup
            yield Span(shown, None, emphasis)


def _addresses(lines: Iterable[str], without: Collection[str]) -> dict[str, str]:
    """The addresses on lines of their own by what links call them; of two for one name the first."""
    found: dict[str, str] = {}
    for name, address in filter(None, map(_address, lines)):
        if address not in without:
            found.setdefault(name, address)
    return found


def _address(line: str) -> tuple[str, str] | None:
    match = _ADDRESS.fullmatch(line)
    if match is None:
        return None
    from markdown_it.common.utils import normalizeReference, unescapeAll  # noqa: PLC0415 - as below

    address = _parser().normalizeLink(unescapeAll(match["address"]))
    return (normalizeReference(match["name"]), address) if _parser().validateLink(address) else None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - other commands need not wait for it

    return MarkdownIt("commonmark").disable("image")
