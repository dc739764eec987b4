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
        codes: dict[Identity, int] = {}
        plain: dict[str, _Coded] = {}
        self._old = _Side(causes.identify_old, codes, plain)
        self._new = _Side(causes.identify_new, codes, plain)

    def parts(self, old: Groups, new: Groups) -> tuple[list[Part], list[Part]]:
        """The parts that groups of blocks of either text make."""
        return [self._old.part(group) for group in old], [self._new.part(group) for group in new]


_Coded = tuple[list[int], list[int]]
"""The codes of all tokens of a block, and of those that are no stop-words or marks."""


class _Side:
    def __init__(self, identify: Identify, codes: dict[Identity, int], plain: dict[str, _Coded]) -> None:
        """``plain`` is of both sides: a text without keys is the same to either."""
        self._identify, self._codes, self._plain = identify, codes, plain
        # By place in memory, because a block takes longer to hash than to cut; the caller holds the blocks meanwhile.
        self._keyed: dict[int, _Coded] = {}

    def part(self, blocks: tuple[Block, ...]) -> Part:
        if len(blocks) == 1:
            everything, telling = self._of(blocks[0])
            return Part(blocks, tuple(telling or everything), tuple(everything))
        coded = [self._of(block) for block in blocks]
        everything = [code for codes, _ in coded for code in codes]
        telling = [code for _, codes in coded for code in codes]
        return Part(blocks, tuple(telling or everything), tuple(everything))

    def _of(self, block: Block) -> _Coded:
        if len(block.spans) == 1 and block.spans[0].key is None:
            text = block.spans[0].text
            known = self._plain.get(text)
            if known is None:
                known = self._plain[text] = self._cut(block)
        else:
            known = self._keyed.get(id(block))
            if known is None:
                known = self._keyed[id(block)] = self._cut(block)
        return known

    def _cut(self, block: Block) -> _Coded:
        codes = self._codes
        units = [
            (codes.setdefault(identity, len(codes)), weight)
            for identity, weight in weighed(block.spans, self._identify)
        ]
        return [code for code, _ in units], [code for code, weight in units if weight > 0.5]
