"""What one item rests on, up to law and reason, and what explains it, down to the guides, as two trees.

Only links that carry authority are followed: what a clause gives effect to, the reasons for it, what it cites, what
explains it. Plain references and uses of terms are a matter of :mod:`clausebook.trace.impact`.
"""

from __future__ import annotations

from dataclasses import dataclass

from clausebook.trace.graph import Graph, Node
from clausebook.trace.model import Link, LinkKind

_AUTHORITY = (
    LinkKind.IMPLEMENTS,
    LinkKind.EXPLAINED,
    LinkKind.EXPLAINS,
    LinkKind.CITES,
    LinkKind.REASONS,
    LinkKind.REPLACED,
)
"""Links from an item to what it rests on; of two links to one target the first in this order is shown."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One item of a tree, with the link that leads to it."""

    id: str
    link: LinkKind
    node: Node | None
    """None where the link is dangling."""
    through: str = ""
    """Id of the wider provision that the link is written for, where it is not the item itself."""
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """The trees of one item. For what has parts, such as a condition, ``inside`` holds the same for each part."""

    node: Node
    up: tuple[Branch, ...]
    """What it rests on."""
    down: tuple[Branch, ...]
    """What rests on it or explains it."""
    inside: tuple[Lineage, ...] = ()


def lineage(known: Graph, identity: str) -> Lineage:
    """The trees of an item; raises :class:`clausebook.trace.graph.UnknownItemError`."""
    node = known.node(identity)
    parts = [each for each in known.children.get(identity, ()) if known.nodes[each].kind is not None]
    return Lineage(
        node,
        _up(known, identity, (identity,)),
        _down(known, identity, (identity,)),
        tuple(lineage(known, each) for each in parts),
    )


def _up(known: Graph, identity: str, way: tuple[str, ...]) -> tuple[Branch, ...]:
    branches: dict[str, Branch] = {}
    for link in _by_rank(known.outgoing.get(identity, ())):
        if link.target in branches or link.target in way:
            continue
        below = _up(known, link.target, (*way, link.target)) if link.target in known.nodes else ()
        branches[link.target] = Branch(link.target, link.kind, known.nodes.get(link.target), "", below)
    return tuple(branches.values())


def _down(known: Graph, identity: str, way: tuple[str, ...]) -> tuple[Branch, ...]:
    branches: dict[str, Branch] = {}
    for target in (identity, *known.above(identity)):
        for link in _explaining(known, target) if target != identity else _resting(known, target):
            if link.origin in branches or link.origin in way:
                continue
            through = target if target != identity else ""
            # A guide is an end: what refers to a guide explains the guide, and not the law above it.
            below = () if known.is_guide(link.origin) else _down(known, link.origin, (*way, link.origin))
            branches[link.origin] = Branch(link.origin, link.kind, known.nodes[link.origin], through, below)
    return tuple(branches.values())


def _resting(known: Graph, identity: str) -> tuple[Link, ...]:
    """Links of authority to an item, and the references to it from guides, which are there to explain."""
    incoming = known.incoming.get(identity, ())
    referring = (link for link in incoming if link.kind is LinkKind.REFERS and known.is_guide(link.origin))
    return (*_by_rank(incoming), *referring)


def _explaining(known: Graph, identity: str) -> tuple[Link, ...]:
    return tuple(link for link in known.incoming.get(identity, ()) if link.kind is LinkKind.EXPLAINS)


def _by_rank(links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(
        sorted((link for link in links if link.kind in _AUTHORITY), key=lambda each: _AUTHORITY.index(each.kind))
    )
