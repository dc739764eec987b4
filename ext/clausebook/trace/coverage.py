"""How much of each document names law, a reason and a guide, counted by document and kind of provision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from clausebook.edition.model import DocumentKind, Edition, Provision, ProvisionKind
from clausebook.trace.model import LinkKind, Trace

RESTING = frozenset({ProvisionKind.CLAUSE, ProvisionKind.PARAGRAPH, ProvisionKind.DIRECTION})
"""Kinds of provision that must say what they rest on."""


class Side(Enum):
    """What a provision is covered by."""

    LAW = "law"
    """It names law that it gives effect to."""
    REASON = "reason"
    """It names a policy reason."""
    GUIDE = "guide"
    """A guide explains it, or a provision above it, or refers to it."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One document's provisions of one kind, seen from one side."""

    document: str
    kind: ProvisionKind
    side: Side
    named: int
    """Provisions that have a link on this side."""
    excused: int
    """Provisions that have none and say why (``no_law``, ``no_why``)."""
    missing: int
    """Provisions that have none and do not say why; always all others for guides, which need no excuse."""

    @property
    def total(self) -> int:
        """All provisions counted."""
        return self.named + self.excused + self.missing

    @property
    def per_cent(self) -> int:
        """Of the total, how many have a link, rounded down; 100 where there is nothing to cover."""
        return 100 * self.named // self.total if self.total else 100


def coverage(edition: Edition, trace: Trace) -> tuple[Coverage, ...]:
    """Coverage of every document that binds, by kind of provision and side, in reading order."""
    guided = _guided(edition, trace)
    counts: dict[tuple[str, ProvisionKind, Side], list[int]] = {}
    for document in edition.documents:
        if document.kind is DocumentKind.GUIDE:
            continue
        for provision in document.walk():
            if provision.kind in RESTING:
                for side, (named, excused) in _sides(provision, guided).items():
                    tally = counts.setdefault((document.id, provision.kind, side), [0, 0, 0])
                    tally[0 if named else 1 if excused else 2] += 1
    return tuple(Coverage(*place, *tally) for place, tally in counts.items())


def _sides(provision: Provision, guided: set[str]) -> dict[Side, tuple[bool, bool]]:
    links = provision.links
    return {
        Side.LAW: (bool(links.law), bool(links.no_law)),
        Side.REASON: (bool(links.reasons), bool(links.no_reason)),
        Side.GUIDE: (provision.id in guided, False),
    }


def _guided(edition: Edition, trace: Trace) -> set[str]:
    """Ids of the provisions that a guide explains, with all below them, or refers to."""
    guides = [document for document in edition.documents if document.kind is DocumentKind.GUIDE]
    owners = {each for guide in guides for each in (guide.id, *(provision.id for provision in guide.walk()))}
    found = {link.target for link in trace.links if link.origin in owners and link.kind is LinkKind.REFERS}
    explained = {link.target for link in trace.links if link.origin in owners and link.kind is LinkKind.EXPLAINS}
    for document in edition.documents:
        for provision in document.walk():
            if document.id in explained or provision.id in explained:
                found.update(each.id for each in provision.walk())
            if any(block.id in found for block in provision.blocks if block.id):
                found.add(provision.id)
    return found
