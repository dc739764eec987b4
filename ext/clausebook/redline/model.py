"""What changed between two editions, as frozen values.

A :class:`Redline` lists every provision of both editions exactly once, in the reading order of the new edition with
deleted provisions at the place they had. It replays: kept and deleted runs joined in order are the old words, kept and
inserted runs the new words, heading by heading and block by block (:mod:`clausebook.redline.replay`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum

from clausebook.edition.model import (
    BlockKind,
    EditionId,
    Emphasis,
    Key,
    Links,
    ProvisionId,
    ProvisionKind,
)


class Fate(Enum):
    """What happened to a stretch of text."""

    KEPT = "kept"
    """In both editions."""
    DELETED = "deleted"
    """Only in the old edition."""
    INSERTED = "inserted"
    """Only in the new edition."""


class ChangeKind(Enum):
    """What happened to a provision; a provision can carry several. Listed from the loudest to the quietest: the first
    that a change carries is its leading kind."""

    INSERTED = "inserted"
    """Only in the new edition."""
    DELETED = "deleted"
    """Only in the old edition."""
    AMENDED = "amended"
    """Its words differ, and no quieter kind explains every difference. On doubt a difference belongs here."""
    RETITLED = "retitled"
    """Its heading differs."""
    MOVED = "moved"
    """It has another parent, or stands elsewhere among its siblings."""
    RELINKED = "relinked"
    """Its law, reasons, models or actors differ."""
    RENAMED = "renamed"
    """A defined term that it uses was renamed, and the words follow."""
    CONSEQUENTIAL = "consequential"
    """A reference prints another number or title because its target was renumbered or retitled."""
    RENUMBERED = "renumbered"
    """Its number differs."""

    @property
    def quiet(self) -> bool:
        """Whether its words are shown unmarked unless asked for: it can hide no change of substance."""
        return self in (ChangeKind.RENUMBERED, ChangeKind.CONSEQUENTIAL, ChangeKind.RENAMED)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words with one fate."""

    fate: Fate
    text: str
    key: Key | None = None
    """What the text points at; for kept text, as the new edition has it."""
    emphasis: Emphasis = Emphasis.NONE
    cause: ChangeKind | None = None
    """CONSEQUENTIAL or RENAMED where that alone explains a deleted or inserted run; otherwise None."""


@dataclass(frozen=True, slots=True)
class BlockShape:
    """Where a block stands and how it is labelled, in one edition."""

    kind: BlockKind
    depth: int = 0
    label: str = ""
    id: ProvisionId = ""
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block of either edition or of both. ``fate`` is that of its boundary: a deleted block has only deleted runs,
    an inserted block only inserted runs, a kept block any."""

    fate: Fate
    old: BlockShape | None
    new: BlockShape | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Place:
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


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """One provision of either edition or of both."""

    id: ProvisionId
    """The new edition's id; the old one's where there is no new."""
    kinds: tuple[ChangeKind, ...]
    """In order of :class:`ChangeKind`, loudest first; empty where nothing changed."""
    old: Place | None
    new: Place | None
    heading: tuple[Run, ...]
    blocks: tuple[BlockChange, ...]

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


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions compared."""

    id: EditionId
    title: str
    status: str
    published: str
    digest: str
    """Digest of the whole edition (:mod:`clausebook.edition.seal`)."""


@dataclass(frozen=True, slots=True)
class Redline:
    """The comparison of two editions."""

    work: str
    notice: str
    old: Side
    new: Side
    changes: tuple[ProvisionChange, ...]

    def counts(self) -> dict[ChangeKind, int]:
        """How many provisions carry each kind, in order of the kinds; kinds that do not occur are left out."""
        tally = Counter(kind for change in self.changes for kind in change.kinds)
        return {kind: tally[kind] for kind in ChangeKind if tally[kind]}
