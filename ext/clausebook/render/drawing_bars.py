"""Numbers of a table as bars: a running sum, or parts of a whole side by side."""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.render.drawing_canvas import LEADING, SIZE, WIDTH, Canvas, breadth, wrap
from clausebook.render.drawing_table import Table, decimals, is_less, number

_LABELS, _BAR, _GAP, _FIGURES = 250, 22, 10, 70
_CLOSE = 0.0051
"""Two printed sums that differ by rounding alone are the same."""


def waterfall(table: Table) -> tuple[str, Canvas, float] | None:
    """What is added and taken away, row by row, and the sums between. A row whose figure is the sum so far is a sum; a
    row that begins with "Less" takes away. Gives the summary in words, the picture and its height; None where the table
    has no column of numbers."""
    columns = table.numeric()
    if not columns:
        return None
    column = columns[0]
    moves: list[tuple[str, float, float, bool]] = []
    total, sums = 0.0, []
    for row in table.rows:
        value = number(row[column]) or 0.0
        if moves and abs(value - total) < _CLOSE:
            moves.append((row[0], 0.0, value, True))
            sums.append(f"{row[0]}: {row[column]}")
            continue
        end = total - abs(value) if is_less(row[0]) or value < 0 else total + value
        moves.append((row[0], total, end, False))
        total = end
    most = max(max(start, end) for _, start, end, _ in moves)
    canvas, y = Canvas(), 8.0
    if most <= 0:
        return None
    scale = (WIDTH - _LABELS - _FIGURES - 16) / most
    for (label, start, end, is_sum), row in zip(moves, table.rows, strict=True):
        top = y
        y = max(canvas.lines(label, 8, y, _LABELS - 16, bold=is_sum), y + _BAR)
        look = 0 if is_sum else 2 if end < start else 1
        left, right = _LABELS + min(start, end) * scale, _LABELS + max(start, end) * scale
        canvas.box(left, top, max(right - left, 1.5), _BAR, look)
        canvas.text(row[column], right + 6, top + _BAR - 6, bold=is_sum)
        y += _GAP
    canvas.rule(_LABELS, 4, _LABELS, y)
    y = _legend(canvas, y + 4, [(1, "adds"), (2, "takes away"), (0, "sum so far")])
    return f"a running sum of {len(table.rows)} rows, with {', '.join(sums) or 'no sum between'}", canvas, y


def stacks(table: Table) -> tuple[str, Canvas, float] | None:
    """Each row as one bar of parts, a part for each column of numbers. A first column that is the sum of the others is
    printed and not drawn; so is no row that takes something away. Gives summary, picture and height; None where there are
    no two parts."""
    columns = table.numeric()
    values = [[number(row[column]) or 0.0 for column in columns] for row in table.rows]
    if len(columns) > 2 and all(abs(row[0] - sum(row[1:])) < _CLOSE for row in values if min(row) >= 0):
        columns, values = columns[1:], [row[1:] for row in values]
    kept = [(row, parts) for row, parts in zip(table.rows, values, strict=True) if min(parts, default=-1) >= 0]
    most = max((sum(parts) for _, parts in kept), default=0)
    if len(columns) < 2 or len(columns) > 4 or most <= 0:
        return None
    canvas, y = Canvas(), 8.0
    scale = (WIDTH - _LABELS - _FIGURES - 16) / most
    looks = (0, 1, 2, 3)
    for row, parts in kept:
        top, x = y, float(_LABELS)
        y = max(canvas.lines(row[0], 8, y, _LABELS - 16), y + _BAR)
        for look, part in zip(looks, parts, strict=False):
            if part > 0:
                canvas.box(x, top, part * scale, _BAR, look)
                x += part * scale
        places = max(decimals(row[column]) for column in columns)
        canvas.text(f"{sum(parts):.{places}f}", x + 6, top + _BAR - 6)
        y += _GAP
    canvas.rule(_LABELS, 4, _LABELS, y)
    names = [table.head[column] if column < len(table.head) else f"Part {column}" for column in columns]
    y = _legend(canvas, y + 4, list(zip(looks, names, strict=False)))
    return f"{len(kept)} bars, each divided between {', '.join(names)}", canvas, y


def _legend(canvas: Canvas, y: float, entries: Sequence[tuple[int, str]]) -> float:
    x = 8.0
    for look, words in entries:
        if x > 8 and x + 30 + breadth(words) > WIDTH:
            x, y = 8.0, y + SIZE * LEADING + 6
        canvas.box(x, y, 18, 14, look)
        canvas.text(" ".join(wrap(words, WIDTH)), x + 24, y + 12)
        x += 24 + breadth(words) + 22
    return y + SIZE * LEADING + 6
