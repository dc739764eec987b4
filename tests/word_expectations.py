"""What a Word file must say, worked out from the edition itself."""

from __future__ import annotations

import re

from clausebook.edition.model import Block, BlockKind, Document, Edition, KeyKind, Provision, Span
from clausebook.render.drawing import caption, svg

# What XML cannot carry, in the order of the code points: controls but tab and line break, surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

Row = tuple[str, str]
"""A label and words."""


def printable(text: str) -> str:
    """Text with what XML cannot carry shown as U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def document_rows(document: Document, fillable: bool = False) -> list[Row]:
    """Every paragraph that a document must have, with its label: number beside the heading, else beside the first
    words, else alone. In a ``fillable`` file a blank stands in square brackets, so does the name of an option, and a
    drawn table stands after its picture."""
    rows = [("", document.title), *(_row(block, fillable) for block in document.blocks)]
    for provision in document.walk():
        own = [row for block in provision.blocks for row in _rows(block, provision, fillable)]
        beside = (
            provision.blocks[:1] and provision.blocks[0].kind is BlockKind.PARAGRAPH and not provision.blocks[0].depth
        )
        if provision.heading or (provision.number and not beside):
            rows.append((provision.number, provision.heading))
        elif provision.number:
            own[0] = (provision.number, own[0][1])
        if fillable and provision.optional:
            rows.append(("", f"[Optional: {provision.optional}]"))
        rows += own
    return [(label, printable(text)) for label, text in rows if label or text]


def _rows(block: Block, provision: Provision, fillable: bool) -> list[Row]:
    first = next((each for each in provision.blocks if each.table == block.table), None)
    drawn = [each for each in provision.drawings if fillable and block is first and each.table == block.table]
    return [*(("", caption(each)) for each in drawn if svg(provision, each)), _row(block, fillable)]


def edition_rows(edition: Edition, fillable: bool = False) -> list[Row]:
    """Those of all documents."""
    return [row for document in edition.documents for row in document_rows(document, fillable)]


def _row(block: Block, fillable: bool) -> Row:
    return block.label, "".join(_shown(span) if fillable else span.text for span in block.spans)


def _shown(span: Span) -> str:
    blank = span.key is not None and span.key.kind in (KeyKind.BLANK, KeyKind.CHOICE)
    bare = blank and not (span.text.startswith("[") and span.text.endswith("]"))
    return f"[{span.text}]" if bare and span.text else span.text
