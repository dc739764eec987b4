"""What a redline says against what was done, in ``make bench``: ours beside other tools on the same words, held-out seeds.

``python tests/bench_scores.py 100000`` prints one size alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "ext")]

from redline.others import OTHERS, score_other
from redline.scores import Scores, Share, report
from redline.scoring import score, score_alignment
from redline.truth.edits import generate

SIZES = (10_000, 100_000, 1_000_000)
SEEDS = (2, 3)
"""Not the one that weights and limits were chosen on."""
_BARS = """\
what a redline says against what was done (means of held-out seeds; bars: words F1 0.996 and no less than the best other
tool, places 0.945, fragmentation 0.97 to 1.01, strays 0.2 in 100, script 1.16, matches and moves 0.99, relations P 0.98
and R 0.95, without ids P 0.996 R 0.985)"""


def quality(sizes: tuple[int, ...] = SIZES) -> None:
    """The table for each size."""
    print(_BARS)
    for size in sizes:
        print(f"  {size:,} words")
        print(f"    {'':<32}{'words F1':>10}{'places P':>10}{'R':>8}{'frag.':>8}{'strays':>8}{'script':>8}")
        ours, found, unnamed = Scores(), {name: Scores() for name in OTHERS}, Share()
        for seed in SEEDS:
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
    quality(tuple(map(int, sys.argv[1:])) or SIZES)
