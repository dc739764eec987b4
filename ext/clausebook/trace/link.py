"""Find every link of an edition and give each its status."""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.edition.model import Block, Edition, KeyKind, Links, ProvisionKind, Source
from clausebook.trace.model import Item, ItemKind, Link, LinkKind, LinkStatus, Trace

_TEXT_LINKS = {
    KeyKind.REFERENCE: LinkKind.REFERS,
    KeyKind.CITATION: LinkKind.CITES,
    KeyKind.REASON: LinkKind.REASONS,
    KeyKind.TERM: LinkKind.USES,
}

_PLACES = frozenset({ItemKind.PROVISION, ItemKind.BLOCK, ItemKind.DOCUMENT, ItemKind.DEFINITION})
ASKED: dict[LinkKind, frozenset[ItemKind]] = {
    LinkKind.IMPLEMENTS: frozenset({ItemKind.REGULATION}),
    LinkKind.EXPLAINED: frozenset({ItemKind.RATIONALE}),
    LinkKind.EXPLAINS: _PLACES,
    LinkKind.REFERS: _PLACES,
    LinkKind.CITES: frozenset({ItemKind.REGULATION}),
    LinkKind.REASONS: frozenset({ItemKind.RATIONALE}),
    LinkKind.USES: frozenset({ItemKind.DEFINITION}),
    LinkKind.REPLACED: frozenset({ItemKind.REGULATION}),
}
"""Kinds of items that a kind of link may point at."""


def trace(edition: Edition) -> Trace:
    """Every item and every link of an edition."""
    found = list(_items(edition))
    items: dict[str, Item] = {}
    twice: set[str] = set()
    for item in found:
        if item.id in items:
            twice.add(item.id)
        items.setdefault(item.id, item)

    def status(kind: LinkKind, target: str) -> LinkStatus:
        if target not in items:
            return LinkStatus.DANGLING
        if items[target].kind not in ASKED[kind]:
            return LinkStatus.UNWANTED
        return LinkStatus.AMBIGUOUS if target in twice else LinkStatus.COVERS

    links = tuple(
        Link(origin, kind, target, status(kind, target), source) for origin, kind, target, source in _links(edition)
    )
    return Trace(items, links)


def _items(edition: Edition) -> Iterator[Item]:
    for document in edition.documents:
        yield Item(document.id, ItemKind.DOCUMENT, document.title, document.source)
        for provision in document.walk():
            defines = provision.kind is ProvisionKind.DEFINITION
            label = f"“{provision.heading}”" if defines else provision.citation or provision.heading
            kind = ItemKind.DEFINITION if defines else ItemKind.PROVISION
            yield Item(provision.id, kind, label, provision.source)
            for block in provision.blocks:
                if block.id:
                    yield Item(block.id, ItemKind.BLOCK, f"{label} {block.label}", block.source)
    for regulation in edition.regulations:
        yield Item(regulation.id, ItemKind.REGULATION, regulation.short, regulation.source)
    for rationale in edition.rationales:
        yield Item(rationale.id, ItemKind.RATIONALE, rationale.title, rationale.source)


_Raw = tuple[str, LinkKind, str, Source]


def _links(edition: Edition) -> Iterator[_Raw]:
    for document in edition.documents:
        yield from _options(document.id, document.links, document.source)
        yield from _text(document.id, document.blocks)
        for provision in document.walk():
            yield from _options(provision.id, provision.links, provision.source)
            yield from _text(provision.id, provision.blocks)
    for regulation in edition.regulations:
        if regulation.replaced_by:
            yield regulation.id, LinkKind.REPLACED, regulation.replaced_by, regulation.source
        yield from _text(regulation.id, regulation.blocks)
    for rationale in edition.rationales:
        yield from _text(rationale.id, rationale.blocks)


def _options(origin: str, links: Links, source: Source) -> Iterator[_Raw]:
    for target in links.law:
        yield origin, LinkKind.IMPLEMENTS, target, source
    for target in links.reasons:
        yield origin, LinkKind.EXPLAINED, target, source
    for target in links.explains:
        yield origin, LinkKind.EXPLAINS, target, source


def _text(origin: str, blocks: tuple[Block, ...]) -> Iterator[_Raw]:
    for block in blocks:
        for span in block.spans:
            if span.key is not None and span.key.kind in _TEXT_LINKS:
                yield origin, _TEXT_LINKS[span.key.kind], span.key.target, block.source
