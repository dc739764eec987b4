"""How long a redline takes, in ``make bench``: beside ``git diff --histogram`` on one token a line.

``python tests/bench_git.py 10000 100000`` prints those sizes alone. Two kinds of generated pairs: one word replaced in
some provisions, and edits of every kind (moves, splits, merges, rewritten sentences, renamed terms, tables), which git
knows nothing of. Ours and git's runs take turns, so that a busy machine slows both. Each run of ours knows no word, as a
command that has just begun. A run is over when the redline is there; to let go of it afterwards, which a command does by
ending, is not counted.
"""

from __future__ import annotations

import difflib
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "ext")]

from bench import book, edited, git_histogram, timed, times, tokens
from clausebook.edition.model import Edition
from clausebook.edition.snapshot import dump, load
from clausebook.redline.compare import compare
from redline.truth.edits import generate
from redline.truth.text import written

Pair = tuple[Edition, Edition]
SIZES = (10_000, 100_000, 1_000_000)
BARS = {0.08: 0.7, 0.15: 1.2}
"""Share of provisions whose text changed, and the part of git's time that the redline may take, reading included."""
DENSITIES = (0.4, 0.8)
"""How many edits of every kind, as a part of the usual number. A renamed term alone may touch a tenth of all provisions."""
RARE = {0.33: 0.7, 0.7: 1.2}
"""The same where the terms renamed are rare, as in the contracts that the bars come from, with the bars: about eight and
fifteen of a hundred provisions are changed."""
RARE_UP_TO = 100_000
"""Words; a larger book of ours has no rare terms."""
LEAST_ROUNDS, LEAST_SECONDS = 7, 3.0


def figures(sizes: Sequence[int] = SIZES) -> None:
    """Print the table."""
    print(
        "redline beside git diff --histogram, one token a line (processor seconds; ratios: of the fastest runs, then the"
    )
    print(
        "median of pairs of runs in turn). Compared: from editions in memory. From files: from snapshots, read and compared."
    )
    for share, bar in BARS.items():
        print(f"  one word replaced, bar {bar} of git from files")
        _table(partial(pair, share=share), sizes)
    for density in DENSITIES:
        print(f"  edits of every kind, {density} of the usual number")
        _table(partial(mixed, density=density), sizes)
    for density, bar in RARE.items():
        print(
            f"  edits of every kind, {density} of the usual number, terms renamed that are rare, bar {bar} of git from files"
        )
        _table(partial(mixed, density=density, rare=True), [size for size in sizes if size <= RARE_UP_TO])
    old, new = pair(100_000, max(BARS))
    flat = timed(lambda: difflib.SequenceMatcher(None, tokens(old), tokens(new), False).get_opcodes(), 1)
    ours = timed(lambda: compare(old, new, old_digest="", new_digest=""))
    print(f"  100,000 words, one word replaced: 1/{flat / ours:.0f} of flat difflib (bar 1/80)")


def _table(make: Callable[[int], Pair], sizes: Sequence[int]) -> None:
    seconds = [_row(*make(size)) for size in sizes]
    for (small, former), (large, latter) in pairwise(seconds):
        print(f"    growth for ten times the words: compared {large / small:.1f}×, from files {latter / former:.1f}×")


def pair(size: int, share: float) -> Pair:
    """An edition, and one in which that share of all its provisions has other words; only clauses have any."""
    old = book(size)
    clauses = sum(1 for each in old.walk() if not each.children)
    return old, edited(old, share * sum(1 for _ in old.walk()) / clauses)


def mixed(size: int, density: float, *, rare: bool = False) -> Pair:
    """An edition, and one with so many edits of every kind; ``rare``: no renamed term stands in many provisions."""
    truth = generate(size, 1, density, rare=rare)
    return written(truth.old, "old").edition, written(truth.new, "new").edition


def _row(old: Edition, new: Edition) -> tuple[float, float]:
    """Print one line; the seconds of comparing and of reading and comparing."""
    before, after = tokens(old), tokens(new)
    changed = sum(_changed(old, new)) / sum(1 for _ in old.walk())
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.json" for name in ("old", "new")]
        for path, one in zip(paths, (old, new), strict=True):
            path.write_bytes(dump(one))
        old, new = (load(path.read_bytes()) for path in paths)
        compared, files, git = _in_turn(
            partial(compare, old, new, old_digest="", new_digest=""),
            partial(from_files, *paths),
            partial(git_histogram, before, after),
        )
        memory = peak(paths)
    print(
        f"    {len(before):>9,} words, {changed:.1%} changed   compared {min(compared):.3f} s, {_part(compared, git)}"
        f"   from files {min(files):.3f} s, {_part(files, git)}   at most {memory / 1024:.0f} MB"
    )
    return min(compared), min(files)


def _in_turn(*works: Callable[[], object]) -> tuple[list[float], ...]:
    """Processor seconds of each run of each work, one after the other."""
    rounds: list[list[float]] = []
    while len(rounds) < LEAST_ROUNDS or sum(map(sum, rounds)) < LEAST_SECONDS:
        rounds.append([_until_made(work) for work in works])
    return tuple(list(each) for each in zip(*rounds, strict=True))


def _until_made(work: Callable[[], object]) -> float:
    _forget()
    before = times()
    made = work()
    spent = times() - before
    del made
    return spent


def _forget() -> None:
    """Empty what the comparison keeps of one run for the next: the tokens of words."""
    for name, module in list(sys.modules.items()):
        if name.startswith("clausebook.redline."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _part(ours: list[float], git: list[float]) -> str:
    pairs = median(one / other for one, other in zip(ours, git, strict=True))
    return f"{min(ours) / min(git):.2f} ({pairs:.2f}) of git"


def _changed(old: Edition, new: Edition) -> Iterator[bool]:
    """Of each provision of either edition, whether its text differs."""
    one, other = ({each.id: [block.words for block in each.blocks] for each in side.walk()} for side in (old, new))
    return (one.get(identity) != other.get(identity) for identity in {**one, **other})


def from_files(old: Path, new: Path) -> object:
    """What a command does: both snapshots read, the redline made, all of it still there."""
    editions = load(old.read_bytes()), load(new.read_bytes())
    return editions, compare(*editions, old_digest="", new_digest="")


def peak(paths: list[Path]) -> int:
    """Kilobytes that a process of its own needs at most to read both snapshots and compare them. Linux tells it without
    what the parent held when it forked, which ``getrusage`` counts too."""
    code = (
        "import re, sys; from pathlib import Path; from clausebook.edition.snapshot import load;"
        "from clausebook.redline.compare import compare;"
        "compare(*(load(Path(each).read_bytes()) for each in sys.argv[1:]), old_digest='', new_digest='');"
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text()).group(1))"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, paths)], capture_output=True, text=True, check=True)
    return int(done.stdout)


if __name__ == "__main__":
    figures([int(size) for size in sys.argv[1:]] or SIZES)
