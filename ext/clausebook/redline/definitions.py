"""Who is affected by a definition: a few words changed there change every provision that uses the term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from clausebook.edition.model import KeyKind, ProvisionId, ProvisionKind
from clausebook.redline.model import ChangeKind, Place
from clausebook.redline.outline import Outline

_TERM, _DEFINITION = KeyKind.TERM, ProvisionKind.DEFINITION
_LOUD = (ChangeKind.AMENDED, ChangeKind.CITED, ChangeKind.TEXT_MOVED)


class Uses:
    """The provisions and documents of one edition that use each term; looked up only when a definition changed."""

    def __init__(self, of: Outline) -> None:
        self._outline = of

    def of(self, definition: ProvisionId) -> tuple[ProvisionId, ...]:
        """Ids of those that use a term, in reading order, the definition itself left out."""
        return tuple(user for user in dict.fromkeys(self._users.get(definition, ())) if user != definition)

    @cached_property
    def _users(self) -> Mapping[ProvisionId, list[ProvisionId]]:
        found: dict[ProvisionId, list[ProvisionId]] = defaultdict(list)
        for entry in self._outline.entries:
            used = {
                key.target
                for block in entry.blocks
                for span in block.spans
                if (key := span.key) is not None and key.kind is _TERM
            }
            for target in used:
                found[target].append(entry.place.id)
        return found


def redefined(old: Place | None, new: Place | None, kinds: tuple[ChangeKind, ...]) -> bool:
    """Whether a provision is a definition in both editions and its meaning differs."""
    both = old is not None and new is not None and old.kind is new.kind is _DEFINITION
    return both and any(kind in _LOUD for kind in kinds)


def affected(
    old: Place | None, new: Place | None, kinds: tuple[ChangeKind, ...], before: Uses, after: Uses
) -> tuple[ProvisionId, ...]:
    """The provisions that a new, deleted or redefined term is used in."""
    if new is not None and new.kind is _DEFINITION and (old is None or ChangeKind.REDEFINED in kinds):
        return after.of(new.id)
    if new is None and old is not None and old.kind is _DEFINITION:
        return before.of(old.id)
    return ()
