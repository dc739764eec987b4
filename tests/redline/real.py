"""Amended paragraphs of real editions. Nobody has said what their true redline is, so what can be measured is how much of
them is marked, in how many pieces, and how many of the kept pieces say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance import Indel

from clausebook.edition.model import Span
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.redline.model import BlockChange, Fate, Redline
from clausebook.redline.tokens import tokenize
from redline.others import Align, codes_of
from redline.told import Told, gaps_of, standing, strays_in
from redline.truth.drafting import Word
from redline.truth.text import Placed


@dataclass
class Reading:
    """What a reader of amended paragraphs has before him."""

    paragraphs: int = 0
    runs: int = 0
    """Places marked."""
    marked: int = 0
    least: int = 0
    """Words that even the shortest script would mark."""
    strays: int = 0
    """Kept stop-words and marks alone between two changes, ends and beginnings of sentences excluded."""

    @property
    def strays_per_hundred(self) -> float:
        return 100 * self.strays / self.runs

    @property
    def script(self) -> float:
        """Words marked, as a multiple of the fewest possible."""
        return self.marked / self.least

    def add(self, told: Told) -> None:
        gaps = gaps_of(told.kept, told)
        if not gaps:
            return
        codes: dict[object, int] = {}
        self.paragraphs += 1
        self.runs += len(gaps)
        self.marked += len(told.old) + len(told.new) - 2 * len(told.kept)
        self.least += Indel.distance(codes_of(told.old, codes), codes_of(told.new, codes))
        self.strays += strays_in(told, gaps)


def of_the_book() -> Iterator[Redline]:
    """The redlines from each sealed edition to the next."""
    paths = sorted((Path(__file__).parents[2] / "editions").glob("*/snapshot.json"))
    for old, new in pairwise(load(path.read_bytes()) for path in paths):
        yield compare(old, new, old_digest="", new_digest="")


def amended(redline: Redline) -> Iterator[Told]:
    """What the redline says of each paragraph, item or cell that is in both editions and has a mark in it."""
    for change in redline.changes:
        for block in change.blocks:
            if block.old and block.new and any(run.fate is not Fate.KEPT for run in block.runs):
                yield _told(block)


def by_other(told: Told, align: Align) -> Told:
    """The same paragraph as another tool tells it."""
    codes: dict[object, int] = {}
    old, new = (codes_of(side, codes) for side in (told.old, told.new))
    return Told(told.old, told.new, list(align(old, new)), set())


def _told(block: BlockChange) -> Told:
    old, new = (list(_words(block, without)) for without in (Fate.INSERTED, Fate.DELETED))
    left = [at for at, _ in standing(range(len(old)), old, block, Fate.INSERTED)]
    right = [at for at, _ in standing(range(len(new)), new, block, Fate.DELETED)]
    return Told(old, new, list(zip(left, right, strict=True)), set())


def _words(block: BlockChange, without: Fate) -> Iterator[Placed]:
    spans = tuple(Span(run.text, run.key) for run in block.runs if run.fate is not without)
    for token in tokenize(spans, lambda key, text: (text,)):
        if token.text:
            yield Placed(Word(token.text, 0, token.key), 0, token.begin, token.end, token.text)
