"""Links in words, read from either end."""

from __future__ import annotations

from clausebook.trace.graph import Node
from clausebook.trace.model import ItemKind, LinkKind

UPWARD = {
    LinkKind.IMPLEMENTS: "gives effect to",
    LinkKind.EXPLAINED: "is there because of",
    LinkKind.EXPLAINS: "explains",
    LinkKind.REFERS: "refers to",
    LinkKind.CITES: "cites",
    LinkKind.REASONS: "names the reason",
    LinkKind.USES: "uses the term",
    LinkKind.REPLACED: "was replaced by",
}
"""What an item does to the target of its link."""
DOWNWARD = {
    LinkKind.IMPLEMENTS: "is given effect by",
    LinkKind.EXPLAINED: "is the reason for",
    LinkKind.EXPLAINS: "is explained by",
    LinkKind.REFERS: "is referred to by",
    LinkKind.CITES: "is cited by",
    LinkKind.REASONS: "is named as a reason by",
    LinkKind.USES: "is used by",
    LinkKind.REPLACED: "replaced",
}
"""What is done to the target of a link by the item that makes it."""
KINDS = {
    ItemKind.PROVISION: "provision",
    ItemKind.BLOCK: "list item",
    ItemKind.DOCUMENT: "document",
    ItemKind.DEFINITION: "definition",
    ItemKind.REGULATION: "law",
    ItemKind.RATIONALE: "reason",
}
"""What an item is called."""


def node_name(node: Node) -> str:
    """Number and heading, term, short form or title: as a person would name it."""
    return f"{node.item.label} {node.heading}".strip() or node.id
