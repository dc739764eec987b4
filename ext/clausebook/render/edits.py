"""What differs inside a provision, in words: "“shall” becomes “must” in GC12.3(b)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from clausebook.edition.model import BlockKind, KeyKind
from clausebook.redline.model import BlockChange, BlockShape, ChangeKind, Fate, Place, ProvisionChange, Run
from clausebook.render.edits_moved import moved
from clausebook.render.quotes import becomes, is_slight, shorten

TOLD_EDITS = 3
"""Edits of one sort in one provision told one by one; the text shows the rest."""
_CELLS = (BlockKind.CELL, BlockKind.HEADER_CELL)
_OF_TEXT = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.BULLET}
_LOCAL = (KeyKind.BLANK, KeyKind.CHOICE)


class _Edit(NamedTuple):
    words: str
    slight: bool = False
    """Whether others are to be told before it."""


def edits(change: ProvisionChange) -> list[str]:
    """Each difference of words, then what moved, what is cited, set or typed otherwise and what only follows, each told
    in a clause without a full stop. Many are counted."""
    told: list[str] = []
    placed = list(_placed(change))
    if ChangeKind.AMENDED in change.kinds:
        told += _counted(_first_told(list(_all_amended(placed))), "change")
        told += _reshaped(change)
    told += _counted(list(moved(change.blocks)), "passage")
    told += _counted(list(_cited(placed)), "citation")
    told += _counted(list(_markup(placed)), "word or phrase in other type")
    if ChangeKind.TYPOGRAPHIC in change.kinds:
        told.append("quotation marks, dashes, spaces or small capitals differ")
    told += _followed(change, ChangeKind.RENAMED, "the renamed term follows")
    told += _followed(change, ChangeKind.CONSEQUENTIAL, "the reference follows")
    return told


def _first_told(found: list[_Edit]) -> list[str]:
    """Edits in their order, the same one once; where not all can be told, slight ones after the others."""
    times = Counter(found)
    several = list(times)
    if len(several) > TOLD_EDITS:
        several.sort(key=lambda edit: edit.slight)
    return [edit.words + _TIMES.get(times[edit], f", {times[edit]} times") for edit in several]


_TIMES = {1: "", 2: ", twice"}


def _counted(found: list[str], what: str) -> list[str]:
    if len(found) <= TOLD_EDITS:
        return found
    more = len(found) - TOLD_EDITS
    several = "changes of words" if what == "change" else f"{what}s" if not what.startswith("word") else what
    one = "change of words" if what == "change" else what
    return [*found[:TOLD_EDITS], f"and {more} more {one if more == 1 else several}"]


def _placed(change: ProvisionChange) -> Iterator[tuple[str, BlockChange]]:
    """Each block with what to call its place: "GC12.3(b)(ii)", "row 2 of table 1", or "" for the provision itself."""
    labels: dict[Fate, list[str]] = {Fate.DELETED: [], Fate.INSERTED: []}
    for block in change.blocks:
        for side, shape in ((Fate.DELETED, block.old), (Fate.INSERTED, block.new)):
            if shape is not None and not shape.table:
                del labels[side][max(0, shape.depth - (shape.kind is BlockKind.ITEM)) :]
                if shape.kind is BlockKind.ITEM:
                    labels[side] += [""] * (shape.depth - 1 - len(labels[side])) + [_bracketed(shape.label)]
        shape, place = (block.new, change.new) if block.new is not None else (block.old, change.old)
        chain = labels[Fate.INSERTED if block.new is not None else Fate.DELETED]
        yield _where(shape, place, "".join(chain)), block


def _bracketed(label: str) -> str:
    """A label as it is written behind a number: "6(1)" for the item "1." of 6."""
    return label if label.startswith(("(", "[")) else f"({label.rstrip('.)')})"


def _where(shape: BlockShape | None, place: Place | None, labels: str) -> str:
    if shape is not None and shape.kind in _CELLS:
        return f"row {shape.row} of table {shape.table}"
    if not labels or place is None or not place.number:
        return labels
    before, of, after = place.citation.partition(" of ")
    return f"{before}{labels}{of}{after}"


def _all_amended(placed: list[tuple[str, BlockChange]]) -> Iterator[_Edit]:
    """Each change of words; a row or a column that came or went is one, told by its first cell with words."""
    rows = {row for _, block in placed if block.fate is Fate.KEPT for row in _rows(block)}
    stripes = [_stripe(block, rows) for _, block in placed]
    with_words = {(block.fate, stripe) for (_, block), stripe in zip(placed, stripes, strict=True) if _has_words(block)}
    told: set[tuple[Fate, str]] = set()
    for (where, block), stripe in zip(placed, stripes, strict=True):
        speaks = _has_words(block) or (block.fate, stripe) not in with_words
        if not stripe:
            yield from _amended(block, where)
        elif speaks and (block.fate, stripe) not in told:
            told.add((block.fate, stripe))
            yield from _amended(block, stripe)


def _has_words(block: BlockChange) -> bool:
    return any(run.text.strip() for run in block.runs)


def _rows(block: BlockChange) -> list[tuple[Fate, int, int]]:
    """The table and row of a cell in the edition that it was deleted from, and in the one that it was inserted into."""
    sides = (Fate.DELETED, block.old), (Fate.INSERTED, block.new)
    return [(fate, shape.table, shape.row) for fate, shape in sides if shape is not None and shape.kind in _CELLS]


def _stripe(block: BlockChange, rows: set[tuple[Fate, int, int]]) -> str:
    """The row or column that a cell came or went with; "" for what is no such cell. ``rows``: those that stayed."""
    shape = block.new or block.old
    if block.fate is Fate.KEPT or shape is None or shape.kind not in _CELLS:
        return ""
    if rows.isdisjoint(_rows(block)):
        return f"row {shape.row} of table {shape.table}"
    return f"column {shape.column} of table {shape.table}"


def _amended(block: BlockChange, where: str) -> Iterator[_Edit]:
    if block.fate is not Fate.KEPT:
        yield from _came_or_went(block, where)
        return
    inside = f" in {where}" if where else ""
    # Text that moved parts what was before it from what was behind it.
    runs = [run for run in block.runs if run.fate is Fate.KEPT or run.cause in (None, ChangeKind.TEXT_MOVED)]
    for old, new in _pairs(runs, apart=_went_elsewhere):
        if old == new:
            another = "is another blank" if _is_local(runs, new) else "points at something else"
            yield _Edit(f"“{shorten(new)}” keeps its words and {another}{inside}")
        else:
            yield _Edit(becomes(old, new) + inside, is_slight(old, new))
    if space := _space(runs):
        yield _Edit(space + inside, slight=True)


def _came_or_went(block: BlockChange, where: str) -> Iterator[_Edit]:
    """A block of one edition; of one with text that moved, what else it holds, if that is more than a "; and"."""
    pieces = [""]
    for run in block.runs:
        if _went_elsewhere(run):
            pieces.append("")
        elif run.cause is None:
            pieces[-1] += run.text
    if len(pieces) > 1:
        pieces = [piece for piece in pieces if not is_slight(piece, "")]
        if not pieces:
            return
    verb = "is inserted" if block.fate is Fate.INSERTED else "is omitted"
    text = " … ".join(" ".join(piece.split()) for piece in pieces)
    if text:
        yield _Edit(f"{where or 'the text'} “{shorten(text)}” {verb}")
    elif not block.runs:
        yield _Edit(f"{where}, without words, {verb}" if where else f"a paragraph without words {verb}", slight=True)


def _went_elsewhere(run: Run) -> bool:
    return run.cause is ChangeKind.TEXT_MOVED or run.passage > 0


def _is_local(runs: Iterable[Run], text: str) -> bool:
    keys = {run.key.kind for run in runs if run.key is not None and run.text == text and run.fate is not Fate.KEPT}
    return bool(keys) and keys <= set(_LOCAL)


def _space(runs: list[Run]) -> str:
    """Where space alone came or went and may tell: before which words."""
    for at, run in enumerate(runs):
        if run.fate is not Fate.KEPT and run.cause is None and run.text.isspace():
            beside = runs[max(0, at - 1) : at] + runs[at + 1 : at + 2]
            if all(each.fate is Fate.KEPT for each in beside):
                behind = runs[at + 1].text.split() if at + 1 < len(runs) else []
                verb = "inserted" if run.fate is Fate.INSERTED else "omitted"
                return f"space is {verb} before “{shorten(behind[0])}”" if behind else f"space is {verb} at the end"
    return ""


def _reshaped(change: ProvisionChange) -> Iterator[str]:
    """What became an item of a list, ceased to be one or went to another level: one is quoted, several are counted."""
    texts: dict[str, list[str]] = {}
    for block in change.blocks:
        if block.old is not None and block.new is not None and (sort := _shape_change(block.old, block.new)):
            said = "".join(run.text for run in block.runs if run.fate is not Fate.DELETED)
            texts.setdefault(sort, []).append(said)
    for sort, found in texts.items():
        one, several = _RESHAPED[sort]
        yield one.format(shorten(found[0])) if len(found) == 1 else several.format(len(found))


_RESHAPED = {
    "listed": ("“{}” becomes an item of a list", "{} paragraphs become items of a list"),
    "unlisted": ("“{}” is no longer an item of a list", "{} items of a list become paragraphs"),
    "labelled": ("“{}” has a letter or number instead of a bullet", "{} items have letters or numbers, not bullets"),
    "bulleted": ("“{}” has a bullet instead of a letter or number", "{} items have bullets, not letters or numbers"),
    "deeper": ("“{}” stands at a deeper level", "{} paragraphs or items stand at a deeper level"),
    "noted": ("“{}” becomes a note", "{} blocks become notes"),
    "unnoted": ("“{}” is no longer a note", "{} notes become text"),
    "headed": ("the cell “{}” becomes part of the head of its table", "{} cells become heads of their tables"),
    "unheaded": (
        "the cell “{}” is no longer in the head of its table",
        "{} cells are no longer in the head of their table",
    ),
    "higher": ("“{}” stands at a higher level", "{} paragraphs or items stand at a higher level"),
}


_OTHER_SHAPES = {BlockKind.NOTE: "noted", BlockKind.HEADER_CELL: "headed"}
_FORMER_SHAPES = {BlockKind.NOTE: "unnoted", BlockKind.HEADER_CELL: "unheaded"}


def _shape_change(old: BlockShape, new: BlockShape) -> str:
    """The name of what happened to a block's shape; empty where nothing did that is told."""
    if old.kind is not new.kind and not {old.kind, new.kind} <= _OF_TEXT:
        return _OTHER_SHAPES.get(new.kind) or _FORMER_SHAPES.get(old.kind, "")
    listed = old.kind is not BlockKind.PARAGRAPH, new.kind is not BlockKind.PARAGRAPH
    if listed[0] != listed[1]:
        return "listed" if listed[1] else "unlisted"
    if old.kind is not new.kind:
        return "labelled" if new.kind is BlockKind.ITEM else "bulleted"
    return "deeper" if new.depth > old.depth else "higher" if new.depth < old.depth else ""


def _cited(placed: list[tuple[str, BlockChange]]) -> Iterator[str]:
    """Citations that gave way to others, each once."""
    for old, new in dict.fromkeys(pair for _, block in placed for pair in _pairs(_only(block.runs, ChangeKind.CITED))):
        if old == new:
            yield f"“{shorten(new)}” keeps its words and cites other law"
        elif old and new:
            yield f"“{shorten(new)}” is cited instead of “{shorten(old)}”"


def _markup(placed: list[tuple[str, BlockChange]]) -> Iterator[str]:
    for where, block in placed:
        inside = f" in {where}" if where else ""
        for _, new in _pairs(_only(block.runs, ChangeKind.MARKUP)):
            linked = any(run.key is not None for run in block.runs if run.cause is ChangeKind.MARKUP)
            yield f"“{shorten(new)}” {'is linked otherwise' if linked else 'is set in other type'}{inside}"


def _never(run: Run) -> bool:
    return False


def _pairs(runs: Iterable[Run], apart: Callable[[Run], bool] = _never) -> list[tuple[str, str]]:
    """Deleted and inserted text that stands together; a kept run, or one that is to part the others, ends a pair."""
    pairs: list[tuple[str, str]] = []
    old = new = ""
    for run in (*runs, None):
        parts = run is None or run.fate is Fate.KEPT or apart(run)
        # Deleted before inserted: what is deleted after an insertion belongs to another change.
        if parts or (new and run is not None and run.fate is Fate.DELETED):
            if old.strip() or new.strip():
                pairs.append((" ".join(old.split()), " ".join(new.split())))
            old = new = ""
        if run is None or parts:
            continue
        if run.fate is Fate.DELETED:
            old += run.text
        else:
            new += run.text
    return pairs


def _followed(change: ProvisionChange, kind: ChangeKind, phrase: str) -> list[str]:
    if kind not in change.kinds:
        return []
    runs = [run for block in change.blocks for run in _only(block.runs, kind)]
    pairs = dict.fromkeys(pair for pair in _pairs([*_only(change.heading, kind), *runs]) if _names(*pair))
    told = [f"“{old}” is now “{new}”" for old, new in list(pairs)[:TOLD_EDITS]]
    return [f"{phrase}: {', '.join(told)}"] if told else [phrase]


def _names(old: str, new: str) -> bool:
    """Whether a pair tells another name, not only the article that goes with it."""
    return bool(old and new) and {old.lower(), new.lower()} != {"a", "an"}


def _only(runs: Iterable[Run], kind: ChangeKind) -> list[Run]:
    """Runs of one cause, kept runs standing between them."""
    return [run for run in runs if run.fate is Fate.KEPT or run.cause is kind]
