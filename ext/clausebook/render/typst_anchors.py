"""Where links inside an edition's PDF may land, and which of those places anything points at.

Only places that are pointed at get an anchor: each costs the typesetter time and the file bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

from clausebook.edition.model import Block, Edition, KeyKind
from clausebook.edition.numbering import item_citations
from clausebook.render.typst_blanks import blank_places


def anchors(edition: Edition) -> Iterable[tuple[str, str]]:
    """Every id with what a reference to it prints."""
    for document in edition.documents:
        yield document.id, document.title
        for provision in document.walk():
            yield provision.id, provision.citation or provision.heading
            for block, citation in item_citations(provision.citation, provision.blocks):
                if block.id:
                    yield block.id, citation


def targets(edition: Edition) -> set[str]:
    """Ids that something in the edition points at."""
    blocks: list[Block] = []
    explained: list[str] = []
    blanks: list[str] = []
    for document in edition.documents:
        blocks.extend(document.blocks)
        explained.extend(document.links.explains)
        blanks.extend(place for _, place in blank_places(document))
        for provision in document.walk():
            blocks.extend(provision.blocks)
            explained.extend(provision.links.explains)
    for record in [*edition.regulations]:
        blocks.extend(record.blocks)
    for reason in edition.rationales:
        blocks.extend(reason.blocks)
    keys = (span.key for block in blocks for span in block.spans if span.key)
    return {*explained, *blanks} | {key.target for key in keys if key.kind in (KeyKind.TERM, KeyKind.REFERENCE)}
