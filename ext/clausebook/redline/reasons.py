"""Why a provision changed: the reasons that the editions record, and those noted after sealing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from clausebook.edition.model import Edition, EditionId, ProvisionKind
from clausebook.edition.notes import Notes
from clausebook.redline.model import Place, ProvisionChange
from clausebook.redline.outline import Outline


def editions_between(
    new: Edition, old: EditionId, read: Callable[[EditionId], Edition | None]
) -> tuple[EditionId, ...]:
    """Ids of the editions after ``old`` up to ``new``, oldest first, as each says what it is based on; only the new one
    where the chain does not lead back to the old. ``read`` gives an edition, or None where there is none."""
    chain = [new.id]
    at: Edition | None = new
    while at is not None and at.based_on not in ("", old, *chain):
        chain.append(at.based_on)
        at = read(at.based_on)
    return tuple(chain[::-1]) if at is not None and at.based_on == old else (new.id,)


_HEADS = (ProvisionKind.CONDITION, ProvisionKind.SCHEDULE, ProvisionKind.PART)


class Reasons:
    """The reasons known for the changes from one edition to another."""

    def __init__(
        self,
        old: Edition,
        new: Edition,
        notes: Notes,
        on_the_way: Sequence[EditionId],
        outlines: tuple[Outline, Outline],
    ) -> None:
        """``on_the_way``: the editions whose changes count; only the new one where it is empty. ``outlines``: of the old
        and of the new."""
        self._notes = notes
        self._steps = tuple(on_the_way) or (new.id,)
        self._titles = {each.id: each for each in (*notes.reasons, *old.rationales, *new.rationales)}
        self._shorts = {each.id: each.short for each in (*old.regulations, *new.regulations)}
        self._tombstones = {each.id: each.reasons for each in new.retired}
        self._outlines = outlines

    def of(self, old: Place | None, new: Place | None) -> tuple[str, ...]:
        """Ids of the reasons for one change: those linked to the provision that explain an edition on the way, then
        those noted later. A reason that explains no edition in particular explains any; so does each of a new
        provision, where none speaks of its edition. A deleted provision has the reasons of its tombstone. A heading, which
        names no reason itself, has those that came to the provisions below it."""
        places = [place for place in (new, old) if place is not None]
        linked = [each for place in places for each in place.links.reasons]
        found = [each for each in dict.fromkeys(linked) if self._known(each)]
        noted = [
            reason
            for step in (self._steps if self._notes.changes else ())
            for identity in dict.fromkeys(place.id for place in places)
            for reason in self._notes.of(step, identity)
        ]
        if new is None and old is not None:
            found += self._tombstones.get(old.id, ())
        if found or noted or new is None:
            return tuple(dict.fromkeys((*found, *noted)))
        if old is None and new.links.reasons:
            return new.links.reasons
        below = [each for each in _below(new, self._outlines[1]) if self._known(each)]
        return tuple([each for each in below if old is None or each not in _below(old, self._outlines[0])])

    def names(self, changes: Iterable[ProvisionChange]) -> dict[str, str]:
        """Titles and short forms of what the changed provisions name, by id, in order of id."""
        named: set[str] = set()
        for change in changes:
            if change.kinds:
                named.update(change.reasons)
                for place in (change.old, change.new):
                    if place is not None:
                        named.update(place.links.reasons, place.links.law)
        titles = {identity: each.title for identity, each in self._titles.items()} | self._shorts
        return {identity: titles[identity] for identity in sorted(named) if identity in titles}

    def _known(self, identity: str) -> bool:
        """Whether a reason is on record and explains an edition on the way."""
        reason = self._titles.get(identity)
        return reason is not None and (not reason.explains or any(step in reason.explains for step in self._steps))


def _below(place: Place, of: Outline) -> Iterable[str]:
    """Ids of the reasons that a heading and the provisions under it name, each once, in their order; none where the place
    is no heading."""
    if place.kind not in _HEADS:
        return ()
    within = of.entries[place.position : of.entries[place.position].end]
    return dict.fromkeys([reason for entry in within for reason in entry.place.links.reasons])
