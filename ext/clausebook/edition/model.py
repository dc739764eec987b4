"""What the contract says at one point in time, as frozen values.

An :class:`Edition` is documents, each a tree of provisions, and the registers they rest on. A provision's own text is
a flat list of blocks; nesting inside it is a depth, not a tree, because a flat list aligns and prints simply. A block
is a list of spans; a span carries text and at most one key. Keys, not printed text, say what a span points at: the
printed text of a reference follows the number of its target.

Nothing here prints itself and nothing knows Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from clausebook.edition.kinds import BlockKind as BlockKind
from clausebook.edition.kinds import DocumentKind as DocumentKind
from clausebook.edition.kinds import Drawing as Drawing
from clausebook.edition.kinds import Emphasis as Emphasis
from clausebook.edition.kinds import KeyKind as KeyKind
from clausebook.edition.kinds import ProvisionKind as ProvisionKind
from clausebook.edition.kinds import Status as Status

EditionId = str
ProvisionId = str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text was written: for messages only, never part of a digest or of a comparison."""

    path: str = ""
    """Path from the project's root, with forward slashes; empty when not known."""
    line: int = 0
    """Line, counted from 1; 0 when not known."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a span points at."""

    kind: KeyKind
    target: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that is printed in one way and points at one thing or at nothing."""

    text: str
    key: Key | None = None
    emphasis: Emphasis = Emphasis.NONE


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, note or table cell."""

    kind: BlockKind
    spans: tuple[Span, ...]
    depth: int = 0
    """0 for the provision's own level, 1 inside (a), 2 inside (i), 3 inside (A)."""
    label: str = ""
    """Printed before an item, "(a)"; computed from position; no part of the words."""
    id: ProvisionId = ""
    """Set only where something may point at this block."""
    table: int = 0
    """Counts the tables of a provision from 1; 0 for a block outside any table."""
    row: int = 0
    """Row of a cell from 1, head rows first; 0 outside tables."""
    column: int = 0
    """Column of a cell from 1; 0 outside tables."""
    source: Source = field(default=Source(), compare=False)
    plain: tuple[str, ...] = field(default=(), compare=False)
    """Words whose capitals the author marked as no defined term, for the checks: the words themselves are no others."""

    @property
    def words(self) -> str:
        """The block's text as printed, without its label."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Links:
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


@dataclass(frozen=True, slots=True)
class Marks:
    """What a drafter has put on record of a provision or of an entry of a register, each as an ISO date or empty."""

    reviewed: str = ""
    """When someone looked at it and at what it is linked with, and found that they still fit."""
    editorial: str = ""
    """When its words last changed without any change of substance."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table of a provision that is also drawn, beside it."""

    table: int
    """Which table of the provision, from 1."""
    kind: Drawing
    title: str
    """What the picture shows; printed with it."""


@dataclass(frozen=True, slots=True)
class Provision:
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
    source: Source = field(default=Source(), compare=False)

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            if child.children:
                yield from child.walk()
            else:
                yield child


@dataclass(frozen=True, slots=True)
class Document:
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
    source: Source = field(default=Source(), compare=False)

    def walk(self) -> Iterator[Provision]:
        """All provisions in reading order."""
        for provision in self.provisions:
            yield from provision.walk()


@dataclass(frozen=True, slots=True)
class Regulation:
    """A provision of an instrument that the contract must give effect to."""

    id: str
    title: str
    instrument: str
    provision: str
    short: str
    """As printed by a citation: "section 83 of the National Health Service Act 2006"."""
    address: str
    status: str
    """"in force", "revoked", "superseded" or "not yet in force"."""
    checked: str
    """ISO date of the last check against the statute book."""
    certainty: str
    """"C" read, "X" seen cited, "M" from memory."""
    replaced_by: str = ""
    """Id of the regulation that stands in its place."""
    blocks: tuple[Block, ...] = ()
    ended: str = ""
    """ISO date from which it was law no longer; empty while it stands, or where the date is not known."""
    marks: Marks = Marks()
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class Rationale:
    """A policy reason, with the place where it was given."""

    id: str
    title: str
    origin: str
    """Title and publisher of the source."""
    date: str
    """ISO date of the source, as exact as known: "2018", "2018-08" or "2018-08-03"."""
    certainty: str
    """"S" seen, "I" inferred in part, "R" recalled."""
    address: str = ""
    explains: tuple[EditionId, ...] = ()
    """Editions whose changes it explains."""
    blocks: tuple[Block, ...] = ()
    marks: Marks = Marks()
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class Retired:
    """The tombstone of a provision: its id is kept for ever, and says where its content went."""

    id: ProvisionId
    title: str = ""
    """Its last heading."""
    into: tuple[ProvisionId, ...] = ()
    """Ids of the provisions that hold its content now; empty where nothing does."""
    reasons: tuple[str, ...] = ()
    """Ids of the rationales for taking it out."""
    blocks: tuple[Block, ...] = ()
    """What became of it, in words."""
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding that is known, and stands for a written reason until a date."""

    id: str
    code: str
    """Code of the finding."""
    subjects: tuple[str, ...]
    """Ids of the provisions or entries of a register concerned."""
    owner: str
    """Who is to close it."""
    expires: str
    """ISO date of the last day on which it stands."""
    blocks: tuple[Block, ...] = ()
    """The reason."""
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class Blank:
    """A space or a choice that a local contract fills."""

    name: str
    type: str
    """"text", "date", "money", "number", "percent", "party", "period" or "choice"."""
    prompt: str
    """What to insert; for a choice, the alternatives joined by " | "."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole text as it stands from a date."""

    id: EditionId
    work: str
    """Name of the work through all its life."""
    title: str
    status: Status
    published: str = ""
    """ISO date, year and month or day; empty for a draft."""
    commencement: str = ""
    """ISO date from which the edition has effect; empty when it never had."""
    based_on: EditionId = ""
    """The edition before; empty for the first."""
    notice: str = ""
    """What every page, PDF and Word file says of its standing."""
    documents: tuple[Document, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    """In order of id."""
    rationales: tuple[Rationale, ...] = ()
    """In order of id."""
    blanks: tuple[Blank, ...] = ()
    """In order of name."""
    retired: tuple[Retired, ...] = ()
    """In order of id."""
    gaps: tuple[Gap, ...] = ()
    """In order of id."""

    @property
    def records(self) -> tuple[Regulation | Rationale, ...]:
        """The entries of both registers."""
        return (*self.regulations, *self.rationales)

    def walk(self) -> Iterator[Provision]:
        """All provisions of all documents in reading order."""
        for document in self.documents:
            yield from document.walk()
