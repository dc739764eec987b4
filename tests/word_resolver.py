"""Reads a Word file the way Word would after "accept all" or "reject all", on its own: nothing here is shared with the
code that writes Word files, so that an error in one does not hide in the other.

What it knows: ECMA-376 part 1, 17.13.5 for tracked changes and 17.9 for lists. A deleted paragraph mark joins its
paragraph to the next one; in our files such a paragraph has no words left, so it goes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo"), "keep": ()}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that is left."""

    section: int
    style: str
    label: str
    """As Word prints it, or as written out."""
    counted: bool
    """Whether the label is a list's."""
    text: str
    table: int = 0
    """Counts the file's tables from 1; 0 outside them."""


@dataclass
class Reading:
    """A Word file, resolved one way."""

    paragraphs: list[Paragraph]
    revisions: int
    """Tracked changes in the file as it is."""
    authors: set[str] = field(default_factory=set)

    def section(self, number: int) -> list[Paragraph]:
        """The paragraphs of one section that are more than space."""
        return [each for each in self.paragraphs if each.section == number and each.style not in ("Break", "TableGap")]


def read(file: bytes, way: str = "keep") -> Reading:
    """The file after accepting or rejecting all changes, or as it is."""
    parts = unpack(file)
    document = etree.fromstring(parts["word/document.xml"])
    changes = [
        each for name in ("ins", "del", "moveFrom", "moveTo", "pPrChange") for each in document.iter(f"{W}{name}")
    ]
    lists = _Lists(etree.fromstring(parts["word/numbering.xml"]), etree.fromstring(parts["word/styles.xml"]))
    reader = _Reader(way, lists)
    body = document.find(f"{W}body")
    return Reading(list(reader.children(body, 0)), len(changes), {each.get(f"{W}author") for each in changes})


def unpack(file: bytes) -> dict[str, bytes]:
    """The parts of the file by name."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class _Reader:
    def __init__(self, way: str, lists: _Lists) -> None:
        self.gone, self.way, self.lists, self.section, self.tables = GONE[way], way, lists, 0, 0

    def children(self, parent: etree._Element, table: int) -> Iterator[Paragraph]:
        for child in parent:
            name = etree.QName(child).localname
            if name == "p":
                yield from self.paragraph(child, table)
            elif name == "tbl":
                self.tables += 1
                yield from self.children(child, self.tables)
            elif name == "tr":
                if not any(child.find(f"{W}trPr/{W}{mark}") is not None for mark in self.gone):
                    yield from self.children(child, table)
            elif name in ("tc", "sdt", "sdtContent"):
                yield from self.children(child, table)

    def paragraph(self, element: etree._Element, table: int) -> Iterator[Paragraph]:
        properties = element.find(f"{W}pPr")
        label, text = self.words(element)
        section = self.section
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self.section += 1
        if any(properties is not None and properties.find(f"{W}rPr/{W}{mark}") is not None for mark in self.gone):
            assert not text and not label, "a paragraph whose mark goes must have no words left"
            return
        before = properties.find(f"{W}pPrChange/{W}pPr") if properties is not None else None
        if self.way == "reject" and before is not None:
            properties = before
        style = properties.find(f"{W}pStyle").get(f"{W}val")
        counted = self.lists.label(properties)
        assert not (counted and label), "a label is counted or written, never both"
        yield Paragraph(section, style, counted or label, bool(counted), text, table)

    def words(self, element: etree._Element) -> tuple[str, str]:
        """The label written out and the words of a paragraph."""
        label = text = ""
        for part in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br"):
            if part.getparent().tag != f"{W}r" or any(
                etree.QName(above).localname in self.gone for above in part.iterancestors()
            ):
                continue
            piece = {"tab": "\t", "br": "\n"}.get(etree.QName(part).localname, part.text or "")
            style = part.getparent().find(f"{W}rPr/{W}rStyle")
            if style is not None and style.get(f"{W}val") == "Number":
                label += piece
            else:
                text += piece
        return label.removesuffix("\t"), text


class _Lists:
    """Counts as Word counts: one state for each abstract list, started over by a number that overrides its start."""

    def __init__(self, numbering: etree._Element, styles: etree._Element) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        for pattern in numbering.iter(f"{W}abstractNum"):
            self.levels[pattern.get(f"{W}abstractNumId")] = {
                int(level.get(f"{W}ilvl")): (
                    level.find(f"{W}numFmt").get(f"{W}val"),
                    level.find(f"{W}lvlText").get(f"{W}val"),
                    int(level.find(f"{W}start").get(f"{W}val")),
                )
                for level in pattern.iter(f"{W}lvl")
            }
        self.numbers: dict[str, tuple[str, dict[int, int]]] = {}
        for number in numbering.iter(f"{W}num"):
            starts = {
                int(override.get(f"{W}ilvl")): int(override.find(f"{W}startOverride").get(f"{W}val"))
                for override in number.iter(f"{W}lvlOverride")
            }
            pattern = number.find(f"{W}abstractNumId").get(f"{W}val")
            self.numbers[number.get(f"{W}numId")] = (pattern, starts)
        self.styled = {
            style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}numPr")
            for style in styles.iter(f"{W}style")
            if style.find(f"{W}pPr/{W}numPr") is not None
        }
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def label(self, properties: etree._Element) -> str:
        place = properties.find(f"{W}numPr")
        if place is None:
            place = self.styled.get(properties.find(f"{W}pStyle").get(f"{W}val"))
        if place is None:
            return ""
        level = int(place.find(f"{W}ilvl").get(f"{W}val"))
        number = place.find(f"{W}numId").get(f"{W}val")
        pattern, starts = self.numbers[number]
        levels, counts = self.levels[pattern], self.counts.setdefault(pattern, {})
        if levels[level][0] == "bullet":
            return ""
        if level in starts and (number, level) not in self.started:
            self.started.add((number, level))
            counts[level] = starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else levels[level][2]
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        text = levels[level][1]
        for above in range(level + 1):
            shown = _count(levels[above][0], counts.get(above, levels[above][2]))
            text = text.replace(f"%{above + 1}", shown)
        return text


def _count(number_format: str, count: int) -> str:
    if number_format.endswith("Letter"):
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif number_format.endswith("Roman"):
        ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
        tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
        text = tens[count // 10 % 10] + ones[count % 10]
    else:
        text = str(count)
    return text.upper() if number_format.startswith("upper") else text
