"""Pages that compare two editions: the list of pairs, a summary of each, and one redline a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from clausebook.edition.model import Edition, KeyKind, ProvisionKind, Status
from clausebook.redline.model import ChangeKind, ProvisionChange, Redline
from clausebook.render.beside import ALONE, beside
from clausebook.render.html_page import FOR_COMPARISON
from clausebook.render.html_redline import Lookup, change, summary
from clausebook.render.html_words import Address
from clausebook.render.phrases import KIND_NAMES, KIND_NOTES, tally
from clausebook.site.addresses import (
    COMPARE,
    RATIONALE,
    REGULATIONS,
    Spot,
    comparison_page,
    document_feed,
    edition_page,
    file_address,
    relative,
)
from clausebook.site.catalogue import Catalogue, EditionIndex
from clausebook.site.fingerprints import Fingerprints
from clausebook.site.library import Downloads
from clausebook.site.page import Link, Page, Sheet, files, resolver
from clausebook.site.templates import fill

SECTION = "Compare"


def compare_pages(catalogue: Catalogue, downloads: Downloads, prints: Fingerprints) -> Iterator[Sheet]:
    """The list of pairs, then every page of every pair."""
    yield Sheet(COMPARE, partial(_pairs, catalogue))
    for old, new in catalogue.library.pairs():
        redline = catalogue.library.redlines[(old.id, new.id)]
        make = partial(_summary, catalogue, old, new, redline, downloads)
        yield Sheet(comparison_page(old.id, new.id), make, prints.pair(old, new))
        for document, changes in by_document(redline).items():
            if any(each.kinds for each in changes):
                make = partial(_document, catalogue, old, new, redline, document=document, downloads=downloads)
                yield Sheet(comparison_page(old.id, new.id, document), make, prints.redline(old, new, changes))


def lookup(here: str, catalogue: Catalogue, old: EditionIndex, new: EditionIndex) -> Lookup:
    """How a redline of two editions is read on page ``here``."""
    noted = {each.id: each for each in catalogue.library.notes.reasons}
    records = {**noted, **old.rationales, **new.rationales}
    names = {each.id: each.short for each in (*old.edition.regulations, *new.edition.regulations)}
    names |= {each.id: each.title for each in records.values()}
    names |= {**catalogue.models, **catalogue.library.actors}
    redline = catalogue.redline(old.edition.id, new.edition.id)
    names |= redline.names if redline else {}
    laws = {*old.regulations, *new.regulations}

    def address(identity: str) -> str | None:
        if identity in records:
            return relative(here, Spot(RATIONALE, identity))
        return relative(here, Spot(REGULATIONS, identity)) if identity in laws else None

    homes = {each.id: each.place.document for each in redline.changes} if redline else {}
    # A document without any change has no page here.
    changed = {each.place.document for each in redline.changes if each.kinds} if redline else set()

    def page_of(identity: str) -> str | None:
        if homes.get(identity) not in changed:
            return None
        page = comparison_page(old.edition.id, new.edition.id, homes[identity])
        return "" if page == here else relative(here, page)

    return Lookup(
        _without_terms(resolver(here, old)),
        _without_terms(resolver(here, new)),
        names,
        address,
        beside=beside(redline) if redline else ALONE,
        page_of=page_of,
        anchored=here.startswith(f"{comparison_page(old.edition.id, new.edition.id, '')}"),
    )


def _without_terms(address: Address) -> Address:
    """A redline marks enough already: terms are links in the editions."""
    return lambda key: None if key.kind is KeyKind.TERM else address(key)


def by_document(redline: Redline) -> dict[str, list[ProvisionChange]]:
    """Changes by the document they stand in, in order."""
    found: dict[str, list[ProvisionChange]] = {}
    for each in redline.changes:
        found.setdefault(each.place.document, []).append(each)
    return found


def counts(changes: Iterable[ProvisionChange]) -> dict[ChangeKind, int]:
    """How many provisions carry each kind, in order of the kinds."""
    found = Counter(kind for each in changes for kind in each.kinds)
    return {kind: found[kind] for kind in ChangeKind if found[kind]}


def change_name(of: ProvisionChange) -> str:
    """Citation and heading of a changed provision; a definition's citation holds its heading already."""
    named = of.place.kind is not ProvisionKind.DEFINITION
    return (
        " ".join(filter(None, (of.place.citation, of.place.heading if named or not of.place.citation else ""))) or of.id
    )


def document_title(old: EditionIndex, new: EditionIndex, document: str) -> str:
    """A document's title in the newer edition that has it."""
    known = new.documents.get(document) or old.documents.get(document)
    return known.title if known else document


def _pairs(catalogue: Catalogue) -> Page:
    library = catalogue.library
    groups: dict[str, list[tuple[Link, str]]] = {}
    for old, new in library.pairs():
        link = Link(f"{old.id} with {new.id}", relative(COMPARE, comparison_page(old.id, new.id)))
        groups.setdefault(new.id, []).append((link, tally(library.redlines[(old.id, new.id)].counts())))
    titles = {edition.id: edition.title for edition in library.editions}
    body = fill(
        "compare-pairs", groups=[(each, titles[each], pairs) for each, pairs in groups.items()], only=FOR_COMPARISON
    )
    return Page(COMPARE, "Compare editions", body, section=SECTION)


def _summary(catalogue: Catalogue, old: Edition, new: Edition, redline: Redline, downloads: Downloads) -> Page:
    here = comparison_page(old.id, new.id)
    indexes = catalogue.indexes[old.id], catalogue.indexes[new.id]
    documents = []
    for document, changes in by_document(redline).items():
        found = counts(changes)
        page = comparison_page(old.id, new.id, document)
        title = document_title(*indexes, document)
        documents.append((Link(title, relative(here, page) if found else None), tally(found), len(changes)))
    loud = [
        {
            "href": relative(here, Spot(comparison_page(old.id, new.id, each.place.document), each.id)),
            "name": change_name(each),
            "kinds": [KIND_NAMES[kind] for kind in each.kinds],
        }
        for each in redline.changes
        if each.leading and not each.leading.quiet
    ]
    body = fill(
        "compare-summary",
        old=old,
        new=new,
        only=FOR_COMPARISON,
        old_href=relative(here, edition_page(old.id)),
        new_href=relative(here, edition_page(new.id)),
        counts=summary(redline.counts()),
        documents=documents,
        loud=loud,
        quiet=sum(1 for each in redline.changes if each.leading and each.leading.quiet),
        unchanged=sum(1 for each in redline.changes if not each.kinds),
        files=files(here, downloads, f"{old.id}..{new.id}"),
    )
    return Page(here, f"Compare {old.id} with {new.id}", body, (("Compare", COMPARE),), section=SECTION)


def _document(
    catalogue: Catalogue, old: Edition, new: Edition, redline: Redline, *, document: str, downloads: Downloads
) -> Page:
    here = comparison_page(old.id, new.id, document)
    indexes = catalogue.indexes[old.id], catalogue.indexes[new.id]
    changes = by_document(redline)[document]
    seen = lookup(here, catalogue, *indexes)
    found = counts(changes)
    title = document_title(*indexes, document)
    # The page's title stands for a document whose own words did not change.
    articles = [change(each, seen, 2) for each in changes if each.place.kind or each.kinds or each.blocks]
    body = fill(
        "compare-document",
        title=title,
        old=old.id,
        new=new.id,
        only=FOR_COMPARISON,
        current=catalogue.library.current,
        counts=summary(found),
        kinds=[(kind.value, KIND_NAMES[kind], count, KIND_NOTES[kind]) for kind, count in found.items()],
        changed=sum(1 for each in changes if each.kinds),
        articles=articles,
        models=catalogue.models if any(each.place.links.models for each in changes) else {},
        files=files(here, downloads, f"{old.id}..{new.id}"),
        feed=_feed(here, catalogue, old, new, document),
    )
    crumbs = (("Compare", COMPARE), (f"{old.id} with {new.id}", comparison_page(old.id, new.id)))
    return Page(here, f"{title}: {old.id} compared with {new.id}", body, crumbs, section=SECTION)


def _feed(here: str, catalogue: Catalogue, old: Edition, new: Edition, document: str) -> str:
    """Where the feed of a document's changes is; empty for a draft and for editions that are no neighbours."""
    before = catalogue.library.before(new.id)
    if new.status is Status.DRAFT or before is None or before.id != old.id:
        return ""
    return file_address(here, document_feed(document))
