"""Lineage and impact of one item as text for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from clausebook.render.link_words import DOWNWARD, KINDS, UPWARD, node_name
from clausebook.trace.graph import Graph, Node
from clausebook.trace.impact import Affected, Impact
from clausebook.trace.lineage import Branch, Lineage
from clausebook.trace.model import LinkKind

Words = Mapping[LinkKind, str]


def lineage_text(found: Lineage) -> str:
    """Two trees under the item's name: what it rests on, what rests on it; for what has parts, those of each part."""
    return "".join(f"{line}\n" for line in _lineage(found, ""))


def impact_text(found: Impact, known: Graph) -> str:
    """What to look at, by document."""
    total = len(found.direct) + len(found.through_definitions) + len(found.explaining)
    lines = [_head(found.node), f"If this changes, look at {total} other{'' if total == 1 else 's'}." if total else ""]
    groups = (
        ("Directly", found.direct),
        ("Through definitions", found.through_definitions),
        ("Guides that explain what is affected", found.explaining),
    )
    for title, group in groups:
        if group:
            lines += ["", f"{title} ({len(group)})"]
            lines += _by_document(group, known)
    if not total:
        lines[1] = "Nothing names it: a change of it touches nothing else."
    return "".join(f"{line}\n" for line in lines)


def _lineage(found: Lineage, indent: str) -> Iterator[str]:
    yield indent + _head(found.node)
    both = [*((branch, UPWARD) for branch in found.up), *((branch, DOWNWARD) for branch in found.down)]
    yield from _branches(both, indent)
    if not found.up and not found.down and not found.inside:
        yield f"{indent}└─ no link"
    for part in found.inside:
        yield from _lineage(part, indent + "  ")


def _branches(branches: Sequence[tuple[Branch, Words]], indent: str) -> Iterator[str]:
    for index, (branch, words) in enumerate(branches):
        last = index == len(branches) - 1
        name = f"{node_name(branch.node)} ({branch.id})" if branch.node else f"{branch.id}, which does not exist"
        through = f", through {branch.through}" if branch.through else ""
        yield f"{indent}{'└─' if last else '├─'} {words[branch.link]} {name}{through}"
        yield from _branches([(each, words) for each in branch.branches], indent + ("   " if last else "│  "))


def _by_document(group: tuple[Affected, ...], known: Graph) -> Iterator[str]:
    document: Callable[[Affected], str] = lambda each: each.node.document  # noqa: E731
    for name, members in groupby(sorted(group, key=lambda each: each.node.position), key=document):
        yield f"  {known.nodes[name].item.label}" if name else "  Registers"
        for each in members:
            links = ", ".join(UPWARD[kind] for kind in each.links)
            way = " → ".join(each.through)
            yield f"    {node_name(each.node)} ({each.node.id}): {links} {way or 'it'}"


def _head(node: Node) -> str:
    return f"{node_name(node)} ({node.id}, {KINDS[node.item.kind]})"
