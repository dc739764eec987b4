"""Align the blocks of a provision, so that no list item or cell borrows words from its neighbour.

Only blocks of like shape pair. A table pairs with a table as a whole, then its rows pair in order, then the cells of
paired rows by their columns; so a new row marks one row and a new column one column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import Indel

from clausebook.edition.model import Block, BlockKind
from clausebook.redline.causes import Causes
from clausebook.redline.follow import follow_names
from clausebook.redline.model import DELETED, INSERTED, KEPT, BlockChange, BlockShape, Fate, Run
from clausebook.redline.pairing import pair_in_order
from clausebook.redline.parts import Codes, Groups, Part
from clausebook.redline.runs import whole
from clausebook.redline.swap import shared_ends
from clausebook.redline.wording import compare_words

LIKELY = 0.75
"""Share of two blocks that makes them a pair at sight, where none other could claim either."""
_CELLS = (BlockKind.CELL, BlockKind.HEADER_CELL)
_LISTED = (BlockKind.ITEM, BlockKind.BULLET)


_Shown = list[tuple[Block | None, Block | None]]
"""Old and new block of each change, in the order of both editions."""


def compare_blocks(old: tuple[Block, ...], new: tuple[Block, ...], causes: Causes) -> tuple[BlockChange, ...]:
    """The changes that lead from the old blocks to the new, in the order of both."""
    head, tail = _equal_ends(old, new)
    end, new_end = len(old) - tail, len(new) - tail
    changes = list(map(_relabelled, old[:head], new[:head]))
    if end == new_end == head + 1 and _are_a_pair(old[head], new[head], alone=end == len(old) == 1):
        changes.append(_change(old[head], new[head], causes))
    else:
        one, other = old[head:end], new[head:new_end]
        if len(old) == len(new) and (all(map(_same, one, other)) or _follow(one, other, causes)):
            shown: _Shown = list(zip(one, other, strict=True))
        else:
            shown = _pair_blocks(one, other, Codes(causes))
        changes += [_change(before, after, causes) for before, after in shown]
    changes += map(_relabelled, old[end:], new[new_end:])
    return tuple(changes)


def same_blocks(old: tuple[Block, ...], new: tuple[Block, ...]) -> bool:
    """Whether nothing of any block differs, its label included."""
    if len(old) != len(new):
        return False
    # To say once more that they are as many takes as long as to look at a block.
    for one, other in zip(old, new):  # noqa: B905
        if (
            one.spans != other.spans
            or one.kind is not other.kind
            or one.label != other.label
            or one.depth != other.depth
            or one.id != other.id
            or one.table != other.table
            or one.row != other.row
            or one.column != other.column
        ):
            return False
    return True


def kept_blocks(blocks: tuple[Block, ...]) -> tuple[BlockChange, ...]:
    """Blocks that are the same in both editions."""
    made = []
    for block in blocks:
        shape, spans = shape_of(block), block.spans
        if len(spans) == 1 and spans[0].text:
            # Most are one span; said here, because a call takes as long as the making.
            (span,) = spans
            made.append(BlockChange(KEPT, shape, shape, (Run(KEPT, span.text, span.key, span.emphasis),)))
        else:
            made.append(BlockChange(KEPT, shape, shape, whole(spans, KEPT)))
    return tuple(made)


def whole_block(block: Block, fate: Fate) -> BlockChange:
    """A block that is only in one edition."""
    shape = shape_of(block)
    runs = whole(block.spans, fate)
    return BlockChange(fate, None if fate is INSERTED else shape, None if fate is DELETED else shape, runs)


def shape_of(block: Block) -> BlockShape:
    """Where a block stands and how it is labelled; one value for all blocks that say no more than most."""
    if not (block.id or block.table):
        if block.kind is _PARAGRAPH and not (block.depth or block.label):
            return _PLAIN
        return _common_shape(block.kind, block.depth, block.label)
    return BlockShape(block.kind, block.depth, block.label, block.id, block.table, block.row, block.column)


_PARAGRAPH = BlockKind.PARAGRAPH
_PLAIN = BlockShape(_PARAGRAPH)


@lru_cache(maxsize=4096)
def _common_shape(kind: BlockKind, depth: int, label: str) -> BlockShape:
    return BlockShape(kind, depth, label)


def _relabelled(old: Block, new: Block) -> BlockChange:
    """A block whose words are the same and whose label may differ."""
    return BlockChange(KEPT, shape_of(old), shape_of(new), whole(new.spans, KEPT))


def _change(old: Block | None, new: Block | None, causes: Causes) -> BlockChange:
    if old is not None and new is not None:
        return BlockChange(KEPT, shape_of(old), shape_of(new), compare_words(old.spans, new.spans, causes))
    if old is not None:
        return whole_block(old, DELETED)
    assert new is not None
    return whole_block(new, INSERTED)


def _same(old: Block, new: Block) -> bool:
    return old.spans == new.spans and _same_place(old, new)


def _same_place(old: Block, new: Block) -> bool:
    place = old.table == new.table and old.row == new.row and old.column == new.column
    return place and old.kind is new.kind and old.depth == new.depth


def _follow(old: tuple[Block, ...], new: tuple[Block, ...], causes: Causes) -> bool:
    """Whether blocks of the same shapes differ in nothing but names that follow a cause: token for token they are alike,
    so each is its counterpart's."""
    return all(
        _same_place(one, other) and follow_names(one.spans, other.spans, causes) is not None
        for one, other in zip(old, new, strict=True)
    )


def _equal_ends(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[int, int]:
    """How many blocks outside tables are the same at the beginning and, beyond that, at the end."""
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and not old[head].table and _same(old[head], new[head]):
        head += 1
    tail = 0
    while tail < shortest - head and not old[-1 - tail].table and _same(old[-1 - tail], new[-1 - tail]):
        tail += 1
    return head, tail


def _pair_blocks(old: tuple[Block, ...], new: tuple[Block, ...], codes: Codes) -> _Shown:
    """Blocks outside tables one by one, each table as one part."""
    one, other = codes.parts(_tables(old), _tables(new))

    def score(i: int, j: int) -> float:
        if not _may_pair(one[i].blocks[0], other[j].blocks[0]):
            return 0.0
        alike = 0.3 if _are_of_one_sort(one[i].blocks[0], other[j].blocks[0]) else LIKELY
        # Of places that share as many words, the one with the same depth and label.
        closeness = _closeness(one[i].blocks[0], other[j].blocks[0])
        return _likeness(one[i], other[j], alike) * (1 + closeness)

    shown: _Shown = []
    for before, after in _in_both_orders(one, other, score):
        if before is not None and after is not None and before.blocks[0].table:
            shown += _pair_rows(before.blocks, after.blocks, codes)
        elif before is not None and after is not None:
            shown.append((before.blocks[0], after.blocks[0]))
        else:
            shown += [(block, None) for block in before.blocks] if before else []
            shown += [(None, block) for block in after.blocks] if after else []
    return shown


def _pair_rows(old: tuple[Block, ...], new: tuple[Block, ...], codes: Codes) -> _Shown:
    columns = _pair_columns(old, new, codes)
    one, other = codes.parts(_by_row(old), _by_row(new))

    def score(i: int, j: int) -> float:
        heads = one[i].blocks[0].kind is other[j].blocks[0].kind
        return _likeness(one[i], other[j], 0.3) * (1 + heads)

    shown: _Shown = []
    for before, after in _in_both_orders(one, other, score):
        cells = {block.column: block for block in before.blocks} if before else {}
        later = {block.column: block for block in after.blocks} if after else {}
        if before is None or after is None or len(cells) < len(before.blocks) or len(later) < len(after.blocks):
            shown += [(block, None) for block in before.blocks] if before else []
            shown += [(None, block) for block in after.blocks] if after else []
        else:
            shown += [(cells.get(left), later.get(right)) for left, right in columns if left in cells or right in later]
    return shown


def _pair_columns(old: tuple[Block, ...], new: tuple[Block, ...], codes: Codes) -> list[tuple[int, int]]:
    """Old and new column of each column in either table; 0 where it is only in one."""
    left, right = _by_column(old), _by_column(new)
    if len(left) == len(right):
        return [(before[0].column, after[0].column) for before, after in zip(left, right, strict=True)]
    one, other = codes.parts(left, right)
    found = _in_both_orders(one, other, lambda i, j: _likeness(one[i], other[j], 0.2))
    return [
        (before.blocks[0].column if before else 0, after.blocks[0].column if after else 0) for before, after in found
    ]


def _in_both_orders(
    old: list[Part], new: list[Part], score: Callable[[int, int], float]
) -> Iterator[tuple[Part | None, Part | None]]:
    """Parts of both sides in the order of both: those only in the old before those only in the new."""
    keys = [(_form(part.blocks[0]), part.whole) for part in old], [(_form(part.blocks[0]), part.whole) for part in new]
    at_old = at_new = 0
    words = [part.words for part in old], [part.words for part in new]
    for i, j in [*pair_in_order(*keys, score, words=words), (len(old), len(new))]:
        yield from ((part, None) for part in old[at_old:i])
        yield from ((None, part) for part in new[at_new:j])
        if i < len(old):
            yield old[i], new[j]
        at_old, at_new = i + 1, j + 1


def _form(block: Block) -> tuple[str, int]:
    return (block.kind.value, block.depth)


def _likeness(old: Part, new: Part, alike: float) -> float:
    """How much pairing two parts keeps: what they share, heavier where they are longer; 0 where too little."""
    length = 1 + len(old.words) + len(new.words)
    if old.whole == new.whole:
        return float(length)
    share = Indel.normalized_similarity(old.words, new.words, score_cutoff=alike)
    return share * share * length


def _are_a_pair(old: Block, new: Block, *, alone: bool) -> bool:
    """Whether the only blocks that differ are a pair: ``alone`` in their provision where they are of one sort, beside
    others where they are of one shape and the same in most of their length, from both ends."""
    if alone and _are_of_one_sort(old, new):
        return True
    if old.kind is not new.kind or old.table or new.table:
        return False
    one, other = old.words, new.words
    return sum(shared_ends(one, other)) > LIKELY * max(len(one), len(other))


def _closeness(old: Block, new: Block) -> float:
    return 0.1 * (old.kind is new.kind) + 0.05 * (old.depth == new.depth) + 0.02 * (old.label == new.label)


def _may_pair(old: Block, new: Block) -> bool:
    """Whether two blocks are of like shape: cells apart, and tables apart."""
    return bool(old.table) == bool(new.table) and (old.kind in _CELLS) == (new.kind in _CELLS)


def _are_of_one_sort(old: Block, new: Block) -> bool:
    """Whether two blocks pair where little of them is the same. A paragraph that was made an item, or the reverse, must be
    known by its words."""
    return (
        old.kind is new.kind
        or (old.kind in _CELLS and new.kind in _CELLS)
        or (old.kind in _LISTED and new.kind in _LISTED)
    )


def _tables(blocks: tuple[Block, ...]) -> Groups:
    groups: Groups = []
    for table, group in groupby(blocks, key=lambda block: block.table):
        members = tuple(group)
        groups += [members] if table else [(block,) for block in members]
    return groups


def _by_row(blocks: Sequence[Block]) -> Groups:
    return [tuple(group) for _, group in groupby(blocks, key=lambda block: block.row)]


def _by_column(blocks: Sequence[Block]) -> Groups:
    ordered = sorted(blocks, key=lambda block: block.column)
    return [tuple(group) for _, group in groupby(ordered, key=lambda block: block.column)]
