"""What references can point at: what each edition prints of it, and which target of the one is which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from rapidfuzz.distance import Indel

from clausebook.edition.model import Block, BlockKind, ProvisionId
from clausebook.edition.numbering import item_citations
from clausebook.edition.typed_targets import UNTIL, anchor, labelled, printed, typed
from clausebook.redline.model import Place
from clausebook.redline.outline import Entry, Outline

Names = tuple[str, ...]
"""The pieces of a reference's text that its target's number and title decide, in one order for any edition."""

_ID = attrgetter("id")
_ALIKE = 0.55
"""Share of letters that makes two items under one label the same, though their words differ."""
_Chain = tuple[str, ...]
_Labelled = tuple[Block, _Chain]


class Counterparts:
    """The possible targets of two editions. A target goes by its old id where it is in both; ``again`` says which ids of
    the new edition are new names of old provisions."""

    def __init__(self, old: Outline, new: Outline, again: Mapping[ProvisionId, ProvisionId]) -> None:
        self._old, self._new, self._again = _Targets(old), _Targets(new), again

    def names(self, target: ProvisionId) -> tuple[Names, Names]:
        """Old and new names of a target by its old id; no names where an edition has it not."""
        first, until, last = target.partition(UNTIL)
        if until:
            return self._ends(first, last)
        return self._old.names(target), self._new.names(self._now.get(target, target))

    def _ends(self, first: ProvisionId, last: ProvisionId) -> tuple[Names, Names]:
        """Old and new numbers of the ends of a range; none where it does not hold the same provisions in both."""
        start, end = (self._now.get(each, each) for each in (first, last))
        before, after = self._old.between(first, last), self._new.between(start, end)
        if not before or [self.old_id(each) for each in after] != before:
            return (), ()
        return (*self._old.names(first)[:1], *self._old.names(last)[:1]), (
            *self._new.names(start)[:1],
            *self._new.names(end)[:1],
        )

    def old_id(self, target: ProvisionId) -> ProvisionId:
        """What the old edition calls a target of the new; its own id where it calls it so, or has it not."""
        if UNTIL in target:
            return UNTIL.join(map(self.old_id, target.split(UNTIL)))
        return self._again.get(target) or self._items.get(target, target)

    @cached_property
    def _now(self) -> Mapping[ProvisionId, ProvisionId]:
        pairs = (*self._again.items(), *self._items.items())
        return {old: new for new, old in pairs}

    @cached_property
    def _items(self) -> Mapping[ProvisionId, ProvisionId]:
        """Old ids by new ids of the items that stand in provisions known again."""
        found: dict[ProvisionId, ProvisionId] = {}
        for new, old in self._again.items():
            before, after = self._old.blocks(old), self._new.blocks(new)
            if any(map(_ID, before)) and any(map(_ID, after)):
                pairs = _same_items(_labelled(before), _labelled(after))
                found |= {after.id: before.id for before, after in pairs if before.id and after.id}
        return found


class _Targets:
    """What references of one edition can point at, and what they print of it."""

    def __init__(self, of: Outline) -> None:
        self._entries = dict(zip(of.ids, of.entries, strict=True))
        documents = (of.entries[index].place for index in of.documents)
        self._titles = {document.id: document.heading for document in documents}

    def blocks(self, target: ProvisionId) -> tuple[Block, ...]:
        """The blocks of the provision of an id; none where there is no such provision."""
        entry = self._entries.get(target)
        return entry.blocks if entry is not None and entry.place.kind is not None else ()

    def between(self, first: ProvisionId, last: ProvisionId) -> list[ProvisionId]:
        """The provisions from one to another that bear numbers of the same sort; none where the one is not before the other."""
        ids = list(self._entries)
        if first not in self._entries or last not in self._entries:
            return []
        sort = _sort(self._entries[first])
        return [each for each in ids[ids.index(first) : ids.index(last) + 1] if _sort(self._entries[each]) == sort]

    def names(self, target: ProvisionId) -> Names:
        """The names of a document, provision or list item; none where there is nothing of that id."""
        entry = self._entries.get(target)
        if entry is None:
            return self._items.get(target, ())
        place = entry.place
        if place.kind is None:
            return (place.heading,)
        # From another document a reference prints the title too; a new title is loud where it stands, and only there.
        return (*_own_names(place), self._titles[place.document], anchor(place.number, place.heading))

    @cached_property
    def _items(self) -> Mapping[ProvisionId, Names]:
        return {
            block.id: (*printed(_own_names(place)[0], chain), citation, *_own_names(place), self._titles[place.document], block.label)
            for entry in self._entries.values()
            if (place := entry.place).kind is not None and any(map(_ID, entry.blocks))
            for (block, citation), chain in _cited(entry)
            if block.id
        }  # fmt: skip


def _own_names(place: Place) -> Names:
    """Its number without any name, as "clauses 5 and 6" has it; its citation; its number."""
    number = typed(place.number)
    return number[1] if number else "", place.citation, place.number


def _cited(entry: Entry) -> Iterator[tuple[tuple[Block, str], _Chain]]:
    """Each item, its citation, and the labels that lead to it; no labels where one is left out on the way."""
    chains = {at: chain for at, _, chain in labelled(entry.blocks)}
    found = (chains.get(at, ()) for at, block in enumerate(entry.blocks) if block.kind is BlockKind.ITEM)
    return zip(item_citations(entry.place.citation, entry.blocks), found, strict=True)


def _sort(entry: Entry) -> tuple[str, int] | None:
    """What a provision's number is called and of how many parts it is; None where it has none."""
    number = typed(entry.place.number)
    return (number[0], number[1].count(".")) if number else None


def _labelled(blocks: Sequence[Block]) -> list[_Labelled]:
    return [(block, chain) for _, block, chain in labelled(blocks)]


def _same_items(old: Sequence[_Labelled], new: Sequence[_Labelled]) -> Iterator[tuple[Block, Block]]:
    """Which item is which: those whose words stand once on either side; of the others those that bear the same labels and
    hardly differ."""
    before, after = (Counter(block.words for block, _ in side) for side in (old, new))
    once = {words for words, count in before.items() if count == after.get(words) == 1}
    places = {block.words: block for block, _ in old}
    yield from ((places[block.words], block) for block, _ in new if block.words in once)
    labels = {chain: block for block, chain in old if block.words not in once}
    for block, chain in new:
        other = labels.get(chain) if block.words not in once else None
        if other is not None and Indel.normalized_similarity(other.words, block.words) >= _ALIKE:
            yield other, block
