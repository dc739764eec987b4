"""Find where deleted text stands again among inserted text.

A redline that only strikes out and underlines says of a moved sentence that it is gone, and elsewhere that it is new;
a reader has to compare the two by eye, and a "not" that changed on the way goes unseen. So sequences of five words
("seeds") that a deleted and an inserted stretch share are looked up in a table; seeds that follow one another in both
make a region, which may hold edits. A seed in many places is boilerplate and tells nothing.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausebook.edition.model import Span
from clausebook.redline.model import KEPT, Run

_BLACK = re.compile(r"\S+")
SEED = 5
"""Words of a seed."""

_Seed = tuple[str, ...]


class Stretch(NamedTuple):
    """Neighbouring runs of one fate that nothing quiet explains."""

    at: int
    """Index of the provision among those compared."""
    block: int
    """Index of the block change in it."""
    first: int
    """Index of its first run in the block change."""
    last: int
    """Index after its last run."""
    gap: int
    """Counts what stands between kept runs of the block: a deletion and the insertion in its place share it."""
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(run.text for run in self.runs)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its text as an edition holds it."""
        return tuple(Span(run.text, run.key, run.emphasis) for run in self.runs)


class Region(NamedTuple):
    """Where a deleted and an inserted stretch share words, as places in the text of each."""

    old: int
    """Index of the deleted stretch."""
    new: int
    """Index of the inserted stretch."""
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def stretches(at: int, block: int, runs: Sequence[Run]) -> Iterator[Stretch]:
    """The stretches of a block that are long enough to hold a seed."""
    gap = index = 0
    while index < len(runs):
        fate = runs[index].fate
        end = index + 1
        if fate is KEPT or runs[index].cause is not None:
            gap += fate is KEPT
        else:
            while end < len(runs) and runs[end].fate is fate and runs[end].cause is None:
                end += 1
            if sum(run.text.count(" ") for run in runs[index:end]) >= SEED - 1:
                yield Stretch(at, block, index, end, gap, tuple(runs[index:end]))
        index = end


def regions(old: Sequence[Stretch], new: Sequence[Stretch], *, crowd: int = 8, reach: int = 14) -> list[Region]:
    """Regions that share a seed, in the order of the old stretches. ``crowd``: a seed in more places than this on either
    side tells nothing. ``reach``: words that may differ between two seeds of one region."""
    before, after = ([list(_seeds(each.text.split())) for each in side] for side in (old, new))
    common, places = _common(before, after, crowd)
    found: list[Region] = []
    for index, seeds in enumerate(before):
        hits: dict[int, list[tuple[int, int]]] = {}
        for at, seed in enumerate(seeds):
            for other, there in places[seed] if seed in common else ():
                if not _same_gap(old[index], new[other]):
                    hits.setdefault(other, []).append((at, there))
        words = _word_limits(old[index]) if hits else []
        for other in sorted(hits):
            others = _word_limits(new[other])
            found += [
                Region(index, other, words[one][0], words[end - 1][1], others[there][0], others[until - 1][1])
                for one, there, end, until in _chains(hits[other], reach)
            ]
    return found


def _word_limits(of: Stretch) -> list[tuple[int, int]]:
    """Where each word begins and ends."""
    return [match.span() for match in _BLACK.finditer(of.text)]


def _common(
    before: Sequence[Sequence[_Seed]], after: Sequence[Sequence[_Seed]], crowd: int
) -> tuple[set[_Seed], dict[_Seed, list[tuple[int, int]]]]:
    """The seeds that stand on both sides, in few places, and where each stands among the new stretches."""
    counts = Counter(itertools.chain.from_iterable(before))
    places: dict[_Seed, list[tuple[int, int]]] = {}
    for index, seeds in enumerate(after):
        for at, seed in enumerate(seeds):
            if seed in counts:
                places.setdefault(seed, []).append((index, at))
    common = {seed for seed, found in places.items() if len(found) <= crowd and counts[seed] <= crowd}
    return common, places


def _seeds(words: list[str]) -> Iterator[_Seed]:
    return zip(*(words[step:] for step in range(SEED)), strict=False)


def _same_gap(old: Stretch, new: Stretch) -> bool:
    return (old.at, old.block, old.gap) == (new.at, new.block, new.gap)


def _chains(hits: list[tuple[int, int]], reach: int) -> Iterator[tuple[int, int, int, int]]:
    """Seeds that follow one another in both texts, joined: start and end in the old, start and end in the new. A seed
    that occurs twice goes with the chain that it continues most closely."""
    open_chains: list[list[int]] = []
    for at, there in hits:
        best: list[int] | None = None
        for chain in open_chains:
            step, leap = at - (chain[2] - SEED), there - (chain[3] - SEED)
            near = 0 < step <= reach + SEED and 0 < leap <= reach + SEED
            if near and (best is None or abs(step - leap) < abs(at + SEED - best[2] - there - SEED + best[3])):
                best = chain
        if best is None:
            open_chains.append([at, there, at + SEED, there + SEED])
        else:
            best[2], best[3] = at + SEED, there + SEED
    for start, there, end, until in open_chains:
        yield start, there, end, until
