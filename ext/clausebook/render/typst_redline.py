"""A redline as the tree that the Typst template lays out.

Deletions and insertions are spans with a fate; provisions are a flat list with depths, each with the words that say
what happened to it. A moved provision stands where the new edition has it, and a line where the old edition had it
points there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clausebook.edition.model import Key, ProvisionKind
from clausebook.redline.model import BlockChange, ChangeKind, Fate, ProvisionChange, Redline, Run, Side
from clausebook.render.beside import ALONE, LOOK_AT, Beside, Journey, beside, is_moved, journeys
from clausebook.render.dates import long_date
from clausebook.render.phrases import KIND_NAMES, KIND_NOTES, place_name, relinked
from clausebook.render.typst_blocks import Node, Piece, destination, emphasis_field, keyed_spans, nest, text_span
from clausebook.render.typst_changes import bar, change_tables, cited, held, look_at
from clausebook.render.typst_front import foot
from clausebook.render.typst_outline import Entry, outline

_UNITS = (ProvisionKind.CLAUSE, ProvisionKind.PARAGRAPH, ProvisionKind.DIRECTION, ProvisionKind.DEFINITION)


def redline_data(redline: Redline, everything: bool = False) -> Node:
    """The whole redline: cover, table of changes, provisions."""
    entries = outline(redline.changes, everything)
    known = beside(redline)
    changed = [change for change in redline.changes if change.kinds]
    made = [_entry(entry, known) for entry in entries]
    name = f"{redline.old.id} compared with {redline.new.id}"
    return {
        "type": "redline",
        "title": text_span(f"Comparison: {redline.old.title} with {redline.new.title}"),
        "work": text_span(redline.work),
        "sides": [_side("Old edition", redline.old), _side("New edition", redline.new)],
        "counts": [
            {"name": KIND_NAMES[kind], "meaning": KIND_NOTES[kind], "count": str(count)}
            for kind, count in redline.counts().items()
        ],
        "unchanged": str(len(redline.changes) - len(changed)),
        "notice": text_span(redline.notice),
        "foot": foot(f"{name}: for comparison only", "", redline.notice),
        **change_tables(redline, known),
        "untouched": [] if everything else [text_span(title) for title in _untouched(redline)],
        "entries": made,
        "places": {each["anchor"]["id"]: each["anchor"]["name"] for each in made if each.get("anchor")},
    }


def run_spans(runs: Iterable[Run], known: Beside = ALONE) -> tuple[Node, ...]:
    """Runs as spans with their fates; before a moved passage a span that says where it came from or went to."""
    spans: list[tuple[Node, Key | None]] = []
    for journey, stretch in journeys(runs, known):
        if journey is not None:
            spans.append((_signpost(journey), None))
        spans += [(_run_span(run), run.key) for run in stretch]
    return keyed_spans(spans)


def _run_span(run: Run) -> Node:
    fate = "" if run.fate is Fate.KEPT else run.fate.value
    return text_span(run.text, style=emphasis_field(run.emphasis), fate=fate, quiet=run.quiet, moved=is_moved(run))


def _signpost(journey: Journey) -> Node:
    return {"text": journey.words, "signpost": destination(f"change:{journey.other}")}


def _side(name: str, side: Side) -> Node:
    facts = (
        ("Edition", side.id),
        ("Title", side.title),
        ("Status", side.status.capitalize()),
        ("Published", long_date(side.published)),
        ("Digest", side.digest),
    )
    return {"name": name, "facts": [{"name": each, "value": text_span(value)} for each, value in facts if value]}


def _untouched(redline: Redline) -> list[str]:
    """Titles of documents in which nothing changed."""
    changed = {change.place.document for change in redline.changes if change.kinds}
    documents = [change for change in redline.changes if change.place.kind is None]
    return [each.place.heading for each in documents if each.id not in changed and not each.kinds]


def _entry(entry: Entry, known: Beside) -> Node:
    if entry.change is None:
        return {"type": "unchanged", "depth": entry.depth, "text": text_span(entry.text)}
    change = entry.change
    if entry.departed:
        return {
            "type": "departed",
            "depth": entry.depth,
            "number": text_span(change.old.number if change.old else ""),
            "heading": text_span(change.old.heading if change.old else ""),
            "text": held(f"moved to {place_name(change.new)}" if change.new else ""),
            "to": destination(f"change:{change.id}"),
        }
    return {"type": "provision", "depth": entry.depth, "document": entry.document, **_provision(change, entry, known)}


def _provision(change: ProvisionChange, entry: Entry, known: Beside) -> Node:
    term = change.place.kind is ProvisionKind.DEFINITION
    number = list(_number(change))
    heading = list(run_spans(change.heading, known)) or ([text_span(change.id)] if change.place.kind is None else [])
    body = nest(_pieces(change.blocks, known)) if entry.full else []
    return {
        "anchor": {"id": destination(f"change:{change.id}"), "name": _called(change)},
        "level": entry.level,
        "term": term,
        "padded": change.place.kind in _UNITS,
        "bar": bar(change),
        "marks": [held(mark) for mark in (*_marks(change), *look_at(change, known)) if entry.full],
        "notes": [
            {"name": name, "text": held(words)}
            for name, words in (_notes(change, known) if change.kinds and entry.full else ())
        ],
        "number": number,
        "heading": heading,
        "body": body,
        "collapsed": not entry.full and bool(change.blocks),
        "aside": "" if entry.full else _aside(change),
    }


def _aside(change: ProvisionChange) -> str:
    """What a heading says of a provision that is not printed in full."""
    if change.kinds:
        return "renumbered, words unchanged" if change.blocks else "renumbered"
    return "unchanged" if change.blocks else ""


def _called(change: ProvisionChange) -> str:
    """What a link to a change is called by ear."""
    name, before = cited(change.place) or change.id, cited(change.old) if change.new else ""
    return f"Change to {name}, formerly {before}" if before and before != name else f"Change to {name}"


def _marks(change: ProvisionChange) -> list[str]:
    """What happened to a provision."""
    marks = []
    for kind in change.kinds:
        if kind is ChangeKind.MOVED and change.old:
            marks.append(f"Moved from {place_name(change.old)}")
        elif kind is ChangeKind.RENUMBERED and change.old and change.new:
            marks.append(f"Renumbered: was {change.old.number or 'without a number'}")
        else:
            marks.append(KIND_NAMES[kind])
    return marks


def _notes(change: ProvisionChange, known: Beside) -> Iterator[tuple[str, str]]:
    """What stands below a changed text, each with its name: long, and so out of the way of the heading."""
    if ChangeKind.RELINKED in change.kinds and change.old and change.new:
        yield KIND_NAMES[ChangeKind.RELINKED], "; ".join(relinked(change.old.links, change.new.links, known.names))
    yield from ((name.capitalize(), words) for name, words in known.notes(change) if name != LOOK_AT)


def _number(change: ProvisionChange) -> tuple[Node, ...]:
    return _changed_text(
        change.old.number if change.old else None, change.new.number if change.new else None, quiet=True
    )


def _changed_text(old: str | None, new: str | None, quiet: bool) -> tuple[Node, ...]:
    """A number or label: once if both editions agree, otherwise the old struck and the new underlined."""
    if old == new:
        return (text_span(new),) if new else ()
    follows = quiet and old is not None and new is not None
    spans = []
    if old:
        spans.append(text_span(old, fate="deleted", quiet=follows))
    if old and new:
        spans.append(text_span(" "))
    if new:
        spans.append(text_span(new, fate="inserted", quiet=follows))
    return tuple(spans)


def _pieces(blocks: Sequence[BlockChange], known: Beside) -> list[Piece]:
    placed = _tables(blocks)
    made = []
    for block, (table, row, column) in zip(blocks, placed, strict=True):
        shape = block.new or block.old
        if shape is None:
            continue
        label = _changed_text(
            block.old.label if block.old else None, block.new.label if block.new else None, quiet=True
        )
        fate = "" if block.fate is Fate.KEPT else block.fate.value
        spans = run_spans(block.runs, known)
        made.append(Piece(shape.kind, spans, shape.depth, label, None, fate, table, row, column, holds=False))
    return made


def _tables(blocks: Sequence[BlockChange]) -> list[tuple[int, int, int]]:
    """Table, row and column of each block where old and new cells stand in one table: a kept cell ties an old row to a
    new one, and a row that is only in one edition keeps its place in reading order. Zeros outside tables."""
    ties = {
        (block.old.table, block.old.row): (block.new.table, block.new.row)
        for block in blocks
        if block.old and block.new and block.old.table and block.new.table
    }
    tables = {old: new for (old, _), (new, _) in ties.items()}
    seen_tables: dict[object, int] = {}
    seen_rows: dict[object, int] = {}
    used: dict[tuple[int, int], int] = {}
    placed = []
    for block in blocks:
        shape = block.new or block.old
        if shape is None or not shape.table:
            placed.append((0, 0, 0))
            continue
        if block.new:
            table_key: object = block.new.table
            row_key: object = (block.new.table, block.new.row)
        else:
            table_key = tables.get(shape.table, ("old", shape.table))
            row_key = ties.get((shape.table, shape.row), ("old", shape.table, shape.row))
        table = seen_tables.setdefault(table_key, len(seen_tables) + 1)
        row = seen_rows.setdefault((table, row_key), len(seen_rows) + 1)
        column = max(used.get((table, row), 0) + 1, shape.column)
        used[table, row] = column
        placed.append((table, row, column))
    return placed
