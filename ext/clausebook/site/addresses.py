"""Where every page of the site is, and how one page names another: relative, so that pages work from a folder.

An address in an edition never changes what it shows. An identity address (``clause/<id>``) follows a provision through
renumbering.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from clausebook.edition.model import (
    Document,
    DocumentKind,
    Edition,
    EditionId,
    Provision,
    ProvisionId,
    ProvisionKind,
)

HOME = "index"
COMPARE = "compare/index"
CHANGES = "changes/index"
REGULATIONS = "regulations/index"
RATIONALE = "rationale/index"
ABOUT = "about"
ACCESSIBILITY = "accessibility"
SEARCH = "search/index"
TRACEABILITY = "traceability/index"
GAPS = "gaps/index"
DATA = "data/index"
MISSING = "404"
SUMS = "data/SHA256SUMS"
STATIC = "_static"
FIND_SCRIPT = f"{STATIC}/find.js"

_PAGED = (ProvisionKind.CONDITION, ProvisionKind.SCHEDULE, ProvisionKind.PART)


@dataclass(frozen=True, slots=True)
class Spot:
    """A page and a place on it."""

    page: str
    anchor: str = ""


def relative(here: str, there: str | Spot) -> str:
    """The address of ``there`` as written on page ``here``; pages are named without ``.html``."""
    spot = there if isinstance(there, Spot) else Spot(there)
    anchor = f"#{quote(spot.anchor)}" if spot.anchor else ""
    if spot.page == here and anchor:
        return anchor
    return file_address(here, f"{spot.page}.html") + anchor


def file_address(here: str, path: str) -> str:
    """The address of a file, named from the site's root, as written on page ``here``."""
    above, below = here.split("/")[:-1], path.split("/")
    while above and len(below) > 1 and above[0] == below[0]:
        above, below = above[1:], below[1:]
    return "../" * len(above) + quote("/".join(below))


def edition_page(edition: EditionId) -> str:
    """An edition's landing page."""
    return f"{edition}/index"


def definitions_page(edition: EditionId) -> str:
    """All definitions of an edition, A to Z."""
    return f"{edition}/definitions/index"


def clause_page(identity: ProvisionId) -> str:
    """A provision through all editions."""
    return f"clause/{identity}"


def comparison_page(old: EditionId, new: EditionId, document: str = "index") -> str:
    """What changed between two editions: the summary, or one document."""
    return f"compare/{old}..{new}/{document}"


def search_folder(edition: EditionId) -> str:
    """Where the index of an edition's words is, as the search page asks for it."""
    return f"search/{edition}"


def changes_page(edition: EditionId) -> str:
    """What one edition changed against the one before it."""
    return f"changes/{edition}"


def edition_feed(edition: EditionId) -> str:
    """The feed of what one edition changed."""
    return f"changes/{edition}.atom"


def document_feed(document: str) -> str:
    """The feed of what every edition changed in one document."""
    return f"changes/document/{document}.atom"


def matrix_page(document: str) -> str:
    """The traceability matrix of one document."""
    return f"traceability/{document}{'_' if document == 'index' else ''}"


def term_anchor(identity: ProvisionId) -> str:
    """Where a page repeats a definition that it uses. Ids of the frame and of repeats start with "_", as none of the
    text's own do."""
    return f"_term.{identity}"


def holds_definitions_only(document: Document) -> bool:
    """Whether a document is a list of definitions, shown A to Z with those of the whole edition."""
    return bool(document.provisions) and all(each.kind is ProvisionKind.DEFINITION for each in document.provisions)


def is_paged(document: Document) -> bool:
    """Whether each top provision of a document has a page of its own; otherwise the document is one page."""
    if document.kind is DocumentKind.GUIDE or holds_definitions_only(document):
        return False
    return any(each.kind in _PAGED or each.children for each in document.provisions)


def contents_page(edition: EditionId, document: Document) -> str:
    """A document's own page: its contents, or all of it where it is one page."""
    if holds_definitions_only(document):
        return definitions_page(edition)
    # "definitions" is taken by the list A to Z.
    return f"{edition}/{document.id}/{'contents' if document.id == 'definitions' else 'index'}"


def whole_page(edition: EditionId, document: Document) -> str:
    """A document on one page; the contents page itself where that is all of it."""
    return f"{edition}/{document.id}/all" if is_paged(document) else contents_page(edition, document)


def provision_page(edition: EditionId, document: Document, top: Provision) -> str:
    """The page of one top provision. Named by its id: numbers shift, and the same id is the same place in every
    edition."""
    if not is_paged(document):
        return contents_page(edition, document)
    # No provision id holds a dot or digit, so "all." can meet no file that is there already.
    return f"{edition}/{document.id}/{top.id + '_' if top.id in ('index', 'all', 'contents') else top.id}"


def spots(edition: Edition) -> dict[str, Spot]:
    """Where each document, provision and list item of an edition is shown."""
    found: dict[str, Spot] = {}
    for document in edition.documents:
        found[document.id] = Spot(contents_page(edition.id, document))
        for top in document.provisions:
            page = provision_page(edition.id, document, top)
            for provision in top.walk():
                home = definitions_page(edition.id) if provision.kind is ProvisionKind.DEFINITION else page
                alone = provision is top and is_paged(document) and home == page
                found[provision.id] = Spot(home, "" if alone else provision.id)
                found.update((block, Spot(home, block)) for block in _block_ids(provision))
        found.update((block.id, Spot(found[document.id].page, block.id)) for block in document.blocks if block.id)
    return found


def _block_ids(provision: Provision) -> Iterator[str]:
    return (block.id for block in provision.blocks if block.id)
