"""Edits of a book, each recorded as it is made, so that what a redline should say of it is known and not guessed.

The mix is that of the measured report on legal redlines: for 100,000 words, a few hundred edits of words, some of
sentences, and a handful of each of the harder ones. Each edit takes a clause that no other edit has touched.
"""

from __future__ import annotations

from redline.truth import edit_provisions, edit_words
from redline.truth.drafting import Drafter
from redline.truth.editor import EDITS, Editor
from redline.truth.planted import PER_100K, Planted, Truth
from redline.truth.text import Book, book

assert set(EDITS) == set(Planted) == set(PER_100K), (edit_words.__name__, edit_provisions.__name__)


def generate(size: int, seed: int, density: float = 1.0) -> Truth:
    """A book of about ``size`` words and its edits."""
    drafter = Drafter(seed)
    return plant(book(size, drafter), drafter, size, density)


def plant(old: Book, drafter: Drafter, size: int, density: float = 1.0) -> Truth:
    """Edit a book of about ``size`` words; ``density`` multiplies every number of edits."""
    editor = Editor(old.copy(), drafter)
    # The rarest places first, so that no other edit takes the only clause that would do.
    order = sorted(PER_100K, key=lambda each: (each not in _PICKY, PER_100K[each], each.value))
    for what in order:
        for _ in range(max(1, round(PER_100K[what] * size * density / 100_000))):
            EDITS[what](editor)
    planted = {name: tuple(found) for name, found in editor.planted.items()}
    return Truth(old, editor.book, planted, frozenset(editor.relations), editor.shares, frozenset(editor.shifted))


_PICKY = (Planted.ROW_IN, Planted.ROW_OUT, Planted.CELL, Planted.TYPOGRAPHIC, Planted.CITED, Planted.RETARGETED)
