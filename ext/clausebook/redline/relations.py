"""Name what passages say of provisions: split, merged, carried over, reordered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clausebook.redline.companions import Moved
from clausebook.redline.compared import Compared
from clausebook.redline.model import Passage, Relation, RelationKind

MADE_OF = 0.5
"""Share of a provision's words that came from another where it is a part of that one, or went there where it was taken
up."""


def relate(compared: Sequence[Compared], moved: Sequence[Moved]) -> tuple[Relation, ...]:
    """The relations that passages make, in the order of the first passage of each.

    A new provision made mostly of the words of an old one is a part split from it, unless it has the old one's place
    to itself; a deleted provision whose words went mostly into a new one is merged into it, unless nothing else is
    there; everything else is text carried over.
    """
    pairs: dict[tuple[int, int], list[Moved]] = {}
    for each in moved:
        pairs.setdefault((each.old_at, each.new_at), []).append(each)
    parts = {
        pair for pair in pairs if compared[pair[1]].old is None and _share(compared, pairs[pair], pair[1]) >= MADE_OF
    }
    taken = {
        pair for pair in pairs if compared[pair[0]].new is None and _share(compared, pairs[pair], pair[0]) >= MADE_OF
    }
    groups: dict[tuple[RelationKind, int, int], list[Moved]] = {}
    for (old, new), members in pairs.items():
        alone_old = compared[old].new is None and sum(pair[0] == old for pair in parts) < 2
        alone_new = compared[new].old is None and sum(pair[1] == new for pair in taken) < 2
        if old == new:
            key = (RelationKind.REORDERED, old, new)
        elif (old, new) in parts and not alone_old:
            key = (RelationKind.SPLIT, old, -1)
        elif (old, new) in taken and not alone_new:
            key = (RelationKind.MERGED, -1, new)
        else:
            key = (RelationKind.CARRIED, old, new)
        groups.setdefault(key, []).extend(members)
    relations = [_relation(compared, kind, members) for (kind, _, _), members in groups.items()]
    return tuple(sorted(relations, key=lambda each: each.passages[0].number))


def _share(compared: Sequence[Compared], members: Iterable[Moved], at: int) -> float:
    words = sum(len(block.words.split()) for block in compared[at].entry.blocks)
    return sum(each.words for each in members) / max(1, words)


def _relation(compared: Sequence[Compared], kind: RelationKind, members: list[Moved]) -> Relation:
    old, new = {each.old_at for each in members}, {each.new_at for each in members}
    if kind is RelationKind.SPLIT:
        new |= {at for at in old if compared[at].new is not None}
    if kind is RelationKind.MERGED:
        old |= {at for at in new if compared[at].old is not None}
    before = sorted(entry.place.position for at in old if (entry := compared[at].old))
    after = sorted(entry.place.position for at in new if (entry := compared[at].new))
    old_ids = {entry.place.position: entry.place.id for at in old if (entry := compared[at].old)}
    new_ids = {entry.place.position: entry.place.id for at in new if (entry := compared[at].new)}
    passages: list[Passage] = sorted((each.passage for each in members), key=lambda each: each.number)
    return Relation(kind, tuple(old_ids[at] for at in before), tuple(new_ids[at] for at in after), tuple(passages))
