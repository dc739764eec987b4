"""Atom feeds of what changed: one of all editions, one for each edition and one for each document.

An entry's id is made from the work's name and the ids in it, so it stays when the site moves. A draft has no date and is
in no feed. Format: RFC 4287.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from clausebook.edition.model import Edition, Status
from clausebook.redline.model import Redline
from clausebook.render.dates import UNDATED, first_day
from clausebook.render.html_words import printable
from clausebook.render.phrases import account, tally
from clausebook.site.addresses import (
    CHANGES,
    Spot,
    changes_page,
    comparison_page,
    document_feed,
    edition_feed,
    file_address,
    relative,
)
from clausebook.site.catalogue import Catalogue
from clausebook.site.pages_compare import by_document, change_name, counts, document_title

FEED = "changes/feed.atom"
_ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})
_MOST = 60
"""How many changes an entry tells one by one; the page that it leads to has all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    key: str
    title: str
    page: str | Spot
    moment: str
    summary: str


def feeds(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Every feed by its path from the site's root."""
    for path, title, entries in _all(catalogue):
        yield path, _feed(catalogue, path, title, entries)


def feed_names(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Path and title of every feed."""
    return [(path, title) for path, title, _ in _all(catalogue)]


def _all(catalogue: Catalogue) -> Iterator[tuple[str, str, list[Entry]]]:
    library = catalogue.library
    dated = [(library.before(each.id), each) for each in reversed(library.editions) if each.status is not Status.DRAFT]
    pairs = [
        (old, new, redline)
        for old, new in dated
        if old is not None and (redline := catalogue.redline(old.id, new.id)) is not None
    ]
    yield FEED, "All editions", [_edition_entry(new, redline) for _, new, redline in pairs]
    documents: dict[str, list[Entry]] = {}
    for old, new, redline in pairs:
        yield edition_feed(new.id), f"Changes in {new.id}", list(_change_entries(old, new, redline))
        for document, entry in _document_entries(catalogue, old, new, redline):
            documents.setdefault(document, []).append(entry)
    for document, entries in documents.items():
        yield document_feed(document), _title(catalogue, document), entries


def _edition_entry(new: Edition, redline: Redline) -> Entry:
    summary = tally(redline.counts())
    return Entry(new.id, new.title or f"Edition {new.id}", changes_page(new.id), _moment(new), summary)


def _change_entries(old: Edition, new: Edition, redline: Redline) -> Iterator[Entry]:
    for each in redline.changes:
        if each.leading and not each.leading.quiet:
            spot = Spot(comparison_page(old.id, new.id, each.place.document), each.id)
            yield Entry(f"{new.id} {each.id}", change_name(each), spot, _moment(new), account(each, redline.names))


def _document_entries(
    catalogue: Catalogue, old: Edition, new: Edition, redline: Redline
) -> Iterator[tuple[str, Entry]]:
    for document, changes in by_document(redline).items():
        found = counts(changes)
        loud = [each for each in changes if each.leading and not each.leading.quiet]
        if found:
            told = [f"{change_name(each)}: {account(each, redline.names)}" for each in loud[:_MOST]]
            if len(loud) > _MOST:
                told.append(f"And {len(loud) - _MOST} more.")
            title = f"{document_title(catalogue.indexes[old.id], catalogue.indexes[new.id], document)} in {new.id}"
            page = comparison_page(old.id, new.id, document)
            key = f"{new.id} document {document}"
            yield document, Entry(key, title, page, _moment(new), "\n".join([tally(found), *told]))


def _title(catalogue: Catalogue, document: str) -> str:
    titles = (
        index.documents[document].title
        for index in (catalogue.current, *reversed(catalogue.indexes.values()))
        if document in index.documents
    )
    return next(titles, document)


def _moment(edition: Edition) -> str:
    """The first moment of the day, month or year in which an edition was published."""
    return f"{(first_day(edition.published) or UNDATED).isoformat()}T00:00:00Z"


def _feed(catalogue: Catalogue, path: str, title: str, entries: list[Entry]) -> bytes:
    library = catalogue.library
    work = library.current_edition.work
    address = library.address.rstrip("/")

    def href(there: str | Spot) -> str:
        return f"{address}/{relative('index', there)}" if address else relative(path, there)

    own = f"{address}/{path}" if address else file_address(path, path)
    updated = max((entry.moment for entry in entries), default=f"{UNDATED.isoformat()}T00:00:00Z")
    feed = _ATOM.feed(
        _ATOM.id(_identity(work, path)),
        _ATOM.title(printable(f"{work}: {title}")),
        _ATOM.subtitle(printable(library.current_edition.notice)),
        _ATOM.updated(updated),
        _ATOM.author(_ATOM.name("Clausebook")),
        _ATOM.link(rel="self", type="application/atom+xml", href=own),
        _ATOM.link(rel="alternate", type="text/html", href=href(CHANGES)),
        *(
            _ATOM.entry(
                _ATOM.id(_identity(work, entry.key)),
                _ATOM.title(printable(entry.title)),
                _ATOM.updated(entry.moment),
                _ATOM.link(rel="alternate", type="text/html", href=href(entry.page)),
                _ATOM.summary(printable(entry.summary), type="text"),
            )
            for entry in entries
        ),
    )
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "en-GB")
    data: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return data


def _identity(work: str, key: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"clausebook:{work}:{key}").urn
