"""An edition as one list in reading order, so that documents and provisions are compared alike."""

from __future__ import annotations

from collections.abc import Iterable

from clausebook.edition.model import Block, Document, Edition, Provision, ProvisionId
from clausebook.edition.value import Value
from clausebook.redline.model import Place

NOWHERE = -1
"""Index of the entry above a document."""


class Entry(Value):
    """A provision, or a document standing as one: its title is the heading, its opening words are the blocks."""

    place: Place
    blocks: tuple[Block, ...]
    parent: int
    """Index of the entry above; NOWHERE for a document."""
    children: tuple[int, ...]
    """Indexes of the entries right below, in reading order."""
    end: int
    """Index after the last entry below."""

    @property
    def words(self) -> str:
        """Heading and blocks as one text, for counting and for finding alike entries."""
        return "\n".join([self.place.heading, *[block.words for block in self.blocks]])


class Outline(Value):
    """All entries of an edition in reading order; an entry's index is its position."""

    entries: tuple[Entry, ...]
    ids: tuple[ProvisionId, ...]
    """Of each entry its id."""
    documents: tuple[int, ...]
    """Indexes of the documents."""

    def below(self, index: int) -> tuple[int, ...]:
        """Indexes right below an entry, or of the documents for NOWHERE."""
        return self.documents if index == NOWHERE else self.entries[index].children

    def weight(self, index: int) -> int:
        """Words of an entry with all below it, and one for each entry itself so that nothing weighs nothing."""
        within = self.entries[index : self.entries[index].end]
        return sum(1 + len(entry.words.split()) for entry in within)


def words_of(entries: Iterable[Entry]) -> str:
    """The words of entries, one heading or block a line."""
    pieces: list[str] = []
    for entry in entries:
        pieces += (entry.place.heading, "\n")
        for block in entry.blocks:
            # A text for each block, to be joined again, would take as long as all else.
            if len(block.spans) == 1:
                pieces += (block.spans[0].text, "\n")
            else:
                pieces += [span.text for span in block.spans]
                pieces.append("\n")
    return "".join(pieces)


def outline(edition: Edition) -> Outline:
    """The entries of an edition."""
    made: list[Entry] = []
    ids: list[ProvisionId] = []
    documents = tuple([_add_document(document, made, ids) for document in edition.documents])
    return Outline(tuple(made), tuple(ids), documents)


def _add_document(document: Document, made: list[Entry], ids: list[ProvisionId]) -> int:
    index = len(made)
    place = Place(
        document.id, None, document.id, "", index, "", "", document.title, document.links, document_kind=document.kind
    )  # fmt: skip
    made.append(Entry(place, document.blocks, NOWHERE, (), index + 1))
    ids.append(document.id)
    if document.provisions:
        children = _add_all(document.provisions, document.id, index, made, ids)
        made[index] = Entry(place, document.blocks, NOWHERE, children, len(made))
    return index


def _add_all(
    provisions: tuple[Provision, ...], document: str, above: int, made: list[Entry], ids: list[ProvisionId]
) -> tuple[int, ...]:
    """Add provisions with all below them; their indexes."""
    indexes = []
    parent = ids[above]
    for each in provisions:
        index = len(made)
        indexes.append(index)
        place = Place(
            each.id, each.kind, document, parent, index, each.number, each.citation, each.heading, each.links,
            each.optional,
        )  # fmt: skip
        made.append(Entry(place, each.blocks, above, (), index + 1))
        ids.append(each.id)
        if each.children:
            children = _add_all(each.children, document, index, made, ids)
            made[index] = Entry(place, each.blocks, above, children, len(made))
    return tuple(indexes)
