"""Which docutils structure becomes which provision: the map between Sphinx' tree and ours.

A document is one page, or a contents page whose table of contents names its files in order. In a document of many files
each file's heading is a provision; in a document of one file the second-level headings are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from sphinx.environment import BuildEnvironment

from clausebook.edition.model import DocumentKind, Drawing, ProvisionKind
from clausebook.edition.numbering import Scheme

NEED_KINDS = ("clause", "definition")
"""Directives whose content is a provision."""

HEADED: dict[Scheme, tuple[ProvisionKind, ...]] = {
    Scheme.CONDITIONS: (ProvisionKind.CONDITION,),
    Scheme.SCHEDULES: (ProvisionKind.SCHEDULE, ProvisionKind.PART),
    Scheme.AGREEMENT: (ProvisionKind.CONDITION,),
    Scheme.DIRECTIONS: (ProvisionKind.PART,),
    Scheme.SECTIONS: (ProvisionKind.SECTION, ProvisionKind.SECTION),
    Scheme.DEFINITIONS: (),
}
"""What the headings of a document are, from the top; deeper headings are refused."""

NUMBERED: dict[Scheme, ProvisionKind] = {
    Scheme.CONDITIONS: ProvisionKind.CLAUSE,
    Scheme.SCHEDULES: ProvisionKind.PARAGRAPH,
    Scheme.AGREEMENT: ProvisionKind.CLAUSE,
    Scheme.DIRECTIONS: ProvisionKind.DIRECTION,
    Scheme.SECTIONS: ProvisionKind.CLAUSE,
    Scheme.DEFINITIONS: ProvisionKind.CLAUSE,
}
"""What a ``{clause}`` directive is, by the document's scheme."""


@dataclass(frozen=True, slots=True)
class Front:
    """What a document's first page says of it in its front matter."""

    document: str
    title: str
    abbreviation: str
    kind: DocumentKind
    scheme: Scheme
    reviewed: str
    explains: tuple[str, ...]
    power: tuple[str, ...]
    drawing: Drawing


class FrontError(ValueError):
    """Front matter that does not describe a document; the message says what to write."""


def read_front(metadata: dict[str, str], title: str) -> Front:
    """The front matter of a document's first page; raises :class:`FrontError`."""
    identity = metadata.get("document", "").strip()
    if not identity:
        raise FrontError(
            "the front matter names no document; begin the file with “document: <id>” between two “---” lines"
        )
    try:
        kind = DocumentKind(metadata.get("kind", "contract").strip())
        scheme = Scheme(metadata.get("scheme", "conditions").strip())
        drawing = Drawing(metadata.get("drawing", "none").strip())
    except ValueError as error:
        known = [each.value for each in (*DocumentKind, *Scheme, Drawing.NONE, Drawing.TIMELINE)]
        raise FrontError(f"front matter: {error}; known are {', '.join(known)}") from None
    if drawing not in (Drawing.NONE, Drawing.TIMELINE):
        raise FrontError(f"front matter: a document has no {drawing.value}; draw single tables with “:::{{drawing}}”")
    return Front(
        identity,
        metadata.get("title", "").strip() or title,
        metadata.get("abbreviation", "").strip().strip("\"'"),
        kind,
        scheme,
        metadata.get("reviewed", "").strip(),
        split_ids(metadata.get("explains", "")),
        split_ids(metadata.get("power", "")),
        drawing,
    )


def split_ids(text: str) -> tuple[str, ...]:
    """Ids separated by commas, sorted."""
    return tuple(sorted({part.strip() for part in str(text).split(",") if part.strip()}))


def pages_of(environment: BuildEnvironment, docname: str) -> list[str]:
    """The pages of a document in order: its contents page first, then what its table of contents names."""
    pages = [docname] if docname in environment.found_docs else []
    for child in environment.toctree_includes.get(docname, []):
        pages.extend(page for page in pages_of(environment, child) if page not in pages)
    return pages


def edition_pages(environment: BuildEnvironment) -> set[str]:
    """Names of all pages whose words belong to an edition: documents and registers."""
    pages: set[str] = set()
    for docname in environment.config.clausebook_documents:
        pages.update(pages_of(environment, docname))
    registers = tuple(name.rstrip("/") for name in environment.config.clausebook_registers)
    folders = tuple(f"{name}/" for name in registers)
    pages.update(name for name in environment.found_docs if name in registers or name.startswith(folders))
    return pages


def other_pages(environment: BuildEnvironment) -> tuple[tuple[str, str], ...]:
    """Name and title of each page that the root page lists and that belongs to no edition."""
    own = edition_pages(environment)
    listed = environment.toctree_includes.get(environment.config.root_doc, [])
    return tuple((name, environment.titles[name].astext()) for name in listed if name not in own)


def explicit_targets(doctree: nodes.document) -> set[str]:
    """Ids that an author wrote, "(id)=" before a heading, as against those made from headings."""
    return {target["refid"] for target in doctree.findall(nodes.target) if "refid" in target}


def top_sections(doctree: nodes.document, *, contents_page: bool, many_files: bool) -> Iterator[nodes.section]:
    """The sections of one page that are its top provisions."""
    titles = [node for node in doctree.children if isinstance(node, nodes.section)]
    if many_files:
        if not contents_page:
            yield from titles
        return
    for section in titles:
        yield from (node for node in section.children if isinstance(node, nodes.section))
