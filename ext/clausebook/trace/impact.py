"""What to look at when one item changes: what names it, and what leans on it through a definition.

A definition hands its meaning on: whoever uses the term is touched when the law that the definition cites changes. A
clause hands on less: only what explains it needs another look. So the way goes on from definitions to every use, and
from other provisions to guides alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from clausebook.trace.graph import Graph, Node
from clausebook.trace.model import ItemKind, Link, LinkKind


@dataclass(frozen=True, slots=True)
class Affected:
    """One item that may have to change too."""

    node: Node
    links: tuple[LinkKind, ...]
    """How it is linked with what changes, or with the last of ``through``; in order of the kinds."""
    through: tuple[str, ...] = ()
    """Ids that stand between, from what changes."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What the change of one item reaches; each item once, at its nearest."""

    node: Node
    direct: tuple[Affected, ...]
    """What names it, in reading order, the registers last."""
    through_definitions: tuple[Affected, ...]
    """What uses a term whose definition is affected, the nearest first."""
    explaining: tuple[Affected, ...]
    """Guides that explain an affected provision."""


def impact(known: Graph, identity: str) -> Impact:
    """The reach of a change of one item; raises :class:`clausebook.trace.graph.UnknownItemError`."""
    node = known.node(identity)
    inside = frozenset(known.within(identity))
    direct = _naming(known, tuple(known.within(identity)), inside, ())
    seen = inside | {each.node.id for each in direct}
    through: list[Affected] = []
    waiting = [each for each in direct if each.node.item.kind is ItemKind.DEFINITION]
    while waiting:
        definition = waiting.pop(0)
        way = (*definition.through, definition.node.id)
        for each in _naming(known, (definition.node.id,), seen, way):
            through.append(each)
            if each.node.item.kind is ItemKind.DEFINITION:
                waiting.append(each)
        seen |= {each.node.id for each in through}
    return Impact(node, direct, tuple(through), _explaining(known, identity, (*direct, *through), seen))


def _explaining(
    known: Graph, identity: str, affected: tuple[Affected, ...], seen: frozenset[str]
) -> tuple[Affected, ...]:
    """Guides that explain the item or something affected, or the wider provision that one of them stands in."""
    found: dict[str, Affected] = {}
    ways = [((), identity), *(((*each.through, each.node.id), each.node.id) for each in affected)]
    for way, start in ways:
        for target in (start, *known.above(start)):
            for guide in _naming(known, (target,), seen, way if target == start else (*way, target)):
                if LinkKind.EXPLAINS in guide.links or (target == start and known.is_guide(guide.node.id)):
                    found.setdefault(guide.node.id, guide)
    return tuple(found.values())


def _naming(
    known: Graph, targets: tuple[str, ...], seen: frozenset[str], through: tuple[str, ...]
) -> tuple[Affected, ...]:
    """What has a link to one of the targets and was not seen before."""
    links: dict[str, list[Link]] = {}
    for target in targets:
        for link in known.incoming.get(target, ()):
            if link.origin not in seen:
                links.setdefault(link.origin, []).append(link)
    ordered = sorted(links, key=lambda each: known.nodes[each].position)
    return tuple(Affected(known.nodes[origin], _kinds(links[origin]), through) for origin in ordered)


def _kinds(links: list[Link]) -> tuple[LinkKind, ...]:
    found = {link.kind for link in links}
    return tuple(kind for kind in LinkKind if kind in found)
