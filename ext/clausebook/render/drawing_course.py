"""A course of things: spans of time under one another, steps one after another, a grid of what lies where."""

from __future__ import annotations

import re

from clausebook.render.drawing_canvas import LEADING, SIZE, WIDTH, Canvas, breadth, wrap
from clausebook.render.drawing_table import Table

_LABELS, _ROW, _GAP = 330, 20, 8
_SPAN = re.compile(r"\s*(\d+(?:\.\d+)?)(?:\s*(?:to|–|-)\s*(\d+(?:\.\d+)?))?\b")
_ACROSS, _BETWEEN, _PAD = 5, 22, 8
_YES, _NO = ("yes", "in"), ("no", "out")


def spans(table: Table) -> tuple[str, Canvas, float] | None:
    """Rows whose first cell is a moment ("7") or a span ("8 to 14") as marks and bars over one scale, whose unit is the
    column's head. Gives summary, picture and height; None where a row has no such cell."""
    found = [(_SPAN.match(row[0]), row) for row in table.rows if len(row) > 1]
    if not found or any(match is None for match, _ in found):
        return None
    times = [(float(match[1]), float(match[2] or match[1]), row[1]) for match, row in found if match]
    last = max(end for _, end, _ in times)
    unit = table.head[0] if table.head else "Time"
    scale = (WIDTH - _LABELS - 24) / (last or 1)
    canvas, y = Canvas(), 10.0
    step = next(size for size in (1, 2, 3, 5, 6, 12, 24, 60, 120, last) if last / size <= 12)
    for start, end, words in times:
        top = y
        y = max(canvas.lines(words, 8, y, _LABELS - 24), y + _ROW)
        left, right = _LABELS + start * scale, _LABELS + end * scale
        if start == end:
            middle = top + _ROW / 2
            canvas.shape([(left, middle - 8), (left + 8, middle), (left, middle + 8), (left - 8, middle)])
        else:
            canvas.box(left, top + 2, right - left, _ROW - 4, 1)
        y += _GAP
    tick = 0.0
    while tick <= last:
        x = _LABELS + tick * scale
        canvas.rule(x, 6, x, y, dashed=True)
        canvas.text(f"{tick:g}", x, y + SIZE, anchor="middle")
        tick += step
    canvas.text(unit, 8, y + SIZE)
    moments = sum(start == end for start, end, _ in times)
    says = f"{len(times)} rows from {unit.lower()} {times[0][0]:g} to {last:g}, {moments} of them at one moment"
    return says, canvas, y + SIZE * LEADING + 8


def steps(table: Table) -> tuple[str, Canvas, float] | None:
    """Rows as numbered boxes with arrows between them, the first cell in bold and the second below it. Gives summary,
    picture and height; None where the table has no rows."""
    if not table.rows or not table.rows[0]:
        return None
    canvas, y = Canvas(), 8.0
    across = min(len(table.rows), _ACROSS)
    width = (WIDTH - 16 - _BETWEEN * (across - 1)) / across
    room = width - 2 * _PAD
    for first in range(0, len(table.rows), across):
        group = [(row[0], row[1] if len(row) > 1 else "") for row in table.rows[first : first + across]]
        tall = max(len(wrap(f"{first + 9} {name}", room, bold=True)) + len(wrap(more, room)) for name, more in group)
        height = tall * SIZE * LEADING + 2 * _PAD
        for place, (name, more) in enumerate(group):
            x = 8 + place * (width + _BETWEEN)
            canvas.box(x, y, width, height, 4)
            below = canvas.lines(f"{first + place + 1}. {name}", x + _PAD, y + _PAD - 2, room, bold=True)
            canvas.lines(more, x + _PAD, below, room)
            if place + 1 < len(group):
                _arrow(canvas, x + width, y + height / 2)
        y += height + 14
    return f"{len(table.rows)} steps in order, from “{table.rows[0][0]}” to “{table.rows[-1][0]}”", canvas, y


def grid(table: Table) -> tuple[str, Canvas, float] | None:
    """A mark for each cell: filled for "Yes" or "In", empty for "No" or "Out", half filled for anything else. Gives
    summary, picture and height; None where the table has no second column."""
    width = len(table.rows[0]) if table.rows else 0
    if width < 2 or len(table.head) != width:
        return None
    canvas, y = Canvas(), 8.0
    column = (WIDTH - _LABELS) / (width - 1)
    heads = [wrap(words, column - 12, bold=True) for words in table.head[1:]]
    for place, lines in enumerate(heads):
        for count, line in enumerate(lines):
            x = _LABELS + (place + 0.5) * column
            canvas.text(line, x, y + SIZE + count * SIZE * LEADING, bold=True, anchor="middle")
    y += max(map(len, heads)) * SIZE * LEADING + 6
    shown: dict[int, list[str]] = {}
    for row in table.rows:
        canvas.rule(8, y - 3, WIDTH - 8, y - 3)
        top = y
        y = max(canvas.lines(row[0], 8, y, _LABELS - 24), y + _ROW) + _GAP
        for place, words in enumerate(row[1:]):
            look = _look(words)
            shown.setdefault(look, [])
            shown[look] += [words] if words not in shown[look] else []
            _mark(canvas, _LABELS + (place + 0.5) * column - 9, top, look)
    x = 8.0
    for look, seen in sorted(shown.items()):
        label = " / ".join(seen)
        _mark(canvas, x, y, look)
        canvas.text(label, x + 26, y + 13)
        x += 26 + breadth(label) + 24
    names = ", ".join(table.head[1:])
    return f"{len(table.rows)} rows against {names}", canvas, y + SIZE * LEADING + 10


def _look(words: str) -> int:
    first = re.split(r"[\s,.;:]", words.strip().lower(), maxsplit=1)[0]
    return 0 if first in _YES else 2 if first in _NO else 1


def _mark(canvas: Canvas, x: float, y: float, look: int) -> None:
    canvas.box(x, y, 18, 16, 3)
    if look == 0:
        canvas.box(x, y, 18, 16, 0)
    elif look == 1:
        canvas.shape([(x, y + 16), (x + 18, y + 16), (x, y)])


def _arrow(canvas: Canvas, x: float, y: float) -> None:
    canvas.rule(x + 3, y, x + _BETWEEN - 8, y)
    canvas.shape([(x + _BETWEEN - 4, y), (x + _BETWEEN - 11, y - 5), (x + _BETWEEN - 11, y + 5)])
