"""Picks clauses to edit and keeps the record of what was done to each."""

from __future__ import annotations

from collections.abc import Callable

from clausebook.edition.model import BlockKind
from redline.truth.drafting import RENAMES, Drafter
from redline.truth.planted import Planted
from redline.truth.text import Book, Clause, Condition


class Editor:
    """Makes edits and keeps the record."""

    def __init__(self, book: Book, drafter: Drafter, *, rare: bool = False) -> None:
        self.rare = rare
        self.book, self.drafter, self.chance = book, drafter, drafter.chance
        self.planted: dict[str, list[Planted]] = {}
        self.relations: set[tuple[Planted, str, str]] = set()
        self.shares: dict[str, float] = {}
        self.shifted: set[int] = set()
        self.pointed_at = {w.key.target for each in book.clauses() for w in each.words() if w.key}
        self.pool = [(condition, clause) for condition in book.conditions for clause in condition.clauses]
        self.chance.shuffle(self.pool)
        self.fresh = 0
        self.names = list(RENAMES)

    def record(self, what: Planted, *clauses: Clause) -> None:
        for clause in clauses:
            self.planted.setdefault(clause.origin, []).append(what)

    def pick(self, fits: Callable[[Clause], bool] = lambda clause: True) -> tuple[Condition, Clause] | None:
        """A clause that no edit has touched, and its condition; it is out of the pool from now on."""
        for index, (condition, clause) in enumerate(self.pool):
            if fits(clause):
                del self.pool[index]
                return condition, clause
        return None

    def free(self, clause: Clause) -> bool:
        """Whether nothing points at a clause and its words can be recognised."""
        return clause.id not in self.pointed_at and sum(1 for _ in clause.words()) > 8

    def name(self) -> str:
        """An id that nothing has."""
        self.fresh += 1
        return f"fresh{self.fresh}"


EDITS: dict[Planted, Callable[[Editor], None]] = {}
"""How each edit is made. Where no clause is left that it could be made to, nothing happens."""


def edits(what: Planted) -> Callable[[Callable[[Editor], None]], Callable[[Editor], None]]:
    """Registers a function as the one that makes an edit."""

    def register(made: Callable[[Editor], None]) -> Callable[[Editor], None]:
        EDITS[what] = made
        return made

    return register


def sentence_count(clause: Clause) -> int:
    """How many sentences its first paragraph has; none where it is only the lead of a list."""
    return 0 if has_items(clause) else len(clause.passages[0].sentences)


def has_items(clause: Clause) -> bool:
    return any(passage.kind is BlockKind.ITEM for passage in clause.passages)


def has_table(clause: Clause) -> bool:
    return any(passage.row for passage in clause.passages)
