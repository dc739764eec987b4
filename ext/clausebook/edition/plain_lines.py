"""A plain text, line by line: which lines belong together, and what begins a provision, an item, a footnote or a row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clausebook.edition.model import Block, BlockKind, Emphasis, Source, Span
from clausebook.edition.typed_blocks import (
    Fences,
    code_words,
    fences,
    footnote,
    number_out_of_bold,
    place_footnotes,
    quoted,
)
from clausebook.edition.typed_lists import Item, Lists
from clausebook.edition.typed_markup import Markup
from clausebook.edition.typed_numbers import Numbers, is_of_clause, is_title
from clausebook.edition.words import clean

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(?P<text>.*?)\s*#*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,})\s*")
_ROW = re.compile(r"\s*\|(?P<cells>.*?)\|?\s*")
_RULE = re.compile(r"\s*:?-{1,}:?\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_COUNTED = re.compile(r"\s*(?P<number>\d{1,3})(?P<end>[.)])\s*(?P<text>\S.*)")


@dataclass(slots=True)
class Piece:
    """A provision while it is read."""

    heading: str
    number: str
    line: int
    marked: bool = False
    """Whether its heading is marked as one, by "#" or a rule below it."""
    indent: int = 0
    blocks: list[Block] = field(default_factory=list)


class Reader:
    """Reads line by line: which lines belong together, and what begins a provision, an item or a row."""

    def __init__(self, name: str, markup: Markup, lines: list[str]) -> None:
        self.pieces: list[Piece] = []
        self.opening: list[Block] = []
        self._name, self._markup = name, markup
        self._numbers = Numbers(lines)
        self._lists = Lists(self._numbers)
        self._open: list[str] = []
        self._line = 0
        """Where the open paragraph began."""
        self._item: Item | None = None
        """What the open paragraph is an item of."""
        self._number = ""
        """The typed number that the open paragraph began with."""
        self._indent = 0
        """How far in the open paragraph began."""
        self._depth = 0
        """How many items the open paragraph lies in."""
        self._quoted = False
        """Whether the open paragraph is a quotation."""
        self._rows = 0

    def read(self, line: str, at: int) -> None:
        """Take the next line."""
        said = quoted(line) if self._markup.is_markdown else None
        if said is not None:
            self._read_quoted(said, at)
        elif not line.strip():
            self.close()
        elif match := _HEADING.fullmatch(line):
            self.close()
            self._lists.leave()
            number, title = self._numbers.heading(self._markup.words(match["text"]))
            self.pieces.append(Piece(title, number, at, marked=True))
        elif _UNDERLINE.fullmatch(line) and len(self._open) == 1 and self._item is None and not self._quoted:
            self._close_as_heading()
        elif not self._open and self._markup.is_silent(line):
            self._rows = 0
        elif match := _ROW.fullmatch(line):
            self._read_row(match["cells"], at)
        elif not self._begins(line, at):
            self._go_on(line, at)

    def read_code(self, line: str, at: int) -> None:
        """Take a line of code, which is a paragraph by itself."""
        self.close()
        if words := clean(code_words(line)):
            self._line = at
            self._blocks.append(Block(BlockKind.PARAGRAPH, (Span(words),), source=Source(self._name, at)))

    def close(self) -> None:
        """End the open paragraph and the open table."""
        self._rows = 0
        if not self._open:
            return
        spans = self._markup.spans("\n".join(self._open))
        text = "".join(span.text for span in spans)
        title = len(self._open) == 1 and self._item is None and not self._quoted and self._is_title(spans, text)
        number, rest = self._numbers.heading(text) if title and not self._number else (self._number, text)
        if title:
            self.pieces.append(Piece(rest, number, self._line, indent=self._indent))
        else:
            if self._number:
                self.pieces.append(Piece("", self._number, self._line, indent=self._indent))
            if text:
                self._blocks.append(self._block(spans))
        self._open, self._item, self._number, self._quoted = [], None, "", False

    def _is_title(self, spans: tuple[Span, ...], text: str) -> bool:
        """Whether a paragraph of one line is a heading; "**3 Payment**" is one, because all of it is bold."""
        if is_title(text, numbered=bool(self._number)):
            return True
        bold = not self._number and all(span.emphasis is Emphasis.STRONG for span in spans)
        return bold and is_title(self._numbers.heading(text)[1], numbered=bool(self._numbers.heading(text)[0]))

    def _begins(self, line: str, at: int) -> bool:
        """Take a line that begins a footnote, an item or a numbered paragraph."""
        if self._markup.is_markdown:
            if note := footnote(line):
                self._begin_item(Item(note[0], 1, note[1]), at)
                return True
            line = number_out_of_bold(line)
        if not self._is_next_clause(line) and (found := self._listed(line)):
            self._begin_item(found, at)
            return True
        if numbered := self._numbers.paragraph(line, begins=not self._open):
            self.close()
            self._lists.leave()
            self._number, self._open, self._line, self._indent = numbered[0], [numbered[1]], at, _width(line)
            self._depth = 0
        return numbered is not None

    def _listed(self, line: str) -> Item | None:
        going_on = self._open and not self._is_titled
        return self._lists.item(line, open_text=self._open[-1] if going_on else "", counted=self._counts(line))

    @property
    def _is_titled(self) -> bool:
        """Whether the open paragraph has been nothing but a number and a title so far."""
        return bool(self._number) and len(self._open) == 1 and is_title(self._open[0].strip("*_ "), numbered=True)

    def _is_next_clause(self, line: str) -> bool:
        """Whether a line bears the number after the last clause's, as far in, and rather than the next of an open list."""
        match = _COUNTED.match(line)
        if match is None:
            return False
        above = next((each for each in reversed(self.pieces) if each.number.isdigit()), None)
        number, indent, marked = (above.number, above.indent, above.marked) if above else ("", 0, False)
        if self._number.isdigit():
            number, indent, marked = self._number, self._indent, False
        if not number or marked or abs(_width(line) - indent) > 1:
            return False
        if int(match["number"]) != int(number) + 1:
            return False
        last = self._lists.last_count(match["end"], _width(line))
        return last != int(number) or is_title(match["text"], numbered=True)

    def _begin_item(self, item: Item, at: int) -> None:
        self.close()
        self._item, self._open, self._line = item, [item.text], at

    def _go_on(self, line: str, at: int) -> None:
        if self._is_titled and _is_broken_off(self._open[0], line):
            self.close()
        if not self._open:
            self._line, self._indent = at, _width(line)
            self._depth = self._lists.begin_words(self._indent)
        self._open.append(line)

    def _read_quoted(self, line: str, at: int) -> None:
        """Take a line of a quotation: its headings and numbers are those of what it quotes."""
        if not line.strip() or (self._open and not self._quoted):
            self.close()
        if found := self._listed(line):
            self._begin_item(found, at)
            self._quoted = True
        elif line.strip():
            self._go_on(line, at)
            self._quoted = True

    def _close_as_heading(self) -> None:
        text = self._markup.words(self._open[0])
        number, title = (self._number, text) if self._number else self._numbers.heading(text)
        self.pieces.append(Piece(title, number, self._line, marked=True))
        self._open, self._number = [], ""

    def _counts(self, line: str) -> bool:
        """Whether "1." is the label of an item on this line: under a heading that bears a number of its own, and further
        in than the numbered paragraph that it stands in."""
        above = self.pieces[-1] if self.pieces else None
        if self._lists.is_inside(_width(line)):
            return True
        if above is None or not is_of_clause(above.number):
            return False
        if above.marked or not above.number[:1].isdigit() or _width(line) > above.indent + 1:
            return True
        return bool(above.heading) and not self._is_next_clause(line)

    @property
    def _blocks(self) -> list[Block]:
        return self.pieces[-1].blocks if self.pieces else self.opening

    def _block(self, spans: tuple[Span, ...]) -> Block:
        source = Source(self._name, self._line)
        if self._item is not None:
            kind = BlockKind.ITEM if self._item.label else BlockKind.BULLET
            return Block(kind, spans, self._item.depth, self._item.label, source=source)
        return Block(BlockKind.NOTE if self._quoted else BlockKind.PARAGRAPH, spans, self._depth, source=source)

    def _read_row(self, cells: str, at: int) -> None:
        if self._open:
            rows = self._rows
            self.close()
            self._rows = rows
        texts = [cell.replace("\\|", "|") for cell in _CELLS.split(cells)]
        if self._rows and all(_RULE.fullmatch(text.strip()) for text in texts):
            self._head()
            return
        table = max((block.table for block in self._blocks), default=0) + (self._rows == 0)
        self._rows += 1
        self._blocks.extend(
            Block(
                BlockKind.CELL, self._markup.spans(text), table=table, row=self._rows, column=column,
                source=Source(self._name, at),
            )
            for column, text in enumerate(texts, 1)
        )  # fmt: skip

    def _head(self) -> None:
        """What stands above the rule is the head of the table."""
        table = self._blocks[-1].table
        for index, block in enumerate(self._blocks):
            if block.table == table:
                self._blocks[index] = Block(
                    BlockKind.HEADER_CELL, block.spans, table=table, row=block.row, column=block.column,
                    source=block.source,
                )  # fmt: skip


def _width(line: str) -> int:
    """How far in a line begins."""
    shown = line.expandtabs(4)
    return len(shown) - len(shown.lstrip())


def _is_broken_off(title: str, line: str) -> bool:
    """Whether a line ended though the first word of the next would have had room: its author meant it to stand alone."""
    words = line.split()
    return words[0][:1].isupper() and len(title) + 1 + len(words[0]) < len(line)


def read_lines(name: str, lines: list[str], markup: Markup) -> Reader:
    """What the lines of a file make; ``name`` is what its places are called by."""
    reader = Reader(name, markup, lines)
    apart = fences(lines) if markup.is_markdown else Fences(frozenset(), frozenset())
    for at, content in enumerate(lines, 1):
        if at in apart.code:
            reader.read_code(content, at)
        elif at in apart.silent:
            reader.close()
        else:
            reader.read(content, at)
    reader.close()
    place_footnotes([reader.opening, *(piece.blocks for piece in reader.pieces)])
    return reader
