"""How fast provisions are known again by their words alone, in ``make bench``: beside MinHash with locality-sensitive
hashing (datasketch, in the extra ``peers``), as a whole method: it finds candidates, and the same longest common
subsequence of telling words as ours judges them, the most alike first, each text once.

It stands there in three ways, from the slowest: a sketch for each text in turn, as its guide shows; all in bulk; in bulk
and only of the texts that are not the same in both. All have the same outlines to begin with.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "ext")]

from rapidfuzz.distance import Indel

from bench import timed
from clausebook.redline.align import align
from clausebook.redline.likeness import ALIKE
from clausebook.redline.outline import Outline, outline
from clausebook.redline.weights import STOPWORDS
from redline.scoring import score_pairs
from redline.truth.edits import generate
from redline.truth.planted import Truth
from redline.truth.text import written

WORDS, SEED = 100_000, 2
PERMUTATIONS, LIKE = 64, 0.5
"""What MinHash is asked for: hashes of a text, and the share of three-word shingles that makes two texts candidates."""
ROUNDS = 7
MIXES: tuple[tuple[str, Callable[[], Truth]], ...] = (
    ("edits of every kind, terms renamed that stand everywhere", lambda: generate(WORDS, SEED)),
    ("edits of every kind, terms renamed that are rare", lambda: generate(WORDS, SEED, 0.7, rare=True)),
)
Pairs = dict[int, int]
_PLAIN = re.compile(r"\w+")


def figures() -> None:
    """Print the table."""
    print("provisions known again by words alone, beside MinHash with 64 permutations (processor seconds, in turn)")
    for name, make in MIXES:
        truth = make()
        old, new = (
            outline(written(side, which, ids=False).edition) for side, which in ((truth.old, "old"), (truth.new, "new"))
        )
        print(f"  {len(old.entries):,} and {len(new.entries):,} provisions, {name}")
        try:
            _table(truth, old, new)
        except ImportError as missing:
            print(f"    missing: {missing.name}")


def _table(truth: Truth, old: Outline, new: Outline) -> None:
    methods: dict[str, Callable[[Outline, Outline], Pairs]] = {
        "ours": _ours,
        "MinHash, text by text": lambda one, other: minhash(one, other, _in_turn),
        "MinHash, in bulk": lambda one, other: minhash(one, other, _in_bulk),
        "MinHash, in bulk, after the same words": lambda one, other: minhash(one, other, _in_bulk, same_first=True),
    }
    found: dict[str, Pairs] = {}
    seconds: dict[str, list[float]] = {name: [] for name in methods}
    for _ in range(ROUNDS):
        for name, method in methods.items():
            seconds[name].append(timed(lambda: found.update({name: method(old, new)}), 1))  # noqa: B023
    for name, spent in seconds.items():
        ids = {(old.entries[one].place.id[4:], new.entries[other].place.id[4:]) for one, other in found[name].items()}
        share = score_pairs(truth, ids)
        ratio = median(theirs / ours for theirs, ours in zip(spent, seconds["ours"], strict=True))
        beside = (
            "" if name == "ours" else f"   ours 1/{min(spent) / min(seconds['ours']):.0f} (1/{ratio:.0f}), bar 1/20"
        )
        print(f"    {name:<40}{min(spent):.3f} s   P {share.precision:.4f}   R {share.recall:.4f}{beside}")


def _ours(old: Outline, new: Outline) -> Pairs:
    return {one: other for one, other in enumerate(align(old, new).new_of) if other is not None}


def minhash(
    old: Outline, new: Outline, sketch: Callable[[Iterable[list[bytes]]], Iterable[object]], *, same_first: bool = False
) -> Pairs:
    """Which is which by MinHash; ``same_first``: where the words are the same, it is not asked."""
    before, after = ({index: entry.words for index, entry in enumerate(side.entries)} for side in (old, new))
    pairs: Pairs = {}
    if same_first:
        places = {words: index for index, words in reversed(after.items())}
        pairs = {one: places.pop(words) for one, words in before.items() if words in places}
        taken = set(pairs.values())
        before = {index: words for index, words in before.items() if index not in pairs}
        after = {index: words for index, words in after.items() if index not in taken}
    taken = set(pairs.values())
    for _, one, other in sorted(_judged(before, after, sketch)):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _judged(
    before: dict[int, str], after: dict[int, str], sketch: Callable[[Iterable[list[bytes]]], Iterable[object]]
) -> Iterator[tuple[float, int, int]]:
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS)
    words, later = ({at: _PLAIN.findall(text.lower()) for at, text in side.items()} for side in (before, after))
    with index.insertion_session() as session:
        for other, made in zip(later, sketch(map(_shingles, later.values())), strict=True):
            session.insert(other, made, check_duplication=False)
    telling = {at: [word for word in each if word not in STOPWORDS] for at, each in later.items()}
    for one, made in zip(words, sketch(map(_shingles, words.values())), strict=True):
        own = [word for word in words[one] if word not in STOPWORDS]
        for other in index.query(made):
            share = Indel.normalized_similarity(own, telling[other], score_cutoff=ALIKE)
            if share >= ALIKE:
                yield -round(share, 6), one, other


def _shingles(words: list[str]) -> list[bytes]:
    return [" ".join(each).encode() for each in zip(words, words[1:], words[2:], strict=False)]


def _in_turn(texts: Iterable[list[bytes]]) -> Iterator[object]:
    from datasketch import MinHash

    for shingles in texts:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch(shingles)
        yield made


def _in_bulk(texts: Iterable[list[bytes]]) -> Iterator[object]:
    from datasketch import MinHash

    yield from MinHash.generator(texts, num_perm=PERMUTATIONS)


if __name__ == "__main__":
    figures()
