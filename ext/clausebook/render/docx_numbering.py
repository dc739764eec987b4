"""Numbers that Word counts itself, and proof that it counts as we do.

A printed number becomes a level of a Word list only where Word would print exactly that number there: this module
learns each level's pattern from the numbers ("GC12" → ``GC%1``, "12.3" → ``%1.%2``), counts as Word counts, and asks
for each paragraph whether the two agree. Where they do not, the number is written as plain text.

In a redline one paragraph may stand in two editions under two numbers; it gets a list level only where Word would print
the old number with every change rejected and the new number with every change accepted.

How Word counts: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clausebook.edition.model import ProvisionId
from clausebook.edition.numbering import letters, roman

LEVELS = 9
"""How many levels a Word list has."""

FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
}
"""How a count is printed, under Word's name for it."""

_SKIPPED = 0
"""Stands for a level passed over: Word and LibreOffice disagree on what comes after it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a list: the number format and the text around the numbers, "%1" for the first level's."""

    format: str
    text: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The patterns of one document's lists."""

    own: tuple[Step | None, ...] = ()
    """For numbers of provisions, outermost first."""
    items: tuple[Step | None, ...] = ()
    """For labels of list items, depth 1 first, counted as if they stood alone."""

    @property
    def main(self) -> tuple[Step | None, ...]:
        """The whole list: provisions, and items as the levels below them."""
        shift = len(self.own)
        moved = (
            step and Step(step.format, re.sub("%([1-9])", lambda found: f"%{int(found[1]) + shift}", step.text))
            for step in self.items
        )
        return (*self.own, *moved)[:LEVELS]


@dataclass(frozen=True, slots=True)
class Rung:
    """Where a paragraph wants its label from."""

    ladder: str
    """Name of the list's patterns in :class:`Planner`."""
    level: int
    """Level in the main list, from 0."""
    label: str
    owner: ProvisionId
    """The provision whose paragraph this is."""
    depth: int = 0
    """Depth of a list item from 1; 0 for the number of a provision."""


@dataclass(frozen=True, slots=True)
class Place:
    """A level of a numbered list in the file."""

    list: int
    """Counts the lists opened from 1."""
    level: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A list of the file."""

    ladder: str
    fresh: bool
    """Whether it holds items alone, started again."""
    starts: tuple[int, ...] = ()
    """First count of each level; empty where all start at 1."""


def fit(sequences: Iterable[Iterable[tuple[int, str]]], levels: int) -> tuple[Step | None, ...]:
    """The pattern of each level, from (level, label) pairs in reading order, one sequence for each list: the pattern
    that explains most labels. None for a level without labels or without a pattern."""
    known = [list(sequence) for sequence in sequences]
    steps: list[Step | None] = []
    for level in range(levels):
        votes: Counter[Step] = Counter()
        for sequence in known:
            counts: list[int | None] = [None] * LEVELS
            for at, label in sequence:
                counts = _advance(counts, at)
                if at == level:
                    agreeing = [step for step in votes if printed([*steps, step], counts, level) == label]
                    votes.update(agreeing or _explanations(label, counts, level, steps))
        # most_common keeps the order of first appearance among equals
        steps.append(votes.most_common(1)[0][0] if votes else None)
    return tuple(steps)


@dataclass(slots=True)
class Planner:
    """Gives paragraphs, in the order of the file, their place in a list. Fresh lists are opened for items that start
    again outside the main list of their document."""

    ladders: Mapping[str, Ladder]
    lists: list[Opened] = field(default_factory=list)
    """All lists, in the order they were opened."""
    literal: int = 0
    """How many labels had to be written as text."""
    _mains: dict[str, int] = field(default_factory=dict)
    _fresh: dict[ProvisionId, int] = field(default_factory=dict)
    _counts: dict[tuple[int, int], list[int | None]] = field(default_factory=dict)

    def place(self, rungs: Mapping[int, Rung]) -> Place | None:
        """The place of one paragraph, given its rung on each side where it stands; where it stands on two, both must
        want the same level. None: write the label out."""
        first = next(iter(rungs.values()))
        for number, level in self._candidates(first, rungs):
            if all(self._prints(side, number, level) == rung.label for side, rung in rungs.items()):
                return self._take(rungs, number, level)
        start = self._start(first)
        if start and all(each.label == first.label for each in rungs.values()):
            self._open(Opened(first.ladder, True, start))
            self._fresh[first.owner] = len(self.lists)
            return self._take(rungs, len(self.lists), first.depth - 1)
        self.literal += 1
        return None

    def steps(self, number: int) -> tuple[Step | None, ...]:
        """The patterns of a list opened."""
        opened = self.lists[number - 1]
        ladder = self.ladders[opened.ladder]
        return ladder.items if opened.fresh else ladder.main

    def _candidates(self, rung: Rung, sides: Iterable[int]) -> Iterator[tuple[int, int]]:
        # Only the newest fresh list: Word would count an older one on from the newest.
        if rung.depth and rung.owner in self._fresh:
            yield self._fresh[rung.owner], rung.depth - 1
        if rung.ladder not in self._mains:
            self._mains[rung.ladder] = self._open(Opened(rung.ladder, False))
        main = self._mains[rung.ladder]
        # An item that passes over a level, as one of a condition passes over its clauses, would spoil their count.
        if rung.level < LEVELS and not (
            rung.depth and any(self._passes_over(side, main, rung.level) for side in sides)
        ):
            yield main, rung.level

    def _passes_over(self, side: int, number: int, level: int) -> bool:
        return not all(self._counts.get((side, number), [None] * LEVELS)[:level])

    def _open(self, opened: Opened) -> int:
        self.lists.append(opened)
        return len(self.lists)

    def _start(self, rung: Rung) -> tuple[int, ...]:
        steps = self.ladders[rung.ladder].items
        step = steps[rung.depth - 1] if 0 < rung.depth <= len(steps) else None
        count = _count_of(rung.label, step)
        return (*([1] * (rung.depth - 1)), count, *([1] * (len(steps) - rung.depth))) if count else ()

    def _take(self, sides: Iterable[int], number: int, level: int) -> Place:
        for side in sides:
            self._counts[side, number] = self._after(side, number, level)
        return Place(number, level)

    def _after(self, side: int, number: int, level: int) -> list[int | None]:
        before = self._counts.get((side, number), [None] * LEVELS)
        return _advance(before, level, self.lists[number - 1].starts)

    def _prints(self, side: int, number: int, level: int) -> str | None:
        return printed(self.steps(number), self._after(side, number, level), level)


def printed(steps: Sequence[Step | None], counts: Sequence[int | None], level: int) -> str | None:
    """What Word prints at a level; None where that is not certain."""
    step = steps[level] if level < len(steps) else None
    if step is None:
        return None
    text = step.text
    for number in re.findall(r"%([1-9])", step.text):
        above, count = steps[int(number) - 1], counts[int(number) - 1]
        if above is None or not count:
            return None
        text = text.replace(f"%{number}", FORMATS[above.format](count))
    return text


def _advance(counts: Sequence[int | None], level: int, starts: Sequence[int] = ()) -> list[int | None]:
    before = counts[level]
    start = starts[level] if level < len(starts) else 1
    now = start if before is None else (_SKIPPED if before == _SKIPPED else before + 1)
    above = [_SKIPPED if count is None else count for count in counts[:level]]
    return [*above, now, *([None] * (LEVELS - level - 1))]


def _explanations(label: str, counts: Sequence[int | None], level: int, above: Sequence[Step | None]) -> Iterator[Step]:
    """Patterns that print the label at these counts, with the numbers of the levels above first where they fit."""
    count = counts[level]
    if not count or "%" in label:
        return
    for name, print_count in FORMATS.items():
        # A letter must stand apart; a figure may follow letters, as in "GC12".
        border = "(?<![0-9])" if name == "decimal" else "(?<![A-Za-z0-9])"
        found = re.fullmatch(rf"(.*){border}{re.escape(print_count(count))}([^A-Za-z0-9]*)", label)
        if found is None:
            continue
        before, after = found.groups()
        for text in dict.fromkeys((_with_above(before, counts, level, above), before)):
            yield Step(name, f"{text}%{level + 1}{after}")


def _with_above(before: str, counts: Sequence[int | None], level: int, above: Sequence[Step | None]) -> str:
    pieces = re.split(r"([0-9]+|[A-Za-z]+)", before)
    wanted = level - 1
    for index in range(len(pieces) - 2, -1, -2):
        step, count = (above[wanted], counts[wanted]) if wanted >= 0 else (None, None)
        if step is None or not count:
            break
        if pieces[index] == FORMATS[step.format](count):
            pieces[index] = f"%{wanted + 1}"
            wanted -= 1
    return "".join(pieces)


def _count_of(label: str, step: Step | None) -> int | None:
    if step is None:
        return None
    before, after = re.split("%[1-9]", step.text, maxsplit=1)
    if not (label.startswith(before) and label.endswith(after)):
        return None
    token = label[len(before) : len(label) - len(after)]
    return next((count for count in range(1, 1000) if FORMATS[step.format](count) == token), None)
