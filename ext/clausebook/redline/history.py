"""Every wording that one provision has had: edition by edition, with number, kinds of change and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Edition, EditionId, Provision, ProvisionId, Retired
from clausebook.edition.notes import Notes
from clausebook.edition.refusal import RefusedError
from clausebook.edition.timeline import in_order
from clausebook.redline.compare import compare
from clausebook.redline.model import ProvisionChange, Redline


class NoHistoryError(RefusedError, LookupError):
    """An id that no edition has a provision for; the message is one line, with the nearest id."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A provision in one edition."""

    edition: Edition
    provision: Provision | None
    """None in the edition that left it out."""
    redline: Redline | None = None
    """What changed since ``edition.based_on``, or since the edition before; this provision alone. None where there is
    no edition before."""
    retired: Retired | None = None
    """The tombstone, where the edition says what became of the provision."""

    @property
    def change(self) -> ProvisionChange | None:
        """What changed; None in the first edition of all."""
        return self.redline.changes[0] if self.redline and self.redline.changes else None

    @property
    def changed(self) -> bool:
        """Whether the edition differs from the one before in this provision; the first edition does."""
        return self.change is None or bool(self.change.kinds)


def history(editions: Sequence[Edition], identity: ProvisionId, notes: Notes | None = None) -> tuple[Wording, ...]:
    """The provision in each edition that has it or took it out, from the oldest; raises :class:`NoHistoryError`."""
    ordered = in_order(editions)
    found = [_find(edition, identity) for edition in ordered]
    if not any(found):
        raise NoHistoryError(_no_history(ordered, identity))
    places = {edition.id: place for place, edition in enumerate(ordered)}
    wordings = []
    for place, edition in enumerate(ordered):
        before = _before(edition, place, places)
        was = found[before] if before is not None else None
        if found[place] is None and was is None:
            continue
        redline = _compare(ordered[before], edition, identity, notes) if before is not None else None
        retired = next((each for each in edition.retired if each.id == identity), None)
        wordings.append(Wording(edition, found[place], redline, retired))
    return tuple(wordings)


def _no_history(editions: Sequence[Edition], identity: str) -> str:
    others = {each.id for edition in editions for each in (*edition.documents, *edition.records)}
    if identity in others:
        return (
            f"“{identity}” is no provision, and only provisions have a history; clausebook trace says what rests on it"
        )
    near = did_you_mean(identity, {each.id for edition in editions for each in edition.walk()})
    return f"no edition has a provision with the id “{identity}”{near}"


def _compare(old: Edition, new: Edition, identity: ProvisionId, notes: Notes | None) -> Redline:
    return compare(old, new, old_digest="", new_digest="", notes=notes, only=frozenset({identity}))


def _find(edition: Edition, identity: ProvisionId) -> Provision | None:
    return next((each for each in edition.walk() if each.id == identity), None)


def _before(edition: Edition, place: int, places: dict[EditionId, int]) -> int | None:
    if edition.based_on in places and places[edition.based_on] < place:
        return places[edition.based_on]
    return place - 1 if place else None
