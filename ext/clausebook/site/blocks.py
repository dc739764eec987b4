"""From docutils' body elements to blocks: the one place where words could be lost, so nothing falls through.

Each node is turned into blocks, known to carry no words, or reported with its file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docutils import nodes

from clausebook.checks.codes import Code
from clausebook.edition.model import Block, BlockKind, Drawing, Drawn, Emphasis, Key, KeyKind, Source, Span
from clausebook.edition.numbering import LABELS_DEPTH
from clausebook.edition.words import join_spans
from clausebook.site.nodes import drawing_node, key_node

Report = Callable[[Code, str, int, str], None]
"""Called with a code, a message, a line and a cure."""

# Carry no words of the text: labels for links, comments to fellow drafters, lists of pages, lost markup's messages
# (which Sphinx has reported already).
_WORDLESS = (nodes.target, nodes.comment, nodes.system_message, nodes.substitution_definition, nodes.transition)

PLAIN = Key(KeyKind.TERM, "")
"""Marks text in which no term is looked for; a block notes it when terms have been linked."""


class BlockReader:
    """Turns the body elements of one provision into blocks, in order."""

    def __init__(self, path: str, report: Report, *, may_draw: bool = False) -> None:
        """``path``: the page's file, for messages. ``report``: what to call on a problem. ``may_draw``: a table may be
        drawn here; only a provision keeps its drawings."""
        self._may_draw = may_draw
        self._path = path
        self._report = report
        self._blocks: list[Block] = []
        self._table = 0
        self._line = 0
        self.drawings: tuple[Drawn, ...] = ()
        """Which of the tables read are to be drawn."""

    def read(self, children: list[nodes.Node]) -> tuple[Block, ...]:
        """Blocks of body elements; sections and typed items must have been taken out."""
        for child in children:
            self._read_one(child, 0)
        return tuple(self._blocks)

    def _read_one(self, node: nodes.Node, depth: int) -> None:
        self._line = node.line or self._line
        if isinstance(node, _WORDLESS) or is_toctree(node):
            return
        if isinstance(node, nodes.paragraph):
            self._add(BlockKind.PARAGRAPH, node, depth)
        elif isinstance(node, nodes.enumerated_list):
            self._read_list(node, BlockKind.ITEM, depth + 1)
        elif isinstance(node, nodes.bullet_list):
            self._read_list(node, BlockKind.BULLET, depth + 1)
        elif isinstance(node, nodes.note):
            for child in node.children:
                if isinstance(child, nodes.paragraph):
                    self._add(BlockKind.NOTE, child, depth)
                else:
                    self._read_one(child, depth)
        elif isinstance(node, nodes.table):
            self._read_table(node)
        elif isinstance(node, drawing_node):
            self._read_drawing(node, depth)
        else:
            self._refuse(node)

    def _refuse(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.container) and not node.astext():
            # What a line of colons makes when the block that it was to close is closed already.
            cure = "take it out; or, where one block stands inside another, begin and end the outer with one colon more"
            self._report(Code.MARKUP, "a line “:::” that ends nothing", self._line, cure)
            return
        name = type(node).__name__.replace("_", " ")
        self._report(
            Code.UNKNOWN_NODE,
            f"an edition cannot hold a {name} (“{_excerpt(node.astext())}”)",
            self._line,
            "use paragraphs, numbered or bullet lists, tables or a note",
        )

    def _read_list(self, node: nodes.Element, kind: BlockKind, depth: int) -> None:
        if depth > LABELS_DEPTH:
            line = _first_line(node) or self._line
            self._report(
                Code.LIST_TOO_DEEP,
                f"a list nested {depth} deep (“{_excerpt(node.astext())}”)",
                line,
                "nest at most (a), (i), (A); make a clause of its own",
            )
        for item in node.children:
            first = True
            for child in item.children:
                if first and isinstance(child, nodes.paragraph):
                    self._add(kind, child, depth)
                    first = False
                elif isinstance(child, nodes.paragraph):
                    self._add(BlockKind.PARAGRAPH, child, depth)
                else:
                    if first and not isinstance(child, _WORDLESS):
                        # An item that begins with a list has a label and no words.
                        self._blocks.append(Block(kind, (), depth, source=self._source(child)))
                        first = False
                    self._read_one(child, depth)

    def _read_drawing(self, node: drawing_node, depth: int) -> None:
        before = self._table
        for child in node.children:
            self._read_one(child, depth)
        if not self._may_draw:
            message = f"the drawing “{_excerpt(node['caption'])}” stands in no provision"
            self._report(Code.MARKUP, message, node.line or self._line, "put it in a section or a clause")
            return
        if self._table != before + 1 or len(node.children) != 1:
            message = f"the drawing “{_excerpt(node['caption'])}” holds something other than one table"
            self._report(Code.MARKUP, message, node.line or self._line, "put one table in it and nothing else")
            return
        self.drawings += (Drawn(self._table, Drawing(node["drawing"]), curl(node["caption"])),)

    def _read_table(self, node: nodes.table) -> None:
        self._table += 1
        row_number = 0
        for row in node.findall(nodes.row):
            row_number += 1
            head = isinstance(row.parent, nodes.thead)
            kind = BlockKind.HEADER_CELL if head else BlockKind.CELL
            for column, entry in enumerate(row.children, 1):
                paragraphs = list(entry.children) or [nodes.paragraph()]
                for child in paragraphs:
                    if not isinstance(child, nodes.paragraph):
                        self._read_one(child, 0)
                        continue
                    spans, identity = self._spans(child)
                    self._blocks.append(
                        Block(kind, spans, 0, "", identity, self._table, row_number, column, source=self._source(child))
                    )

    def _add(self, kind: BlockKind, node: nodes.Element, depth: int) -> None:
        spans, identity = self._spans(node)
        if spans or kind is not BlockKind.PARAGRAPH:
            self._blocks.append(Block(kind, spans, depth, id=identity, source=self._source(node)))

    def _source(self, node: nodes.Node) -> Source:
        self._line = node.line or self._line
        return Source(self._path, self._line)

    def _spans(self, node: nodes.Element) -> tuple[tuple[Span, ...], str]:
        identity = ""
        spans: list[Span] = []
        for span in self._inline(node, Emphasis.NONE):
            if isinstance(span, str):
                identity = span
            else:
                spans.append(span)
        return join_spans(tuple(spans)), identity

    def _inline(self, node: nodes.Element, emphasis: Emphasis) -> Iterator[Span | str]:
        for child in node.children:
            if isinstance(child, nodes.Text):
                yield Span(child.astext(), None, emphasis)
            elif isinstance(child, key_node):
                yield from self._key(child, emphasis)
            elif isinstance(child, nodes.emphasis):
                yield from self._inline(child, Emphasis.EMPHASIS)
            elif isinstance(child, nodes.strong):
                yield from self._inline(child, Emphasis.STRONG)
            elif isinstance(child, nodes.reference) and child.get("refuri"):
                yield Span(child.astext(), Key(KeyKind.LINK, child["refuri"]), emphasis)
            elif isinstance(child, nodes.problematic):
                yield Span(child.astext(), None, emphasis)  # Sphinx has reported it; its words are kept all the same
            elif not isinstance(child, _WORDLESS):
                self._report(
                    Code.UNKNOWN_NODE,
                    f"an edition cannot hold {type(child).__name__.replace('_', ' ')} inside a text (“{_excerpt(child.astext())}”)",
                    node.line or self._line,
                    "use plain words, *emphasis*, **strong** and the roles",
                )

    def _key(self, node: key_node, emphasis: Emphasis) -> Iterator[Span | str]:
        kind, target = node["kind"], node["target"]
        if kind == "id":
            yield target
        elif kind == "plain":
            yield Span(curl(node.astext()), PLAIN, emphasis)
        else:
            yield Span(node.astext(), Key(KeyKind(kind), target), emphasis)


def is_toctree(node: nodes.Node) -> bool:
    """Whether a node is a table of contents of pages: order of files, no words."""
    return isinstance(node, nodes.compound) and "toctree-wrapper" in node.get("classes", [])


def curl(text: str) -> str:
    """Typographic quotes for a heading, which Markdown's own rule does not reach."""
    text = re.sub(r"(?<=\w)'", "’", text)
    text = re.sub(r"(^|[\s(\[])'", r"\1‘", text).replace("'", "’")
    return re.sub(r'(^|[\s(\[‘])"', r"\1“", text).replace('"', "”")


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:39] + "…"


def _first_line(node: nodes.Element) -> int:
    return next((child.line for child in node.findall() if child.line), 0)
