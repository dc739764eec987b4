"""What other tools make of the words of provisions that are in both editions, scored like ours.

Each gets, provision by provision, the same words as tokens: a defined term and a reference as what they point at, a
curly apostrophe as a straight one. That is more than they would have of text alone: what is compared is how words are
aligned, and nothing else.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence

from clausebook.redline.typography import folded
from redline.scores import Scores
from redline.told import Told, face
from redline.truth.planted import Truth
from redline.truth.text import Placed, written
from redline.word_scores import by_id, score_words

Kept = Iterator[tuple[int, int]]
"""Places of the tokens that are kept, in the old text and in the new."""
Align = Callable[[Sequence[int], Sequence[int]], Kept]


def score_other(truth: Truth, align: Align, into: Scores | None = None) -> Scores:
    """Score a tool on the words of every provision that is in both editions; ``into`` collects several."""
    into = into or Scores()
    before, after = written(truth.old, "old").words, written(truth.new, "new").words
    origins = {clause.origin: clause for clause in by_id(truth.new).values()}
    for one in by_id(truth.old).values():
        other = origins.get(one.origin)
        if other is not None:
            sides = before[one.id], after[other.id]
            codes: dict[object, int] = {}
            old, new = (codes_of(side, codes) for side in sides)
            score_words(truth, other, Told(*sides, list(align(old, new)), set()), into)
    return into


def codes_of(words: Sequence[Placed], codes: dict[object, int]) -> list[int]:
    return [codes.setdefault((folded(text), key), len(codes)) for text, key in map(face, words)]


def by_difflib(old: Sequence[int], new: Sequence[int]) -> Kept:
    """The standard library's, without its guess at what is junk."""
    for one, other, size in difflib.SequenceMatcher(None, old, new, False).get_matching_blocks():
        yield from zip(range(one, one + size), range(other, other + size), strict=True)


def by_match_patch(old: Sequence[int], new: Sequence[int]) -> Kept:
    """diff-match-patch with its semantic clean-up, words as characters, without its time-out. The C++ one where it is
    installed, else Google's own in Python: they say the same."""
    one = other = 0
    for fate, size in _match_patch(*("".join(chr(0x4E00 + code) for code in side) for side in (old, new))):
        if fate == 0:
            yield from zip(range(one, one + size), range(other, other + size), strict=True)
        one, other = one + size * (fate <= 0), other + size * (fate >= 0)


def _match_patch(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Stretches: -1 for deleted, 0 for kept, 1 for inserted, and the size of each."""
    try:
        from fast_diff_match_patch import diff
    except ImportError:
        from diff_match_patch import diff_match_patch

        tool = diff_match_patch()
        tool.Diff_Timeout = 0
        found = tool.diff_main(old, new, False)
        tool.diff_cleanupSemantic(found)
        yield from ((fate, len(text)) for fate, text in found)
    else:
        fates = {"-": -1, "=": 0, "+": 1}
        for mark, size in diff(old, new, timelimit=0, checklines=False, cleanup="Semantic"):
            yield fates[mark], size


OTHERS: dict[str, Align] = {"difflib": by_difflib, "fast-diff-match-patch, semantic": by_match_patch}
"""By name."""
