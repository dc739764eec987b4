"""What a redline says beside each change, in words: one source for every format, so that no two can disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType

from clausebook.edition.model import ProvisionId
from clausebook.redline.model import ChangeKind, Fate, Place, ProvisionChange, Redline, Relation, RelationKind, Run
from clausebook.render.phrases import ATTENTION_NAMES, place_name

NO_REASON = "No reason recorded."
LOOK_AT, AFFECTS, REASONS, LAW = "look at", "affects", "reasons", "law"
"""Names of what stands beside a change."""
AFFECTED_NAMED = 12
"""Provisions that use a term named one by one in a line; the rest are counted."""
FOLLOWS = "Follows from other changes; no reason of its own."


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a change names: its id, and what to call it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Journey:
    """Where the text of a passage came from or went to."""

    number: int
    words: str
    """"moved from GC5.2" or "moved to GC7.3"; "moved within GC5.2" where it stayed in its provision."""
    other: ProvisionId
    """Id of the provision at the other end, as the redline lists it."""
    arrives: bool
    """Whether the text stands here now, and did not before."""


@dataclass(frozen=True)
class Beside:
    """A redline with its places and passages at hand."""

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Titles of reasons and short forms of law, by id."""
    _old: Mapping[ProvisionId, ProvisionChange] = field(default_factory=dict)
    _new: Mapping[ProvisionId, ProvisionChange] = field(default_factory=dict)
    _passages: Mapping[int, tuple[ProvisionId, ProvisionId]] = field(default_factory=dict)
    _relations: tuple[Relation, ...] = ()

    def attention(self, of: ProvisionChange) -> tuple[str, ...]:
        """What to look at first."""
        return tuple(ATTENTION_NAMES[each] for each in of.attention)

    def law(self, of: ProvisionChange) -> tuple[Named, ...]:
        """The law that the provision rests on."""
        return self._named(of.place.links.law)

    def reasons(self, of: ProvisionChange) -> tuple[Named, ...]:
        """The reasons recorded for the change."""
        return self._named(of.reasons)

    def without_reason(self, of: ProvisionChange) -> str:
        """What to say where no reason is recorded; "" where nothing changed."""
        if of.reasons or not of.kinds:
            return ""
        return FOLLOWS if all(kind.quiet for kind in of.kinds) else NO_REASON

    def affected(self, of: ProvisionChange) -> tuple[Named, ...]:
        """The provisions that use a term whose meaning changed."""
        side = self._old if of.new is None else self._new
        return tuple(Named(side[each].id, self._place(side[each])) for each in of.affected if each in side)

    def notes(self, of: ProvisionChange) -> Iterator[tuple[str, str]]:
        """All that stands beside a change but its account, as pairs of a name and words, for formats that are lines."""
        if flags := self.attention(of):
            yield LOOK_AT, "; ".join(flags)
        if affected := self.affected(of):
            more = f" and {len(affected) - AFFECTED_NAMED} more" if len(affected) > AFFECTED_NAMED else ""
            yield AFFECTS, ", ".join(each.name for each in affected[:AFFECTED_NAMED]) + more
        yield REASONS, self.without_reason(of) or "; ".join(each.name for each in self.reasons(of))
        if law := self.law(of):
            yield LAW, "; ".join(each.name for each in law)

    def journey(self, run: Run) -> Journey | None:
        """Where a run's passage came from or went to; None for a run of no passage."""
        found = self._passages.get(run.passage)
        if found is None or run.fate is Fate.KEPT:
            return None
        arrives = run.fate is Fate.INSERTED
        here, there = (self._new.get(found[1]), self._old.get(found[0]))
        if not arrives:
            here, there = there, here
        if there is None:
            return None
        if here is there:
            return Journey(run.passage, f"moved within {self._place(there)}", there.id, arrives)
        place = (there.old if arrives else there.new) or there.place
        return Journey(run.passage, f"moved {'from' if arrives else 'to'} {place_name(place)}", there.id, arrives)

    def exchanged(self, of: ProvisionChange) -> Iterator[str]:
        """Which provisions gave text to this one or took text from it, a sentence each."""
        for relation in self._relations:
            gave, took = (
                of.old is not None and of.old.id in relation.old,
                of.new is not None and of.new.id in relation.new,
            )
            if (gave or took) and relation.kind is not RelationKind.REORDERED:
                old = _listed(place_name(place) for each in relation.old if (place := self._stood(each)))
                new = _listed(place_name(place) for each in relation.new if (place := self._stands(each)))
                yield _EXCHANGED[relation.kind].format(old=old, new=new)

    def _stood(self, identity: ProvisionId) -> Place | None:
        return self._old[identity].old if identity in self._old else None

    def _stands(self, identity: ProvisionId) -> Place | None:
        return self._new[identity].new if identity in self._new else None

    def _named(self, ids: Iterable[str]) -> tuple[Named, ...]:
        return tuple(Named(each, self.names.get(each, each)) for each in ids)

    def _place(self, of: ProvisionChange) -> str:
        return place_name(of.place)


_EXCHANGED = {
    RelationKind.SPLIT: "{old} is split into {new}.",
    RelationKind.MERGED: "{old} are merged into {new}.",
    RelationKind.CARRIED: "Text goes from {old} to {new}.",
}
ALONE = Beside()
"""For a change that is shown without its redline."""


def beside(redline: Redline) -> Beside:
    """What can be said beside the changes of a redline."""
    return Beside(
        redline.names,
        {each.old.id: each for each in redline.changes if each.old is not None},
        {each.new.id: each for each in redline.changes if each.new is not None},
        {number: (passage.old, passage.new) for number, (_, passage) in redline.passages().items()},
        redline.relations,
    )


def journeys(runs: Iterable[Run], known: Beside) -> Iterator[tuple[Journey | None, list[Run]]]:
    """Runs in stretches: those of one passage and fate together, with where it came from or went to."""
    for (_, _), group in groupby(runs, key=lambda run: (run.passage, run.passage and run.fate)):
        members = list(group)
        yield known.journey(members[0]), members


def is_moved(run: Run) -> bool:
    """Whether a run's words are the same where they stood and where they stand."""
    return run.cause is ChangeKind.TEXT_MOVED


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
