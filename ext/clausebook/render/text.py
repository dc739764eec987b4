"""An edition as plain text: what a terminal, a search or a comparison by another tool wants.

Characters that would steer a terminal or turn the direction of reading are shown as escapes.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.edition.model import Block, BlockKind, Edition, Provision
from clausebook.render.notation import visible


def edition_text(edition: Edition) -> str:
    """The whole edition, documents in order, numbers and labels as printed."""
    lines = [edition.title, f"{edition.work}, edition {edition.id}", edition.notice, ""]
    for document in edition.documents:
        lines += ["", document.title.upper(), ""]
        lines += block_lines(document.blocks)
        for provision in document.provisions:
            lines += _provision(provision)
    return "\n".join(map(visible, lines)).rstrip() + "\n"


def _provision(provision: Provision) -> Iterator[str]:
    yield " ".join(part for part in (provision.number, provision.heading) if part)
    yield from block_lines(provision.blocks)
    yield ""
    for child in provision.children:
        yield from _provision(child)


def block_lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Blocks as lines, indented by depth, a row of a table in one line."""
    row: list[str] = []
    for index, block in enumerate(blocks):
        if block.table:
            row.append(block.words)
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if following is None or (following.table, following.row) != (block.table, block.row):
                yield "  " + " | ".join(row)
                row = []
            continue
        mark = {BlockKind.ITEM: block.label, BlockKind.BULLET: "•", BlockKind.NOTE: "Note:"}.get(block.kind, "")
        yield "  " * (block.depth + 1) + (f"{mark} " if mark else "") + block.words
