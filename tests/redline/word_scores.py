"""Scores what is told of the words of one provision, by our redline or by another tool."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from redline.scores import Scores, Share
from redline.told import Told, face, gaps_of, slid, strays_in, words_in
from redline.truth.planted import Truth
from redline.truth.text import Book, Clause

SAME = "same"
"""Stands for no kind at all."""


def score_words(truth: Truth, clause: Clause, told: Told, into: Scores) -> None:
    """Score what is told of one provision, ``clause`` in the new book."""
    true, row = truly_kept(truth, told), _row(truth, clause)
    if told.kept == true and len(true) == len(told.old) == len(told.new):
        return
    wanted, found = (slid(gaps_of(kept, told), set(kept), told) for kept in (true, told.kept))
    into.places.add(set(wanted), set(found))
    into.by_edit.setdefault(row, Share()).add(set(wanted), set(found))
    into.words.add(words_in(wanted), words_in(found))
    into.strays += strays_in(told, found)
    into.marked += sum(gap[1] - gap[0] + gap[3] - gap[2] for gap in found)
    old, new = ([face(word) for word in side] for side in (told.old, told.new))
    into.least += Indel.distance(old, new)


def truly_kept(truth: Truth, told: Told) -> list[tuple[int, int]]:
    """Places of the words that are the same in both, by origin; and those with which both sides of a replaced stretch
    begin or end, which changed for nobody who reads it."""
    places = {word.word.origin: at for at, word in enumerate(told.new)}
    kept = [
        (at, places[word.word.origin])
        for at, word in enumerate(told.old)
        if word.word.origin in places and word.word.origin not in truth.shifted
    ]
    for old, old_end, new, new_end in gaps_of(kept, told):
        while old < old_end and new < new_end and face(told.old[old]) == face(told.new[new]):
            kept.append((old, new))
            old, new = old + 1, new + 1
        while old < old_end and new < new_end and face(told.old[old_end - 1]) == face(told.new[new_end - 1]):
            old_end, new_end = old_end - 1, new_end - 1
            kept.append((old_end, new_end))
    return sorted(kept)


def by_id(of: Book) -> dict[str, Clause]:
    return {clause.id: clause for clause in (*of.clauses(), *of.meanings.values())}


def _row(truth: Truth, clause: Clause) -> str:
    return next((what.value for what in truth.planted.get(clause.origin, ())), SAME)
