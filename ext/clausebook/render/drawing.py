"""Pictures of a text's own tables, as accessible SVG. The tables stand beside them and say the same in words, so a picture
adds an overview and never a fact; a picture's name says what it shows.

:mod:`~clausebook.render.drawing_timeline` draws a document's dated tables, :mod:`~clausebook.render.drawing_bars` and
:mod:`~clausebook.render.drawing_course` draw single tables, on a :mod:`~clausebook.render.drawing_canvas`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from clausebook.edition.model import Document, Drawing, Drawn, Provision
from clausebook.render.drawing_bars import stacks, waterfall
from clausebook.render.drawing_canvas import Canvas
from clausebook.render.drawing_course import grid, spans, steps
from clausebook.render.drawing_table import Table, table_of
from clausebook.render.drawing_timeline import timeline

_KINDS: dict[Drawing, Callable[[Table], tuple[str, Canvas, float] | None]] = {
    Drawing.WATERFALL: waterfall,
    Drawing.STACKS: stacks,
    Drawing.SPANS: spans,
    Drawing.STEPS: steps,
    Drawing.GRID: grid,
}


def draw(document: Document) -> str:
    """The SVG of a document's drawing; "" where it has none or no table to draw."""
    return _overview(document)[0]


def draw_alt(document: Document) -> str:
    """What a document's drawing shows, in one sentence; "" where there is none."""
    return _overview(document)[1]


def draw_caption(document: Document) -> str:
    """What is printed under a document's drawing on paper."""
    return f"{document.title}. The tables that follow say the same."


def svg(provision: Provision, drawn: Drawn) -> str:
    """The SVG of one drawn table; "" where the table has nothing that this kind of picture shows."""
    return _picture(provision, drawn)[0]


def alt(provision: Provision, drawn: Drawn) -> str:
    """What the picture shows, in one sentence; "" where there is none."""
    return _picture(provision, drawn)[1]


def caption(drawn: Drawn) -> str:
    """What is printed under a picture on paper."""
    return f"{drawn.title}. The table that follows says the same."


def _overview(document: Document) -> tuple[str, str]:
    return _finished(document.title, timeline(document) if document.drawing is Drawing.TIMELINE else None)


@cache
def _picture(provision: Provision, drawn: Drawn) -> tuple[str, str]:
    made = _KINDS[drawn.kind](table_of(provision, drawn.table)) if drawn.kind in _KINDS else None
    return _finished(drawn.title, made)


def _finished(title: str, made: tuple[str, Canvas, float] | None) -> tuple[str, str]:
    """The SVG and what it shows; nothing where no picture was made."""
    if made is None:
        return "", ""
    summary, canvas, height = made
    words = f"{title}: {summary}."
    return canvas.finish(height, words), words
