"""What can be done to a provision, how often, and the record of it: what a redline should say is known and not guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from redline.truth.text import Book


class Planted(Enum):
    """What was done to a provision."""

    WORDS = "words"
    """One to three words put in the place of others, put in, or taken out."""
    SENTENCE_IN = "sentence in"
    SENTENCE_OUT = "sentence out"
    REWRITTEN = "rewritten"
    """A sentence replaced by another."""
    ITEM_IN = "item in"
    ITEM_OUT = "item out"
    CELL = "cell"
    """A word in a cell of a table."""
    ROW_IN = "row in"
    ROW_OUT = "row out"
    SPLIT = "split"
    """Its later sentences became a provision of their own."""
    MERGED = "merged"
    """The words of the provision after it were joined to it."""
    CARRIED = "carried"
    """A sentence came from, or went to, another provision; every other one had words changed on the way."""
    SHIFTED = "shifted"
    """A sentence stands elsewhere in the same provision."""
    MOVED = "moved"
    """It stands below another parent, its words the same or edited."""
    REORDERED = "reordered"
    """It stands elsewhere among its siblings."""
    NEW_ID = "new id"
    """Moved, and given another id."""
    DELETED = "deleted"
    INSERTED = "inserted"
    RETARGETED = "retargeted"
    """A reference points at another provision."""
    CITED = "cited"
    """Another law is cited."""
    DEFINED = "defined"
    """A definition's words changed."""
    RETERMED = "retermed"
    """A definition has another term, and every use follows."""
    RETITLED = "retitled"
    RELINKED = "relinked"
    TYPOGRAPHIC = "typographic"
    """A straight apostrophe became a curly one."""
    EMPHASISED = "emphasised"


PER_100K = {
    Planted.WORDS: 165, Planted.SENTENCE_IN: 25, Planted.SENTENCE_OUT: 10, Planted.REWRITTEN: 30, Planted.ITEM_IN: 8,
    Planted.ITEM_OUT: 8, Planted.CELL: 10, Planted.ROW_IN: 5, Planted.ROW_OUT: 5, Planted.SPLIT: 10, Planted.MERGED: 10,
    Planted.CARRIED: 15, Planted.SHIFTED: 10, Planted.MOVED: 20, Planted.REORDERED: 10, Planted.NEW_ID: 10,
    Planted.DELETED: 20, Planted.INSERTED: 20, Planted.RETARGETED: 10, Planted.CITED: 10, Planted.DEFINED: 3,
    Planted.RETERMED: 3, Planted.RETITLED: 10, Planted.RELINKED: 10, Planted.TYPOGRAPHIC: 10, Planted.EMPHASISED: 10,
}  # fmt: skip
"""How many of each in 100,000 words."""
MOVE_EDITS = (0.0, 0.02, 0.05, 0.15, 0.30)
"""Shares of the words of a moved provision that are edited, in turn."""


@dataclass(frozen=True)
class Truth:
    """Two books and what leads from one to the other."""

    old: Book
    new: Book
    planted: dict[str, tuple[Planted, ...]]
    """By origin of the provision."""
    relations: frozenset[tuple[Planted, str, str]]
    """Split, merged or carried; origin of the provision that text came from, and of the one it went to."""
    shares: dict[str, float] = field(default_factory=dict)
    """For each moved provision, the share of its words that was edited."""
    shifted: frozenset[int] = frozenset()
    """Origins of the words that stand elsewhere in their own provision."""
