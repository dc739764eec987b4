"""What a part of an edition refers to and does not print: a list at its end says where each of it stands, and a reference
in the text leads there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from clausebook.edition.model import Block, BlockKind, Document, Edition, KeyKind, Provision
from clausebook.edition.numbering import item_citations
from clausebook.render.typst_blocks import Node, Piece, nest, text_span

HEADS = ("Named here", "Where it stands in the whole package")
LEFT_OUT = "not used in this copy"


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that a part names and leaves out."""

    id: str
    citation: str
    """What a reference to it prints."""
    where: str
    """Where it stands, in words."""


def outside(whole: Edition, part: Edition) -> list[Outside]:
    """What a part of an edition names and leaves out, in the order of the whole."""
    wanted = _named(part) - set(_ids(part))
    printed = {document.id for document in part.documents}
    places = (each for document in whole.documents for each in _places(document, document.id in printed))
    return [each for each in places if each.id in wanted]


def outside_table(found: Sequence[Outside], place: Callable[[str, str], Node]) -> Node:
    """The list as a table with an anchor in each row; ``place`` makes an anchor of an id and what links to it are
    called."""
    pieces = [
        Piece(BlockKind.HEADER_CELL, (text_span(head),), table=1, row=1, column=n) for n, head in enumerate(HEADS)
    ]
    for row, each in enumerate(found, 2):
        anchor = place(each.id, f"Where to find {each.citation}")
        pieces.append(Piece(BlockKind.CELL, (text_span(each.citation),), anchor=anchor, table=1, row=row, column=0))
        pieces.append(Piece(BlockKind.CELL, (text_span(each.where),), table=1, row=row, column=1))
    (table,) = nest(pieces)
    return {**table, "look": "compact"}


def _named(part: Edition) -> set[str]:
    """Ids that references in the text, and guides that explain, point at."""
    owners: list[Document | Provision] = [*part.documents, *part.walk()]
    blocks = [block for owner in (*owners, *part.regulations, *part.rationales) for block in owner.blocks]
    keys = (span.key for block in blocks for span in block.spans if span.key)
    named = {key.target for key in keys if key.kind is KeyKind.REFERENCE}
    return named.union(*(owner.links.explains for owner in owners))


def _ids(part: Edition) -> Iterator[str]:
    for document in part.documents:
        yield document.id
        yield from _block_ids(document.blocks)
        for provision in document.walk():
            yield provision.id
            yield from _block_ids(provision.blocks)


def _block_ids(blocks: Iterable[Block]) -> Iterator[str]:
    return (block.id for block in blocks if block.id)


def _places(document: Document, printed: bool) -> Iterator[Outside]:
    """Everything in a document that a reference may name."""
    yield Outside(document.id, document.title, "a document of its own")
    for provision in document.walk():
        heading = f": {provision.heading}" if provision.heading.strip() else ""
        where = LEFT_OUT if printed else f"{document.title}{heading}"
        yield Outside(provision.id, provision.citation or provision.heading or provision.id, where)
        for block, citation in item_citations(provision.citation, provision.blocks):
            if block.id:
                yield Outside(block.id, citation, where)
