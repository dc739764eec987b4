"""Blocks, rows, columns and whole tables made ready for pairing: their tokens as numbers.

Whether two parts are like each other is asked of tables, of their rows and of their columns, so the same block is asked for
more than once, and nothing but its tokens' identity and weight matters.
"""

from __future__ import annotations

from dataclasses import dataclass

from clausebook.edition.model import Block
from clausebook.redline.causes import Causes
from clausebook.redline.tokens import Identify, Identity, weighed

Groups = list[tuple[Block, ...]]
"""The blocks of each part."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block, row, column or whole table, prepared for pairing."""

    blocks: tuple[Block, ...]
    words: tuple[int, ...]
    """Codes of its tokens, without stop-words and marks unless there is nothing else."""
    whole: tuple[int, ...]
    """Codes of all its tokens."""


class Codes:
    """The tokens of two texts as numbers, equal where the tokens are; each block is cut once, however often it is asked for."""

    def __init__(self, causes: Causes) -> None:
        self._codes: dict[Identity, int] = {}
        self._old = _Side(causes.identify_old, self._codes)
        self._new = _Side(causes.identify_new, self._codes)

    def parts(self, old: Groups, new: Groups) -> tuple[list[Part], list[Part]]:
        """The parts that groups of blocks of either text make."""
        return [self._old.part(group) for group in old], [self._new.part(group) for group in new]


class _Side:
    def __init__(self, identify: Identify, codes: dict[Identity, int]) -> None:
        self._identify, self._codes = identify, codes
        # By place in memory, because a block takes longer to hash than to cut; the caller holds the blocks meanwhile.
        self._known: dict[int, tuple[list[int], list[int]]] = {}

    def part(self, blocks: tuple[Block, ...]) -> Part:
        coded = [self._of(block) for block in blocks]
        everything = tuple([code for codes, _ in coded for code in codes])
        return Part(blocks, tuple([code for _, codes in coded for code in codes]) or everything, everything)

    def _of(self, block: Block) -> tuple[list[int], list[int]]:
        """The codes of all tokens of a block, and of those that are no stop-words or marks."""
        known = self._known.get(id(block))
        if known is None:
            codes = self._codes
            units = [
                (codes.setdefault(identity, len(codes)), weight)
                for identity, weight in weighed(block.spans, self._identify)
            ]
            known = [code for code, _ in units], [code for code, weight in units if weight > 0.5]
            self._known[id(block)] = known
        return known
