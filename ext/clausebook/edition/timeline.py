"""The order of editions in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from clausebook.edition.model import Edition, Status


def in_order(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Editions from the oldest to the newest, drafts last. An edition follows the one it is based on; where nothing
    says so, publication and then id decide."""
    waiting = sorted(editions, key=lambda each: (each.status is Status.DRAFT, each.published, each.id))
    known = {edition.id for edition in waiting}
    ordered: list[Edition] = []
    placed: set[str] = set()
    while waiting:
        ready = [each for each in waiting if each.based_on not in known or each.based_on in placed]
        # A circle of based_on has no start; take the oldest, so that every edition is still shown.
        chosen = (ready or waiting)[0]
        waiting.remove(chosen)
        placed.add(chosen.id)
        ordered.append(chosen)
    return tuple(ordered)


def current(editions: Sequence[Edition]) -> Edition | None:
    """The newest edition that is published for use, else the newest sealed one; None where only drafts exist."""
    sealed = [edition for edition in editions if edition.status is not Status.DRAFT]
    in_use = [edition for edition in sealed if edition.status is Status.PUBLISHED]
    candidates = in_use or sealed
    return candidates[-1] if candidates else None


def neighbours(editions: Sequence[Edition]) -> list[tuple[Edition, Edition]]:
    """Each edition with the one that follows it."""
    return list(pairwise(editions))


def lineage(edition: Edition, known: Iterable[Edition]) -> tuple[Edition, ...]:
    """The editions that led to one, the first of the work at the start, itself left out; as far back as ``known``
    goes."""
    by_id = {each.id: each for each in known}
    found: list[Edition] = []
    seen = {edition.id}
    before = by_id.get(edition.based_on)
    while before is not None and before.id not in seen:
        found.append(before)
        seen.add(before.id)
        before = by_id.get(before.based_on)
    return tuple(reversed(found))
