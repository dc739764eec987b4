"""Parts of a Word file, opened."""

from __future__ import annotations

from lxml import etree

import word_resolver

W = word_resolver.W


R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def body_of(file: bytes) -> etree._Element:
    return etree.fromstring(word_resolver.unpack(file)["word/document.xml"])


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def relationships(parts: dict[str, bytes], name: str) -> dict[str, str]:
    return {each.get("Id"): each.get("Target") for each in etree.fromstring(parts[name])}
