"""Which provisions of a redline are printed, how deep, and where moved ones left a gap.

A long contract with three changed words must not print four hundred pages, and a changed clause without its neighbours
cannot be found in the book. So a condition with a change in it is printed whole, its unchanged provisions and those with
nothing new but their number as one line each, and a run of unchanged clauses without headings as one line for all
("12.4 to 12.7: unchanged").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from clausebook.edition.model import ProvisionKind
from clausebook.redline.model import ChangeKind, Fate, ProvisionChange


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to print."""

    change: ProvisionChange | None
    """None for a line about several unchanged provisions."""
    depth: int
    """0 for a document, 1 for a provision directly in it."""
    level: int = 0
    """Level of its heading from 1; 0 where it has none."""
    full: bool = True
    """Whether its text is printed."""
    departed: bool = False
    """Whether this is the place that a moved provision left."""
    text: str = ""
    """For a line about several."""
    document: str = ""
    """Title of the document it stands in."""


def outline(changes: Sequence[ProvisionChange], everything: bool = False) -> list[Entry]:
    """The entries to print, in reading order."""
    depths = _depths(changes)
    titles = {each.id: each.place.heading for each in changes if each.place.kind is None}
    tops = _tops(changes, depths)
    touched = {tops[each.id] for each in changes if each.kinds}
    opened = {each.place.document for each in changes if tops[each.id] in touched}
    gaps = _gaps(changes)
    entries: list[Entry] = []
    above = 0
    for change in changes:
        depth = depths[change.id]
        if everything or change.kinds or tops[change.id] in touched or change.id in opened:
            level = 0
            if _headed(change):
                level = above = min(depth + 1, above + 1, 6)
            title = titles.get(change.place.document, change.place.document)
            full = everything or (bool(change.kinds) and not (level and _is_but_renumbered(change)))
            entries.append(Entry(change, depth, level, full, document=title))
        for moved in gaps.get(change.id, ()):
            entries.append(Entry(moved, depths[change.id] or 1, departed=True))
    return _gathered(entries)


def _headed(change: ProvisionChange) -> bool:
    kind = change.place.kind
    worded = any(run.text.strip() for run in change.heading)
    return kind is None or (worded and kind is not ProvisionKind.DEFINITION)


def _is_but_renumbered(change: ProvisionChange) -> bool:
    """Whether nothing differs but the provision's own number, which its heading shows."""
    runs = (*change.heading, *(run for block in change.blocks for run in block.runs))
    same_labels = all(block.old and block.new and block.old.label == block.new.label for block in change.blocks)
    return change.kinds == (ChangeKind.RENUMBERED,) and same_labels and all(run.fate is Fate.KEPT for run in runs)


def _depths(changes: Sequence[ProvisionChange]) -> dict[str, int]:
    """How many provisions and documents stand above each, by its place in the new edition, or in the old if deleted."""
    known = {change.id: change for change in changes}
    depths: dict[str, int] = {}
    for change in changes:
        depth, above = 0, change
        while above.place.kind is not None and depth < len(changes):
            depth += 1
            parent = known.get(above.place.parent)
            if parent is None:
                break
            above = parent
        depths[change.id] = depth
    return depths


def _tops(changes: Sequence[ProvisionChange], depths: dict[str, int]) -> dict[str, str]:
    """For each provision the one directly in the document that it stands in: its condition, schedule or definition."""
    tops: dict[str, str] = {}
    current = ""
    for change in changes:
        if depths[change.id] <= 1:
            current = change.id
        tops[change.id] = current
    return tops


def _gaps(changes: Sequence[ProvisionChange]) -> dict[str, list[ProvisionChange]]:
    """For provisions that stayed, the moved ones that stood after them in the old edition."""
    stayed = sorted((each.old.position, each.id) for each in changes if each.old and ChangeKind.MOVED not in each.kinds)
    moved = ((each.old.position, each) for each in changes if each.old and ChangeKind.MOVED in each.kinds)
    gaps: dict[str, list[ProvisionChange]] = {}
    for position, change in sorted(moved, key=lambda pair: pair[0]):
        before = bisect_left(stayed, (position, ""))
        gaps.setdefault(stayed[before - 1][1] if before else changes[0].id, []).append(change)
    return gaps


def _gathered(entries: list[Entry]) -> list[Entry]:
    """Runs of unchanged provisions without headings made one line each."""
    made: list[Entry] = []
    waiting: list[Entry] = []

    def flush() -> None:
        if waiting:
            numbers = [each.change.place.number for each in waiting if each.change and each.change.place.number]
            span = f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else "".join(numbers)
            made.append(Entry(None, waiting[0].depth, text=f"{span}: unchanged" if span else "unchanged"))
            waiting.clear()

    for entry in entries:
        quiet = entry.change is not None and not entry.full and not entry.level and not entry.departed
        if quiet and (not waiting or waiting[0].depth == entry.depth):
            waiting.append(entry)
        elif quiet and entry.depth > waiting[0].depth:
            continue
        else:
            flush()
            if quiet:
                waiting.append(entry)
            else:
                made.append(entry)
    flush()
    return made
