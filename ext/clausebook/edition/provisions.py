"""Provisions, each a unit of text with a permanent identity, and the documents that they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.edition.blocks import Block, ProvisionId
from clausebook.edition.kinds import DocumentKind, Drawing, ProvisionKind
from clausebook.edition.value import Count, Value, Written

EditionId = str


class Links(Value):
    """What a provision rests on and whom it concerns, each as sorted ids or names."""

    law: tuple[str, ...] = ()
    """Ids of the regulations it gives effect to."""
    reasons: tuple[str, ...] = ()
    """Ids of the rationales that explain it."""
    models: tuple[str, ...] = ()
    """Integration models it applies to; empty means all."""
    actors: tuple[str, ...] = ()
    """Who must act under it."""
    explains: tuple[str, ...] = ()
    """Ids of provisions that it explains (guides)."""
    no_law: str = ""
    """Why it rests on no law, where that is so."""
    no_reason: str = ""
    """Why no reason is recorded, where that is so."""


class Marks(Value):
    """What a drafter has put on record of a provision or of an entry of a register, each as an ISO date or empty."""

    reviewed: str = ""
    """When someone looked at it and at what it is linked with, and found that they still fit."""
    editorial: str = ""
    """When its words last changed without any change of substance."""


class Drawn(Value):
    """A table of a provision that is also drawn, beside it."""

    table: Count
    """Which table of the provision, from 1."""
    kind: Drawing
    title: str
    """What the picture shows; printed with it."""


class Provision(Written):
    """A unit of text with a permanent identity."""

    id: ProvisionId
    kind: ProvisionKind
    heading: str = ""
    blocks: tuple[Block, ...] = ()
    children: tuple[Provision, ...] = ()
    links: Links = Links()
    number: str = ""
    """As printed beside it: "GC12", "12.3", "Part A"; computed from position; empty for definitions."""
    citation: str = ""
    """As printed by a reference from elsewhere: "GC12.3", "paragraph 2 of Schedule 3"."""
    forms: tuple[str, ...] = ()
    """Irregular forms of a defined term."""
    optional: str = ""
    """Name of the option, where a local contract may leave the provision out."""
    marks: Marks = Marks()
    drawings: tuple[Drawn, ...] = ()
    """Which of its tables are drawn, in their order."""

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            if child.children:
                yield from child.walk()
            else:
                yield child


class Document(Written):
    """One document of the package: a tree of provisions under a title."""

    id: str
    title: str
    kind: DocumentKind
    scheme: str
    """Name of the numbering scheme (:mod:`clausebook.edition.numbering`)."""
    abbreviation: str = ""
    """Stands before its numbers in a reference ("GC"); may be empty."""
    provisions: tuple[Provision, ...] = ()
    blocks: tuple[Block, ...] = ()
    """Words that stand before the first provision."""
    links: Links = Links()
    """For a guide, what it explains; for directions, the powers they are made under (``law``)."""
    reviewed: EditionId = ""
    """For a guide, the edition it was last reviewed against, or the ISO date of its last review."""
    drawing: Drawing = Drawing.NONE
    """The picture that its tables are drawn as."""

    def walk(self) -> Iterator[Provision]:
        """All provisions in reading order."""
        for provision in self.provisions:
            yield from provision.walk()
