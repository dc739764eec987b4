"""Link defined terms in captured text: the author marks nothing, the words stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from clausebook.edition.model import Block, Edition, Key, KeyKind, Provision, Span
from clausebook.edition.terms import TermIndex, definitions
from clausebook.edition.words import join_spans
from clausebook.site.blocks import PLAIN


def link_terms(edition: Edition) -> Edition:
    """The edition with every use of a defined term keyed to its definition; plain text is text, and noted as such."""
    index = TermIndex((each.id, each.heading, each.forms) for each in definitions(edition))

    def linked(blocks: tuple[Block, ...], but_not: str = "") -> tuple[Block, ...]:
        return tuple(_linked(each, index, but_not) for each in blocks)

    return replace(
        edition,
        documents=tuple(
            replace(
                document,
                blocks=linked(document.blocks),
                provisions=tuple(_provision(each, linked) for each in document.provisions),
            )
            for document in edition.documents
        ),
        regulations=tuple(replace(each, blocks=_unmarked(each.blocks)) for each in edition.regulations),
        retired=tuple(replace(each, blocks=_unmarked(each.blocks)) for each in edition.retired),
        gaps=tuple(replace(each, blocks=_unmarked(each.blocks)) for each in edition.gaps),
        rationales=tuple(replace(each, blocks=_unmarked(each.blocks)) for each in edition.rationales),
    )


def _unmarked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    # Registers speak of the law in the law's own words, which are no terms of the contract.
    return tuple(_linked(each, TermIndex(()), "") for each in blocks)


def _provision(provision: Provision, linked: Callable[..., tuple[Block, ...]]) -> Provision:
    return replace(
        provision,
        blocks=linked(provision.blocks, provision.id),
        children=tuple(_provision(child, linked) for child in provision.children),
    )


def _linked(block: Block, index: TermIndex, but_not: str) -> Block:
    plain = sorted({span.text.strip() for span in block.spans if span.key == PLAIN} - {""})
    return replace(block, spans=join_spans(tuple(_spans(block.spans, index, but_not))), plain=tuple(plain))


def _spans(spans: tuple[Span, ...], index: TermIndex, but_not: str) -> Iterator[Span]:
    for span in spans:
        if span.key == PLAIN:
            yield Span(span.text, None, span.emphasis)
        elif span.key is not None:
            yield span
        else:
            for text, identity in index.split(span.text, but_not):
                yield Span(text, Key(KeyKind.TERM, identity) if identity else None, span.emphasis)
