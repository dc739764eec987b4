"""Find which provision of the old edition is which of the new.

By id; ids are permanent, so that settles nearly all. What is left may be a provision that was given another id, or a
text that never had one: those with the same words first, then those with like words, in their place and at last
anywhere (:mod:`clausebook.redline.likeness`). Only provisions of one kind are taken for one another, and only where they
have enough words to be told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from clausebook.edition.identity import made_of_content
from clausebook.edition.model import ProvisionId
from clausebook.redline.likeness import Texts, anywhere, at_sight, enough, in_place
from clausebook.redline.outline import NOWHERE, Entry, Outline


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which entry is which; None for an entry without a counterpart."""

    new_of: tuple[int | None, ...]
    """Index in the new outline for each entry of the old."""
    old_of: tuple[int | None, ...]
    """Index in the old outline for each entry of the new."""
    again: Mapping[ProvisionId, ProvisionId] = field(default_factory=dict)
    """Old ids by new ids of what is known again though its id is none of the old edition."""


def align(old: Outline, new: Outline) -> Alignment:
    """Match the entries of two outlines one to one."""
    new_of, old_of = _by_id(_ids(old), _ids(new))
    again: dict[ProvisionId, ProvisionId] = {}
    if None in new_of and None in old_of:
        matching = _Matching(old, new, new_of, old_of)
        matching.take(matching.below_one_parent())
        matching.take(matching.same_words())
        matching.take(at_sight(*matching.left(), new_of, old_of))
        matching.take(in_place(*matching.left(), new_of, old_of))
        matching.take(anywhere(*matching.left(), matching.near))
        matching.take(matching.same_titles())
        matching.take(matching.title_of_all())
        again = matching.again()
    return Alignment(tuple(new_of), tuple(old_of), again)


class _Matching:
    """What is matched so far, and the words of what was not when it began."""

    def __init__(self, old: Outline, new: Outline, new_of: list[int | None], old_of: list[int | None]) -> None:
        self._old, self._new = old, new
        self._new_of, self._old_of = new_of, old_of
        self._before, self._after = _texts(old, new_of), _texts(new, old_of)

    def take(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Match pairs in their order, all but those of which one is matched already."""
        for one, other in pairs:
            if self._new_of[one] is None and self._old_of[other] is None:
                self._new_of[one], self._old_of[other] = other, one

    def left(self) -> tuple[Texts, Texts]:
        """What is still without a counterpart."""
        return _unmatched(self._before, self._new_of), _unmatched(self._after, self._old_of)

    def again(self) -> dict[ProvisionId, ProvisionId]:
        """Old ids by new ids of what was matched by its words, where the old edition has no such id."""
        known = set(self._old.ids)
        pairs = ((self._old_of[at], self._new.ids[at]) for at in self._after)
        return {new: self._old.ids[at] for at, new in pairs if at is not None and new not in known}

    def below_one_parent(self) -> Iterator[tuple[int, int]]:
        """Equal words below matched parents, where even "Not used" tells; in reading order, so that a parent comes before
        what stands below it."""
        entries = self._new.entries
        places = _places(((entries[other].parent, text), other) for other, text in self._after.items())
        for one, text in self._before.items():
            found = places.get((self._parent(one), text))
            if found:
                yield one, found.pop()

    def same_words(self) -> Iterator[tuple[int, int]]:
        """Equal words anywhere, in reading order."""
        before, after = self.left()
        places = _places((text, other) for other, text in after.items())
        for one, text in before.items():
            found = places.get(text)
            if found and enough(text[1]):
                yield one, found.pop()

    def same_titles(self) -> Iterator[tuple[int, int]]:
        """Of texts without ids, what bears the same number and title below one parent, though its words were written anew."""
        before, after = self.left()
        places = _places((title, other) for other in after if (title := self._title(self._new, other)))
        counts = Counter(self._title(self._old, one) for one in before)
        for one in before:
            title = self._title(self._old, one)
            found = places.get(title, ())
            if title and counts[title] == len(found) == 1 and self.near(one, found[0]):
                yield one, found[0]

    def title_of_all(self) -> Iterator[tuple[int, int]]:
        """The headings that texts without ids begin with, where nothing stands between them and the next: what the whole is
        called."""
        for above, below in zip(self._old.documents, self._new.documents, strict=False):
            first, other = self._old.entries[above].children[:1], self._new.entries[below].children[:1]
            if first and other and all(map(_is_title, (self._old.entries[first[0]], self._new.entries[other[0]]))):
                yield first[0], other[0]

    @staticmethod
    def _title(of: Outline, index: int) -> tuple[str, str] | None:
        place = of.entries[index].place
        return (place.number, place.heading) if place.number and place.heading and made_of_content(place.id) else None

    def near(self, one: int, other: int) -> bool:
        """Whether two entries stand below one parent."""
        return self._parent(one) == self._new.entries[other].parent

    def _parent(self, one: int) -> int | None:
        """What the entry above is in the new outline."""
        parent = self._old.entries[one].parent
        return parent if parent == NOWHERE else self._new_of[parent]


def _is_title(entry: Entry) -> bool:
    bare = not (entry.blocks or entry.children or entry.place.number)
    return bare and made_of_content(entry.place.id)


def _places(keyed: Iterable[tuple[Hashable, int]]) -> dict[Hashable, list[int]]:
    """The places of each key, the first of them last."""
    places: dict[Hashable, list[int]] = {}
    for key, place in keyed:
        places.setdefault(key, []).append(place)
    for each in places.values():
        each.reverse()
    return places


def _texts(of: Outline, matched: list[int | None]) -> Texts:
    """Kind and words of all unmatched entries that have words."""
    texts: Texts = {}
    for index in [index for index, found in enumerate(matched) if found is None]:
        entry = of.entries[index]
        words = entry.words
        if words and not words.isspace():
            texts[index] = entry.place.kind, words
    return texts


def _unmatched(texts: Texts, matched: list[int | None]) -> Texts:
    return {index: text for index, text in texts.items() if matched[index] is None}


def _by_id(old: list[object], new: list[object]) -> tuple[list[int | None], list[int | None]]:
    """Index in the new outline for each id of the old, and the reverse; None where the other has it not, and of equal
    ids for all but the first."""
    if old == new and len(set(old)) == len(old):
        return list(range(len(old))), list(range(len(old)))
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
    ids: list[object] = list(of.ids)
    for index in of.documents:
        ids[index] = (ids[index],)
    return ids
