"""WordprocessingML as text that cannot be broken into.

:data:`Xml` marks text that is markup already; only the functions here make it, and they escape all they are given. Word
files are written as text and not as a tree of nodes, because a long contract has a hundred thousand runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

Xml = NewType("Xml", str)
"""Well-formed markup, or a piece of it."""

NOTHING = Xml("")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# XML cannot carry these at all; a reader must see that something stood here.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"]')
_BREAKS = re.compile("([\t\n])")


def escape(text: str) -> Xml:
    """Text as it may stand in an element or an attribute; what XML cannot carry becomes U+FFFD."""
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("\ufffd", text)
    if _SPECIAL.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return Xml(text)


def w(name: str, /, *children: Xml, **attributes: str | int) -> Xml:
    """An element of WordprocessingML. An attribute is of the same vocabulary unless its name has a prefix, written
    with an underscore: ``r_id`` is ``r:id``."""
    written = "".join(
        f' {key.replace("_", ":", 1) if "_" in key else "w:" + key}="{escape(str(value))}"'
        for key, value in attributes.items()
    )
    inside = "".join(children)
    return Xml(f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>")


def join(pieces: Iterable[Xml]) -> Xml:
    """Pieces of markup one after another."""
    return Xml("".join(pieces))


def part(root: str, *children: Xml) -> bytes:
    """A whole part of the file whose root is the element ``root``."""
    inside = "".join(children)
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()


def run(text: str, properties: Xml = NOTHING, deleted: bool = False) -> Xml:
    """Text in one look. ``properties`` are the children of ``w:rPr``; ``deleted`` for text inside ``w:del``."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    tag = "delText" if deleted else "t"
    if "\n" not in text and "\t" not in text:
        return Xml(f'<w:r>{look}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>')
    inside = "".join(_words(piece, tag) for piece in _BREAKS.split(text) if piece)
    return Xml(f"<w:r>{look}{inside}</w:r>")


def field(instruction: str, result: str, properties: Xml = NOTHING) -> Xml:
    """A field with the text it shows until it is brought up to date."""
    return w("fldSimple", run(result, properties), instr=f" {instruction} ")


def _words(piece: str, tag: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    return "<w:br/>" if piece == "\n" else f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>'
