"""Prove a redline: its deletions rejected, the new words; rejected as a whole, the old words.

The law: ``accept(compare(a, b)) == words_of(b)`` and ``reject(compare(a, b)) == words_of(a)`` for any two editions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clausebook.edition.model import Edition, ProvisionId
from clausebook.redline.blocks import shape_of
from clausebook.redline.model import BlockShape, Fate, Redline, Run
from clausebook.redline.outline import outline


@dataclass(frozen=True, slots=True)
class Words:
    """What one provision says in one edition."""

    heading: str
    blocks: tuple[str, ...]
    """Text of each block, without labels."""
    shapes: tuple[BlockShape, ...]
    """Kind, depth, label and cell of each block."""


def accept(redline: Redline) -> dict[ProvisionId, Words]:
    """What every provision says once all changes are made, by its new id, in the reading order of the redline."""
    said = {}
    for change in redline.changes:
        if change.new is not None:
            kept = [(block.new, block.runs) for block in change.blocks if block.new is not None]
            said[change.new.id] = _words(change.heading, kept, Fate.DELETED)
    return said


def reject(redline: Redline) -> dict[ProvisionId, Words]:
    """What every provision says once no change is made, by its old id, in the reading order of the redline."""
    said = {}
    for change in redline.changes:
        if change.old is not None:
            kept = [(block.old, block.runs) for block in change.blocks if block.old is not None]
            said[change.old.id] = _words(change.heading, kept, Fate.INSERTED)
    return said


def words_of(edition: Edition) -> dict[ProvisionId, Words]:
    """What every provision and document of an edition says, by id, in reading order."""
    return {
        entry.place.id: Words(
            entry.place.heading,
            tuple(block.words for block in entry.blocks),
            tuple(shape_of(block) for block in entry.blocks),
        )
        for entry in outline(edition).entries
    }


def _words(heading: tuple[Run, ...], blocks: Iterable[tuple[BlockShape, tuple[Run, ...]]], without: Fate) -> Words:
    pairs = list(blocks)
    return Words(
        _text(heading, without), tuple(_text(runs, without) for _, runs in pairs), tuple(shape for shape, _ in pairs)
    )


def _text(runs: tuple[Run, ...], without: Fate) -> str:
    return "".join(run.text for run in runs if run.fate is not without)
