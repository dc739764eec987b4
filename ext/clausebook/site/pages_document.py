"""Pages of one document of an edition: contents, one page a condition, all on one page, or a single page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup
from msgspec.structs import replace

from clausebook.edition.model import Block, Document, DocumentKind, KeyKind, Provision, Regulation, Status
from clausebook.render import html
from clausebook.render.dates import first_day
from clausebook.render.drawing import draw
from clausebook.render.html_words import Address
from clausebook.site.about import about
from clausebook.site.addresses import (
    Spot,
    contents_page,
    edition_page,
    is_paged,
    provision_page,
    relative,
    term_anchor,
    whole_page,
)
from clausebook.site.catalogue import Catalogue, EditionIndex, targets
from clausebook.site.fingerprints import Fingerprints
from clausebook.site.frame import standing
from clausebook.site.library import Downloads
from clausebook.site.page import Link, Page, Sheet, files, law_links, links, plain_title, resolver
from clausebook.site.templates import fill

SECTION = "Contract"


def document_pages(
    catalogue: Catalogue, index: EditionIndex, document: Document, downloads: Downloads, prints: Fingerprints
) -> Iterator[Sheet]:
    """Every page of one document that is more than a list of definitions."""
    identity, rests_on = index.edition.id, _print(index, document, prints, catalogue)
    contents = contents_page(identity, document)
    if not is_paged(document):
        yield Sheet(contents, partial(_single, catalogue, index, document, downloads), rests_on)
        return
    yield Sheet(contents, partial(_contents, catalogue, index, document, downloads), rests_on)
    yield Sheet(whole_page(identity, document), partial(_whole, index, document, downloads), rests_on)
    for place, top in enumerate(document.provisions):
        page = provision_page(identity, document, top)
        # The way to other editions is all that the page of a sealed edition says of the draft.
        others = _other_editions(page, catalogue, index, top)
        make = partial(_provision, catalogue, index, document, place, top)
        shown = (top, *_terms(index, [top]))
        around = [plain_title(each) for each in document.provisions[max(place - 1, 0) : place + 2]]
        yield Sheet(page, make, prints.part(index, shown, others, around, replace(document, provisions=())))


def _print(index: EditionIndex, document: Document, prints: Fingerprints, catalogue: Catalogue) -> str:
    """What decides a page that shows a whole document: its words, and those of the terms that it uses."""
    if index.edition.status is not Status.DRAFT:
        return prints.edition(index)
    here = contents_page(index.edition.id, document)
    files = prints.offered(f"{index.edition.id}/{document.id}"), prints.offered(index.edition.id)
    outdated = _changed_since(here, catalogue, index, document), _old_law(here, catalogue, index, document)
    shown = (*document.provisions, *_terms(index, document.provisions, document.blocks))
    return prints.part(index, shown, replace(document, provisions=()), outdated, files)


def edition_crumbs(index: EditionIndex) -> tuple[tuple[str, str], ...]:
    """The way from home to an edition."""
    edition = index.edition
    name = "Draft" if edition.status is Status.DRAFT else f"Edition {edition.id}"
    return ((name, edition_page(edition.id)),)


def _contents(catalogue: Catalogue, index: EditionIndex, document: Document, downloads: Downloads) -> Page:
    edition = index.edition
    here = contents_page(edition.id, document)
    models = catalogue.models
    body = fill(
        "contents",
        document=document,
        edition=edition.id,
        text=html.blocks(document.blocks, resolver(here, index), document.id, set(), document.title),
        entries=[_entry(here, index, top, models) for top in document.provisions],
        whole=relative(here, whole_page(edition.id, document)),
        old_law=_old_law(here, catalogue, index, document),
        law=law_links(here, index, document.links.law),
        files=files(here, downloads, f"{edition.id}/{document.id}") or files(here, downloads, edition.id),
        models=models if any(each.links.models for each in document.walk()) else {},
    )
    return Page(here, document.title, body, edition_crumbs(index), edition.id, document.id, SECTION)


def _entry(here: str, index: EditionIndex, provision: Provision, models: dict[str, str]) -> dict[str, object]:
    return {
        "title": html.title(provision),
        "href": relative(here, index.spots[provision.id]),
        "models": provision.links.models,
        "applies": [printed for model, printed in models.items() if model in provision.links.models],
        # A clause without a heading would be a bare number: its own page is the place to find it.
        "children": [_entry(here, index, child, models) for child in provision.children if child.heading],
    }


def _provision(catalogue: Catalogue, index: EditionIndex, document: Document, place: int, top: Provision) -> Page:
    edition = index.edition
    here = provision_page(edition.id, document, top)
    terms = _terms(index, [top])
    address = resolver(here, index, {each.id for each in terms})
    tops = document.provisions

    def neighbour(at: int) -> Link | None:
        if not 0 <= at < len(tops):
            return None
        return Link(plain_title(tops[at]), relative(here, provision_page(edition.id, document, tops[at])))

    body = fill(
        "provision",
        document=document,
        edition=edition.id,
        title=html.title(top),
        provision=top,
        citation=index.name(top.id),
        text=html.blocks(top.blocks, address, top.id, set(), index.name(top.id)),
        about=about(here, catalogue, index, top),
        children=[
            html.provision(child, address, 2, lambda of: about(here, catalogue, index, of)) for child in top.children
        ],
        others=_other_editions(here, catalogue, index, top),
        terms=_term_list(here, index, terms, address),
        previous=neighbour(place - 1),
        following=neighbour(place + 1),
        whole=relative(here, Spot(whole_page(edition.id, document), top.id)),
        models=catalogue.models if any(each.links.models for each in top.walk()) else {},
    )
    crumbs = (*edition_crumbs(index), (document.title, contents_page(edition.id, document)))
    return Page(here, plain_title(top), body, crumbs, edition.id, top.id, SECTION)


def _whole(index: EditionIndex, document: Document, downloads: Downloads) -> Page:
    edition = index.edition
    here = whole_page(edition.id, document)
    body = fill(
        "whole",
        document=document,
        edition=edition.id,
        standing=standing(edition),
        text=html.document(document, resolver(here, index)),
        files=files(here, downloads, f"{edition.id}/{document.id}"),
        contents=relative(here, contents_page(edition.id, document)),
    )
    crumbs = (*edition_crumbs(index), (document.title, contents_page(edition.id, document)))
    return Page(here, f"{document.title}: whole document", body, crumbs, edition.id, document.id, SECTION)


def _single(catalogue: Catalogue, index: EditionIndex, document: Document, downloads: Downloads) -> Page:
    edition = index.edition
    here = contents_page(edition.id, document)
    terms = _terms(index, document.provisions, document.blocks)
    address = resolver(here, index, {each.id for each in terms})
    guide = document.kind is DocumentKind.GUIDE

    def beside(of: Provision) -> Markup:
        # A guide's sections say what they explain; asides on law and reason are for text that binds.
        return Markup("") if guide and not of.links.explains else about(here, catalogue, index, of)

    body = fill(
        "single",
        document=document,
        edition=edition.id,
        text=html.document(document, address, 2, beside),
        drawing=Markup(draw(document)),
        entries=[Link(plain_title(top), f"#{top.id}") for top in document.provisions],
        explains=links(here, index, document.links.explains),
        stale=_changed_since(here, catalogue, index, document),
        old_law=_old_law(here, catalogue, index, document),
        law=law_links(here, index, document.links.law),
        terms=_term_list(here, index, terms, address),
        files=files(here, downloads, f"{edition.id}/{document.id}"),
    )
    return Page(here, document.title, body, edition_crumbs(index), edition.id, document.id, SECTION)


def _terms(index: EditionIndex, tops: Sequence[Provision], blocks: tuple[Block, ...] = ()) -> list[Provision]:
    """Definitions that some text uses, by term."""
    used = dict.fromkeys(targets(blocks, KeyKind.TERM))
    for top in tops:
        for provision in top.walk():
            used.update(dict.fromkeys(targets(provision.blocks, KeyKind.TERM)))
    found = [index.provisions[term] for term in used if term in index.provisions]
    return sorted(found, key=lambda each: (each.heading.casefold(), each.heading, each.id))


def _term_list(here: str, index: EditionIndex, terms: list[Provision], address: Address) -> list[Markup]:
    return [
        html.definition(
            each,
            address,
            term_anchor(each.id),
            Markup('<p class="hint"><a href="{}">Where “{}” is used</a></p>').format(
                relative(here, index.spots[each.id]), each.heading
            ),
        )
        for each in terms
    ]


def _other_editions(here: str, catalogue: Catalogue, index: EditionIndex, provision: Provision) -> list[Link]:
    found = []
    for step in reversed(catalogue.life(provision.id)):
        if step.edition.id == index.edition.id:
            continue
        if step.provision is None:
            found.append(Link(f"{step.edition.id}: not there", None))
            continue
        spot = catalogue.indexes[step.edition.id].spots[step.provision.id]
        found.append(Link(f"{step.edition.id}: {plain_title(step.provision)}", relative(here, spot)))
    return found


def _editions_since(catalogue: Catalogue, reviewed: str, shown: str) -> list[str]:
    """Editions up to the one shown that came after a review, which names an edition or a day; a draft is later than any
    day, and a review that names neither says nothing."""
    editions = catalogue.library.editions
    order = [edition.id for edition in editions]
    up_to = editions[: order.index(shown) + 1]
    if reviewed in order:
        return order[order.index(reviewed) + 1 : order.index(shown) + 1]
    if first_day(reviewed) is None:
        return []
    return [each.id for each in up_to if each.status is Status.DRAFT or each.published > reviewed]


def _old_law(here: str, catalogue: Catalogue, index: EditionIndex, document: Document) -> list[Link]:
    """Law that directions or a guide rest on and that has ended or given way since, as the newest register has it."""
    if document.kind not in (DocumentKind.DIRECTIONS, DocumentKind.GUIDE):
        return []
    named = dict.fromkeys((*document.links.law, *targets(document.blocks, KeyKind.CITATION)))
    for provision in document.walk():
        named.update(dict.fromkeys((*provision.links.law, *targets(provision.blocks, KeyKind.CITATION))))
    newest = catalogue.indexes[catalogue.library.editions[-1].id].regulations
    known = {**index.regulations, **newest}
    return law_links(here, index, (each for each in named if each in known and _has_ended(known[each])))


def _has_ended(regulation: Regulation) -> bool:
    return bool(regulation.replaced_by or regulation.ended)


def _changed_since(here: str, catalogue: Catalogue, index: EditionIndex, document: Document) -> list[Link]:
    """What a guide explains and was changed in its words after the guide was last reviewed."""
    later = _editions_since(catalogue, document.reviewed, index.edition.id)
    explained = dict.fromkeys(document.links.explains)
    for provision in document.walk():
        explained.update(dict.fromkeys(provision.links.explains))
    changed = [
        each
        for each in explained
        if each in index.provisions
        and any(
            step.edition.id in later and any(not kind.quiet for kind in step.kinds) for step in catalogue.life(each)
        )
    ]
    return links(here, index, changed)
