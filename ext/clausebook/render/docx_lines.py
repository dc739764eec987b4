"""The paragraphs of a Word file before they are written: what each one is, in each edition where it stands.

An edition and a redline both become a list of :class:`Line`, so that one writer serves both and a provision looks the
same in either. :mod:`.docx_lines_edition` and :mod:`.docx_lines_redline` make them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from clausebook.edition.model import BlockKind, ProvisionId, ProvisionKind
from clausebook.redline.model import BlockShape, ChangeKind, Run
from clausebook.render.docx_numbering import LEVELS, Ladder, Rung, Step, fit
from clausebook.render.docx_styles import DEPTHS, FAMILIES

Steps = tuple[Step | None, ...]
Key = tuple[ProvisionKind | None, ProvisionKind | None, int]
"""Provisions that share a level of a list: kind, kind of what is above, depth."""

NEW = 0
OLD = 1
HEIR = 2
"""Beside the sides of a paragraph: how the one that follows it stands."""
GAP = "Break"
"""Style of the low paragraph between two tables, or between a table and what may go before it."""
CELLS = (BlockKind.CELL, BlockKind.HEADER_CELL)


class Mark(Enum):
    """How a paragraph or a stretch of text is tracked; the value is Word's element."""

    NONE = ""
    INSERTED = "ins"
    DELETED = "del"
    MOVED_FROM = "moveFrom"
    MOVED_TO = "moveTo"


@dataclass(frozen=True, slots=True)
class Face:
    """How a paragraph stands in one edition."""

    style: str
    rung: Rung | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run and how it is tracked."""

    run: Run
    mark: Mark = Mark.NONE
    passage: str = ""
    """Names the moved passage that it is part of, where Word tracks that as a move."""
    apart: bool = False
    """Whether its mark is kept from the next one by its time."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    mark: Mark
    faces: dict[int, Face]
    """By side; :data:`NEW` alone in an edition."""
    pieces: tuple[Piece, ...]
    owner: ProvisionId
    kind: ChangeKind | None = None
    """Whose mark its changes bear; None in an edition."""
    anchors: tuple[str, ...] = ()
    """Ids that lead here."""
    cells: tuple[BlockShape | None, BlockShape | None] = (None, None)
    """The table cells that this is, new and old."""
    group: str = ""
    """Names the move it is part of."""
    even: bool = False
    """Whether all its words bear the one mark of the paragraph."""
    heir: Face | None = None
    """How the paragraph stands that follows when this one goes, where a reader of the file would mix up the two
    (:mod:`.docx_heirs`)."""

    @property
    def face(self) -> Face:
        """As it stands in the new edition, or stood in the old."""
        return self.faces[NEW] if NEW in self.faces else self.faces[OLD]

    def only(self, side: int, moved: bool = False) -> Line:
        """The paragraph as one side alone has it, tracked as inserted, deleted or, with ``moved``, as moved. Words that
        only the other side has are left out, but for those that a move left behind: where a moved paragraph stands now,
        they are shown as deleted, so that its edits are read in one place."""
        kept = {
            (NEW, False): Mark.INSERTED,
            (OLD, False): Mark.DELETED,
            (NEW, True): Mark.MOVED_TO,
            (OLD, True): Mark.MOVED_FROM,
        }[side, moved]
        other = Mark.DELETED if side == NEW else Mark.INSERTED
        even = self.went and side == OLD
        shown = (piece for piece in self.pieces if piece.mark is not other or (self.went and side == NEW))
        pieces = tuple(replace(piece, mark=kept if even or piece.mark is Mark.NONE else piece.mark) for piece in shown)
        cells = (self.cells[NEW] if side == NEW else None, self.cells[OLD] if side == OLD else None)
        return replace(self, mark=kept, faces={side: self.faces[side]}, pieces=pieces, cells=cells, even=even)

    @property
    def went(self) -> bool:
        """Whether it stands at two places, with words that are the same at both."""
        return bool(self.group) and any(piece.mark is Mark.NONE and piece.run.text for piece in self.pieces)

    @property
    def in_table(self) -> bool:
        """Whether it is a table cell on any side."""
        return self.cells[NEW] is not None or self.cells[OLD] is not None


@dataclass(frozen=True, slots=True)
class Seat:
    """A provision's place on one side, as far as its looks and numbers depend on it."""

    document: str
    id: ProvisionId
    kind: ProvisionKind | None
    """None for the document itself."""
    depth: int
    """0 for a provision that stands directly in its document."""
    above: ProvisionKind | None
    number: str
    heading: str
    leaf: bool
    """Whether nothing stands below it."""
    shapes: tuple[BlockShape, ...]

    @property
    def family(self) -> str:
        """The family of text styles: beside a number, or from the margin."""
        prose = self.kind in (None, ProvisionKind.SECTION, ProvisionKind.DEFINITION) or not self.number
        return "Prose" if prose else "Clause"


class Lists:
    """The lists that the documents of one file need, and the rung of every number and label."""

    def __init__(self, sides: Sequence[Sequence[Seat]]) -> None:
        """``sides``: all provisions of each edition in its reading order."""
        self.ladders: dict[str, Ladder] = {}
        self.indents: dict[str, int] = {}
        self._levels: dict[tuple[str, Key], tuple[str, int]] = {}
        documents = dict.fromkeys(seat.document for side in sides for seat in side)
        for document in documents:
            self._document(document, [[seat for seat in side if seat.document == document] for side in sides])

    def number(self, seat: Seat) -> Rung | None:
        """The rung of a provision's number."""
        if not seat.number or seat.kind is None:
            return None
        ladder, level = self._levels[seat.document, self._key(seat)]
        return Rung(ladder, level, seat.number, seat.id)

    def item(self, seat: Seat, shape: BlockShape) -> Rung | None:
        """The rung of a list item's label."""
        if not shape.label:
            return None
        depth = min(max(shape.depth, 1), len(DEPTHS))
        ladder, _ = self._levels.get((seat.document, self._key(seat)), (seat.document, 0))
        if seat.family == "Prose":
            ladder = f"{seat.document} prose"
        return Rung(ladder, len(self.ladders[ladder].own) + depth - 1, shape.label, seat.id, depth)

    def _document(self, document: str, sides: list[list[Seat]]) -> None:
        numbered = [[seat for seat in side if seat.number and seat.kind is not None] for side in sides]
        running = {kind for kind in ProvisionKind if any(_runs_on(side, kind) for side in numbered)}
        keys: dict[Key, tuple[int, bool, int]] = {}
        for position, seat in enumerate(seat for side in numbered for seat in side):
            _, parent, first = keys.get(self._key(seat), (seat.depth, False, position))
            keys[self._key(seat)] = (seat.depth, parent or not seat.leaf, first)
        # Leaves first: a schedule may hold paragraphs before its first Part, and those must not pass over a level.
        ordered = [key for key in sorted(keys, key=lambda key: keys[key]) if key[0] not in running]
        for level, key in enumerate(ordered):
            self._levels[document, key] = (document, level)
        for kind in sorted(running, key=lambda kind: kind.value):
            for key in keys:
                if key[0] is kind:
                    self._levels[document, key] = (f"{document} {kind.value}", 0)
        items = fit([_item_labels(seat) for side in sides for seat in side], len(DEPTHS))
        self._add(f"{document} prose", (), items, FAMILIES["Prose"])
        for ladder in dict.fromkeys([document, *(f"{document} {kind.value}" for kind in running)]):
            rungs = [[self._levels[document, self._key(seat)] + (seat.number,) for seat in side] for side in numbered]
            # A list of Word's has nine levels; what is numbered deeper has its number written out.
            sequences = [
                [(level, label) for name, level, label in side if name == ladder and level < LEVELS] for side in rungs
            ]
            levels = 1 + max((level for sequence in sequences for level, _ in sequence), default=-1)
            families = {seat.family for side in numbered for seat in side if self._ladder(seat) == ladder}
            self._add(ladder, fit(sequences, levels), items, FAMILIES["Prose" if families == {"Prose"} else "Clause"])

    def _add(self, ladder: str, own: Steps, items: Steps, indent: int) -> None:
        self.ladders[ladder] = Ladder(own, items)
        self.indents[ladder] = indent

    def _ladder(self, seat: Seat) -> str:
        return self._levels[seat.document, self._key(seat)][0]

    @staticmethod
    def _key(seat: Seat) -> Key:
        return (seat.kind, seat.above, seat.depth)


def faces(seat: Seat, lists: Lists) -> tuple[Face | None, tuple[Face, ...]]:
    """How a provision's heading paragraph and its blocks stand. No heading paragraph where there is nothing to print
    in it: a clause without a heading has its number beside its first words."""
    number = lists.number(seat)
    beside = number is not None and not seat.heading and _takes_number(seat.shapes)
    heading = None if beside or not (seat.heading or number) else Face(_heading_style(seat), number)
    made = [_face(seat, shape, lists) for shape in seat.shapes]
    if beside:
        made[0] = Face("Clause", number)
    return heading, tuple(made)


def _heading_style(seat: Seat) -> str:
    if seat.kind is None:
        return "heading 1"
    if seat.kind is ProvisionKind.DEFINITION:
        return "Definition Term"
    return f"heading {min(seat.depth + 2, 9)}" if seat.heading else "Clause"


def _takes_number(shapes: tuple[BlockShape, ...]) -> bool:
    return bool(shapes) and shapes[0].kind is BlockKind.PARAGRAPH and shapes[0].depth == 0


def _face(seat: Seat, shape: BlockShape, lists: Lists) -> Face:
    depth = min(max(shape.depth, 1), len(DEPTHS))
    if shape.kind is BlockKind.ITEM:
        return Face(f"{seat.family} Item {depth}", lists.item(seat, shape))
    if shape.kind is BlockKind.BULLET:
        return Face(f"{seat.family} Bullet {depth}")
    if shape.kind is BlockKind.PARAGRAPH:
        return Face(f"{seat.family} Item Text {depth}" if shape.depth else f"{seat.family} Text")
    if shape.kind is BlockKind.NOTE:
        return Face(f"{seat.family} Note")
    return Face("Table Head" if shape.kind is BlockKind.HEADER_CELL else "Table Text")


def _item_labels(seat: Seat) -> Iterable[tuple[int, str]]:
    for shape in seat.shapes:
        if shape.kind is BlockKind.ITEM and shape.label:
            yield min(max(shape.depth, 1), len(DEPTHS)) - 1, shape.label


def _runs_on(seats: list[Seat], kind: ProvisionKind) -> bool:
    """Whether a kind is counted through the whole document and does not start again below each parent."""
    numbers = [seat.number for seat in seats if seat.kind is kind]
    if len(numbers) < 2 or numbers != [str(count) for count in range(1, len(numbers) + 1)]:
        return False
    inside = [seat for seat in seats if seat.kind is kind or not seat.leaf]
    first = inside.index(next(seat for seat in inside if seat.kind is kind))
    return any(seat.kind is not kind for seat in inside[first:])
