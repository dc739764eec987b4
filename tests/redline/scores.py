"""How well a redline tells a known truth.

A *place* is a stretch between two kept words; it counts as found where the redline marks exactly the same words. Where a
change can be told in several places with the same result ("the the"), truth and redline are both slid to the first.
Words are scored inside provisions that are in both editions: a provision that is new or gone as a whole is easy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from clausebook.redline.model import RelationKind


@dataclass
class Share:
    """Found of what is true, and true of what was found."""

    true: int = 0
    found: int = 0
    both: int = 0

    @property
    def precision(self) -> float:
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.both / (self.true + self.found) if self.true + self.found else 1.0

    def add(self, true: AbstractSet[object], found: AbstractSet[object]) -> None:
        self.true += len(true)
        self.found += len(found)
        self.both += len(true & found)

    def join(self, other: Share) -> None:
        self.true, self.found, self.both = self.true + other.true, self.found + other.found, self.both + other.both


@dataclass
class Scores:
    """What was measured on one pair of editions, or on several."""

    words: Share = field(default_factory=Share)
    places: Share = field(default_factory=Share)
    matches: Share = field(default_factory=Share)
    """Provisions taken for one another."""
    moves: Share = field(default_factory=Share)
    relations: dict[RelationKind, Share] = field(default_factory=lambda: {kind: Share() for kind in RelationKind})
    """Text that went from one provision to another, or elsewhere in its own; by kind."""
    by_edit: dict[str, Share] = field(default_factory=dict)
    """Places by what was planted."""
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What was planted (or follows), and the leading kind that was found."""
    moved_edits: Share = field(default_factory=Share)
    """Words changed inside moved provisions; found where they are marked and the move is named."""
    hidden: int = 0
    """Changes of substance under a quiet kind."""
    noise: int = 0
    """Words marked loudly in provisions where only numbers and names follow."""
    strays: int = 0
    """Kept stop-words and marks alone between two changes."""
    marked: int = 0
    least: int = 0
    """Words that even the shortest edit script would mark."""

    @property
    def fragmentation(self) -> float:
        return self.places.found / self.places.true

    @property
    def strays_per_hundred(self) -> float:
        return 100 * self.strays / max(1, self.places.found)

    @property
    def script(self) -> float:
        """Words marked, as a multiple of the fewest possible."""
        return self.marked / max(1, self.least)


def report(of: Scores) -> Iterator[str]:
    """The scores in lines."""
    yield f"words: F1 {of.words.f1:.4f} (P {of.words.precision:.4f}, R {of.words.recall:.4f}) of {of.words.true}"
    yield f"places: P {of.places.precision:.3f}, R {of.places.recall:.3f} of {of.places.true}; fragmentation {of.fragmentation:.3f}"
    yield f"stray islands: {of.strays_per_hundred:.2f} in 100 places; script {of.script:.3f} of the shortest"
    for name, share in (("matches", of.matches), ("moves", of.moves), ("edits inside moves", of.moved_edits)):
        yield f"{name}: P {share.precision:.3f}, R {share.recall:.3f} of {share.true}"
    for kind, share in of.relations.items():
        yield f"{kind.value}: P {share.precision:.3f}, R {share.recall:.3f} of {share.true}"
    yield f"substance under a quiet kind: {of.hidden}; words of noise: {of.noise}"
    for name, share in sorted(of.by_edit.items()):
        yield f"  places of {name:<14} P {share.precision:.3f}, R {share.recall:.3f} of {share.true}"
    for (row, column), number in sorted(of.kinds.items()):
        yield f"  {row:<14} → {column:<14} {number}"
