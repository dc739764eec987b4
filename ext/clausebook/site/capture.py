"""The only crossing out of Sphinx: doctrees and typed items become one :class:`~clausebook.edition.model.Edition`.

Nothing is dropped: a node that an edition cannot hold is a finding with file and line. Capture runs when every source
has been read, because a defined term or a target may stand in any file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx_needs.api import get_needs_view

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding, in_order
from clausebook.edition.identity import is_provision_id, is_record_id
from clausebook.edition.model import (
    Blank,
    Block,
    Document,
    Edition,
    Links,
    Provision,
    Source,
    Status,
)
from clausebook.edition.numbering import number
from clausebook.site.blocks import curl
from clausebook.site.captured import DRAFT, Capture
from clausebook.site.nodes import key_node
from clausebook.site.provisions import Page
from clausebook.site.registers import Registers, read_registers
from clausebook.site.structure import (
    FrontError,
    edition_pages,
    pages_of,
    read_front,
)
from clausebook.site.table_rows import lost_cells
from clausebook.site.terms import link_terms


def capture(app: Sphinx, based_on: str) -> Capture:
    """The draft edition of a project whose sources have all been read; ``based_on`` is the newest sealed edition."""
    reader = _Reader(app)
    read = [reader.document(docname) for docname in app.config.clausebook_documents]
    documents = tuple(document for document in read if document is not None)
    registers = reader.registers()
    edition = Edition(
        id=DRAFT,
        work=app.config.clausebook_work,
        title=app.config.clausebook_title,
        status=Status.DRAFT,
        based_on=based_on,
        notice=app.config.clausebook_notice,
        documents=documents,
        regulations=registers.regulations,
        rationales=registers.rationales,
        blanks=reader.blanks(),
        retired=registers.retired,
        gaps=registers.gaps,
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
            self.report(
                Code.UNREADABLE,
                f"conf.py: clausebook_documents names {docname}, which does not exist",
                Source("conf.py"),
            )
            return None
        path = self.path_of(docname)
        title = curl(self.environment.titles[docname].astext()) if docname in self.environment.titles else docname
        try:
            front = read_front(self.environment.metadata.get(docname, {}), title)
        except FrontError as error:
            self.report(Code.MARKUP, str(error), Source(path, 1))
            return None
        pages = pages_of(self.environment, docname)
        self._look_for_lost_cells(pages)
        provisions: list[Provision] = []
        blocks: tuple[Block, ...] = ()
        for page in pages:
            contents_page = page == docname
            found = Page(self, page, front)
            if contents_page:
                blocks = found.opening()
            provisions.extend(found.provisions(contents_page=contents_page, many_files=len(pages) > 1))
        self.take_id(front.document, Source(path, 1))
        return Document(
            front.document,
            front.title,
            front.kind,
            front.scheme.value,
            front.abbreviation,
            tuple(provisions),
            blocks,
            Links(law=front.power, explains=front.explains),
            front.reviewed,
            front.drawing,
            source=Source(path, 1),
        )

    def _look_for_lost_cells(self, pages: list[str]) -> None:
        for page in pages:
            text = Path(self.environment.doc2path(page)).read_text(encoding="utf-8")
            for line, words in lost_cells(text):
                self.report(
                    Code.MARKUP,
                    f"this row has more cells than the table's head, and “{words}” would be lost",
                    Source(self.path_of(page), line),
                    "write \\| for a | inside a cell, or add a column",
                )

    def registers(self) -> Registers:
        """The entries of the registers, in order of id."""
        return read_registers(self, sorted(edition_pages(self.environment)))

    def blanks(self) -> tuple[Blank, ...]:
        """Every blank and choice met on the way, in order of name."""
        return tuple(self.found_blanks[name][0] for name in sorted(self.found_blanks))

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
                self.report(Code.BLANK_CONFLICT, message, source, "give one of them another name")

    def take_id(self, identity: str, source: Source, *, record: bool = False) -> None:
        if identity in self.seen:
            first = self.seen[identity]
            message = f"the id “{identity}” is taken: it was given at {first.path}:{first.line}"
            self.report(Code.DUPLICATE_ID, message, source, "choose another id; ids are for life")
        self.seen.setdefault(identity, source)
        if not (is_record_id(identity) if record else is_provision_id(identity)):
            rule = (
                "lower-case words, digits and hyphens"
                if record
                else "lower-case words joined by hyphens, without numbers"
            )
            self.report(Code.BAD_ID, f"“{identity}” is no id", source, f"use {rule}")

    def report(self, code: Code, message: str, source: Source, cure: str = "") -> None:
        self.findings.append(Finding(code, message, source, cure))

    def reporter(self, path: str) -> Any:
        return lambda code, message, line, cure: self.report(code, message, Source(path, line), cure)

    def doctree_of(self, docname: str) -> nodes.document:
        return self.environment.get_doctree(docname)

    def path_of(self, docname: str) -> str:
        return Path(self.environment.doc2path(docname, base=False)).as_posix()
