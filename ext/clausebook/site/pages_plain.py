"""Pages that speak of the whole site: home, about, accessibility, and where the find box leads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from markupsafe import Markup

from clausebook.edition.model import Document, DocumentKind, Edition
from clausebook.render.dates import long_date
from clausebook.render.html_words import safe_address
from clausebook.render.neighbours import Side, neighbours_svg
from clausebook.render.phrases import tally
from clausebook.site.addresses import (
    ABOUT,
    ACCESSIBILITY,
    CHANGES,
    COMPARE,
    DATA,
    HOME,
    MISSING,
    RATIONALE,
    REGULATIONS,
    SEARCH,
    SUMS,
    TRACEABILITY,
    comparison_page,
    contents_page,
    definitions_page,
    edition_page,
    file_address,
    relative,
)
from clausebook.site.catalogue import Catalogue
from clausebook.site.feeds import feed_names
from clausebook.site.frame import base_of, standing
from clausebook.site.library import Downloads
from clausebook.site.page import Link, Page, Sheet, files
from clausebook.site.pages_edition import KIND_TITLES
from clausebook.site.pages_traceability import MATRIX_BOOK, MATRIX_FILE
from clausebook.site.templates import fill


def plain_pages(catalogue: Catalogue, downloads: Downloads) -> Iterator[Sheet]:
    """Home, about, accessibility, search, the page for what is missing, downloads."""
    yield Sheet(HOME, partial(_home, catalogue, downloads))
    yield Sheet(ABOUT, partial(_about, catalogue))
    yield Sheet(ACCESSIBILITY, partial(_accessibility, catalogue))
    yield Sheet(SEARCH, partial(_search, catalogue))
    yield Sheet(MISSING, partial(_missing, catalogue))
    yield Sheet(DATA, partial(_data, catalogue, downloads))


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
        picture=_picture(parts),
        models=_models(catalogue),
        definitions=relative(HOME, definitions_page(edition.id)),
        changes=relative(HOME, CHANGES),
        comparisons=relative(HOME, COMPARE),
        law=relative(HOME, REGULATIONS),
        reasons=relative(HOME, RATIONALE),
        traceability=relative(HOME, TRACEABILITY),
        editions=[
            (Link(each.title or each.id, relative(HOME, edition_page(each.id))), standing(each), each.id == edition.id)
            for each in reversed(library.editions)
        ],
    )  # fmt: skip
    return Page(HOME, "Home", body)


def _models(catalogue: Catalogue) -> list[tuple[str, list[Link]]]:
    """Each integration model, and the documents that have provisions for it alone."""
    edition = catalogue.library.current_edition
    return [
        (printed[:1].upper() + printed[1:], [
            Link(each.title, f"{relative(HOME, contents_page(edition.id, each))}?model={quote(name)}")
            for each in edition.documents
            if any(name in provision.links.models for provision in each.walk())
        ])
        for name, printed in catalogue.models.items()
    ]  # fmt: skip


_FITS = {
    DocumentKind.CONTRACT: "What the parties sign.",
    DocumentKind.DIRECTIONS: "Law that binds the parties' contract.",
    DocumentKind.SUPPORTING: "Agreements that stand beside the contract.",
    DocumentKind.GUIDE: "Explanations. They bind nobody.",
}


def _picture(parts: list[tuple[str, str, list[Link]]]) -> Markup:
    """How the documents stand to the contract; the lists beside it say the same."""
    sides = {title: Side(title, [link.text for link in found]) for title, _, found in parts if found}
    contract = KIND_TITLES[DocumentKind.CONTRACT]
    before = [sides[each] for each in (KIND_TITLES[DocumentKind.DIRECTIONS],) if each in sides]
    after = [side for title, side in sides.items() if title != contract and side not in before]
    return Markup(neighbours_svg(contract, before, after, most=3)) if contract in sides else Markup("")


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
        address=safe_address(library.address) or "",
        digests=[(each.id, library.digests[each.id]) for each in library.editions if each.id in library.digests],
        accessibility=relative(ABOUT, ACCESSIBILITY),
        others=[Link(title, relative(ABOUT, name)) for name, title in library.others],
    )
    return Page(ABOUT, "About and how to cite", body, section="About")


def _accessibility(catalogue: Catalogue) -> Page:
    body = fill(
        "accessibility",
        contact=_contact(catalogue.library.contact),
        work=catalogue.library.current_edition.work,
        reviewed=long_date(catalogue.library.statement_date),
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
        ways=_ways(SEARCH, edition),
    )
    return Page(SEARCH, "Find", body)


def _ways(here: str, edition: Edition) -> list[Link]:
    """Where else a reader may look."""
    return [
        *(Link(each.title, relative(here, contents_page(edition.id, each))) for each in edition.documents),
        Link("Definitions A to Z", relative(here, definitions_page(edition.id))),
        Link("Law and regulation", relative(here, REGULATIONS)),
        Link("Reasons", relative(here, RATIONALE)),
        Link("Changes", relative(here, CHANGES)),
    ]


def _missing(catalogue: Catalogue) -> Page:
    base = base_of(catalogue.library)
    ways = [Link(text, f"{base}{href}") for text, href in _ways(MISSING, catalogue.library.current_edition)]
    body = fill("missing", ways=ways)
    return Page(MISSING, "There is no such page", body)


def _data(catalogue: Catalogue, downloads: Downloads) -> Page:
    library = catalogue.library
    editions = [(each.title or each.id, files(DATA, downloads, each.id)) for each in reversed(library.editions)]
    comparisons = [
        (f"{old.id} compared with {new.id}", files(DATA, downloads, f"{old.id}..{new.id}"))
        for old, new in library.pairs()
    ]
    note = "provision by law, reason and guide"
    matrix = [
        (file_address(DATA, path), f"Traceability matrix ({kind})", note)
        for path, kind in ((MATRIX_FILE, "CSV"), (MATRIX_BOOK, "Excel"))
    ]
    body = fill(
        "data",
        editions=[group for group in editions if group[1]],
        comparisons=[group for group in comparisons if group[1]],
        sums=file_address(DATA, SUMS) if any(each.digest for group in downloads.values() for each in group) else "",
        others=[
            *matrix,
            *((file_address(DATA, path), f"Feed: {title}", "Atom") for path, title in feed_names(catalogue)),
        ],
    )
    return Page(DATA, "Data and downloads", body)


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
