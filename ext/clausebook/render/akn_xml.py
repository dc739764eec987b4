"""Akoma Ntoso as a tree that no text can break out of.

Every element is made by :func:`element`, which cleans what it is given; :func:`written` gives the bytes, with line breaks
only between elements that hold no words.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from clausebook.render.xml_text import xml_text

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:x-clausebook:1"
"""Namespace of what Akoma Ntoso has no word for: integration models, kinds of change, the edition's digest."""

Node = Any
"""An element of lxml, which has no types."""
Content = Node | str | None

_UNSAFE = re.compile("[^A-Za-z0-9_-]")
_WORDS = frozenset(
    f"{{{AKN}}}{name}"
    for name in ("a", "b", "block", "def", "docTitle", "heading", "i", "inline", "num", "p", "ref", "term")
)
"""Elements whose content is words, where white space counts."""


def element(name: str, /, *content: Content, **attributes: str) -> Node:
    """An element with its content in order; None stands for nothing. An attribute whose name starts with ``own_`` is of
    our namespace; one that is empty is left out."""
    space = OWN if name.startswith("own_") else AKN
    made = etree.Element(f"{{{space}}}{name.removeprefix('own_')}", nsmap={None: AKN, "cb": OWN})
    for key, value in attributes.items():
        if value:
            made.set(f"{{{OWN}}}{key[4:]}" if key.startswith("own_") else key.rstrip("_"), xml_text(value))
    last: Node = None
    for part in content:
        if isinstance(part, str):
            text = xml_text(part)
            if last is None:
                made.text = (made.text or "") + text
            else:
                last.tail = (last.tail or "") + text
        elif part is not None:
            made.append(part)
            last = part
    return made


def token(identity: str) -> str:
    """An id as it may stand in an attribute and in an address: itself, unless it holds more than letters, digits and
    hyphens; never the same for two ids."""
    return _UNSAFE.sub(lambda found: f".{ord(found[0]):x}.", identity) or "."


def written(root: Node) -> bytes:
    """The whole file: the same tree gives the same bytes."""
    for node in root.iter():
        if len(node) and node.tag not in _WORDS:
            node.text = "\n"
            for child in node:
                child.tail = "\n"
    etree.cleanup_namespaces(root, keep_ns_prefixes=["cb"])
    body: bytes = etree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"
