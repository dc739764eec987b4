"""Figures of snapshot files: run by ``make bench``, or alone. Reading makes an edition of typed, frozen values; the standard
library, beside it, makes plain dictionaries and checks nothing. ``git diff --histogram`` on the same words, one a line, is
what a redline from files is measured against, so reading must leave room beside it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "ext")]

from bench import book, edited, git_histogram, timed, tokens
from clausebook.edition.snapshot import dump, load

SIZES = {10_000: 15, 100_000: 9, 1_000_000: 5}
"""Words, and how many rounds in which all take turns."""


def figures() -> None:
    """Print them."""
    print("snapshot files (processor seconds; the fastest of rounds in which all take turns)")
    reads = {}
    for size, rounds in SIZES.items():
        old = book(size)
        new = edited(old)
        before, after = tokens(old), tokens(new)
        files = dump(old), dump(new)
        read, read_plain, git = turns(
            rounds,
            lambda files=files: [load(each) for each in files],
            lambda files=files: [json.loads(each) for each in files],
            lambda a=before, b=after: git_histogram(a, b),
        )
        # Made late: Python's collector walks a million dictionaries over and over while anything else is made.
        plain = json.loads(files[0])
        write, write_plain = turns(
            rounds,
            lambda old=old: dump(old),
            lambda plain=plain: json.dumps(plain, indent=1, sort_keys=True, ensure_ascii=False),
        )
        reads[size] = read
        print(
            f"  {size:>9,} words, {len(files[0]) // 1000:,} kB   both editions read {read:.4f} s, {read / read_plain:.2f} of "
            f"json.loads, {read / git:.2f} of git --histogram   one written {write:.4f} s, {write / write_plain:.2f} of json.dumps"
        )
    small, middle, large = reads.values()
    print(f"  growth of reading for ten times the words: {middle / small:.1f}×, then {large / middle:.1f}×")


def turns(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The fastest seconds of each work, in rounds in which all take turns."""
    taken = [[timed(each, 1) for each in works] for _ in range(rounds)]
    return [min(each) for each in zip(*taken, strict=True)]


if __name__ == "__main__":
    figures()
