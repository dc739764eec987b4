"""Lineage and impact of one item as JSON."""

from __future__ import annotations

from typing import Any

from clausebook.edition.json_file import canonical
from clausebook.render.link_words import node_name
from clausebook.trace.graph import Node
from clausebook.trace.impact import Affected, Impact
from clausebook.trace.lineage import Branch, Lineage

FORMAT = 1
"""Number of both formats; ``trace.schema.json`` beside this module says what they hold."""


def lineage_json(found: Lineage, edition: str) -> bytes:
    """The two trees of an item."""
    return canonical({"format": FORMAT, "edition": edition, **_lineage(found)}, indent=1) + b"\n"


def impact_json(found: Impact, edition: str) -> bytes:
    """What the change of an item reaches."""
    value = {
        "format": FORMAT,
        "edition": edition,
        **_node(found.node),
        "direct": [_affected(each) for each in found.direct],
        "through_definitions": [_affected(each) for each in found.through_definitions],
        "explaining": [_affected(each) for each in found.explaining],
    }
    return canonical(value, indent=1) + b"\n"


def _lineage(found: Lineage) -> dict[str, Any]:
    return {
        **_node(found.node),
        "up": [_branch(each) for each in found.up],
        "down": [_branch(each) for each in found.down],
        "inside": [_lineage(each) for each in found.inside],
    }


def _branch(branch: Branch) -> dict[str, Any]:
    node = _node(branch.node) if branch.node else {"id": branch.id, "kind": "", "name": "", "document": ""}
    below = [_branch(each) for each in branch.branches]
    return {**node, "link": branch.link.value, "through": branch.through, "branches": below}


def _affected(each: Affected) -> dict[str, Any]:
    return {**_node(each.node), "links": [kind.value for kind in each.links], "through": list(each.through)}


def _node(node: Node) -> dict[str, str]:
    return {"id": node.id, "kind": node.item.kind.value, "name": node_name(node), "document": node.document}
