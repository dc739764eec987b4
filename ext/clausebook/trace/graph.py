"""An edition's links as a graph with an index, so that a question about one item looks at that item's links alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import DocumentKind, Edition, Provision, ProvisionKind
from clausebook.edition.refusal import RefusedError
from clausebook.trace.link import trace
from clausebook.trace.model import Item, Link, Trace

Value = TypeVar("Value")


class UnknownItemError(RefusedError, LookupError):
    """An id that names nothing in the edition; the message is one line, with the nearest id."""


@dataclass(frozen=True, slots=True)
class Node:
    """An item with its place in the edition."""

    item: Item
    position: int
    """Counts the nodes of an edition in reading order, the registers last."""
    heading: str = ""
    """Of a provision; empty where the label says it already."""
    document: str = ""
    """Id of its document; empty for law and reasons."""
    kind: ProvisionKind | None = None

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class Graph:
    """Items, what stands inside what, and links by either end."""

    edition: str
    nodes: Mapping[str, Node]
    """By id, in reading order, then the registers."""
    parents: Mapping[str, str]
    """The provision or document above a provision, the provision of a list item."""
    children: Mapping[str, tuple[str, ...]]
    """Provisions and list items directly inside."""
    guides: frozenset[str]
    """Ids of documents that explain and do not bind."""
    outgoing: Mapping[str, tuple[Link, ...]]
    incoming: Mapping[str, tuple[Link, ...]]
    retired: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of provisions that were taken out, each with those that hold its content now."""

    def node(self, identity: str) -> Node:
        """The item with an id; raises :class:`UnknownItemError`."""
        if identity in self.retired:
            went = " and ".join(f"“{each}”" for each in self.retired[identity])
            cure = f"its content went to {went}: ask about that" if went else "clausebook history tells what it said"
            raise UnknownItemError(f"“{identity}” is retired; {cure}")
        if identity not in self.nodes:
            near = did_you_mean(identity, self.nodes)
            raise UnknownItemError(f"nothing in {self.edition} has the id “{identity}”{near}")
        return self.nodes[identity]

    def above(self, identity: str) -> Iterator[str]:
        """What an item stands in, the nearest first."""
        while identity in self.parents:
            identity = self.parents[identity]
            yield identity

    def within(self, identity: str) -> Iterator[str]:
        """An item and all that stands inside it, in reading order."""
        yield identity
        for child in self.children.get(identity, ()):
            yield from self.within(child)

    def is_guide(self, identity: str) -> bool:
        """Whether an item belongs to a document that explains."""
        return self.nodes[identity].document in self.guides


def graph(edition: Edition, found: Trace | None = None) -> Graph:
    """The graph of an edition; ``found`` spares the search for links where it was made already."""
    found = found or trace(edition)
    nodes: dict[str, Node] = {}
    parents: dict[str, str] = {}

    def add(provision: Provision, above: str, document: str) -> None:
        item = found.items[provision.id]
        heading = provision.heading if provision.heading not in item.label else ""
        nodes.setdefault(provision.id, Node(item, len(nodes), heading, document, provision.kind))
        parents.setdefault(provision.id, above)
        for block in provision.blocks:
            if block.id:
                nodes.setdefault(block.id, Node(found.items[block.id], len(nodes), "", document))
                parents.setdefault(block.id, provision.id)
        for child in provision.children:
            add(child, provision.id, document)

    for document in edition.documents:
        nodes.setdefault(document.id, Node(found.items[document.id], len(nodes), "", document.id))
        for provision in document.provisions:
            add(provision, document.id, document.id)
    for record in edition.records:
        nodes.setdefault(record.id, Node(found.items[record.id], len(nodes)))
    guides = frozenset(each.id for each in edition.documents if each.kind is DocumentKind.GUIDE)
    return Graph(
        edition.id,
        nodes,
        parents,
        _grouped((above, below) for below, above in parents.items()),
        guides,
        _grouped((link.origin, link) for link in found.links if link.origin in nodes),
        _grouped((link.target, link) for link in found.links if link.origin in nodes),
        {each.id: each.into for each in edition.retired if each.id not in nodes},
    )


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    groups: dict[str, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
