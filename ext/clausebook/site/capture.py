"""The only crossing out of Sphinx: doctrees and typed items become one :class:`~clausebook.edition.model.Edition`.

Nothing is dropped: a node that an edition cannot hold is a finding with file and line. Capture runs when every source
has been read, because a defined term or a target may stand in any file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx_needs.api import get_needs_view

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding, in_order
from clausebook.edition.identity import is_provision_id, is_record_id, suggest_id
from clausebook.edition.model import (
    Blank,
    Block,
    Document,
    Edition,
    Links,
    Provision,
    ProvisionKind,
    Rationale,
    Regulation,
    Source,
    Status,
)
from clausebook.edition.numbering import number
from clausebook.site.blocks import BlockReader, curl
from clausebook.site.nodes import key_node
from clausebook.site.structure import (
    HEADED,
    NEED_KINDS,
    NUMBERED,
    RECORD_KINDS,
    Front,
    FrontError,
    edition_pages,
    explicit_targets,
    pages_of,
    read_front,
    split_ids,
    top_sections,
)
from clausebook.site.terms import link_terms

DRAFT = "draft"
"""Id of the edition that is being written."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What the sources say, and what was wrong in reading them."""

    edition: Edition
    findings: tuple[Finding, ...]


def capture(app: Sphinx, based_on: str) -> Capture:
    """The draft edition of a project whose sources have all been read; ``based_on`` is the newest sealed edition."""
    reader = _Reader(app)
    documents = tuple(reader.document(docname) for docname in app.config.clausebook_documents)
    documents = tuple(document for document in documents if document is not None)
    regulations, rationales = reader.registers()
    edition = Edition(
        id=DRAFT,
        work=app.config.clausebook_work,
        title=app.config.clausebook_title,
        status=Status.DRAFT,
        based_on=based_on,
        notice=app.config.clausebook_notice,
        documents=documents,
        regulations=regulations,
        rationales=rationales,
        blanks=reader.blanks(),
    )
    return Capture(number(link_terms(edition)), in_order(reader.findings))


@dataclass
class _Reader:
    """Walks the project once, collecting findings and blanks on the way."""

    app: Sphinx
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.environment = self.app.env
        self.needs = {need["id"]: need for need in get_needs_view(self.app).values()}
        self.seen: dict[str, Source] = {}
        self.found_blanks: dict[str, tuple[Blank, Source]] = {}

    def document(self, docname: str) -> Document | None:
        """One document from its first page and the pages that its table of contents names."""
        if docname not in self.environment.found_docs:
            self._report(Code.UNREADABLE, f"conf.py: clausebook_documents names {docname}, which does not exist", Source("conf.py"))
            return None
        path = self._path(docname)
        title = curl(self.environment.titles[docname].astext()) if docname in self.environment.titles else docname
        try:
            front = read_front(self.environment.metadata.get(docname, {}), title)
        except FrontError as error:
            self._report(Code.MARKUP, str(error), Source(path, 1))
            return None
        pages = pages_of(self.environment, docname)
        provisions: list[Provision] = []
        blocks: tuple[Block, ...] = ()
        for page in pages:
            contents_page = page == docname
            found = _Page(self, page, front)
            if contents_page:
                blocks = found.opening()
            provisions.extend(found.provisions(contents_page=contents_page, many_files=len(pages) > 1))
        self._take_id(front.document, Source(path, 1))
        return Document(
            front.document, front.title, front.kind, front.scheme.value, front.abbreviation, tuple(provisions), blocks,
            Links(law=front.power, explains=front.explains), front.reviewed, Source(path, 1),
        )  # fmt: skip

    def registers(self) -> tuple[tuple[Regulation, ...], tuple[Rationale, ...]]:
        """The entries of the registers, in order of id."""
        records: dict[str, list[Any]] = {kind: [] for kind in RECORD_KINDS}
        for page in sorted(edition_pages(self.environment)):
            doctree = self.environment.get_doctree(page)
            for node in doctree.findall(lambda each: type(each).__name__ == "Need"):
                need = self.needs.get(node["refid"])
                if need is not None and need["type"] in RECORD_KINDS:
                    records[need["type"]].append(self._record(need, node))
        ordered = [tuple(sorted(records[kind], key=lambda each: each.id)) for kind in RECORD_KINDS]
        return ordered[0], ordered[1]

    def blanks(self) -> tuple[Blank, ...]:
        """Every blank and choice met on the way, in order of name."""
        return tuple(self.found_blanks[name][0] for name in sorted(self.found_blanks))

    def _record(self, need: Any, node: nodes.Element) -> Regulation | Rationale:
        source = Source(self._path(need["docname"]), need["lineno"] or 0)
        self._take_id(need["id"], source, record=True)
        blocks = BlockReader(source.path, self._reporter(source.path)).read(list(node.children))
        text = lambda name: str(need.get(name) or "").strip()  # noqa: E731
        if need["type"] == "regulation":
            return Regulation(
                need["id"], curl(need["title"]), text("instrument"), text("provision"),
                text("short") or curl(need["title"]), text("address"), text("status"), text("checked"),
                text("certainty"), text("replaced_by"), blocks, source,
            )  # fmt: skip
        return Rationale(
            need["id"], curl(need["title"]), curl(text("source")), text("date"), text("certainty"), text("address"),
            split_ids(text("explains")), blocks, source,
        )  # fmt: skip

    def note_blanks(self, node: nodes.Node, path: str) -> None:
        """Remember the blanks below a node, and report two of one name that differ."""
        for key in node.findall(key_node):
            if key["kind"] not in ("blank", "choice"):
                continue
            blank = Blank(key["target"], key["blank_type"], key["prompt"])
            source = Source(path, key.line or 0)
            known, where = self.found_blanks.setdefault(blank.name, (blank, source))
            if known != blank:
                message = f"the blank “{blank.name}” asks for {blank.type} “{blank.prompt}”, but at {where.path}:{where.line} for {known.type} “{known.prompt}”"
                self._report(Code.BLANK_CONFLICT, message, source, "give one of them another name")

    def _take_id(self, identity: str, source: Source, *, record: bool = False) -> None:
        if identity in self.seen:
            first = self.seen[identity]
            message = f"the id “{identity}” is taken: it was given at {first.path}:{first.line}"
            self._report(Code.DUPLICATE_ID, message, source, "choose another id; ids are for life")
        self.seen.setdefault(identity, source)
        if not (is_record_id(identity) if record else is_provision_id(identity)):
            rule = "lower-case words, digits and hyphens" if record else "lower-case words joined by hyphens, without numbers"
            self._report(Code.BAD_ID, f"“{identity}” is no id", source, f"use {rule}")

    def _report(self, code: Code, message: str, source: Source, cure: str = "") -> None:
        self.findings.append(Finding(code, message, source, cure))

    def _reporter(self, path: str) -> Any:
        return lambda code, message, line, cure: self._report(code, message, Source(path, line), cure)

    def _path(self, docname: str) -> str:
        return Path(self.environment.doc2path(docname, base=False)).as_posix()


class _Page:
    """One page of a document."""

    def __init__(self, reader: _Reader, docname: str, front: Front) -> None:
        self.reader = reader
        self.front = front
        self.path = reader._path(docname)
        self.doctree = reader.environment.get_doctree(docname)
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
        identity = next((name for name in section["ids"] if name in self.targets), "")
        if not identity:
            suggestion = suggest_id(heading)
            cure = f"write “({suggestion})=” on the line before it, if that id is free"
            self.reader._report(Code.MISSING_ID, f"the heading “{heading}” has no id", source, cure)
            identity = suggestion
        self.reader._take_id(identity, source)
        kinds = HEADED[self.front.scheme]
        if level >= len(kinds):
            message = f"the heading “{heading}” is too deep: {self.front.document} allows {len(kinds)} levels"
            self.reader._report(Code.UNKNOWN_NODE, message, source, "raise it, or make it a clause")
        kind = kinds[min(level, len(kinds) - 1)] if kinds else ProvisionKind.SECTION
        children = [*self._items(section.children)]
        children += [self._section(node, level + 1) for node in section.children if isinstance(node, nodes.section)]
        blocks = self._blocks([node for node in section.children if not isinstance(node, nodes.title)])
        return Provision(identity, kind, heading, blocks, tuple(children), source=source)

    def _items(self, children: list[nodes.Node]) -> Iterator[Provision]:
        for node in children:
            need = self.reader.needs.get(node["refid"]) if _is_need(node) else None
            if need is not None and need["type"] in NEED_KINDS:
                yield self._item(need, node)

    def _item(self, need: Any, node: nodes.Element) -> Provision:
        source = Source(self.path, need["lineno"] or 0)
        self.reader._take_id(need["id"], source)
        for inner in node.findall(_is_need):
            if inner is not node:
                message = f"“{inner['refid']}” stands inside “{need['id']}”"
                self.reader._report(Code.MARKUP, message, source, "end the first with a line “:::”")
        defines = need["type"] == "definition"
        names = lambda field_name: split_ids(",".join(need.get(field_name) or ()))  # noqa: E731
        text = lambda field_name: str(need.get(field_name) or "").strip()  # noqa: E731
        return Provision(
            need["id"],
            ProvisionKind.DEFINITION if defines else NUMBERED[self.front.scheme],
            curl(need["title"]),
            BlockReader(self.path, self.reader._reporter(self.path)).read(list(node.children)),
            (),
            Links(
                names("law"), names("why"), names("models"), names("actor"),
                no_law=text("no_law"), no_reason=text("no_why"),
            ),  # fmt: skip
            forms=tuple(need.get("forms") or ()),
            optional=text("optional"),
            source=source,
        )

    def _blocks(self, body: list[nodes.Node]) -> tuple[Block, ...]:
        plain = [node for node in body if not isinstance(node, nodes.section) and not _is_need(node)]
        return BlockReader(self.path, self.reader._reporter(self.path)).read(plain)


def _is_need(node: nodes.Node) -> bool:
    # By name: the class is internal to sphinx-needs and has moved between modules before.
    return type(node).__name__ == "Need"
