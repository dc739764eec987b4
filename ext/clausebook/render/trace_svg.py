"""The lineage of one item as a picture: law and reasons on the left, the item, what explains it on the right.

A picture of words: every box holds its text as text, a long name is cut and stands whole in the box's title, and the
description says what the lines say. Nothing is told by colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten, wrap

from lxml import etree
from lxml.builder import ElementMaker

from clausebook.render.link_words import DOWNWARD, KINDS, UPWARD, node_name
from clausebook.render.xml_text import xml_text
from clausebook.trace.lineage import Branch, Lineage
from clausebook.trace.model import LinkKind

_SVG = ElementMaker(nsmap={None: "http://www.w3.org/2000/svg"})
_INK, _LINE, _PAPER = "#1d2b36", "#5b6b78", "#ffffff"
_BOX_WIDTH, _GAP, _LETTERS = 250, 70, 34
_LINE_HEIGHT, _PAD, _SPACE = 17, 8, 12


@dataclass(frozen=True, slots=True)
class _Box:
    """One item of the picture, before it has a place."""

    words: tuple[str, ...]
    title: str
    link: tuple[str, ...]
    """How it is linked, in lines; none for the item itself."""
    below: tuple[_Box, ...] = ()

    @property
    def height(self) -> int:
        own = len(self.link + self.words) * _LINE_HEIGHT + 2 * _PAD
        return max(own + _SPACE, sum(each.height for each in self.below))

    @property
    def depth(self) -> int:
        return 1 + max((each.depth for each in self.below), default=0)


def lineage_svg(found: Lineage) -> bytes:
    """The picture as an SVG file; the parts of a condition or a document are left out, for each has a picture."""
    left = [_box(each, UPWARD) for each in found.up]
    right = [_box(each, DOWNWARD) for each in found.down]
    name = node_name(found.node)
    middle = _Box(_lines(name), name, ())
    before = max((each.depth for each in left), default=0)
    after = max((each.depth for each in right), default=0)
    step = _BOX_WIDTH + _GAP
    height = max(middle.height, *(sum(each.height for each in side) for side in (left, right))) + 2 * _SPACE
    width = (before + after) * step + _BOX_WIDTH + 2 * _SPACE
    x = _SPACE + before * step
    y = height / 2
    elements = [_draw(middle, x, y)]
    for side, sign in ((left, -1), (right, 1)):
        elements += _place(side, x, y, step * sign, (height - sum(each.height for each in side)) / 2)
    frame = {
        "viewBox": f"0 0 {width} {height}",
        "width": str(width),
        "height": str(height),
        "role": "img",
        "aria-labelledby": "title description",
        "font-family": "sans-serif",
        "font-size": "13",
    }
    title = _SVG.title(xml_text(f"What {name} rests on, and what rests on it"), {"id": "title"})
    says = _SVG.desc(xml_text(_description(found)), {"id": "description"})
    return bytes(etree.tostring(_SVG.svg(frame, title, says, *elements), xml_declaration=True, encoding="UTF-8"))


def _box(branch: Branch, words: dict[LinkKind, str]) -> _Box:
    name = node_name(branch.node) if branch.node else f"{branch.id}, which does not exist"
    through = f" (through {branch.through})" if branch.through else ""
    link = _lines(f"{words[branch.link]}{through}:")
    return _Box(_lines(name), name, link, tuple(_box(each, words) for each in branch.branches))


def _lines(name: str) -> tuple[str, ...]:
    return tuple(wrap(shorten(name, 4 * _LETTERS, placeholder="…"), _LETTERS)) or ("",)


def _place(boxes: list[_Box] | tuple[_Box, ...], x: float, y: float, step: float, top: float) -> list[etree._Element]:
    """Boxes one step beside their origin, one below the other, each joined to it by a line."""
    elements = []
    for box in boxes:
        middle = top + box.height / 2
        start, end = (x + _BOX_WIDTH, x + step) if step > 0 else (x, x + step + _BOX_WIDTH)
        bend = (start + end) / 2
        path = f"M{start:.1f},{y:.1f} C{bend:.1f},{y:.1f} {bend:.1f},{middle:.1f} {end:.1f},{middle:.1f}"
        elements += [_SVG.path({"d": path, "fill": "none", "stroke": _LINE}), _draw(box, x + step, middle)]
        elements += _place(box.below, x + step, middle, step, top)
        top += box.height
    return elements


def _draw(box: _Box, x: float, y: float) -> etree._Element:
    lines = box.link + box.words
    height = len(lines) * _LINE_HEIGHT + 2 * _PAD
    top = y - height / 2
    frame = {"x": f"{x:.1f}", "y": f"{top:.1f}", "width": str(_BOX_WIDTH), "height": str(height), "rx": "4"}
    weight = {"stroke": _INK, "stroke-width": "1" if box.link else "2", "fill": _PAPER}
    group = _SVG.g(_SVG.title(xml_text(box.title)), _SVG.rect({**frame, **weight}))
    for index, line in enumerate(lines):
        place = {"x": f"{x + _PAD:.1f}", "y": f"{top + _PAD + 13 + index * _LINE_HEIGHT:.1f}", "fill": _INK}
        style = {"font-style": "italic"} if index < len(box.link) else {} if box.link else {"font-weight": "bold"}
        group.append(_SVG.text(xml_text(line), {**place, **style}))
    return group


def _description(found: Lineage) -> str:
    name = f"{node_name(found.node)} ({KINDS[found.node.item.kind]})"
    sides = [(found.up, UPWARD), (found.down, DOWNWARD)]
    parts = [
        f"{words[each.link]} {node_name(each.node) if each.node else each.id}" for side, words in sides for each in side
    ]
    own = "no link of its own; its parts have theirs" if found.inside else "no link"
    return f"{name}: {'; '.join(parts) or own}."
