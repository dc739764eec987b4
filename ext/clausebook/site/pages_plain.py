"""Pages that speak of the whole site: home, about, accessibility, and where the find box leads."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from clausebook.edition.model import Document, DocumentKind
from clausebook.render.html_words import safe_address
from clausebook.render.phrases import tally
from clausebook.site.addresses import (
    ABOUT,
    ACCESSIBILITY,
    CHANGES,
    COMPARE,
    HOME,
    RATIONALE,
    REGULATIONS,
    SEARCH,
    comparison_page,
    contents_page,
    definitions_page,
    edition_page,
    relative,
)
from clausebook.site.catalogue import Catalogue
from clausebook.site.frame import standing
from clausebook.site.library import Downloads
from clausebook.site.page import Link, Page, files
from clausebook.site.pages_edition import KIND_TITLES
from clausebook.site.templates import fill


def plain_pages(catalogue: Catalogue, downloads: Downloads) -> Iterator[Page]:
    """Home, about, accessibility, search."""
    yield _home(catalogue, downloads)
    yield _about(catalogue)
    yield _accessibility(catalogue)
    yield _search(catalogue)


def _home(catalogue: Catalogue, downloads: Downloads) -> Page:
    library, edition = catalogue.library, catalogue.library.current_edition
    before = library.before(edition.id)
    redline = catalogue.redline(before.id, edition.id) if before else None
    parts = [
        (
            KIND_TITLES[kind],
            _FITS[kind],
            [_document_link(each, edition.id) for each in edition.documents if each.kind is kind],
        )
        for kind in DocumentKind
    ]
    body = fill(
        "home",
        edition=edition,
        standing=standing(edition),
        read=relative(HOME, edition_page(edition.id)),
        files=[{**file, "digest": ""} for file in files(HOME, downloads, edition.id)],
        before=before.id if before else "",
        tally=tally(redline.counts()) if redline else "",
        compare=relative(HOME, comparison_page(before.id, edition.id)) if before and redline else "",
        parts=[part for part in parts if part[2]],
        models=[
            (printed[:1].upper() + printed[1:], [
                Link(each.title, f"{relative(HOME, contents_page(edition.id, each))}?model={quote(name)}")
                for each in edition.documents
                if any(name in provision.links.models for provision in each.walk())
            ])
            for name, printed in catalogue.models.items()
        ],
        definitions=relative(HOME, definitions_page(edition.id)),
        changes=relative(HOME, CHANGES),
        comparisons=relative(HOME, COMPARE),
        law=relative(HOME, REGULATIONS),
        reasons=relative(HOME, RATIONALE),
        editions=[
            (Link(each.title or each.id, relative(HOME, edition_page(each.id))), standing(each), each.id == edition.id)
            for each in reversed(library.editions)
        ],
    )  # fmt: skip
    return Page(HOME, "Home", body)


_FITS = {
    DocumentKind.CONTRACT: "What the parties sign.",
    DocumentKind.DIRECTIONS: "Law that binds the parties' contract.",
    DocumentKind.SUPPORTING: "Agreements that stand beside the contract.",
    DocumentKind.GUIDE: "Explanations. They bind nobody.",
}


def _document_link(document: Document, edition: str) -> Link:
    return Link(document.title, relative(HOME, contents_page(edition, document)))


def _about(catalogue: Catalogue) -> Page:
    library = catalogue.library
    edition = library.current_edition
    body = fill(
        "about",
        work=edition.work,
        notice=edition.notice,
        current=edition.id,
        contact=_contact(library.contact),
        digests=[(each.id, library.digests[each.id]) for each in library.editions if each.id in library.digests],
        accessibility=relative(ABOUT, ACCESSIBILITY),
    )
    return Page(ABOUT, "About and how to cite", body, section="About")


def _accessibility(catalogue: Catalogue) -> Page:
    body = fill(
        "accessibility", contact=_contact(catalogue.library.contact), work=catalogue.library.current_edition.work
    )
    return Page(ACCESSIBILITY, "Accessibility statement", body)


def _search(catalogue: Catalogue) -> Page:
    edition = catalogue.library.current_edition
    body = fill(
        "search",
        current=edition.id,
        editions=[each.id for each in reversed(catalogue.library.editions)],
        documents=_documents(catalogue),
        models=catalogue.models,
        ways=[
            *(Link(each.title, relative(SEARCH, contents_page(edition.id, each))) for each in edition.documents),
            Link("Definitions A to Z", relative(SEARCH, definitions_page(edition.id))),
            Link("Law and regulation", relative(SEARCH, REGULATIONS)),
            Link("Reasons", relative(SEARCH, RATIONALE)),
            Link("Changes", relative(SEARCH, CHANGES)),
        ],
    )
    return Page(SEARCH, "Find", body)


def _documents(catalogue: Catalogue) -> dict[str, str]:
    """Title of each document that any edition has, those of the current edition first."""
    editions = (catalogue.library.current_edition, *reversed(catalogue.library.editions))
    titles: dict[str, str] = {}
    for each in (document for edition in editions for document in edition.documents):
        titles.setdefault(each.id, each.title)
    return titles


def _contact(contact: str) -> Link | None:
    if not contact:
        return None
    address = contact if ":" in contact or "@" not in contact else f"mailto:{contact}"
    return Link(contact.removeprefix("mailto:"), safe_address(address))
