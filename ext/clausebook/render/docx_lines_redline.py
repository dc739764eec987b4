"""A redline → the paragraphs of its Word file, each with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausebook.edition.model import ProvisionId, ProvisionKind
from clausebook.redline.model import (
    BlockChange,
    BlockShape,
    Fate,
    Place,
    ProvisionChange,
    Redline,
    Run,
)
from clausebook.render.docx_lines import CELLS, NEW, OLD, Face, Line, Lists, Mark, Piece, Seat, faces
from clausebook.render.docx_order import Stand, Standing, stands

Looks = dict[int, tuple[Face | None, tuple[Face, ...]]]
_VISIBLE = {Standing.BOTH: (NEW, OLD), Standing.NEW: (NEW,), Standing.OLD: (OLD,)}
_MARKS = {Fate.KEPT: Mark.NONE, Fate.INSERTED: Mark.INSERTED, Fate.DELETED: Mark.DELETED}


def redline_lines(redline: Redline) -> tuple[Lists, list[Line]]:
    """The lists that the redline needs on both sides, and its paragraphs in order."""
    new = {seat.id: seat for seat in _seats(redline.changes, NEW)}
    old = {seat.id: seat for seat in _seats(redline.changes, OLD)}
    lists = Lists([list(new.values()), list(old.values())])
    lines: list[Line] = []
    moves: dict[str, str] = {}
    for stand in stands(redline.changes):
        change = stand.change
        looks: Looks = {}
        if change.new:
            looks[NEW] = faces(new[change.new.id], lists)
        if change.old:
            looks[OLD] = faces(old[change.old.id], lists)
        group = moves.setdefault(change.id, f"move{len(moves) + 1}") if stand.moved else ""
        lines.extend(_lines(stand, looks, group))
    return lists, lines


def _seats(changes: Sequence[ProvisionChange], side: int) -> Iterator[Seat]:
    """The provisions of one side in its own reading order."""
    places = [(place, change) for change in changes if (place := _place(change, side)) is not None]
    places.sort(key=lambda each: each[0].position)
    kinds = {place.id: place.kind for place, _ in places}
    parents = {place.id: place.parent for place, _ in places}
    above = set(parents.values())
    for place, change in places:
        depth = _depth(place, parents, kinds)
        shapes = tuple(shape for block in change.blocks if (shape := _side(block, side)) is not None)
        yield Seat(
            place.document,
            place.id,
            place.kind,
            depth,
            kinds.get(place.parent),
            place.number,
            place.heading,
            place.id not in above,
            shapes,
        )


Kinds = dict[ProvisionId, ProvisionKind | None]


def _depth(place: Place, parents: dict[ProvisionId, ProvisionId], kinds: Kinds) -> int:
    depth, at = 0, place.parent
    while kinds.get(at) is not None and depth < 9:
        depth, at = depth + 1, parents[at]
    return depth


def _place(change: ProvisionChange, side: int) -> Place | None:
    return change.new if side == NEW else change.old


def _side(block: BlockChange, side: int) -> BlockShape | None:
    return block.new if side == NEW else block.old


def _lines(stand: Stand, looks: Looks, group: str) -> Iterator[Line]:
    change = stand.change
    live = stand.standing is not Standing.OLD or change.new is None
    common = Line(Mark.NONE, {}, (), change.id, change.leading, (change.id,) if live else (), group=group)
    headings = {side: heading for side, (heading, _) in looks.items() if heading is not None}
    if line := _line(stand, common, headings, change.heading):
        yield line
        common = replace(common, anchors=())
    beneath = {side: iter(made) for side, (_, made) in looks.items()}
    for block in change.blocks:
        standing = {side: next(beneath[side]) for side in beneath if _side(block, side) is not None}
        shape = block.new or block.old
        if shape and shape.id and live:
            common = replace(common, anchors=(*common.anchors, shape.id))
        cells = tuple(_cell(_side(block, side)) for side in (NEW, OLD))
        if len(standing) == 2 and (cells[NEW] is None) != (cells[OLD] is None):
            parts = [{OLD: standing[OLD]}, {NEW: standing[NEW]}]  # words that went into a table or came out of one
        else:
            parts = [standing]
        for part in parts:
            seen = (cells[NEW] if NEW in part else None, cells[OLD] if OLD in part else None)
            if line := _line(stand, replace(common, cells=seen), part, block.runs):
                yield line
                common = replace(common, anchors=())


def _line(stand: Stand, common: Line, standing: dict[int, Face], runs: Sequence[Run]) -> Line | None:
    """One paragraph at one place, or None where it does not stand there."""
    visible = _VISIBLE[stand.standing]
    shown = {side: face for side, face in standing.items() if side in visible}
    if not shown:
        return None
    cells = (common.cells[NEW] if NEW in shown else None, common.cells[OLD] if OLD in shown else None)
    line = replace(common, faces=shown, cells=cells, pieces=tuple(Piece(run, _MARKS[run.fate]) for run in runs))
    if len(shown) == 2:
        return line
    side = next(iter(shown))
    if stand.moved and side == OLD:
        # A list that is started again is started at both places, or LibreOffice counts on from the one that goes.
        line = replace(line, faces={OLD: _apart(shown[OLD])})
    # Word has no tracked move of a table row: a moved cell is deleted in one place and inserted in the other.
    return line.only(side, moved=line.went and len(standing) == 2 and cells == (None, None))


def _apart(face: Face) -> Face:
    return replace(face, rung=replace(face.rung, owner=f"{face.rung.owner} before")) if face.rung else face


def _cell(shape: BlockShape | None) -> BlockShape | None:
    return shape if shape and shape.kind in CELLS else None
