"""What every picture is made of: words that wrap, boxes that differ by pattern as well as by shade, a name for those who
cannot see it. No identifiers, scripts, fonts or styles, so that a picture may stand in any page, in a PDF or alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree
from lxml.builder import ElementMaker

WIDTH = 680
INK, LINE, DARK, PALE, WHITE = "#1d2b36", "#5b6b78", "#14384f", "#d5e2ec", "#ffffff"
FONT = "Open Sans, Arial, sans-serif"
SIZE = 14
LEADING = 1.25

_SVG = ElementMaker(nsmap={None: "http://www.w3.org/2000/svg"})
_NARROW, _BROAD = frozenset("iljtfrI.,:;’‘'“”|!()[] -"), frozenset("mwMW%—@£")


@dataclass
class Canvas:
    """A white sheet of fixed width that grows downwards."""

    elements: list[etree._Element] = field(default_factory=list)

    def text(
        self, words: str, x: float, y: float, *, bold: bool = False, anchor: str = "start", fill: str = INK
    ) -> None:
        """One line of words; ``y`` is its base line."""
        style = {"font-weight": "bold"} if bold else {}
        place = {"x": _number(x), "y": _number(y), "fill": fill, "font-size": str(SIZE), "text-anchor": anchor}
        self.elements.append(_SVG.text(words, {**place, **style}))

    def lines(self, words: str, x: float, y: float, room: float, *, bold: bool = False) -> float:
        """Words wrapped to ``room`` from the line whose top is ``y``; returns where the next line would start."""
        for line in wrap(words, room, bold=bold):
            self.text(line, x, y + SIZE, bold=bold)
            y += SIZE * LEADING
        return y

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, dashed: bool = False, ink: str = LINE) -> None:
        """A straight line."""
        ends = {"x1": _number(x), "y1": _number(y), "x2": _number(to_x), "y2": _number(to_y), "stroke": ink}
        self.elements.append(_SVG.line({**ends, **({"stroke-dasharray": "1 5"} if dashed else {})}))

    def box(self, x: float, y: float, width: float, height: float, look: int = 0) -> None:
        """A box with an outline. ``look``: 0 dark, 1 upright lines on pale, 2 level lines on white, 3 plain white,
        4 plain pale."""
        fill = (DARK, PALE, WHITE, WHITE, PALE)[look]
        frame = {"x": _number(x), "y": _number(y), "width": _number(width), "height": _number(height)}
        self.elements.append(_SVG.rect({**frame, "fill": fill, "stroke": INK}))
        if look == 1:
            for step in range(1, int(width // 6) + 1):
                if 6 * step < width:
                    self.rule(x + 6 * step, y, x + 6 * step, y + height)
        if look == 2:
            for step in range(1, int(height // 6) + 1):
                if 6 * step < height:
                    self.rule(x, y + 6 * step, x + width, y + 6 * step)

    def shape(self, points: list[tuple[float, float]]) -> None:
        """A filled shape."""
        joined = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        self.elements.append(_SVG.polygon({"points": joined, "fill": DARK}))

    def finish(self, height: float, alt: str) -> str:
        """The picture as SVG, named ``alt``."""
        frame = {
            "viewBox": f"0 0 {WIDTH} {_number(height)}",
            "width": str(WIDTH),
            "height": _number(height),
            "role": "img",
            "aria-label": alt,
            "font-family": FONT,
        }
        ground = _SVG.rect({"width": str(WIDTH), "height": _number(height), "fill": WHITE})
        drawn: str = etree.tostring(_SVG.svg(frame, ground, *self.elements), encoding="unicode")
        return drawn


def wrap(words: str, room: float, *, bold: bool = False) -> list[str]:
    """Words in lines no wider than ``room``, as near as the width of a letter can be told without its font; a word that
    is too long for any line has one to itself."""
    lines: list[str] = []
    for word in words.split():
        if lines and breadth(f"{lines[-1]} {word}", bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def breadth(words: str, *, bold: bool = False) -> float:
    """How wide a line of words is, nearly: measured on Open Sans, rounded up."""
    ems = sum(
        0.31 if each in _NARROW else 0.9 if each in _BROAD else 0.62 if each.isupper() else 0.57 for each in words
    )
    return ems * SIZE * (1.06 if bold else 1)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
