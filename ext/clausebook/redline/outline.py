"""An edition as one list in reading order, so that documents and provisions are compared alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from clausebook.edition.model import Block, Document, Edition, Provision
from clausebook.redline.model import Place

NOWHERE = -1
"""Index of the entry above a document."""


class Entry(NamedTuple):
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
        return "\n".join((self.place.heading, *(block.words for block in self.blocks)))


@dataclass(frozen=True)
class Outline:
    """All entries of an edition in reading order; an entry's index is its position."""

    entries: tuple[Entry, ...]
    documents: tuple[int, ...]
    """Indexes of the documents."""

    def below(self, index: int) -> tuple[int, ...]:
        """Indexes right below an entry, or of the documents for NOWHERE."""
        return self.documents if index == NOWHERE else self.entries[index].children

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Words of each entry with all below it, and one for the entry itself so that nothing weighs nothing."""
        own = [1 + len(entry.words.split()) for entry in self.entries]
        sums = [0]
        for words in own:
            sums.append(sums[-1] + words)
        return tuple(sums[entry.end] - sums[index] for index, entry in enumerate(self.entries))


def outline(edition: Edition) -> Outline:
    """The entries of an edition."""
    made: list[Entry | None] = []
    documents = tuple(_add_document(document, made) for document in edition.documents)
    return Outline(tuple(entry for entry in made if entry is not None), documents)


def _add_document(document: Document, made: list[Entry | None]) -> int:
    index = len(made)
    made.append(None)
    children = _add_all(document.provisions, document.id, document.id, index, made)
    place = Place(document.id, None, document.id, "", index, "", "", document.title, document.links)
    made[index] = Entry(place, document.blocks, NOWHERE, children, len(made))
    return index


def _add_all(
    provisions: tuple[Provision, ...], document: str, parent: str, above: int, made: list[Entry | None]
) -> tuple[int, ...]:
    """Add provisions with all below them; their indexes."""
    indexes = []
    for each in provisions:
        index = len(made)
        indexes.append(index)
        made.append(None)
        children = _add_all(each.children, document, each.id, index, made) if each.children else ()
        place = Place(
            each.id, each.kind, document, parent, index, each.number, each.citation, each.heading, each.links,
            each.optional,
        )  # fmt: skip
        made[index] = Entry(place, each.blocks, above, children, len(made))
    return tuple(indexes)
