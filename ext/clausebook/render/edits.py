"""What differs inside a provision, in words: "“shall” becomes “must” in GC12.3(b)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausebook.edition.model import BlockKind
from clausebook.redline.model import BlockChange, BlockShape, ChangeKind, Fate, Place, ProvisionChange, Run

QUOTED_WORDS = 9
"""Words of a change quoted before it is cut: enough to recognise the place, short enough for a list."""
TOLD_EDITS = 3
"""Edits of one sort in one provision told one by one; the text shows the rest."""
_CELLS = (BlockKind.CELL, BlockKind.HEADER_CELL)
_OF_TEXT = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.BULLET}


def edits(change: ProvisionChange) -> list[str]:
    """Each difference of words, then what moved, what is cited, set or typed otherwise and what only follows, each told
    in a clause without a full stop. Many are counted."""
    told: list[str] = []
    placed = list(_placed(change))
    if ChangeKind.AMENDED in change.kinds:
        told += _counted(list(_all_amended(placed)), "change")
        told += _reshaped(change)
    told += _counted(_moved(placed), "passage")
    told += _counted(_replaced(placed, ChangeKind.CITED, "“{}” is cited instead of “{}”"), "citation")
    told += _counted(list(_markup(placed)), "word or phrase in other type")
    if ChangeKind.TYPOGRAPHIC in change.kinds:
        told.append("quotation marks, dashes, spaces or small capitals differ")
    told += _followed(change, ChangeKind.RENAMED, "the renamed term follows")
    told += _followed(change, ChangeKind.CONSEQUENTIAL, "the reference follows")
    return told


def shorten(text: str, most: int = QUOTED_WORDS) -> str:
    """The text, cut after some words where it is long."""
    found = text.split()
    return " ".join(found) if len(found) <= most else " ".join(found[:most]) + " …"


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
    return label if label.startswith("(") else f"({label.rstrip('.)')})"


def _where(shape: BlockShape | None, place: Place | None, labels: str) -> str:
    if shape is not None and shape.kind in _CELLS:
        return f"row {shape.row} of table {shape.table}"
    if not labels or place is None or not place.number:
        return labels
    before, of, after = place.citation.partition(" of ")
    return f"{before}{labels}{of}{after}"


def _all_amended(placed: list[tuple[str, BlockChange]]) -> Iterator[str]:
    """Each change of words; a row or a column that came or went is one, told by its first cell with words."""
    rows = {row for _, block in placed if block.fate is Fate.KEPT for row in _rows(block)}
    told: set[tuple[Fate, str]] = set()
    for where, block in placed:
        stripe = _stripe(block, rows)
        if (block.fate, stripe) not in told:
            for edit in _amended(block, stripe or where):
                told |= {(block.fate, stripe)} if stripe else set()
                yield edit


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


def _amended(block: BlockChange, where: str) -> Iterator[str]:
    runs = [run for run in block.runs if run.fate is Fate.KEPT or run.cause is None]
    if block.fate is not Fate.KEPT:
        text = "".join(run.text for run in runs)
        verb = "is inserted" if block.fate is Fate.INSERTED else "is omitted"
        if text.strip() or not block.runs:
            yield f"{where or 'the text'} “{shorten(text)}” {verb}"
        return
    inside = f" in {where}" if where else ""
    for old, new in _pairs(runs):
        if old and old == new:
            yield f"“{shorten(new)}” keeps its words and points at something else{inside}"
        elif old and new:
            yield "“{}” becomes “{}”{}".format(*_telling(old, new), inside)
        elif old:
            yield f"“{shorten(old)}” is omitted{inside}"
        elif new:
            yield f"“{shorten(new)}” is inserted{inside}"


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
    "higher": ("“{}” stands at a higher level", "{} paragraphs or items stand at a higher level"),
}


def _shape_change(old: BlockShape, new: BlockShape) -> str:
    """The name of what happened to a block's shape; empty where nothing did that is told."""
    if old.kind is not new.kind and not {old.kind, new.kind} <= _OF_TEXT:
        return ""
    listed = old.kind is not BlockKind.PARAGRAPH, new.kind is not BlockKind.PARAGRAPH
    if listed[0] != listed[1]:
        return "listed" if listed[1] else "unlisted"
    if old.kind is not new.kind:
        return "labelled" if new.kind is BlockKind.ITEM else "bulleted"
    return "deeper" if new.depth > old.depth else "higher" if new.depth < old.depth else ""


def _moved(placed: list[tuple[str, BlockChange]]) -> list[str]:
    """Passages that came, went, or stand elsewhere."""
    texts: dict[Fate, dict[int, str]] = {Fate.DELETED: {}, Fate.INSERTED: {}}
    for _, block in placed:
        for run in block.runs:
            if run.passage and run.fate is not Fate.KEPT:
                texts[run.fate][run.passage] = texts[run.fate].get(run.passage, "") + run.text
    went, came = texts[Fate.DELETED], texts[Fate.INSERTED]
    told = [f"“{shorten(text)}” stands elsewhere in it" for number, text in came.items() if number in went]
    told += [f"“{shorten(text)}” goes to another provision" for number, text in went.items() if number not in came]
    told += [f"“{shorten(text)}” comes from another provision" for number, text in came.items() if number not in went]
    return told


def _replaced(placed: list[tuple[str, BlockChange]], kind: ChangeKind, phrase: str) -> list[str]:
    pairs = dict.fromkeys(pair for _, block in placed for pair in _pairs(_only(block.runs, kind)))
    return [phrase.format(shorten(new), shorten(old)) for old, new in pairs if old and new]


def _markup(placed: list[tuple[str, BlockChange]]) -> Iterator[str]:
    for where, block in placed:
        inside = f" in {where}" if where else ""
        for _, new in _pairs(_only(block.runs, ChangeKind.MARKUP)):
            linked = any(run.key is not None for run in block.runs if run.cause is ChangeKind.MARKUP)
            yield f"“{shorten(new)}” {'is linked otherwise' if linked else 'is set in other type'}{inside}"


def _pairs(runs: Iterable[Run]) -> list[tuple[str, str]]:
    """Deleted and inserted text that stands together; a kept run ends a pair."""
    pairs: list[tuple[str, str]] = []
    old = new = ""
    for run in (*runs, None):
        if run is None or run.fate is Fate.KEPT:
            if old.strip() or new.strip():
                pairs.append((" ".join(old.split()), " ".join(new.split())))
            old = new = ""
        elif run.fate is Fate.DELETED:
            old += run.text
        else:
            new += run.text
    return pairs


def _telling(old: str, new: str) -> tuple[str, str]:
    """Two texts shortened so that they differ: what both begin with is cut where it would fill the quotation."""
    before, after = old.split(), new.split()
    alike = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    if shorten(old) != shorten(new) or alike < QUOTED_WORDS:
        return shorten(old), shorten(new)
    kept = alike - 2
    return "… " + shorten(" ".join(before[kept:])), "… " + shorten(" ".join(after[kept:]))


def _followed(change: ProvisionChange, kind: ChangeKind, phrase: str) -> list[str]:
    if kind not in change.kinds:
        return []
    runs = [run for block in change.blocks for run in _only(block.runs, kind)]
    pairs = dict.fromkeys(pair for pair in _pairs([*_only(change.heading, kind), *runs]) if all(pair))
    told = [f"“{old}” is now “{new}”" for old, new in list(pairs)[:TOLD_EDITS]]
    return [f"{phrase}: {', '.join(told)}"] if told else [phrase]


def _only(runs: Iterable[Run], kind: ChangeKind) -> list[Run]:
    """Runs of one cause, kept runs standing between them."""
    return [run for run in runs if run.fate is Fate.KEPT or run.cause is kind]
