"""Blocks as the tree that the Typst template lays out.

The template gets lists in lists and tables in rows, where the values have flat blocks with depths. Both an edition and
a redline come through here: each makes its blocks into :class:`Piece` values, :func:`nest` makes the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from clausebook.edition.model import BlockKind, Emphasis, Key, KeyKind
from clausebook.render.glyphs import printable
from clausebook.render.table_layout import lay_out_held
from clausebook.render.unbroken import unbroken

Node = dict[str, Any]
"""What JSON can carry; every node of the tree has a "type"."""

NO_PICTURES: Mapping[int, Node] = MappingProxyType({})
"""Where no table is drawn, as in a redline."""

DEEPEST = 8
"""Lists deeper than this are set at this depth: the page has no room, and the label still says where it belongs."""

LONG = 30
"""A word longer than this may be broken across lines."""

NO_ROOMS: Mapping[str, str] = MappingProxyType({})
"""Where nothing is to be filled in, as in a redline."""

_ESCAPED = re.compile(r"[\x00-\x1f\x7f()\\%]")
"""What does not stand for itself in a string of a PDF, or in a web address."""
_LONG_WORD = re.compile(rf"\S{{{LONG + 1},}}")
_UP_TO_MARK = re.compile(r"[^/\-._?&=]*[/\-._?&=]+|[^/\-._?&=]+")
_WHOLE = 24
"""Most letters between two marks of a long word that stay on one line."""
_PROMPT = 20
"""Most letters of what asks for a blank to be filled that stay on one line."""
_PROMPTING = 30
"""Letters of a line from which on a column is wide enough to keep what asks for a blank to be filled on one line."""
_PIECE = 9
"""Most letters of each piece where there are more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block on its way into the tree."""

    kind: BlockKind
    spans: tuple[Node, ...]
    depth: int = 0
    label: tuple[Node, ...] = ()
    """Spans of an item's label."""
    anchor: Node | None = None
    """Where links to this block land."""
    fate: str = ""
    """"inserted" or "deleted" in a redline; otherwise empty."""
    table: int = 0
    row: int = 0
    column: int = 0
    holds: bool = True
    """Whether numbers stay on the line of what they name, as in an edition; a redline has the very words it compares."""


def destination(identity: str) -> str:
    """What a place is called inside the file: its id, written like a web address where an id holds what would have to be
    escaped there, which the packing does not read."""
    return _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", identity)


def text_span(text: str, *, to: str = "", **more: Any) -> Node:
    """A span of plain text; ``to``: the place that it leads to; ``more`` are further fields, of which empty ones are left
    out."""
    shown = printable(text)
    span: Node = {"text": shown}
    if _LONG_WORD.search(shown):
        span["pieces"] = _breakable(shown, _LONG_WORD)
    if to:
        span["to"] = destination(to)
    span.update({name: value for name, value in more.items() if value})
    return span


def keyed_spans(spans: Iterable[tuple[Node, Key | None]], rooms: Mapping[str, str] = NO_ROOMS) -> tuple[Node, ...]:
    """Spans with what each points at; a blank or choice gets its brackets, once for all its spans, unless its text has
    them already. ``rooms``: for blanks by name, the room to write in that comes after them."""
    made: list[Node] = []
    listed = list(spans)
    for index, (plain, key) in enumerate(listed):
        span = dict(plain)
        if key is not None and key.kind in (KeyKind.BLANK, KeyKind.CHOICE):
            first = index == 0 or listed[index - 1][1] != key
            last = index + 1 == len(listed) or listed[index + 1][1] != key
            span["key"] = "blank"
            if first and not span["text"].startswith("["):
                span["open"] = True
            if last and not span["text"].endswith("]"):
                span["close"] = True
            if key.target in rooms:
                span["room"] = rooms[key.target] if last else "none"
        elif key is not None and key.kind is KeyKind.TERM:
            span["key"] = "term"
        made.append(span)
    return tuple(made)


def unparted(span: Node) -> Node:
    """A span whose numbers stay on the line of what they count or name, but for one whose long words may break. What asks
    for a blank to be filled stands on the line of the room for it, where it is short."""
    span = _held(span)
    prompts = span.get("room", "none") not in ("none", "line") and len(span["text"]) <= _PROMPT
    return {**span, "text": span["text"].replace(" ", "\u00a0")} if prompts and "pieces" not in span else span


def _held(span: Node) -> Node:
    held = unbroken(span["text"])
    return span if held == span["text"] or "pieces" in span else {**span, "text": held}


def emphasis_field(emphasis: Emphasis) -> str:
    """The span field "style": "emphasis", "strong" or empty."""
    return "" if emphasis is Emphasis.NONE else emphasis.value


def nest(pieces: Iterable[Piece], pictures: Mapping[int, Node] = NO_PICTURES) -> list[Node]:
    """Paragraphs, notes, lists and tables in order; lists hold items, and items hold such nodes again. ``pictures`` stand
    before the tables with their numbers."""
    bodies: list[list[Node]] = [[]]
    listed = list(pieces)
    index = 0
    while index < len(listed):
        piece = listed[index]
        if piece.table:
            end = index
            while end < len(listed) and listed[end].table == piece.table:
                end += 1
            del bodies[_level(piece, bodies) + 1 :]
            if piece.table in pictures:
                bodies[-1].append(pictures[piece.table])
            bodies[-1].append(_table(listed[index:end]))
            index = end
            continue
        if piece.kind in (BlockKind.ITEM, BlockKind.BULLET):
            _add_item(bodies, piece)
        else:
            del bodies[_level(piece, bodies) + 1 :]
            kind = "note" if piece.kind is BlockKind.NOTE else "paragraph"
            bodies[-1].append(_text(kind, piece))
        index += 1
    return bodies[0]


def _level(piece: Piece, bodies: list[list[Node]]) -> int:
    return min(piece.depth, len(bodies) - 1)


def _add_item(bodies: list[list[Node]], piece: Piece) -> None:
    """Adds an item to the list open at its depth, or opens one. ``bodies`` are the open bodies, outermost first."""
    above = min(max(piece.depth, 1), len(bodies), DEEPEST) - 1
    del bodies[above + 1 :]
    body = bodies[above]
    kind = "bullets" if piece.kind is BlockKind.BULLET else "items"
    if not body or body[-1]["type"] != kind:
        body.append({"type": kind, "items": []})
    content: list[Node] = [_text("paragraph", replace(piece, anchor=None))]
    item: Node = {"label": list(piece.label), "body": content}
    if piece.anchor:
        item["anchor"] = piece.anchor
    body[-1]["items"].append(item)
    bodies.append(content)


def _text(kind: str, piece: Piece) -> Node:
    spans = piece.spans if piece.table or not piece.holds else map(unparted, piece.spans)
    node: Node = {"type": kind, "spans": list(spans)}
    if piece.anchor:
        node["anchor"] = piece.anchor
    if piece.fate:
        node["fate"] = piece.fate
    return node


def _table(pieces: list[Piece]) -> Node:
    """A table by rows and columns; ``head`` is the rows at the top with header cells only, repeated on each page."""
    rows: dict[int, dict[int, list[Piece]]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, {}).setdefault(piece.column, []).append(piece)
    first = min(column for row in rows.values() for column in row)
    width = max(column for row in rows.values() for column in row) - first + 1
    laid = [
        [[_text("paragraph", piece) for piece in row.get(first + column, ())] for column in range(width)]
        for row in rows.values()
    ]
    heads = [all(p.kind is BlockKind.HEADER_CELL for cell in row.values() for p in cell) for row in rows.values()]
    count = next((index for index, head in enumerate(heads) if not head), len(heads))
    bold = [[any(map(_has_bold, cell)) for cell in row] for row in laid]
    texts = [["\n".join(map(_words, cell)) + _room(cell) for cell in row] for row in laid]
    held = [list(map(unbroken, row)) for row in texts] if pieces[0].holds else texts
    layout, fitting = lay_out_held(texts, held, count, bold)
    for row in laid:
        for column, cell in enumerate(row):
            holds = pieces[0].holds and fitting[column]
            cell[:] = [_in_cell(node, layout.room(column), breaks=not layout.fits, holds=holds) for node in cell]
    return {
        "type": "table",
        "shares": layout.shares,
        "fixed": layout.fixed,
        "head": [[[_unlinked(node) for node in cell] for cell in row] for row in laid[:count]],
        "rows": laid[count:],
        "look": "tight" if layout.tight else "",
        "tall": [index - count for index in layout.tall if index >= count],
        "lines": sum(layout.lines),
        "opening": layout.opening(count),
        "closing": layout.closing(count),
    }


def _words(node: Node) -> str:
    return "".join(span["text"] for span in node["spans"])


def _room(cell: list[Node]) -> str:
    """The lines that the room to write in takes at the end of a cell."""
    return "\n\n" if cell and cell[-1]["spans"] and cell[-1]["spans"][-1].get("room", "none") != "none" else ""


def _in_cell(node: Node, room: int, *, breaks: bool, holds: bool) -> Node:
    """A paragraph whose words may break where its column is too narrow for them, and whose last blank is filled on a
    line of its own."""
    spans = [dict(span) for span in node["spans"]]
    if spans and spans[-1].get("room", "none") != "none":
        spans[-1]["room"] = "line"
    # Bold letters are an eighth wider.
    room = max(1, room * 8 // 9 if _has_bold(node) else room)
    too_long = re.compile(rf"[\S\u00a0]{{{room + 1},}}")
    if breaks and too_long.search(_words(node)):
        spans = [{**span, "pieces": _breakable(span["text"], too_long, room)} for span in spans]
    return {**node, "spans": list(map(unparted if room >= _PROMPTING else _held, spans)) if holds else spans}


def _has_bold(node: Node) -> bool:
    return any(span.get("style") == "strong" or span.get("key") == "term" for span in node["spans"])


def _unlinked(node: Node) -> Node:
    # A head repeated on the next page is no part of the text there, and PDF/UA forbids links in what is none.
    spans = [{k: v for k, v in span.items() if k not in ("to", "url")} for span in node["spans"]]
    return {**node, "spans": [{**span, "signpost": ""} if "signpost" in span else span for span in spans]}


def _breakable(text: str, long_word: re.Pattern[str], whole: int = _WHOLE) -> list[str]:
    """The text in parts between which a line may break: only inside its long words, there after each mark, and elsewhere
    only where more than ``whole`` letters have none."""
    parts: list[str] = []
    end = 0
    for match in long_word.finditer(text):
        if match.start() > end:
            parts.append(text[end : match.start()])
        for part in _UP_TO_MARK.findall(match.group()):
            most = whole if len(part) <= whole else min(_PIECE, max(1, whole - 1))
            parts.extend(part[start : start + most] for start in range(0, len(part), most))
        end = match.end()
    if end < len(text):
        parts.append(text[end:])
    return parts
