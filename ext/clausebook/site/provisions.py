"""The provisions of one page: its headed sections and its typed items, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeGuard

from docutils import nodes

from clausebook.checks.codes import Code
from clausebook.edition.dates import is_day
from clausebook.edition.identity import suggest_id
from clausebook.edition.model import Block, Drawn, Links, Marks, Provision, ProvisionKind, Source
from clausebook.render.drawing import svg
from clausebook.site.blocks import BlockReader, curl
from clausebook.site.structure import HEADED, NEED_KINDS, NUMBERED, Front, explicit_targets, split_ids, top_sections

_MARKUP = re.compile(r"\{\w+\}`|`[^`]+`|\*[^*\s][^*]*\*|\]\(")
"""Roles, code, stress and links, which reach nobody from the title of a directive."""


class Reader(Protocol):
    """What the pages of a project share: the items that sphinx-needs holds, the ids taken, the findings."""

    needs: dict[str, Any]

    def path_of(self, docname: str) -> str: ...

    def doctree_of(self, docname: str) -> nodes.document: ...

    def take_id(self, identity: str, source: Source, *, record: bool = False) -> None: ...

    def report(self, code: Code, message: str, source: Source, cure: str = "") -> None: ...

    def reporter(self, path: str) -> Callable[[Code, str, int, str], None]: ...

    def note_blanks(self, node: nodes.Node, path: str) -> None: ...


class Page:
    """One page of a document."""

    def __init__(self, reader: Reader, docname: str, front: Front) -> None:
        self.reader = reader
        self.front = front
        self.path = reader.path_of(docname)
        self.doctree = reader.doctree_of(docname)
        self.targets = explicit_targets(self.doctree)
        reader.note_blanks(self.doctree, self.path)

    def opening(self) -> tuple[Block, ...]:
        """Words between the document's title and its first provision."""
        body: list[nodes.Node] = []
        for child in self.doctree.children:
            inside = child.children if isinstance(child, nodes.section) else [child]
            body.extend(node for node in inside if not isinstance(node, nodes.title))
        return self._blocks(body)

    def provisions(self, *, contents_page: bool, many_files: bool) -> Iterator[Provision]:
        """The page's top provisions."""
        sections = list(top_sections(self.doctree, contents_page=contents_page, many_files=many_files))
        for section in sections:
            yield self._section(section, 0)
        if contents_page:
            for node in self.doctree.children:
                yield from self._items(node.children if isinstance(node, nodes.section) else [node])

    def _section(self, section: nodes.section, level: int) -> Provision:
        title = section.next_node(nodes.title)
        heading = curl(title.astext()) if title is not None else ""
        source = Source(self.path, section.line or 0)
        if title is not None and any(not isinstance(each, nodes.Text) for each in title.children):
            self._refuse_markup(heading, source)
        identity = next((name for name in section["ids"] if name in self.targets), "")
        if not identity:
            suggestion = suggest_id(heading)
            cure = f"write “({suggestion})=” on the line before it, if that id is free"
            self.reader.report(Code.MISSING_ID, f"the heading “{heading}” has no id", source, cure)
            identity = suggestion
        self.reader.take_id(identity, source)
        kinds = HEADED[self.front.scheme]
        if level >= len(kinds):
            message = f"the heading “{heading}” is too deep: {self.front.document} allows {len(kinds)} levels"
            self.reader.report(Code.UNKNOWN_NODE, message, source, "raise it, or make it a clause")
        kind = kinds[min(level, len(kinds) - 1)] if kinds else ProvisionKind.SECTION
        children = [*self._items(section.children)]
        children += [self._section(node, level + 1) for node in section.children if isinstance(node, nodes.section)]
        blocks, drawings = self._drawn([node for node in section.children if not isinstance(node, nodes.title)])
        return self._checked(
            Provision(identity, kind, heading, blocks, tuple(children), drawings=drawings, source=source)
        )

    def _items(self, children: list[nodes.Node]) -> Iterator[Provision]:
        for node in children:
            if not is_need(node):
                continue
            need = self.reader.needs.get(node["refid"])
            if need is not None and need["type"] in NEED_KINDS:
                yield self._item(need, node)

    def _item(self, need: Any, node: nodes.Element) -> Provision:
        source = Source(self.path, need["lineno"] or 0)
        self.reader.take_id(need["id"], source)
        if _MARKUP.search(need["title"]):
            self._refuse_markup(need["title"], source)
        for inner in node.findall(is_need):
            if inner is not node and is_need(inner):
                message = f"“{inner['refid']}” stands inside “{need['id']}”"
                self.reader.report(Code.MARKUP, message, source, "end the first with a line “:::”")
        defines = need["type"] == "definition"
        names = lambda field_name: split_ids(",".join(need.get(field_name) or ()))  # noqa: E731
        text = lambda field_name: str(need.get(field_name) or "").strip()  # noqa: E731
        blocks, drawings = self._drawn(list(node.children))
        made = Provision(
            need["id"],
            ProvisionKind.DEFINITION if defines else NUMBERED[self.front.scheme],
            curl(need["title"]),
            blocks,
            (),
            Links(
                names("law"),
                names("why"),
                names("models"),
                names("actor"),
                no_law=text("no_law"),
                no_reason=text("no_why"),
            ),
            forms=tuple(need.get("forms") or ()),
            optional=text("optional"),
            marks=marks_of(self.reader, need, source),
            drawings=drawings,
            source=source,
        )
        return self._checked(made)

    def _refuse_markup(self, heading: str, source: Source) -> None:
        message = f"the heading “{heading}” holds markup, which a heading cannot print"
        self.reader.report(Code.MARKUP, message, source, "write plain words, and point at things in the text below")

    def _blocks(self, body: list[nodes.Node]) -> tuple[Block, ...]:
        return self._with_ids(BlockReader(self.path, self.reader.reporter(self.path)).read(_plain(body)))

    def _drawn(self, body: list[nodes.Node]) -> tuple[tuple[Block, ...], tuple[Drawn, ...]]:
        reader = BlockReader(self.path, self.reader.reporter(self.path), may_draw=True)
        return self._with_ids(reader.read(_plain(body))), reader.drawings

    def _with_ids(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, their ids taken: nothing else may have them."""
        for block in blocks:
            if block.id:
                self.reader.take_id(block.id, block.source)
        return blocks

    def _checked(self, made: Provision) -> Provision:
        for drawn in made.drawings:
            if not svg(made, drawn):
                message = f"no {drawn.kind.value} can be drawn from the table of “{drawn.title}”"
                line = next(
                    (block.source.line for block in made.blocks if block.table == drawn.table), made.source.line
                )
                self.reader.report(
                    Code.MARKUP,
                    message,
                    Source(self.path, line),
                    "docs/developing/writing.md says what each kind needs",
                )
        return made


def _plain(body: list[nodes.Node]) -> list[nodes.Node]:
    return [node for node in body if not isinstance(node, nodes.section) and not is_need(node)]


def marks_of(reader: Reader, need: Any, source: Source) -> Marks:
    """What a typed item says of its own review; a mark that is no date is reported."""
    found = {name: str(need.get(name) or "").strip() for name in ("reviewed", "editorial")}
    for name, value in found.items():
        if value and not is_day(value):
            reader.report(Code.BAD_DATE, f"{name}: “{value}” is no date", source, "write yyyy-mm-dd")
    return Marks(**found)


def is_need(node: nodes.Node) -> TypeGuard[nodes.Element]:
    # By name: the class is internal to sphinx-needs and has moved between modules before.
    return type(node).__name__ == "Need"
