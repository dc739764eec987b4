"""Hostile text, and an edition that has it in every position."""

from __future__ import annotations

from msgspec.structs import replace

from builders import clause, condition, document, edition, regulation
from clausebook.edition.model import Block, BlockKind, Edition, Emphasis, Key, KeyKind, Span

HOSTILE = (
    "<script>alert(1)</script>", "&amp; &#0; ]]> <!-- -->", "#let $x$ @ref *bold* _it_ `code`", "\x00\x01\x1b[31m\ufffe",
    "w" * 5000, "שלום \u202eevil\u202c", "e\u0301 😀 \U0001d4d0", "\u00ad\u2011\u00a0\u200b", "line\nbreak\ttab", '"\'',
    "\ud800 half a pair", "{ MERGEFIELD x } \\h", "=1+2", "", " ", "\r\n", "%41 %", "../../etc/passwd", "\ufeff\u2028",
)  # fmt: skip


def hostile_edition(text: str) -> Edition:
    """A text in every position that text can have."""
    keys = (None, *(Key(kind, text) for kind in KeyKind), *(Key(kind, "c") for kind in KeyKind))
    spans = tuple(Span(text, key, emphasis) for key in keys for emphasis in Emphasis)
    blocks = tuple(Block(kind, spans, depth, id=f"{text}{kind}") for kind in list(BlockKind)[:3] for depth in (1, 2))
    cell = Block(BlockKind.CELL, spans, table=1, row=1, column=1)
    top = replace(condition("c", text, clause(f"{text} id", text)), blocks=(*blocks, cell))
    made = edition(document("gc", text, top), notice=text, title=text, work=text, regulations=(regulation("c", text),))
    return replace(made, id=text, published=text)


def large_edition() -> Edition:
    """A table of a thousand rows, lists deeper than any program counts, provisions in provisions."""
    rows = [f"| Row {count} | {count} | done" for count in range(1000)]
    levels = [f"1{'.' * depth} level {depth}" for depth in range(1, 41)]
    inner = clause("innermost", "", "Innermost.")
    for depth in range(12):
        inner = clause(f"around-{depth}", f"Around {depth}", "Words.", inner)
    table, lists = clause("table", "", "Rows:", "|| Name | Count | State", *rows), clause("lists", "", "Deep:", *levels)
    return edition(document("gc", "G", condition("c", "C", table, lists, inner)))
