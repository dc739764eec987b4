"""Ids and links found in the text of the pages alone, for an editor or a commit hook that waits for the answer.

What is found here, a full check finds too, in the same words and under the same fingerprint. What a full check finds
beyond it needs the whole book to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from clausebook.checks.codes import Code
from clausebook.checks.continuity import lost_target
from clausebook.checks.finding import Finding
from clausebook.checks.references import missing_target
from clausebook.edition.model import Source
from clausebook.trace.link import ASKED
from clausebook.trace.model import ItemKind, LinkKind

_DIRECTIVE = re.compile(r"^(:{3,})\{(\w+)\}")
_OPTION = re.compile(r"^:(\w+):[ \t]*(.*?)[ \t]*$")
_CLOSE = re.compile(r"^(:{3,})[ \t]*$")
_HEADING = re.compile(r"^\(([^()\s]+)\)=[ \t]*$")
_ITEM = re.compile(r"\{id\}`([^`]+)`")
_FRONT = re.compile(r"^(document|explains|power):[ \t]+(.+?)[ \t]*$")
_ROLES = re.compile(r"\{(clause|law|why)\}`([^`<>]+)`")
_FENCE = re.compile(r"^(`{3,}|~{3,})")


class _Tombstone(Enum):
    """A link of a tombstone, which may point at anything."""

    NAMES = "tombstone"


_OPTIONS: Mapping[str, LinkKind | _Tombstone] = {
    "law": LinkKind.IMPLEMENTS,
    "why": LinkKind.EXPLAINED,
    "replaced_by": LinkKind.REPLACED,
    "into": _Tombstone.NAMES,
}
_FRONT_LINKS = {"explains": LinkKind.EXPLAINS, "power": LinkKind.IMPLEMENTS}
_ROLE_LINKS = {"clause": LinkKind.REFERS, "law": LinkKind.CITES, "why": LinkKind.REASONS}
_KINDS = {
    "clause": ItemKind.PROVISION,
    "definition": ItemKind.DEFINITION,
    "regulation": ItemKind.REGULATION,
    "rationale": ItemKind.RATIONALE,
}
"""What a directive makes; the others make nothing that a link may point at."""


@dataclass(frozen=True, slots=True)
class _Given:
    """An id, what it is given to, and where."""

    id: str
    kind: ItemKind | None
    source: Source
    begin: int
    """The line on which the thing begins."""


@dataclass(frozen=True, slots=True)
class _Linked:
    """An id that something names."""

    id: str
    kind: LinkKind | _Tombstone
    owner: str
    source: Source


@dataclass(frozen=True, slots=True)
class _Directive:
    """What stands between a line of colons and the next of as many."""

    fence: str
    name: str
    begin: int
    """Its first line."""
    owner: str
    """Id of the thing whose words it holds."""


def check_pages(pages: Mapping[str, str]) -> Iterator[Finding]:
    """Ids given twice, and links to ids that no page gives; ``pages`` by path, every page of the book."""
    named = [each for path in sorted(pages) for each in _Page(path).named(pages[path])]
    given: dict[str, _Given] = {}
    for each in named:
        if isinstance(each, _Linked):
            continue
        if (first := given.setdefault(each.id, each)) is not each:
            message = f"the id “{each.id}” is taken: it was given at {first.source.path}:{first.begin}"
            yield Finding(Code.DUPLICATE_ID, message, each.source, "choose another id; ids are for life")
    for link in named:
        if isinstance(link, _Linked) and link.id not in given:
            message, cure = _missing(link, given)
            yield Finding(Code.DANGLING, message, link.source, cure, link.owner, excerpt=link.id)


def ids_given(pages: Mapping[str, str]) -> dict[str, Source]:
    """Where each id is given first; ``pages`` by path."""
    given: dict[str, Source] = {}
    for path in sorted(pages):
        for each in _Page(path).named(pages[path]):
            if isinstance(each, _Given):
                given.setdefault(each.id, each.source)
    return given


def _missing(link: _Linked, given: Mapping[str, _Given]) -> tuple[str, str]:
    if isinstance(link.kind, _Tombstone):
        return lost_target(link.owner, link.id, (each.id for each in given.values() if each.kind))
    asked = ASKED[link.kind]
    return missing_target(link.kind, link.id, (each.id for each in given.values() if each.kind in asked))


class _Page:
    """Reads a page line by line, and knows whose words it is in."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._document = self._section = ""
        self._open: list[_Directive] = []

    @property
    def _owner(self) -> str:
        return self._open[-1].owner if self._open else self._section

    def named(self, text: str) -> Iterator[_Given | _Linked]:
        """Ids given and ids linked to, in the order of the text; what a code block shows is left out."""
        fence = ""
        lines = text.splitlines()
        for number, line in enumerate(lines, 1):
            mark = _FENCE.match(line)
            if mark and (not fence or line.startswith(fence)):
                fence = "" if fence else mark[1]
            elif not fence:
                if match := _DIRECTIVE.match(line):
                    owner = _id_below(lines[number:]) or self._owner
                    self._open.append(_Directive(match[1], match[2], number, owner))
                elif (match := _CLOSE.match(line)) and self._open and match[1] == self._open[-1].fence:
                    self._open.pop()
                yield from self._line(line, Source(self._path, number))

    def _line(self, line: str, source: Source) -> Iterator[_Given | _Linked]:
        if match := _FRONT.match(line):
            yield from self._front(match[1], match[2], source)
        elif match := _HEADING.match(line):
            self._section = match[1]
            if match[1] != self._document:  # the heading of a document's first page repeats the document's own id
                yield _Given(match[1], ItemKind.PROVISION, source, source.line)
        elif match := _OPTION.match(line):
            yield from self._option(match[1], match[2], source)
        else:
            yield from (_Given(m[1].strip(), ItemKind.BLOCK, source, source.line) for m in _ITEM.finditer(line))
        roles = _ROLES.finditer(line)
        yield from (_Linked(each[2].strip(), _ROLE_LINKS[each[1]], self._owner, source) for each in roles)

    def _option(self, name: str, value: str, source: Source) -> Iterator[_Given | _Linked]:
        inside = self._open[-1] if self._open else _Directive("", "", source.line, self._section)
        if name == "id" and value:
            yield _Given(value, _KINDS.get(inside.name), source, inside.begin)
        elif name in _OPTIONS:
            kind = _Tombstone.NAMES if inside.name == "retired" else _OPTIONS[name]
            yield from (_Linked(each, kind, inside.owner, source) for each in _names(value))

    def _front(self, name: str, value: str, source: Source) -> Iterator[_Given | _Linked]:
        if name == "document":
            self._document = self._section = value
            yield _Given(value, ItemKind.DOCUMENT, source, source.line)
        else:
            yield from (_Linked(each, _FRONT_LINKS[name], self._document, source) for each in _names(value))


def _id_below(lines: list[str]) -> str:
    """The id among the options right below a directive's first line."""
    for line in lines:
        match = _OPTION.match(line)
        if match is None or match[1] == "id":
            return match[2] if match else ""
    return ""


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
