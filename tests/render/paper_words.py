"""All texts that a paper copy of an edition must show, worked out here without the renderer, and what a file holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tagged import Spoken, opened, spoken

from clausebook.edition.model import Block, BlockKind, Edition, KeyKind, Provision, ProvisionKind
from clausebook.render.glyphs import printable

REGISTERS = ("Blanks to fill", "Register of law", "Register of reasons")


def body(made: bytes) -> list[Spoken]:
    """What stands between the contents and the registers."""
    blocks = spoken(opened(made))
    end = next((n for n, block in enumerate(blocks) if block.tag == "H1" and block.text in REGISTERS), len(blocks))
    start = max(n for n, block in enumerate(blocks[:end]) if block.tag == "TOCI") + 1
    return blocks[start:end]


def wanted(one: Edition) -> list[str]:
    """All texts of an edition in reading order, with numbers and labels; worked out here without the renderer."""
    return [text for each in one.documents for text in (each.title, *_texts(each.blocks), *_below(each.provisions))]


def _below(provisions: tuple[Provision, ...]) -> Iterator[str]:
    for each in provisions:
        texts = list(_texts(each.blocks))
        container = each.kind not in (ProvisionKind.CLAUSE, ProvisionKind.PARAGRAPH, ProvisionKind.DIRECTION)
        if each.kind is ProvisionKind.DEFINITION:
            first = texts[:1] if each.blocks and each.blocks[0].kind is BlockKind.PARAGRAPH else []
            yield f"{printable(each.heading)} {''.join(first)}"
            texts = texts[len(first) :]
        elif each.heading or container:
            yield f"{each.number} {printable(each.heading)}"
        else:
            yield f"{each.number} "
        if each.optional:
            yield f"[Optional: {printable(each.optional)}]"
        yield from texts
        yield from _below(each.children)


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind is BlockKind.ITEM:
            yield f"{block.label} "
        elif block.kind is BlockKind.BULLET:
            yield "•"
        yield _shown(block)


def _shown(block: Block) -> str:
    text = ""
    for n, span in enumerate(block.spans):
        shown = printable(span.text)
        if span.key and span.key.kind in (KeyKind.BLANK, KeyKind.CHOICE):
            first = n == 0 or block.spans[n - 1].key != span.key
            last = n + 1 == len(block.spans) or block.spans[n + 1].key != span.key
            opening = "[" if first and not shown.startswith("[") else ""
            shown = opening + shown + ("]" if last and not shown.endswith("]") else "")
        text += shown
    return text


def squeezed(texts: list[str]) -> list[str]:
    """Without white space, which breaks across lines, and without blocks that are empty then."""
    return [text for text in (re.sub(r"[\s\u2060]+", "", each) for each in texts) if text]
