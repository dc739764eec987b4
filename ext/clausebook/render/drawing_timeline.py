"""The dated tables of a document as lanes of one timeline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.builder import ElementMaker

from clausebook.edition.dates import MONTHS
from clausebook.edition.model import Block, BlockKind, Document, Provision
from clausebook.render.drawing_canvas import DARK, Canvas

_LEFT, _RIGHT = 16, 664
_DOT, _STACK, _LANE_HEAD = 5, 12, 22
_MOST_YEARS = 10
"""As many steps from one year to the next named have room beside each other."""
_SVG = ElementMaker(nsmap={None: "http://www.w3.org/2000/svg"})


@dataclass(frozen=True, slots=True)
class Event:
    """One row of a dated table."""

    moment: float
    """Year and part of the year: 2018.5 is the middle of 2018."""
    words: str
    """Date and event as the row prints them."""


def timeline(document: Document) -> tuple[str, Canvas, float] | None:
    """What a document's timeline shows in words, its picture, and how high that is; None where it has no dated table."""
    lanes = [(each.heading, events) for each in document.walk() if (events := _events(each))]
    return _timeline(lanes) if lanes else None


def moment(date: str) -> float | None:
    """A date in words as a year and its part: "3 August 2018", "August 2018", "2018"; None where no year stands in it.
    A month counts from its middle and a year from its own, so that a vague date claims no exact place."""
    years = re.findall(r"\b(?:19|20)\d\d\b", date)
    if not years:
        return None
    months = [index for index, name in enumerate(MONTHS) if name in date]
    if not months:
        return int(years[0]) + 0.5
    day = re.match(r"\s*(\d{1,2})\s", date)
    return int(years[0]) + (months[0] + (int(day[1]) / 31 if day else 0.5)) / 12


def _events(provision: Provision) -> list[Event]:
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in provision.blocks:
        if block.table:
            rows.setdefault((block.table, block.row), []).append(block)
    dated = {
        table for (table, _), cells in rows.items()
        if cells[0].kind is BlockKind.HEADER_CELL and cells[0].words == "Date"
    }  # fmt: skip
    found = []
    for (table, _), cells in rows.items():
        if table in dated and cells[0].kind is BlockKind.CELL and (when := moment(cells[0].words)) is not None:
            found.append(Event(when, f"{cells[0].words}: {cells[1].words if len(cells) > 1 else ''}"))
    return sorted(found, key=lambda event: (event.moment, event.words))


def _timeline(lanes: list[tuple[str, list[Event]]]) -> tuple[str, Canvas, float]:
    moments = [event.moment for _, events in lanes for event in events]
    first, last = int(min(moments)), int(max(moments)) + 1
    scale = (_RIGHT - _LEFT) / (last - first)
    canvas = Canvas()
    top = 8
    for heading, events in lanes:
        places = _stack([_LEFT + (event.moment - first) * scale for event in events])
        base = top + _LANE_HEAD + (max(level for _, level in places) + 1) * _STACK
        canvas.text(heading, _LEFT, top + 14, bold=True)
        canvas.rule(_LEFT, base + 4, _RIGHT, base + 4)
        for event, (x, level) in zip(events, places, strict=True):
            place = {"cx": f"{x:.1f}", "cy": str(base - _DOT - level * _STACK), "r": str(_DOT), "fill": DARK}
            canvas.elements.append(_SVG.circle(_SVG.title(event.words), place))
        top = base + 14
    for year in range(first, last + 1, 1 + (last - first - 1) // _MOST_YEARS):
        x = _LEFT + (year - first) * scale
        canvas.rule(x, 8, x, top, dashed=True)
        canvas.text(str(year), x, top + 16, anchor="end" if year == last else "start" if year == first else "middle")
    says = f"{len(moments)} events from {first} to {last - 1}, in {len(lanes)} row{'s' if len(lanes) > 1 else ''} by subject"
    return says, canvas, top + 24


def _stack(xs: list[float]) -> list[tuple[float, int]]:
    """A level for each place, so that no two dots touch; places come in order."""
    free: list[float] = []
    placed = []
    for x in xs:
        level = next((index for index, end in enumerate(free) if end <= x), len(free))
        if level == len(free):
            free.append(0)
        free[level] = x + 2 * _DOT + 2
        placed.append((x, level))
    return placed
