"""Edits of a book, each recorded as it is made, so that what a redline should say of it is known and not guessed.

The mix is that of the measured report on legal redlines: for 100,000 words, a few hundred edits of words, some of
sentences, and a handful of each of the harder ones. Each edit takes a clause that no other edit has touched.
"""

from __future__ import annotations

from redline.truth import edit_provisions, edit_words
from redline.truth.drafting import RENAMES, Drafter
from redline.truth.editor import EDITS, Editor
from redline.truth.planted import PER_100K, Planted, Truth
from redline.truth.text import Book, book

assert set(EDITS) == set(Planted) == set(PER_100K), (edit_words.__name__, edit_provisions.__name__)

USES_PER_100K = 20
"""How often a rare term stands in 100,000 words."""


def generate(size: int, seed: int, density: float = 1.0, *, rare: bool = False) -> Truth:
    """A book of about ``size`` words and its edits. ``rare``: the terms renamed stand in few clauses; as the book comes,
    one may stand in a tenth of all."""
    drafter = Drafter(seed)
    old = book(size, drafter)
    if rare:
        _use_more_terms(old, drafter, round(USES_PER_100K * size / 100_000))
    return plant(old, drafter, size, density, rare=rare)


def _use_more_terms(of: Book, drafter: Drafter, uses: int) -> None:
    """Let as many terms as may be renamed, and that nothing uses yet, stand in so many clauses each."""
    used = {word.key.target for clause in of.clauses() for word in clause.words() if word.key}
    clauses = [each for each in of.clauses() if sum(1 for _ in each.words()) > 8]
    for term in [each for each in of.terms if each not in used][: len(RENAMES)]:
        for clause in drafter.chance.sample(clauses, uses):
            first = clause.passages[0].sentences[0]
            added = (*drafter.plain("subject to the"), drafter.term(term))
            clause.passages[0].sentences[0] = (*first[:-1], *added, first[-1])


def plant(old: Book, drafter: Drafter, size: int, density: float = 1.0, *, rare: bool = False) -> Truth:
    """Edit a book of about ``size`` words; ``density`` multiplies every number of edits. ``rare``: of the terms
    in use those used least are renamed."""
    editor = Editor(old.copy(), drafter, rare=rare)
    # The rarest places first, so that no other edit takes the only clause that would do.
    order = sorted(PER_100K, key=lambda each: (each not in _PICKY, PER_100K[each], each.value))
    for what in order:
        for _ in range(max(1, round(PER_100K[what] * size * density / 100_000))):
            EDITS[what](editor)
    planted = {name: tuple(found) for name, found in editor.planted.items()}
    return Truth(old, editor.book, planted, frozenset(editor.relations), editor.shares, frozenset(editor.shifted))


_PICKY = (Planted.ROW_IN, Planted.ROW_OUT, Planted.CELL, Planted.TYPOGRAPHIC, Planted.CITED, Planted.RETARGETED)
