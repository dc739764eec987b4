"""Every text of an edition with the place where it was written, so that each check walks it alike."""

from __future__ import annotations

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
