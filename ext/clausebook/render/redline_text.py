"""A redline for a terminal or a mail: one column, a mark in the margin of each changed block.

Changed provisions are shown in full. Provisions that only follow a renamed term or a new number are listed at the end
in one line each, so that nothing is hidden and nothing of substance drowns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from clausebook.edition.model import BlockKind
from clausebook.redline.model import BlockChange, BlockShape, Fate, ProvisionChange, Redline, Run
from clausebook.render.beside import ALONE, Beside, beside
from clausebook.render.notation import Mark, joined, marked, visible
from clausebook.render.phrases import account, capital, place_name, tally

_COLOURS = {
    Mark.KEPT: "{}", Mark.DELETED: "\x1b[31;9m{}\x1b[0m", Mark.INSERTED: "\x1b[32;4m{}\x1b[0m",
    Mark.LEFT: "\x1b[35;9m{}\x1b[0m", Mark.ARRIVED: "\x1b[35;4m{}\x1b[0m", Mark.JOURNEY: "\x1b[7m {} \x1b[0m",
}  # fmt: skip
_MARGINS = {Fate.KEPT: " ", Fate.DELETED: "-", Fate.INSERTED: "+"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a redline is written as text."""

    everything: bool = False
    """Whether quiet changes are marked too."""
    colour: bool = False
    """Whether marks are terminal colours, strike and underline instead of brackets."""
    known: Beside = ALONE
    """The redline that the changes belong to."""


PLAIN = Manner()


def redline_text(redline: Redline, *, colour: bool = False, everything: bool = False) -> str:
    """The redline as text. ``colour`` marks with terminal colours, strike and underline instead of brackets;
    ``everything`` also shows quiet changes in full and provisions without any change."""
    manner = Manner(everything, colour, beside(redline))
    shown, listed = [], []
    for change in redline.changes:
        leading = change.leading
        if everything or (leading is not None and not leading.quiet):
            shown.append(change)
        elif leading is not None:
            listed.append(change)
    lines = [*_head(redline, colour)]
    for change in shown:
        lines += ["", *change_text(change, manner)]
    if listed:
        lines += ["", "Only following a renamed term or a new number, or in typography:", ""]
        lines += [f"  {visible(_told(change, manner))}" for change in listed]
    return "\n".join(lines) + "\n"


def _told(change: ProvisionChange, manner: Manner) -> str:
    """The account of a change that stands alone: it says of which provision, where its first words do not."""
    told = account(change, manner.known.names)
    place = change.old or change.place
    named = capital(place_name(place))
    return told if told.startswith(f"{named} ") else f"{capital(place_name(change.place))}: {told}"


def change_lines(change: ProvisionChange, manner: Manner = PLAIN) -> list[str]:
    """The blocks of one provision, one line a block or row of a table, with a mark in the margin: "+" and "-" for a
    whole block, "|" for one whose words or label changed."""
    lines = []
    for row, group in groupby(change.blocks, key=_row):
        members = list(group)
        texts = [_runs(block.runs, manner) for block in members]
        if row != _NO_TABLE:
            lines.append(f"{_margin(members, manner.everything)}   {' | '.join(texts)}")
            continue
        for block, text in zip(members, texts, strict=True):
            shape = _shape(block)
            indent = "  " * max(0, shape.depth - (shape.kind in (BlockKind.ITEM, BlockKind.BULLET)))
            lines.append(f"{_margin([block], manner.everything)} {indent}{_label(block)}{text}".rstrip(" "))
    return lines


_NO_TABLE = ("", 0, 0)


def _head(redline: Redline, colour: bool) -> Iterator[str]:
    yield visible(f"{redline.work}: {redline.old.title} compared with {redline.new.title}")
    for name, side in (("old", redline.old), ("new", redline.new)):
        digest = f", digest {side.digest}" if side.digest else ""
        yield visible(f"{name}: {side.id}, {side.status}{', ' + side.published if side.published else ''}{digest}")
    yield "For comparison only."
    if redline.notice:
        yield visible(redline.notice)
    yield ""
    yield f"Provisions: {tally(redline.counts())}."
    if redline.relations and not colour:
        yield "Text that moved stands in [>these marks>] where it stood and in {<these marks<} where it stands."


def change_text(change: ProvisionChange, manner: Manner = PLAIN) -> Iterator[str]:
    """One change in full: number and heading, kinds and account, reasons, blocks."""
    place, known = change.place, manner.known
    name = visible(place.citation) if place.kind is not None and place.number else ""
    yield " ".join(part for part in (name, marked_heading(change, manner)) if part) or change.id
    kinds = ", ".join(kind.value for kind in change.kinds) or "unchanged"
    told = " ".join(filter(None, (account(change, known.names), *known.exchanged(change))))
    yield f"  [{kinds}] {visible(told)}".rstrip()
    if change.kinds:
        yield from (f"  {name}: {visible(text)}" for name, text in known.notes(change))
    yield from change_lines(change, manner)


def marked_heading(change: ProvisionChange, manner: Manner = PLAIN) -> str:
    """The heading of a change with its marks; that of a whole inserted or deleted provision too."""
    return _runs(change.heading, manner)


def _runs(runs: Iterable[Run], manner: Manner) -> str:
    if not manner.colour:
        return marked(runs, everything=manner.everything, known=manner.known)
    pieces = joined(runs, everything=manner.everything, known=manner.known)
    return "".join(_COLOURS[mark].format(visible(text)) for mark, text in pieces)


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
