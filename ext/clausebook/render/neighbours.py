"""What stands one step from an item, as a small SVG: what it rests on to the left, what relies on it to the right.

The same names stand as a list beside the picture, so it adds an overview and never a fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from clausebook.render.html_words import printable

_SVG = ElementMaker(nsmap={None: "http://www.w3.org/2000/svg"})
_WIDTH, _BOX, _ROW, _HEIGHT = 960, 290, 34, 26
_LETTERS = 38
"""How many letters of 14 px surely fit a box; a longer name is cut, and whole in the list."""
_INK, _LINE, _PALE, _CENTRE = "#1b2a33", "#43525d", "#f1f4f6", "#12394f"


@dataclass(frozen=True, slots=True)
class Side:
    """Names of one sort on one side of the picture."""

    title: str
    names: Sequence[str]


def neighbours_svg(name: str, before: Sequence[Side], after: Sequence[Side], most: int = 5) -> str:
    """The SVG; "" where the item has no neighbour. ``before`` is drawn left, ``after`` right; of each sort at most
    ``most`` names, then how many more there are."""
    if not any(side.names for side in (*before, *after)):
        return ""
    columns = [_rows(before, most), _rows(after, most)]
    height = max(len(rows) for rows in columns) * _ROW + 16
    middle = height / 2
    drawn: list[etree._Element] = []
    for rows, left in zip(columns, (True, False), strict=True):
        top = middle - len(rows) * _ROW / 2
        for place, (text, head) in enumerate(rows):
            drawn += _row(text, head, left, top + place * _ROW + _ROW / 2, middle)
    drawn += _box(name, (_WIDTH - _BOX) / 2, middle, centre=True)
    count = sum(len(side.names) for side in (*before, *after))
    says = f"{name} and its {count} neighbour{'' if count == 1 else 's'}; the list beside the picture names them all."
    frame = {"viewBox": f"0 0 {_WIDTH} {height}", "role": "img", "aria-label": printable(says)}
    made: str = etree.tostring(_SVG.svg(frame, *drawn), encoding="unicode")
    return made


def _rows(sides: Sequence[Side], most: int) -> list[tuple[str, bool]]:
    """Text of each row, and whether it is the head of a sort."""
    rows: list[tuple[str, bool]] = []
    for side in sides:
        if not side.names:
            continue
        shown = list(side.names) if len(side.names) <= most + 1 else list(side.names[:most])
        rows.append((side.title, True))
        rows += [(name, False) for name in shown]
        if len(shown) < len(side.names):
            rows.append((f"and {len(side.names) - len(shown)} more", False))
    return rows


def _row(text: str, head: bool, left: bool, y: float, middle: float) -> list[etree._Element]:
    x = 0.0 if left else float(_WIDTH - _BOX)
    if head:
        return [_text(text, x + 4, y + 8, {"font-size": "14", "font-weight": "bold"})]
    start, end = (x + _BOX, (_WIDTH - _BOX) / 2) if left else (x, (_WIDTH + _BOX) / 2)
    line = _SVG.path({
        "d": f"M{start:.0f} {y:.0f}C{(start + end) / 2:.0f} {y:.0f} {(start + end) / 2:.0f} {middle:.0f} "
        f"{end:.0f} {middle:.0f}",
        "fill": "none", "stroke": _LINE,
    })  # fmt: skip
    return [line, *_box(text, x, y)]


def _box(text: str, x: float, y: float, centre: bool = False) -> list[etree._Element]:
    shape = {
        "x": f"{x + 1:.0f}", "y": f"{y - _HEIGHT / 2:.0f}", "width": str(_BOX - 2), "height": str(_HEIGHT), "rx": "3",
        "fill": _CENTRE if centre else _PALE, "stroke": _LINE,
    }  # fmt: skip
    style = {"font-size": "14", "fill": "#ffffff" if centre else _INK}
    return [_SVG.rect(shape), _text(text, x + 8, y + 5, style)]


def _text(words: str, x: float, y: float, style: dict[str, str]) -> etree._Element:
    short = words if len(words) <= _LETTERS else words[: _LETTERS - 1].rstrip() + "…"
    return _SVG.text(printable(short), {"x": f"{x:.0f}", "y": f"{y:.0f}", "fill": _INK, **style})
