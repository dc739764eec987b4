"""Every text of an edition with the place where it was written, so that each check walks it alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clausebook.edition.model import Block, Document, DocumentKind, Edition, Provision, Source


@dataclass(frozen=True, slots=True)
class Text:
    """One block with what it belongs to."""

    block: Block
    document: Document
    provision: Provision | None
    """None for words that stand before a document's first provision."""

    @property
    def subject(self) -> str:
        """Id of the provision, or of the document."""
        return self.provision.id if self.provision else self.document.id

    @property
    def source(self) -> Source:
        """Where the block was written, or else what it belongs to."""
        owner = self.provision or self.document
        return self.block.source if self.block.source != Source() else owner.source

    @property
    def free_words(self) -> str:
        """What an author typed: pieces that point at something, whose text is not typed, are one space each."""
        return "".join(span.text if span.key is None else " " for span in self.block.spans)


def doubtful_pieces(block: Block) -> Iterator[tuple[str, str]]:
    """Pieces of text that point at nothing and that the author did not mark as plain, each with what stands before it:
    where words may be a term that was missed."""
    plain = re.compile("|".join(map(re.escape, sorted(block.plain, key=len, reverse=True)))) if block.plain else None
    before = ""
    for span in block.spans:
        if span.key is not None:
            before = span.text
            continue
        position = 0
        for match in plain.finditer(span.text) if plain else ():
            yield before, span.text[position : match.start()]
            before, position = match.group(), match.end()
        yield before, span.text[position:]
        before = span.text


def texts(edition: Edition) -> Iterator[Text]:
    """All texts in reading order."""
    for document in edition.documents:
        for block in document.blocks:
            yield Text(block, document, None)
        for provision in document.walk():
            for block in provision.blocks:
                yield Text(block, document, provision)


def binding_texts(edition: Edition) -> Iterator[Text]:
    """The texts of documents that bind somebody."""
    return (text for text in texts(edition) if binds(text.document))


def binds(document: Document) -> bool:
    """Whether a document binds somebody; guides do not."""
    return document.kind is not DocumentKind.GUIDE
