"""Name what happened to a provision.

The names are shown and filtered by, so the rule is one-sided: a difference is quiet only where its cause is known, and
whatever no quieter kind explains is an amendment.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.redline.definitions import redefined
from clausebook.redline.model import KEPT, BlockChange, ChangeKind, Place, Run

_LOUDEST_FIRST = tuple(ChangeKind)
_AMENDED, _RENUMBERED = ChangeKind.AMENDED, ChangeKind.RENUMBERED


def classify(
    old: Place | None, new: Place | None, heading: tuple[Run, ...], blocks: tuple[BlockChange, ...], *, moved: bool
) -> tuple[ChangeKind, ...]:
    """The kinds a change carries, loudest first. ``moved`` says whether the provision stands elsewhere."""
    if old is None or new is None:
        whole = ChangeKind.INSERTED if old is None else ChangeKind.DELETED
        carried = any(run.passage for block in blocks for run in block.runs)
        return (whole, ChangeKind.TEXT_MOVED) if carried else (whole,)
    found = list(_kinds(old, new, heading, blocks))
    if moved:
        found.append(ChangeKind.MOVED)
    if not found:
        return ()
    kinds = tuple([kind for kind in _LOUDEST_FIRST if kind in found])
    return (ChangeKind.REDEFINED, *kinds) if redefined(old, new, kinds) else kinds


def stays(old: Place, new: Place) -> bool:
    """Whether a provision whose words are the same, and which did not move, has not changed at all."""
    same = old.kind is new.kind and old.optional == new.optional and old.document_kind is new.document_kind
    return same and old.number == new.number and old.links == new.links


def _kinds(old: Place, new: Place, heading: tuple[Run, ...], blocks: tuple[BlockChange, ...]) -> Iterator[ChangeKind]:
    # To become optional, or another kind of provision or of document, is a change of substance that no word shows.
    if old.optional != new.optional or old.kind is not new.kind or old.document_kind is not new.document_kind:
        yield _AMENDED
    if old.links != new.links:
        yield ChangeKind.RELINKED
    if old.number != new.number:
        yield _RENUMBERED
    for block in blocks:
        # Nothing of most blocks changed, which is told without a look at each run.
        runs = block.runs
        if len(runs) != 1 or runs[0].fate is not KEPT or block.old != block.new:
            yield from _block_kinds(block)
    for run in heading:
        if run.fate is not KEPT:
            yield run.cause or ChangeKind.RETITLED


def _block_kinds(block: BlockChange) -> Iterator[ChangeKind]:
    if block.old is None or block.new is None:
        # A block that moved whole is text moved; an empty one, which has no runs, is a change like any other.
        for run in block.runs:
            yield run.cause or _AMENDED
        if not block.runs:
            yield _AMENDED
        return
    if (block.old.kind, block.old.depth) != (block.new.kind, block.new.depth):
        yield _AMENDED
    if block.old.label != block.new.label:
        yield _RENUMBERED
    for run in block.runs:
        if run.fate is not KEPT:
            yield run.cause or _AMENDED
        if run.passage:
            yield ChangeKind.TEXT_MOVED
