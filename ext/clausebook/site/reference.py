"""Reference pages printed from the code, so that page and code cannot differ: ``{clausebook-reference} codes``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from clausebook.checks.explain import documented, explanations
from clausebook.redline.model import Attention, ChangeKind, RelationKind
from clausebook.site.config import OPTIONS

Row = tuple[str, ...]


class ReferenceDirective(SphinxDirective):
    """A table of codes, kinds of change or options."""

    required_arguments = 1
    tables: ClassVar[tuple[str, ...]] = ("codes", "kinds", "attention", "relations", "options")

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        if name not in self.tables:
            raise self.error(f"clausebook-reference: write one of {', '.join(self.tables)}")
        if name == "codes":
            return [_explained()]
        if name in _ENUMS:
            head, members = _ENUMS[name]
            return [_table((head, "Meaning"), [(str(member.value), doc) for member, doc in documented(members)])]
        rows = [(f"clausebook_{option.name}", repr(option.default), option.help) for option in OPTIONS]
        return [_table(("Option", "Default", "Meaning"), rows)]


_ENUMS: dict[str, tuple[str, type[Enum]]] = {
    "kinds": ("Kind", ChangeKind),
    "attention": ("Flag", Attention),
    "relations": ("Relation", RelationKind),
}


def _explained() -> nodes.definition_list:
    """The codes as a list, which a narrow screen and a screen reader follow better than a table of six columns."""
    found = nodes.definition_list()
    for code, text in explanations().items():
        term = nodes.term("", "", nodes.literal("", code.value), nodes.Text(f", {code.severity.value}"))
        term["ids"].append(f"code-{code.value}")
        said = [_prose(text.meaning)]
        said += [_prose(f"{name}: {words}") for name, words in (("Bad", text.bad), ("Good", text.good))]
        said.append(_prose(f"Why care: {text.care}"))
        found += nodes.definition_list_item("", term, nodes.definition("", *said))
    return found


def _prose(text: str) -> nodes.paragraph:
    """A paragraph whose words between back-quotes are literal; a role's own pair of back-quotes is kept whole."""
    pieces = re.split(r"(\{\w+\}`[^`]+`|`[^`]+`)", text)
    inline = [
        nodes.literal("", piece if piece.startswith("{") else piece.strip("`")) if index % 2 else nodes.Text(piece)
        for index, piece in enumerate(pieces)
        if piece
    ]
    return nodes.paragraph("", "", *inline)


def register(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("clausebook-reference", ReferenceDirective)


def _table(heads: Row, rows: Sequence[Row]) -> nodes.table:
    group = nodes.tgroup("", *(nodes.colspec("", colwidth=1) for _ in heads), cols=len(heads))
    group += nodes.thead("", _row(heads, literal=False))
    group += nodes.tbody("", *(_row(row, literal=True) for row in rows))
    return nodes.table("", group)


def _row(cells: Row, *, literal: bool) -> nodes.row:
    row = nodes.row()
    for place, text in enumerate(cells):
        word = nodes.literal("", text) if literal and place == 0 else nodes.Text(text)
        row += nodes.entry("", nodes.paragraph("", "", word))
    return row
