"""Which clause rests on which law, is there for which reason, is explained by which guide: a table of links.

A row is a provision that must say what it rests on, linked or not, so that a gap is an empty row; a column is an entry of
a register or a guide, so that what nothing rests on is an empty column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from clausebook.edition.model import Edition, ProvisionKind
from clausebook.trace.graph import Graph, Node, graph
from clausebook.trace.model import ItemKind, LinkKind

RESTING = frozenset({ProvisionKind.CLAUSE, ProvisionKind.PARAGRAPH, ProvisionKind.DIRECTION})
"""Kinds of provision that must say what they rest on."""


class Side(Enum):
    """What the provisions are set against."""

    LAW = "law"
    """Law that they give effect to or cite."""
    REASON = "reason"
    """Reasons that are recorded for them or named in their words."""
    GUIDE = "guide"
    """Guides that explain them or refer to them."""


_KINDS = {
    Side.LAW: (LinkKind.IMPLEMENTS, LinkKind.CITES),
    Side.REASON: (LinkKind.EXPLAINED, LinkKind.REASONS),
    Side.GUIDE: (LinkKind.EXPLAINS, LinkKind.REFERS),
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """The links between the provisions of an edition and one side."""

    edition: str
    side: Side
    rows: tuple[Node, ...]
    """Provisions in reading order."""
    columns: tuple[Node, ...]
    """Entries of the register by id, or guides in order."""
    cells: Mapping[tuple[str, str], tuple[LinkKind, ...]]
    """Kinds of the links between a row and a column, by their ids; a pair without a link is left out."""
    gaps: Mapping[str, str]
    """Why a row has no link of this side, where the sources say so; by id of the row."""


def matrix(edition: Edition, side: Side, known: Graph | None = None) -> Matrix:
    """The matrix of one side; ``known`` spares the search for links where it was made already."""
    known = known or graph(edition)
    rows = [each for each in known.nodes.values() if each.kind in RESTING and each.document not in known.guides]
    cells: dict[tuple[str, str], set[LinkKind]] = {}
    for row in rows:
        for column, kind in _guides(known, row.id) if side is Side.GUIDE else _records(known, row.id, side):
            cells.setdefault((row.id, column), set()).add(kind)
    reasons = {
        each.id: each.links.no_law if side is Side.LAW else each.links.no_reason
        for each in edition.walk()
        if side is not Side.GUIDE
    }
    return Matrix(
        edition.id,
        side,
        tuple(rows),
        tuple(_columns(known, side)),
        {pair: tuple(kind for kind in _KINDS[side] if kind in kinds) for pair, kinds in cells.items()},
        {row.id: reasons[row.id] for row in rows if reasons.get(row.id)},
    )


def _columns(known: Graph, side: Side) -> list[Node]:
    if side is Side.GUIDE:
        return [each for each in known.nodes.values() if each.id in known.guides]
    wanted = ItemKind.REGULATION if side is Side.LAW else ItemKind.RATIONALE
    return [each for each in known.nodes.values() if each.item.kind is wanted]


def _records(known: Graph, identity: str, side: Side) -> list[tuple[str, LinkKind]]:
    links = known.outgoing.get(identity, ())
    return [(link.target, link.kind) for link in links if link.kind in _KINDS[side] and link.target in known.nodes]


def _guides(known: Graph, identity: str) -> list[tuple[str, LinkKind]]:
    """Guides that explain a provision or what it stands in, or refer to it or to one of its items."""
    found = []
    for target in known.within(identity):
        found += [
            (link.origin, link.kind) for link in known.incoming.get(target, ()) if link.kind in _KINDS[Side.GUIDE]
        ]
    for target in known.above(identity):
        found += [(link.origin, link.kind) for link in known.incoming.get(target, ()) if link.kind is LinkKind.EXPLAINS]
    return [(known.nodes[origin].document, kind) for origin, kind in found if known.is_guide(origin)]
