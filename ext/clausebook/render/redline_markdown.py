"""A redline for a pull request: the summary first, each change folded, nothing that GitHub would act upon.

The text of a contract is not Markdown. Every character that could mean something to GitHub — mark-up, a mention, an
issue number, an address, a formula — is written so that it is shown and does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausebook.edition.model import BlockKind
from clausebook.redline.model import BlockChange, ChangeKind, Fate, ProvisionChange, Redline, Run
from clausebook.render.beside import Beside, beside
from clausebook.render.notation import Mark, joined, visible
from clausebook.render.phrases import KIND_NAMES, KIND_NOTES, account, place_name, tally

LIMIT = 60_000
"""Characters that fit into one comment with room for a wrapper; GitHub takes 65,536."""

_TAGS = {
    Mark.KEPT: "{}", Mark.DELETED: "<del>{}</del>", Mark.INSERTED: "<ins>{}</ins>", Mark.LEFT: "<del><i>{}</i></del>",
    Mark.ARRIVED: "<ins><i>{}</i></ins>", Mark.JOURNEY: "<sub>{}</sub> ",
}  # fmt: skip
_SPECIAL = re.compile(r"www\.|GH-|:(?=\S)|[&<>*_`~\[\]#@$|\\!]|\r?\n")
# A comment inside keeps GitHub from seeing a mention, an issue, an address or a smiley; a span, a formula.
_BROKEN = {
    "@": "@<!-- -->",
    "#": "#<!-- -->",
    ":": ":<!-- -->",
    "www.": "www<!-- -->.",
    "GH-": "GH<!-- -->-",
    "$": "<span>$</span>",
}
_LAST_LINE = "\n{count} more {changes} not shown: they do not fit here. See the whole redline.\n"


def redline_markdown(redline: Redline, *, limit: int = LIMIT, everything: bool = False) -> str:
    """The redline as GitHub Markdown of at most ``limit`` characters.

    A change that does not fit is named in one line instead; where not even that fits, a last line says how many are
    left out. The summary is always whole. ``everything`` marks also what follows a renamed term or a new number.
    Raises :class:`ValueError` where not even the summary fits.
    """
    changes = [change for change in redline.changes if change.leading is not None]
    pieces = ["\n".join(_head(redline)) + "\n"]
    room = limit - len(pieces[0]) - len(_LAST_LINE.format(count=len(changes), changes="changes are"))
    if room < 0:
        raise ValueError(f"a limit of {limit} characters leaves no room for the summary of a redline in Markdown")
    left_out = 0
    known = beside(redline)
    # What must be read comes first: the quiet changes get the room that is left.
    for change in sorted(changes, key=lambda each: each.leading is not None and each.leading.quiet):
        quiet = change.leading is not None and change.leading.quiet and not everything
        options = [_line(change)] if quiet else [_folded(change, known, everything), _line(change)]
        piece = next((option for option in options if len(option) <= room), "")
        left_out += not piece
        room -= len(piece)
        pieces.append(piece)
    if left_out:
        pieces.append(_LAST_LINE.format(count=left_out, changes="change is" if left_out == 1 else "changes are"))
    return "".join(pieces)


def escaped(text: str) -> str:
    """Any text so that GitHub shows it and does nothing else."""
    return _SPECIAL.sub(_escape, visible(text))


def _head(redline: Redline) -> Iterator[str]:
    yield f"## {escaped(redline.old.title)} compared with {escaped(redline.new.title)}"
    yield ""
    yield f"**{tally(redline.counts())}.** For comparison only. {escaped(redline.notice)}".rstrip()
    counts = redline.counts()
    if not counts:
        return
    if redline.relations:
        yield ""
        yield "Text that moved is in italics, struck out where it stood and underlined where it stands."
    yield ""
    yield "| Kind | Provisions | Meaning |"
    yield "| --- | ---: | --- |"
    for kind in ChangeKind:
        if kind in counts:
            yield f"| {KIND_NAMES[kind]} | {counts[kind]} | {KIND_NOTES[kind]} |"


def _folded(change: ProvisionChange, known: Beside, everything: bool) -> str:
    place = change.place
    name = " ".join(part for part in (place.citation if place.number else "", place.heading) if part) or change.id
    kinds = ", ".join(KIND_NAMES[kind].lower() for kind in change.kinds)
    lines = [
        "",
        f"<details><summary><b>{escaped(name)}</b>: {kinds}</summary>",
        "",
        _at_line_start(escaped(" ".join(filter(None, (account(change, known.names), *known.exchanged(change)))))),
        "",
    ]
    if any(run.fate is not Fate.KEPT for run in change.heading):
        lines += [f"Heading: {_runs(change.heading, known, everything)}", ""]
    for block in change.blocks:
        lines += [_block(block, known, everything), ""]
    for title, words in known.notes(change):
        lines += [f"{title.capitalize()}: {escaped(words)}", ""]
    return "\n".join([*lines, "</details>", ""])


def _line(change: ProvisionChange) -> str:
    kinds = ", ".join(KIND_NAMES[kind].lower() for kind in change.kinds)
    return f"\n- <b>{escaped(place_name(change.place))}</b>: {kinds}\n"


def _block(block: BlockChange, known: Beside, everything: bool) -> str:
    shape = block.new or block.old
    label = ""
    if shape is not None and shape.label:
        label = f"{escaped(shape.label)} "
    elif shape is not None and shape.kind is BlockKind.BULLET:
        label = "• "
    elif shape is not None and shape.table:
        label = f"Row {shape.row}, column {shape.column}: "
    # No list and no table syntax: half a list item may be deleted, and a quote block keeps every line apart.
    depth = shape.depth if shape is not None else 0
    return f"{'>' * (depth + 1)} {_at_line_start(label + _runs(block.runs, known, everything))}".rstrip()


def _runs(runs: tuple[Run, ...], known: Beside, everything: bool) -> str:
    return "".join(_TAGS[mark].format(escaped(text)) for mark, text in joined(runs, everything=everything, known=known))


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    return _BROKEN.get(found) or (" " if found.endswith("\n") else f"&#{ord(found)};")


def _at_line_start(markdown: str) -> str:
    """Keep a line's first character from making it a list, a rule, a heading or code."""
    first = markdown[:1]
    return f"&#{ord(first)};{markdown[1:]}" if first.isspace() or first.isdigit() or first in tuple("-+=") else markdown
