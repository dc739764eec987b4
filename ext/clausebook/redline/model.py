"""What changed between two editions, as frozen values.

A :class:`Redline` lists every provision of both editions exactly once, in the reading order of the new edition with
deleted provisions at the place they had. It replays: kept and deleted runs joined in order are the old words, kept and
inserted runs the new words, heading by heading and block by block (:mod:`clausebook.redline.replay`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum

from msgspec import field

from clausebook.edition.model import (
    BlockKind,
    DocumentKind,
    EditionId,
    Emphasis,
    Key,
    Links,
    ProvisionId,
    ProvisionKind,
)
from clausebook.edition.value import Value


class Fate(Enum):
    """What happened to a stretch of text."""

    KEPT = "kept"
    """In both editions."""
    DELETED = "deleted"
    """Only in the old edition."""
    INSERTED = "inserted"
    """Only in the new edition."""


KEPT, DELETED, INSERTED = Fate
# By names of their own: Python 3.11 takes ten times as long to look a member up, and a comparison does for every run.


class ChangeKind(Enum):
    """What happened to a provision; a provision can carry several. Listed from the loudest to the quietest: the first
    that a change carries is its leading kind."""

    INSERTED = "inserted"
    """Only in the new edition."""
    DELETED = "deleted"
    """Only in the old edition."""
    REDEFINED = "redefined"
    """The meaning of a defined term differs: every provision that uses the term is affected."""
    AMENDED = "amended"
    """Its words differ, and no other kind explains every difference. On doubt a difference belongs here."""
    CITED = "cited"
    """A citation of law gave way to another."""
    TEXT_MOVED = "text-moved"
    """Text moved within it, or came from another provision, or went to one."""
    RETITLED = "retitled"
    """Its heading differs."""
    MOVED = "moved"
    """It has another parent, or stands elsewhere among its siblings."""
    RELINKED = "relinked"
    """Its law, reasons, models or actors differ."""
    MARKUP = "markup"
    """The same words are set apart otherwise, or link to another address."""
    TYPOGRAPHIC = "typographic"
    """Quotation marks, dashes, white space or the capital of a word such as "the" differ, and nothing else there."""
    RENAMED = "renamed"
    """A defined term that it uses was renamed, and the words follow."""
    CONSEQUENTIAL = "consequential"
    """A reference prints another number or title because its target was renumbered or retitled."""
    RENUMBERED = "renumbered"
    """Its number differs."""

    @property
    def quiet(self) -> bool:
        """Whether its words are shown unmarked unless asked for: it can hide no change of substance."""
        return self in _QUIET


_QUIET = frozenset({ChangeKind.TYPOGRAPHIC, ChangeKind.RENAMED, ChangeKind.CONSEQUENTIAL, ChangeKind.RENUMBERED})


class Attention(Enum):
    """What a reviewer looks at first in an amended provision. A flag says that the words of its sort are others than
    they were, or stand in another order; not that the meaning is."""

    OBLIGATION = "obligation"
    """Who must, may or must not: "must", "shall", "may", "will", "should", "can", with or without "not"."""
    NEGATION = "negation"
    """A "not", "no", "never", "neither", "none", "nothing" or "without"."""
    AMOUNT = "amount"
    """A number, date, period or amount, in figures or in words, or its bound ("at least"); not what a reference or a
    citation is called by."""
    PARTY = "party"
    """One party stands where another stood."""
    CONDITION = "condition"
    """A condition or exception: "if", "unless", "except", "subject to", "provided that", "only", "where" and the like."""


class Run(Value):
    """A stretch of words with one fate."""

    fate: Fate
    text: str
    key: Key | None = None
    """What the text points at; for kept text, as the new edition has it."""
    emphasis: Emphasis = Emphasis.NONE
    cause: ChangeKind | None = None
    """The kind that alone explains a deleted or inserted run (CITED, TEXT_MOVED, MARKUP, TYPOGRAPHIC, RENAMED or
    CONSEQUENTIAL); otherwise None."""
    passage: int = 0
    """Number of the moved passage it belongs to, the same where the text stood and where it stands; 0 for none. Words
    that changed on the way belong to it and have no cause."""

    @property
    def quiet(self) -> bool:
        """Whether it is shown unmarked unless asked for."""
        return self.cause in _QUIET


class BlockShape(Value):
    """Where a block stands and how it is labelled, in one edition."""

    kind: BlockKind
    depth: int = 0
    label: str = ""
    id: ProvisionId = ""
    table: int = 0
    row: int = 0
    column: int = 0


class BlockChange(Value):
    """One block of either edition or of both. ``fate`` is that of its boundary: a deleted block has only deleted runs,
    an inserted block only inserted runs, a kept block any."""

    fate: Fate
    old: BlockShape | None
    new: BlockShape | None
    runs: tuple[Run, ...]


class Place(Value):
    """A provision in one edition, all but its words."""

    id: ProvisionId
    """Differs between old and new only where a provision without a common id was matched by content."""
    kind: ProvisionKind | None
    """None for a document itself."""
    document: str
    parent: ProvisionId
    """Id of the provision above it, or of its document."""
    position: int
    """Counts provisions of the edition in reading order, from 0."""
    number: str
    citation: str
    heading: str
    links: Links
    optional: str = ""
    """Name of the option, where a local contract may leave the provision out."""
    document_kind: DocumentKind | None = None
    """Of a document itself, which part of the package it is: whether it binds anybody."""


class ProvisionChange(Value):
    """One provision of either edition or of both."""

    id: ProvisionId
    """The new edition's id; the old one's where there is no new."""
    kinds: tuple[ChangeKind, ...]
    """In order of :class:`ChangeKind`, loudest first; empty where nothing changed."""
    old: Place | None
    new: Place | None
    heading: tuple[Run, ...]
    blocks: tuple[BlockChange, ...]
    attention: tuple[Attention, ...] = ()
    """What to look at first, in order of :class:`Attention`; only where words or the heading were amended."""
    affected: tuple[ProvisionId, ...] = ()
    """For a definition that is new, deleted or has another meaning: the provisions that use the term, in the new edition
    (for a deleted one in the old), in reading order."""
    reasons: tuple[str, ...] = ()
    """Ids of the reasons recorded for the change; empty where none is, or nothing changed."""

    @property
    def leading(self) -> ChangeKind | None:
        """The loudest kind; None where nothing changed."""
        return self.kinds[0] if self.kinds else None

    @property
    def place(self) -> Place:
        """Where the provision stands in the new edition, or stood in the old."""
        place = self.new or self.old
        if place is None:
            raise ValueError(f"{self.id}: a change needs an old or a new place")
        return place


class RelationKind(Enum):
    """How text went from some provisions to others."""

    SPLIT = "split"
    """The text of one provision became two or more."""
    MERGED = "merged"
    """The text of two or more provisions became one."""
    CARRIED = "carried"
    """Text went from one provision to another."""
    REORDERED = "reordered"
    """Text stands elsewhere within its provision."""


class Passage(Value):
    """A stretch of text that moved, changed on the way or not. The runs that bear its number are deleted where it stood
    and inserted where it stands."""

    number: int
    """Counts the passages of a redline from 1, in the reading order of where they stand now."""
    old: ProvisionId
    old_block: int
    """Which of the provision's blocks in the old edition, from 0."""
    new: ProvisionId
    new_block: int
    """Which of the provision's blocks in the new edition, from 0."""


class Relation(Value):
    """Provisions that exchanged text."""

    kind: RelationKind
    old: tuple[ProvisionId, ...]
    """Where the text stood, in the old reading order."""
    new: tuple[ProvisionId, ...]
    """Where it stands, in the new reading order."""
    passages: tuple[Passage, ...]
    """What moved, at least one."""


class Side(Value):
    """One of the two editions compared."""

    id: EditionId
    title: str
    status: str
    published: str
    digest: str
    """Digest of the whole edition (:mod:`clausebook.edition.seal`)."""


class Redline(Value):
    """The comparison of two editions."""

    work: str
    notice: str
    old: Side
    new: Side
    changes: tuple[ProvisionChange, ...]
    relations: tuple[Relation, ...] = ()
    """Text that moved within and between provisions, in the order of the first passage of each."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Title of each reason and short form of each provision of law that a place or a change names, by id."""

    def counts(self) -> dict[ChangeKind, int]:
        """How many provisions carry each kind, in order of the kinds; kinds that do not occur are left out."""
        tally = Counter(kind for change in self.changes for kind in change.kinds)
        return {kind: tally[kind] for kind in ChangeKind if tally[kind]}

    def passages(self) -> dict[int, tuple[Relation, Passage]]:
        """Each moved passage with its relation, by number."""
        return {each.number: (relation, each) for relation in self.relations for each in relation.passages}
