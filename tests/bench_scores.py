"""What a redline says against what was done, in ``make bench``: ours beside other tools on the same words, held-out seeds.

``python tests/bench_scores.py 100000`` prints one size alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "ext")]

from redline.others import OTHERS, score_other
from redline.real import Reading, amended, by_other, of_the_book
from redline.scores import Scores, Share, report
from redline.scoring import score, score_alignment
from redline.truth.edits import generate

SEEDS = {10_000: range(2, 22), 100_000: range(2, 4), 1_000_000: range(2, 4)}
"""By size: seeds other than the one that weights and limits were chosen on, and so many of the small texts that no single
sentence decides."""
_BARS = """\
what a redline says against what was done (means of held-out seeds; bars: words F1 0.996 and no less than the best other
tool, places 0.945, fragmentation 0.97 to 1.01, strays 0.2 in 100, script 1.16, matches and moves 0.99, relations P 0.98
and R 0.95, without ids P 0.996 R 0.985)"""


def quality(sizes: Sequence[int] = ()) -> None:
    """The table for each size, by default for all and for the book as well."""
    print(_BARS)
    if not sizes:
        on_the_book()
    for size in sizes or SEEDS:
        print(f"  {size:,} words")
        print(f"    {'':<32}{'words F1':>10}{'places P':>10}{'R':>8}{'frag.':>8}{'strays':>8}{'script':>8}")
        ours, found, unnamed = Scores(), {name: Scores() for name in OTHERS}, Share()
        for seed in SEEDS[size]:
            truth = generate(size, seed)
            for name, align in OTHERS.items():
                score_other(truth, align, found[name])
            score(truth, ours)
            unnamed.join(score_alignment(truth))
        for name, scores in {**found, "ours": ours}.items():
            print(f"    {name:<32}{_row(scores)}")
        for line in _rest(ours):
            print(f"    {line}")
        print(
            f"    matches without ids: P {unnamed.precision:.4f}, R {unnamed.recall:.4f} of {unnamed.true}", flush=True
        )


def on_the_book() -> None:
    """What a reader of the sealed editions has to take in."""
    found = {name: Reading() for name in (*OTHERS, "ours")}
    for redline in of_the_book():
        for told in amended(redline):
            for name, align in OTHERS.items():
                found[name].add(by_other(told, align))
            found["ours"].add(told)
    print(f"  amended paragraphs of the sealed editions: {found['ours'].paragraphs:,}")
    print(f"    {'':<32}{'places each':>12}{'strays in 100':>15}{'script':>8}")
    for name, each in found.items():
        print(f"    {name:<32}{each.runs / each.paragraphs:>12.2f}{each.strays_per_hundred:>15.2f}{each.script:>8.3f}")


def _row(of: Scores) -> str:
    places = of.places
    return (
        f"{of.words.f1:>10.4f}{places.precision:>10.3f}{places.recall:>8.3f}{of.fragmentation:>8.3f}"
        f"{of.strays_per_hundred:>8.2f}{of.script:>8.3f}"
    )


def _rest(of: Scores) -> Iterator[str]:
    """The report without what the table shows and without its long tables."""
    return (line for line in report(of) if not line.startswith(("  ", "words:", "places:", "stray")))


if __name__ == "__main__":
    quality([int(size) for size in sys.argv[1:]])
