"""A plain Markdown or text file as an edition of one document, so that two files without ids can be compared.

Headings become provisions; so do numbered paragraphs, their typed numbers parsed off, because a renumbered paragraph is
no change of words. In Markdown, type is no words either (:mod:`clausebook.edition.typed_markup`). What is taken for a
number is shown as one and never as a change of words, so on doubt it stays a word: "3.5 per cent" and "Section 83 applies"
begin no provision. Ids are made from content: the redline matches by content where ids differ.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field

from clausebook.edition.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Edition,
    Provision,
    ProvisionKind,
    Source,
    Span,
    Status,
)
from clausebook.edition.snapshot import SnapshotError
from clausebook.edition.typed_lists import Item, Lists
from clausebook.edition.typed_markup import Markup
from clausebook.edition.typed_numbers import Numbers, is_title
from clausebook.edition.typed_references import with_references

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(?P<text>.*?)\s*#*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,})\s*")
_ROW = re.compile(r"\s*\|(?P<cells>.*?)\|?\s*")
_RULE = re.compile(r"\s*:?-{1,}:?\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_TITLE_WORDS = 4
"""Words of a heading that are enough to say which of the provisions numbered 1 is meant."""


def read_plain(data: bytes, name: str) -> Edition:
    """The edition of one document that a text file holds; raises :class:`SnapshotError` where it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SnapshotError(f"{name}:{line}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    lines = text.splitlines()
    markup = Markup(name, lines)
    reader = _read(name, lines, markup)
    if unnamed := markup.unnamed():
        reader = _read(name, lines, Markup(name, lines, unnamed))
    taken: dict[str, int] = {}
    citations = _citations(reader.pieces)
    provisions = tuple(
        _provision(piece, name, taken, citation) for piece, citation in zip(reader.pieces, citations, strict=True)
    )
    opening = tuple(reader.opening)
    document = Document("text", "Text", DocumentKind.CONTRACT, "sections", "", provisions, opening)
    return Edition(name, name, name, Status.DRAFT, documents=(with_references(document),))


def _read(name: str, lines: list[str], markup: Markup) -> _Reader:
    reader = _Reader(name, markup, lines)
    for at, content in enumerate(lines, 1):
        reader.read(content, at)
    reader.close()
    return reader


@dataclass(slots=True)
class _Piece:
    """A provision while it is read."""

    heading: str
    number: str
    line: int
    blocks: list[Block] = field(default_factory=list)


class _Reader:
    """Reads line by line: which lines belong together, and what begins a provision, an item or a row."""

    def __init__(self, name: str, markup: Markup, lines: list[str]) -> None:
        self.pieces: list[_Piece] = []
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
        self._rows = 0

    def read(self, line: str, at: int) -> None:
        """Take the next line."""
        if not line.strip():
            self.close()
        elif match := _HEADING.fullmatch(line):
            self.close()
            self._lists.leave()
            number, title = self._numbers.heading(self._markup.words(match["text"]))
            self.pieces.append(_Piece(title, number, at))
        elif _UNDERLINE.fullmatch(line) and len(self._open) == 1 and self._item is None:
            self._close_as_heading()
        elif not self._open and self._markup.is_silent(line):
            self._rows = 0
        elif match := _ROW.fullmatch(line):
            self._read_row(match["cells"], at)
        elif found := self._lists.item(
            line, open_text=self._open[-1] if self._open else "", counted=self._counts(line)
        ):
            self.close()
            self._item, self._open, self._line = found, [found.text], at
        elif numbered := self._numbers.paragraph(line, begins=not self._open):
            self.close()
            self._lists.leave()
            self._number, self._open, self._line = numbered[0], [numbered[1]], at
        else:
            if not self._open:
                self._line = at
            self._open.append(line)

    def close(self) -> None:
        """End the open paragraph and the open table."""
        self._rows = 0
        if not self._open:
            return
        spans = self._markup.spans("\n".join(self._open))
        text = "".join(span.text for span in spans)
        title = len(self._open) == 1 and self._item is None and is_title(text, numbered=bool(self._number))
        number, rest = self._numbers.heading(text) if title and not self._number else (self._number, text)
        if title:
            self.pieces.append(_Piece(rest, number, self._line))
        else:
            if self._number:
                self.pieces.append(_Piece("", self._number, self._line))
            if text:
                self._blocks.append(self._block(spans))
        self._open, self._item, self._number = [], None, ""

    def _close_as_heading(self) -> None:
        text = self._markup.words(self._open[0])
        number, title = (self._number, text) if self._number else self._numbers.heading(text)
        self.pieces.append(_Piece(title, number, self._line))
        self._open, self._number = [], ""

    def _counts(self, line: str) -> bool:
        """Whether "1." is the label of an item on this line: under a heading that bears a number of its own, and further
        in than the numbered paragraph that it stands in."""
        above = self.pieces[-1] if self.pieces else None
        if above is None or not above.number[:1].isdigit():
            return False
        return bool(above.heading) or line[:2].isspace()

    @property
    def _blocks(self) -> list[Block]:
        return self.pieces[-1].blocks if self.pieces else self.opening

    def _block(self, spans: tuple[Span, ...]) -> Block:
        source = Source(self._name, self._line)
        if self._item is not None:
            kind = BlockKind.ITEM if self._item.label else BlockKind.BULLET
            return Block(kind, spans, self._item.depth, self._item.label, source=source)
        first = self._open[0].expandtabs(4)
        depth = 0 if self._number else self._lists.depth(len(first) - len(first.lstrip()))
        if not depth:
            self._lists.interrupt()
        return Block(BlockKind.PARAGRAPH, spans, depth, source=source)

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


def _citations(pieces: list[_Piece]) -> list[str]:
    """What to call each provision: its number, and of what where others have the same, "3 of Audit Requirements"."""
    count = Counter(piece.number for piece in pieces)
    found: list[str] = []
    open_headings: list[_Piece] = []
    for piece in pieces:
        parts = _parts(piece.number)
        # 2.7 stands below 2, not below the 2.4 before it; a count that begins again stands below what is nearest.
        above = [each for each in open_headings if parts < 2 or _parts(each.number) < parts]
        several = piece.number and not piece.heading and count[piece.number] > 1
        home = (above[-1].number or _short(above[-1].heading)) if above else ""
        found.append(f"{piece.number} of {home}" if several and home else piece.number)
        if piece.heading:
            # Of the headings before this one only those above it say where anything stands.
            open_headings = [each for each in open_headings if _parts(each.number) < parts] if parts else []
            open_headings.append(piece)
    return found


def _parts(number: str) -> int:
    """How many counts a number has: 2 for "4.1", 0 for none and for one with a name, "Article 5"."""
    return len(re.findall(r"\d+", number)) if number[:1].isdigit() else 0


def _short(heading: str) -> str:
    words = heading.split()
    return heading if len(words) <= _TITLE_WORDS else " ".join(words[:_TITLE_WORDS]) + " …"


def _provision(piece: _Piece, name: str, taken: dict[str, int], citation: str) -> Provision:
    return Provision(
        _identity(piece, taken),
        ProvisionKind.CLAUSE,
        piece.heading,
        tuple(piece.blocks),
        number=piece.number,
        citation=citation,
        source=Source(name, piece.line),
    )


def _identity(piece: _Piece, taken: dict[str, int]) -> str:
    content = "\n".join([piece.heading, *(block.words for block in piece.blocks)])
    base = "text-" + hashlib.sha256(content.encode()).hexdigest()[:16]
    taken[base] = taken.get(base, 0) + 1
    return base if taken[base] == 1 else f"{base}-{taken[base]}"
