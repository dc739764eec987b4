"""Pages of one edition: its landing page, its definitions A to Z, and the pages of its documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from clausebook.edition.model import DocumentKind, ProvisionKind
from clausebook.render import html
from clausebook.render.phrases import tally
from clausebook.site.addresses import (
    clause_page,
    comparison_page,
    contents_page,
    definitions_page,
    edition_page,
    holds_definitions_only,
    relative,
)
from clausebook.site.catalogue import Catalogue, EditionIndex
from clausebook.site.fingerprints import Fingerprints
from clausebook.site.frame import standing
from clausebook.site.library import Downloads
from clausebook.site.page import Link, Page, Sheet, files, links, resolver
from clausebook.site.pages_document import SECTION, document_pages, edition_crumbs
from clausebook.site.templates import fill

KIND_TITLES = {
    DocumentKind.CONTRACT: "The contract",
    DocumentKind.DIRECTIONS: "Directions",
    DocumentKind.SUPPORTING: "Supporting documents",
    DocumentKind.GUIDE: "Guides",
}


def edition_pages(
    catalogue: Catalogue, index: EditionIndex, downloads: Downloads, prints: Fingerprints
) -> Iterator[Sheet]:
    """Every page of one edition."""
    identity = index.edition.id
    yield Sheet(edition_page(identity), partial(_landing, catalogue, index, downloads), prints.edition(index))
    defined = [each for each in index.edition.walk() if each.kind is ProvisionKind.DEFINITION]
    opening = [each.blocks for each in index.edition.documents if holds_definitions_only(each)]
    rests_on = prints.part(index, defined, opening)
    yield Sheet(definitions_page(identity), partial(_definitions, catalogue, index), rests_on)
    for document in index.edition.documents:
        if not holds_definitions_only(document):
            yield from document_pages(catalogue, index, document, downloads, prints)


def _landing(catalogue: Catalogue, index: EditionIndex, downloads: Downloads) -> Page:
    edition, library = index.edition, catalogue.library
    here = edition_page(edition.id)
    before = library.before(edition.id)
    redline = catalogue.redline(before.id, edition.id) if before else None
    groups = [
        (title, [
            {
                "link": Link(document.title, relative(here, contents_page(edition.id, document))),
                "count": sum(1 for _ in document.walk()),
                "files": files(here, downloads, f"{edition.id}/{document.id}"),
            }
            for document in edition.documents if document.kind is kind
        ])
        for kind, title in KIND_TITLES.items()
    ]  # fmt: skip
    body = fill(
        "edition",
        edition=edition,
        standing=standing(edition),
        groups=[(title, documents) for title, documents in groups if documents],
        definitions=relative(here, definitions_page(edition.id)),
        files=files(here, downloads, edition.id),
        digest=library.digests.get(edition.id, ""),
        errata=[
            (link, erratum, places)
            for each in edition.walk()
            for erratum, places in library.errata_of(each, edition.id)
            for link in links(here, index, [each.id])
        ],
        before=before.id if before else "",
        tally=tally(redline.counts()) if redline else "",
        changes=relative(here, comparison_page(before.id, edition.id)) if before and redline else "",
        comparisons=[
            Link(f"{old.id} compared with {new.id}", relative(here, comparison_page(old.id, new.id)))
            for old, new in library.pairs()
            if edition.id in (old.id, new.id)
        ],
    )
    return Page(here, edition.title or f"Edition {edition.id}", body, edition=edition.id, section=SECTION)


def _definitions(catalogue: Catalogue, index: EditionIndex) -> Page:
    edition = index.edition
    here = definitions_page(edition.id)
    address = resolver(here, index)
    found = [each for each in edition.walk() if each.kind is ProvisionKind.DEFINITION]
    letters: dict[str, list[Markup]] = {}
    for each in sorted(found, key=lambda each: (each.heading.casefold(), each.heading, each.id)):
        initial = each.heading[:1].upper()
        after = fill(
            "definition-after",
            term=each.heading,
            used=links(here, index, index.used_by.get(each.id, ())),
            passport=relative(here, clause_page(each.id)),
        )
        letters.setdefault(initial if initial.isalpha() else "0–9", []).append(
            html.definition(each, address, each.id, after)
        )
    documents = [each for each in edition.documents if holds_definitions_only(each)]
    body = fill(
        "definitions",
        edition=edition.id,
        letters=[(letter, f"_letter.{place}", entries) for place, (letter, entries) in enumerate(letters.items())],
        text=[html.blocks(each.blocks, address, each.id, set(), each.title) for each in documents],
        count=len(found),
    )
    shows = documents[0].id if documents else ""
    return Page(here, "Definitions", body, edition_crumbs(index), edition.id, shows, "Definitions")
