"""A redline for a terminal or a mail: one column, a mark in the margin of each changed block.

Changed provisions are shown in full. Provisions that only follow a renamed term or a new number are listed at the end
in one line each, so that nothing is hidden and nothing of substance drowns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from clausebook.edition.model import BlockKind
from clausebook.redline.model import BlockChange, BlockShape, Fate, ProvisionChange, Redline, Run
from clausebook.render.notation import joined, marked, visible
from clausebook.render.phrases import account, tally

_COLOURS = {Fate.KEPT: "{}", Fate.DELETED: "\x1b[31;9m{}\x1b[0m", Fate.INSERTED: "\x1b[32;4m{}\x1b[0m"}
_MARGINS = {Fate.KEPT: " ", Fate.DELETED: "-", Fate.INSERTED: "+"}


def redline_text(redline: Redline, *, colour: bool = False, everything: bool = False) -> str:
    """The redline as text. ``colour`` marks with terminal colours, strike and underline instead of brackets;
    ``everything`` also shows quiet changes in full and provisions without any change."""
    shown, listed = [], []
    for change in redline.changes:
        leading = change.leading
        if everything or (leading is not None and not leading.quiet):
            shown.append(change)
        elif leading is not None:
            listed.append(change)
    lines = [*_head(redline)]
    for change in shown:
        lines += ["", *_change(change, colour, everything)]
    if listed:
        lines += ["", "Only following a renamed term or a new number:", ""]
        lines += [f"  {visible(account(change))}" for change in listed]
    return "\n".join(lines) + "\n"


def change_lines(change: ProvisionChange, *, colour: bool = False, everything: bool = False) -> list[str]:
    """The blocks of one provision, one line a block or row of a table, with a mark in the margin: "+" and "-" for a
    whole block, "|" for one whose words or label changed."""
    lines = []
    for row, group in groupby(change.blocks, key=_row):
        members = list(group)
        texts = [_runs(block.runs, colour, everything) for block in members]
        if row != _NO_TABLE:
            lines.append(f"{_margin(members, everything)}   {' | '.join(texts)}")
            continue
        for block, text in zip(members, texts, strict=True):
            shape = _shape(block)
            indent = "  " * max(0, shape.depth - (shape.kind in (BlockKind.ITEM, BlockKind.BULLET)))
            lines.append(f"{_margin([block], everything)} {indent}{_label(block)}{text}".rstrip(" "))
    return lines


_NO_TABLE = ("", 0, 0)


def _head(redline: Redline) -> Iterator[str]:
    yield visible(f"{redline.work}: {redline.old.title} compared with {redline.new.title}")
    for name, side in (("old", redline.old), ("new", redline.new)):
        digest = f", digest {side.digest}" if side.digest else ""
        yield visible(f"{name}: {side.id}, {side.status}{', ' + side.published if side.published else ''}{digest}")
    yield "For comparison only."
    if redline.notice:
        yield visible(redline.notice)
    yield ""
    yield f"Provisions: {tally(redline.counts())}."


def _change(change: ProvisionChange, colour: bool, everything: bool) -> Iterator[str]:
    place = change.place
    names = [
        place.citation if place.kind is not None and place.number else "",
        marked_heading(change, colour, everything),
    ]
    yield " ".join(name for name in (visible(names[0]), names[1]) if name) or change.id
    kinds = ", ".join(kind.value for kind in change.kinds) or "unchanged"
    yield f"  [{kinds}] {visible(account(change))}".rstrip()
    if change.kinds:
        for name, ids in (("law", place.links.law), ("reasons", place.links.reasons)):
            if ids:
                yield f"  {name}: {visible(', '.join(ids))}"
    yield from change_lines(change, colour=colour, everything=everything)


def marked_heading(change: ProvisionChange, colour: bool = False, everything: bool = False) -> str:
    """The heading of a change with its marks; that of a whole inserted or deleted provision too."""
    return _runs(change.heading, colour, everything)


def _runs(runs: Iterable[Run], colour: bool, everything: bool) -> str:
    if not colour:
        return marked(runs, everything=everything)
    return "".join(_COLOURS[fate].format(visible(text)) for fate, text in joined(runs, everything=everything))


def _row(block: BlockChange) -> tuple[str, int, int]:
    shape = _shape(block)
    if not shape.table:
        return _NO_TABLE
    return ("old" if block.new is None else "new", shape.table, shape.row)


def _shape(block: BlockChange) -> BlockShape:
    shape = block.new or block.old
    if shape is None:
        raise ValueError("a block needs an old or a new shape")
    return shape


def _label(block: BlockChange) -> str:
    shape = _shape(block)
    if shape.kind is BlockKind.BULLET:
        return "• "
    if shape.kind is BlockKind.NOTE:
        return "Note: "
    was = block.old.label if block.old and block.new and block.old.label != shape.label else ""
    label = f"{shape.label} (was {was or 'without label'}) " if was else f"{shape.label} "
    return visible(label) if shape.label else ""


def _margin(blocks: list[BlockChange], everything: bool) -> str:
    fates = list(dict.fromkeys(block.fate for block in blocks))
    if len(fates) == 1 and fates[0] is not Fate.KEPT:
        return _MARGINS[fates[0]]
    if len(fates) > 1 or any(_changed(block, everything) for block in blocks):
        return "|"
    return " "


def _changed(block: BlockChange, everything: bool) -> bool:
    if block.old is None or block.new is None:
        return True
    if (block.old.kind, block.old.depth) != (block.new.kind, block.new.depth):
        return True
    return any(run.fate is not Fate.KEPT and (everything or not run.quiet) for run in block.runs)
