"""Write runs from aligned tokens: every character once, deletion before insertion, unchanged space unmarked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from clausebook.edition.model import Emphasis, Span
from clausebook.edition.value import Value
from clausebook.redline.model import DELETED, INSERTED, KEPT, ChangeKind, Fate, Run
from clausebook.redline.tokens import Token


class Change(Value):
    """A token that is kept, and what stands before it since the last kept one."""

    old_end: int
    """Where the kept token before ends in the old text."""
    new_end: int
    old: Token
    new: Token
    cause: ChangeKind | None
    """Why the token prints differently in the two editions, AMENDED where nothing quieter says; None where it prints alike."""
    before: ChangeKind | None = None
    """What alone explains what changed before it; None where nothing quiet does."""


class Writer:
    """Collects runs; alike neighbours without a key become one."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def add(self, fate: Fate, spans: tuple[Span, ...], start: int, end: int, cause: ChangeKind | None = None) -> None:
        """Write the characters of a text from ``start`` to ``end``."""
        position = 0
        for span in spans:
            if position >= end:
                break
            text = span.text[max(0, start - position) : end - position]
            position += len(span.text)
            if text:
                self.append(Run(fate, text, span.key, span.emphasis, cause))

    def append(self, run: Run) -> None:
        """Add a run."""
        last = self.runs[-1] if self.runs else None
        alike = last and (last.fate, last.emphasis, last.cause) == (run.fate, run.emphasis, run.cause)
        if last and alike and last.key is None and run.key is None:
            self.runs[-1] = Run(run.fate, last.text + run.text, None, run.emphasis, run.cause)
        else:
            self.runs.append(run)


def whole(spans: tuple[Span, ...], fate: Fate) -> tuple[Run, ...]:
    """A text with one fate."""
    if len(spans) == 1:
        (span,) = spans
        return (Run(fate, span.text, span.key, span.emphasis),) if span.text else ()
    runs: list[Run] = []
    # The type of the last run, where it has no key: what comes next may belong to it.
    open_type: Emphasis | None = None
    for span in spans:
        text, key, emphasis = span.text, span.key, span.emphasis
        if key is None and open_type is emphasis:
            runs[-1] = Run(fate, runs[-1].text + text, None, emphasis)
        elif text:
            runs.append(Run(fate, text, key, emphasis))
            open_type = emphasis if key is None else None
    return tuple(runs)


def write_runs(old: tuple[Span, ...], new: tuple[Span, ...], changes: Iterable[Change]) -> tuple[Run, ...]:
    """The runs of a compared text. ``changes`` end with the token that stands for the end of both texts."""
    old_text, new_text = "".join(span.text for span in old), "".join(span.text for span in new)
    writer = Writer()
    kept = 0
    for change in changes:
        # The space before a token travels with it: the kept token's own space is kept where both texts have it.
        alike = old_text[change.old.start : change.old.begin] == new_text[change.new.start : change.new.begin]
        old_end = change.old.start if alike else change.old.begin
        new_end = change.new.start if alike else change.new.begin
        if change.old_end < old_end or change.new_end < new_end:
            head, tail = _common_space(old_text[change.old_end : old_end], new_text[change.new_end : new_end])
            writer.add(KEPT, new, kept, change.new_end + head)
            writer.add(DELETED, old, change.old_end + head, old_end - tail, change.before)
            writer.add(INSERTED, new, change.new_end + head, new_end - tail, change.before)
            kept = new_end - tail
        if change.cause is not None:
            cause = None if change.cause is ChangeKind.AMENDED else change.cause
            writer.add(KEPT, new, kept, change.new.begin)
            writer.add(DELETED, old, change.old.begin, change.old.end, cause)
            writer.add(INSERTED, new, change.new.begin, change.new.end, cause)
            kept = change.new.end
    writer.add(KEPT, new, kept, len(new_text))
    return _gather(writer.runs)


def _gather(runs: list[Run]) -> tuple[Run, ...]:
    """Words whose markup changed as one stretch: all that was, then all that is, not word by word."""
    if not any(run.cause is ChangeKind.MARKUP for run in runs):
        return tuple(runs)
    gathered: list[Run] = []
    for marked, group in groupby(enumerate(runs), key=lambda each: _in_markup(runs, each[0])):
        members = [run for _, run in group]
        if not marked:
            gathered += members
            continue
        for fate in (DELETED, INSERTED):
            writer = Writer()
            for run in members:
                if run.fate in (fate, KEPT):
                    # The space between is set like the word before it.
                    set_like = writer.runs[-1] if run.fate is KEPT else run
                    writer.append(Run(fate, run.text, run.key, set_like.emphasis, ChangeKind.MARKUP))
            gathered += writer.runs
    return tuple(gathered)


def _in_markup(runs: list[Run], index: int) -> bool:
    """Whether a run's markup changed, or it is the space between two such."""
    run = runs[index]
    if run.cause is ChangeKind.MARKUP:
        return True
    around = runs[index - 1 : index] + runs[index + 1 : index + 2]
    between = len(around) == 2 and all(each.cause is ChangeKind.MARKUP for each in around)
    return run.fate is KEPT and run.text.isspace() and between


def _common_space(one: str, other: str) -> tuple[int, int]:
    """How much white space two texts share at their beginning and, beyond that, at their end."""
    shortest = min(len(one), len(other))
    head = 0
    while head < shortest and one[head] == other[head] and one[head].isspace():
        head += 1
    tail = 0
    while tail < shortest - head and one[-1 - tail] == other[-1 - tail] and one[-1 - tail].isspace():
        tail += 1
    return head, tail
