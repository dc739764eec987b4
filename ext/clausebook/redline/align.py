"""Find which provision of the old edition is which of the new.

By id; ids are permanent, so that settles nearly all. What is left may be a provision that was given another id, or a
text that never had one: exact words first, then rare words in common to find candidates and a longest common
subsequence to judge them, the best first. Only provisions of one kind are taken for one another, and only where they
have enough words to be told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product
from operator import attrgetter

from rapidfuzz.distance import Indel

from clausebook.redline.outline import Outline
from clausebook.redline.weights import STOPWORDS

_WORDS = re.compile(r"\w+")
_ID = attrgetter("place.id")
_Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which entry is which; None for an entry without a counterpart."""

    new_of: tuple[int | None, ...]
    """Index in the new outline for each entry of the old."""
    old_of: tuple[int | None, ...]
    """Index in the old outline for each entry of the new."""


def align(
    old: Outline, new: Outline, *, alike: float = 0.55, least_words: int = 5, crowd: int = 8, few: int = 10_000
) -> Alignment:
    """Match the entries of two outlines one to one.

    ``alike``: share of telling words that makes two texts one. ``least_words``: a shorter text is matched by its words
    only below a matched parent. ``crowd``: a sequence of words in more provisions than this tells nothing. ``few``:
    where no more pairs than this are left, all are judged.
    """
    new_of, old_of = _by_id(_ids(old), _ids(new))
    if None in new_of and None in old_of:
        pairs = {one: other for one, other in enumerate(new_of) if other is not None}
        taken = {other: one for one, other in pairs.items()}
        steps = (
            _by_same_words(old, new, pairs, taken, least_words),
            _by_like_words(old, new, pairs, taken, alike=alike, least_words=least_words, crowd=crowd, few=few),
        )
        for one, other in chain(*steps):
            if one not in pairs and other not in taken:
                pairs[one], taken[other] = other, one
                new_of[one], old_of[other] = other, one
    return Alignment(tuple(new_of), tuple(old_of))


def _by_id(old: list[object], new: list[object]) -> tuple[list[int | None], list[int | None]]:
    """Index in the new outline for each id of the old, and the reverse; None where the other has it not, and of equal
    ids for all but the first."""
    places, later = _first_places(old), _first_places(new)
    old_of: list[int | None] = list(map(places.get, new))
    new_of: list[int | None] = list(map(later.get, old))
    for of, ids, first in ((new_of, old, places), (old_of, new, later)):
        if len(first) < len(ids):
            of[:] = [found if first[each] == at else None for at, (each, found) in enumerate(zip(ids, of, strict=True))]
    return new_of, old_of


def _first_places(ids: list[object]) -> dict[object, int]:
    """Where each id stands first."""
    return dict(zip(reversed(ids), range(len(ids) - 1, -1, -1), strict=True))


def _ids(of: Outline) -> list[object]:
    """A document and a provision may have one id and are not the same."""
    ids: list[object] = list(map(_ID, of.entries))
    for index in of.documents:
        ids[index] = (ids[index],)
    return ids


def _by_same_words(
    old: Outline, new: Outline, pairs: dict[int, int], taken: dict[int, int], least_words: int
) -> Iterator[tuple[int, int]]:
    """Equal words: first below matched parents, where even "Not used" tells, then anywhere; in reading order."""
    places: dict[tuple[object, str], list[int]] = {}
    for index in _left(new, taken):
        entry = new.entries[index]
        places.setdefault((entry.place.kind, entry.words), []).append(index)
    for anywhere in (False, True):
        for one in _left(old, pairs):
            entry = old.entries[one]
            for other in places.get((entry.place.kind, entry.words), ()):
                near = _same_parent(old, new, one, other, pairs)
                enough = near if not anywhere else len(_WORDS.findall(entry.words)) >= least_words
                if entry.words.strip() and enough and other not in taken:
                    yield one, other
                    break


def _by_like_words(
    old: Outline,
    new: Outline,
    pairs: dict[int, int],
    taken: dict[int, int],
    *,
    alike: float,
    least_words: int,
    crowd: int,
    few: int,
) -> Iterator[tuple[int, int]]:
    """Alike words, the most alike first; of equals those below one parent, then in reading order."""
    before = {index: _WORDS.findall(old.entries[index].words.lower()) for index in _left(old, pairs)}
    after = {index: _WORDS.findall(new.entries[index].words.lower()) for index in _left(new, taken)}
    telling = [
        {index: [word for word in words if word not in STOPWORDS] for index, words in side.items()}
        for side in (before, after)
    ]
    found = []
    together = product(before, after) if len(before) * len(after) <= few else _candidates(before, after, crowd)
    for one, other in together:
        if old.entries[one].place.kind is not new.entries[other].place.kind:
            continue
        if min(len(before[one]), len(after[other])) < least_words:
            continue
        share = Indel.normalized_similarity(telling[0][one], telling[1][other], score_cutoff=alike)
        if share >= alike:
            near = _same_parent(old, new, one, other, pairs)
            found.append((-round(share, 6), not near, one, other))
    for _, _, one, other in sorted(found):
        yield one, other


def _candidates(
    before: dict[int, list[str]], after: dict[int, list[str]], crowd: int, *, most: int = 5
) -> Iterator[tuple[int, int]]:
    """Pairs that share a rare sequence of three words, each once; of more than ``most`` for one text, those that share
    the most such sequences."""
    places: dict[_Shingle, list[int]] = {}
    for index, words in after.items():
        for shingle in set(zip(words, words[1:], words[2:], strict=False)):
            places.setdefault(shingle, []).append(index)
    telling = {shingle: indexes for shingle, indexes in places.items() if len(indexes) <= crowd}
    for index, words in before.items():
        shared = telling.keys() & zip(words, words[1:], words[2:], strict=False)
        counts = Counter(chain.from_iterable(map(telling.__getitem__, shared)))
        if len(counts) > most:
            yield from ((index, other) for other in sorted(counts, key=lambda each: (-counts[each], each))[:most])
        else:
            yield from ((index, other) for other in counts)


def _same_parent(old: Outline, new: Outline, one: int, other: int, pairs: dict[int, int]) -> bool:
    parent = old.entries[one].parent
    return pairs.get(parent, parent if parent < 0 else None) == new.entries[other].parent


def _left(outline: Outline, matched: dict[int, int]) -> list[int]:
    return [index for index in range(len(outline.entries)) if index not in matched]
