"""What a redline says of one provision, word by word, and the places where it marks something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clausebook.edition.model import Key, KeyKind
from clausebook.redline.model import BlockChange, ChangeKind, Fate, ProvisionChange, Run
from clausebook.redline.weights import STOPWORDS
from redline.truth.text import Placed

Gap = tuple[int, int, int, int]
"""Where a place starts and ends in the old words and in the new."""
_SAME_WORD = (ChangeKind.MARKUP, ChangeKind.TYPOGRAPHIC, ChangeKind.RENAMED, ChangeKind.CONSEQUENTIAL)
"""Causes for which a word is the same word, printed otherwise."""

_ENDS = frozenset(".!?")


@dataclass(frozen=True)
class Told:
    """What the redline says of one provision, word by word."""

    old: list[Placed]
    new: list[Placed]
    kept: list[tuple[int, int]]
    quiet: set[int]
    """Old words that print differently for a known and quiet reason."""


def tell(change: ProvisionChange, new_id: str, old: list[Placed], new: list[Placed]) -> Told:
    if change.new is None or change.new.id != new_id:
        return Told(old, new, [], set())
    kept: list[tuple[int, int]] = []
    quiet: set[int] = set()
    one, other = _by_block(old), _by_block(new)
    for old_block, new_block, block in _numbered(change.blocks):
        left = list(standing(one.get(old_block, ()), old, block, Fate.INSERTED))
        right = list(standing(other.get(new_block, ()), new, block, Fate.DELETED))
        stayed = [at for at, _ in left], [at for at, _ in right]
        assert len(stayed[0]) == len(stayed[1]), f"{change.id}: kept words differ in number"
        kept += zip(*stayed, strict=True)
        quiet.update(at for at, follows in left if follows)
    return Told(old, new, kept, quiet)


def _numbered(blocks: tuple[BlockChange, ...]) -> Iterator[tuple[int, int, BlockChange]]:
    """Each block with its place in the old and in the new edition; -1 where it is not in it."""
    old = new = 0
    for block in blocks:
        yield old if block.old else -1, new if block.new else -1, block
        old, new = old + (block.old is not None), new + (block.new is not None)


def _by_block(words: list[Placed]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        found.setdefault(word.block, []).append(at)
    return found


def standing(
    places: Iterable[int], words: list[Placed], block: BlockChange, without: Fate
) -> Iterator[tuple[int, bool]]:
    """Words of one side that the redline keeps, and whether each follows quietly."""
    spans = list(_spans(block.runs, without))
    at = 0
    for place in places:
        word = words[place]
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        fates = [run for start, end, run in spans[at : at + 8] if start < word.end and end > word.start]
        if all(run.fate is Fate.KEPT or run.cause in _SAME_WORD for run in fates):
            yield place, any(run.cause is not None for run in fates)


def _spans(runs: Iterable[Run], without: Fate) -> Iterator[tuple[int, int, Run]]:
    position = 0
    for run in runs:
        if run.fate is not without:
            yield position, position + len(run.text), run
            position += len(run.text)


def gaps_of(kept: list[tuple[int, int]], told: Told) -> list[Gap]:
    gaps = []
    old = new = 0
    for one, other in [*kept, (len(told.old), len(told.new))]:
        if one > old or other > new:
            gaps.append((old, one, new, other))
        old, new = one + 1, other + 1
    return gaps


def slid(gaps: list[Gap], kept: set[tuple[int, int]], told: Told) -> list[Gap]:
    """Pure insertions and deletions as far to the front as they go."""
    slid = []
    for old, old_end, new, new_end in gaps:
        side, start, end = (told.new, new, new_end) if old == old_end else (told.old, old, old_end)
        steps = 0
        if old == old_end or new == new_end:
            while (old - steps - 1, new - steps - 1) in kept and face(side[start - steps - 1]) == face(
                side[end - steps - 1]
            ):
                steps += 1
        slid.append((old - steps, old_end - steps, new - steps, new_end - steps))
    return slid


def words_in(gaps: list[Gap]) -> set[object]:
    return {
        (side, at)
        for old, old_end, new, new_end in gaps
        for side, start, end in (("old", old, old_end), ("new", new, new_end))
        for at in range(start, end)
    }


def face(word: Placed) -> tuple[str, Key | None]:
    """What a word is compared by. A term compares by what it means."""
    key = word.word.key
    return ("" if key and key.kind in (KeyKind.TERM, KeyKind.REFERENCE) else word.text, key)


def strays_in(told: Told, gaps: list[Gap]) -> int:
    """Islands between two changes that hold nothing but stop-words and marks. What ends or begins a sentence is none: it
    keeps two changes in the sentences they belong to."""
    strays = 0
    for (_, start, _, _), (end, _, _, _) in zip([(0, g[1], 0, 0) for g in gaps], gaps[1:], strict=False):
        island = told.old[start:end]
        inside = len({word.block for word in told.old[max(0, start - 1) : end + 1]}) == 1
        begins = start > 0 and told.old[start - 1].text in _ENDS
        empty = all(
            word.word.key is None and (word.text.lower() in STOPWORDS or word.text in ",;:()") for word in island
        )
        strays += bool(island) and inside and empty and not begins
    return strays
