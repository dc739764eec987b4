"""Ids and links found in the text of the pages alone, for an editor or a commit hook that waits for the answer.

What is found here, a full check finds too. What a full check finds beyond it needs the whole book to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Source

_GIVEN = (
    re.compile(r"^:id:[ \t]+(\S+)[ \t]*$"),
    re.compile(r"^\(([^()\s]+)\)=[ \t]*$"),
    re.compile(r"^document:[ \t]+(\S+)[ \t]*$"),
    re.compile(r"\{id\}`([^`]+)`"),
)
"""Where an id is given: a directive, a heading, a document's first page, a list item."""
_LISTS = re.compile(r"^(?::(law|why|into|replaced_by):|(explains|power):)[ \t]+(.+?)[ \t]*$")
"""Where ids are listed: options of a directive, the front matter of a document."""
_ROLES = re.compile(r"\{(clause|law|why)\}`([^`<>]+)`")
_FENCE = re.compile(r"^(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class _Named:
    """An id, and where it is written."""

    id: str
    what: str
    source: Source


def check_pages(pages: Mapping[str, str]) -> Iterator[Finding]:
    """Ids given twice, and links to ids that no page gives; ``pages`` by path, every page of the book."""
    given: dict[str, Source] = {}
    links: list[_Named] = []
    for path in sorted(pages):
        for named in _named(path, pages[path]):
            if named.what:
                links.append(named)
            elif named.id in given:
                first = given[named.id]
                message = f"the id “{named.id}” is taken: it was given at {first.path}:{first.line}"
                yield Finding(Code.DUPLICATE_ID, message, named.source, "choose another id; ids are for life", named.id)
            else:
                given[named.id] = named.source
    for link in links:
        if link.id not in given:
            message = f"{link.what}: nothing has the id “{link.id}”"
            yield Finding(Code.DANGLING, message, link.source, did_you_mean(link.id, given).removeprefix("; "))


def ids_given(pages: Mapping[str, str]) -> dict[str, Source]:
    """Where each id is given first; ``pages`` by path."""
    given: dict[str, Source] = {}
    for path in sorted(pages):
        for named in _named(path, pages[path]):
            if not named.what:
                given.setdefault(named.id, named.source)
    return given


def _named(path: str, text: str) -> Iterator[_Named]:
    """Ids given (``what`` is empty) and ids linked to, in the order of the text; what a code block shows is left out."""
    fence = document = ""
    for number, line in enumerate(text.splitlines(), 1):
        mark = _FENCE.match(line)
        if mark and (not fence or line.startswith(fence)):
            fence = "" if fence else mark[1]
            continue
        if fence:
            continue
        source = Source(path, number)
        if line == f"({document})=":
            continue  # the heading of a document's first page repeats the document's own id
        if match := re.match(r"document:[ \t]+(\S+)", line):
            document = match[1]
        for pattern in _GIVEN:
            yield from (_Named(match[1].strip(), "", source) for match in pattern.finditer(line))
        if match := _LISTS.match(line):
            names = (name.strip() for name in match[3].split(","))
            yield from (_Named(name, f"option {match[1] or match[2]}", source) for name in names if name)
        yield from (_Named(match[2].strip(), f"role {match[1]}", source) for match in _ROLES.finditer(line))
