"""Who is affected by a definition: a few words changed there change every provision that uses the term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from clausebook.edition.model import Block, Edition, KeyKind, ProvisionId, ProvisionKind
from clausebook.redline.model import ChangeKind, Place

_TERM, _DEFINITION = KeyKind.TERM, ProvisionKind.DEFINITION
_LOUD = (ChangeKind.AMENDED, ChangeKind.CITED, ChangeKind.TEXT_MOVED)


class Uses:
    """The provisions and documents of one edition that use each term; looked up only when a definition changed."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def of(self, definition: ProvisionId) -> tuple[ProvisionId, ...]:
        """Ids of those that use a term, in reading order, the definition itself left out."""
        return tuple(user for user in self._users.get(definition, ()) if user != definition)

    @cached_property
    def _users(self) -> Mapping[ProvisionId, Mapping[ProvisionId, None]]:
        found: dict[ProvisionId, dict[ProvisionId, None]] = defaultdict(dict)
        for document in self._edition.documents:
            _add(found, document.id, document.blocks)
            for provision in document.walk():
                _add(found, provision.id, provision.blocks)
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


def _add(found: dict[ProvisionId, dict[ProvisionId, None]], user: ProvisionId, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        for span in block.spans:
            key = span.key
            if key is not None and key.kind is _TERM:
                found[key.target][user] = None
