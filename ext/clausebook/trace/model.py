"""What rests on what, as frozen values. Upstream is nearer the authority: law above clause above guide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from clausebook.edition.model import Source


class LinkKind(Enum):
    """What a link says."""

    IMPLEMENTS = "implements"
    """A provision gives effect to law (its ``law`` option)."""
    EXPLAINED = "explained"
    """A provision is there for a reason (its ``why`` option)."""
    EXPLAINS = "explains"
    """A guide explains a provision."""
    REFERS = "refers"
    """A text refers to a provision or to one of its items."""
    CITES = "cites"
    """A text cites law."""
    REASONS = "reasons"
    """A text names a recorded reason."""
    USES = "uses"
    """A text uses a defined term."""
    REPLACED = "replaced"
    """Law that other law replaced."""


class LinkStatus(Enum):
    """How a link stands, seen from the item that makes it."""

    COVERS = "covers"
    """One target, of a kind that the link may have."""
    DANGLING = "dangling"
    """No target. (OpenFastTrace says "orphaned".)"""
    AMBIGUOUS = "ambiguous"
    """Two targets."""
    UNWANTED = "unwanted"
    """The target's kind does not ask for such a link: a reason where law belongs."""


class ItemKind(Enum):
    """What can be linked."""

    PROVISION = "provision"
    """A provision of a document that binds or explains."""
    BLOCK = "block"
    """A list item with an id of its own."""
    DOCUMENT = "document"
    """A whole document."""
    DEFINITION = "definition"
    """The definition of a term."""
    REGULATION = "regulation"
    """A provision of law."""
    RATIONALE = "rationale"
    """A policy reason."""


@dataclass(frozen=True, slots=True)
class Item:
    """Anything that can be linked."""

    id: str
    kind: ItemKind
    label: str
    """As a person would name it: a number, a term, a law's short form, a reason's title."""
    source: Source


@dataclass(frozen=True, slots=True)
class Link:
    """One link from an item to an id, with its status."""

    origin: str
    kind: LinkKind
    target: str
    status: LinkStatus
    source: Source
    """Where the link is written."""


@dataclass(frozen=True, slots=True)
class Trace:
    """All items of an edition and all links between them."""

    items: Mapping[str, Item]
    """By id; of two with one id the first."""
    links: tuple[Link, ...]
    """In reading order."""

    def upstream(self, identity: str) -> tuple[Link, ...]:
        """Links that an item makes."""
        return tuple(link for link in self.links if link.origin == identity)

    def downstream(self, identity: str) -> tuple[Link, ...]:
        """Links that point at an item."""
        return tuple(link for link in self.links if link.target == identity)
