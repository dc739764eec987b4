"""What moved within a provision, left it or came to it, in words, and what changed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausebook.redline.model import BlockChange, ChangeKind, Fate, Run
from clausebook.render.quotes import becomes, shorten

_Runs = dict[int, list[Run]]
"""The runs of each passage on one side, by its number."""


def moved(blocks: Iterable[BlockChange]) -> Iterator[str]:
    """Passages that stand elsewhere, went or came. What changed on the way is told where both ends are at hand."""
    went: _Runs = {}
    came: _Runs = {}
    for run in (run for block in blocks for run in block.runs):
        if run.passage and run.fate is not Fate.KEPT:
            (went if run.fate is Fate.DELETED else came).setdefault(run.passage, []).append(run)
    for number, runs in came.items():
        if number in went:
            changed = "; ".join(_changed(went[number], runs))
            yield f"“{_quoted(runs)}” stands elsewhere in it{f', and in it {changed}' if changed else ''}"
    for number, runs in went.items():
        if number not in came:
            yield f"“{_quoted(runs)}” goes to another provision{_on_the_way(runs)}"
    for number, runs in came.items():
        if number not in went:
            yield f"“{_quoted(runs)}” comes from another provision{_on_the_way(runs)}"


def _quoted(runs: Iterable[Run]) -> str:
    return shorten("".join(run.text for run in runs))


def _on_the_way(runs: Iterable[Run]) -> str:
    changed = any(run.cause is None and run.text.strip() for run in runs)
    return ", changed on the way" if changed else ""


def _changed(old: list[Run], new: list[Run]) -> Iterator[str]:
    """Each change inside a passage. What stayed is cut alike at both ends, so the count of words tells the place."""
    before, after = _by_place(old), _by_place(new)
    for place in sorted({*before, *after}):
        yield becomes(before.get(place, ""), after.get(place, ""))


def _by_place(runs: Iterable[Run]) -> dict[int, str]:
    """What changed, by the number of words that stayed before it."""
    found: dict[int, str] = {}
    words = 0
    for run in runs:
        if run.cause is ChangeKind.TEXT_MOVED:
            words += len(run.text.split())
        elif run.text.strip():
            found[words] = " ".join([*found.get(words, "").split(), *run.text.split()])
    return found
