"""``make bench``: figures as ratios side by side in one run, and growth from a small to a ten times larger text.

Seconds depend on the machine and the hour; ratios measured in one run do not, so read those. No test asserts a time.
"""

from __future__ import annotations

import difflib
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from msgspec.structs import replace
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "ext"), str(ROOT / "tests")]

from builders import clause, condition, document, edition

from clausebook.edition.model import Edition
from clausebook.edition.snapshot import dump, load
from clausebook.redline.compare import compare
from clausebook.redline.replay import words_of

WORDS = (
    "provider commissioner service patient payment notice period contract party duty written agree deliver report "
    "month year term plan record review within after before unless under each every must may not the a of to in for and"
).split()


def timed(work: Callable[[], object], repeat: int = 3) -> float:
    """The fastest of some runs, in seconds of processor time of this process and its children."""
    best = float("inf")
    for _ in range(repeat):
        before = times()
        work()
        best = min(best, times() - before)
    return best


def times() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def book(words: int, seed: int = 1) -> Edition:
    """A generated edition of about so many words: conditions of ten clauses of three paragraphs."""
    draw = random.Random(seed)
    conditions, made, number = [], 0, 0
    while made < words:
        clauses = []
        for _ in range(10):
            number += 1
            texts = [" ".join(draw.choices(WORDS, k=draw.randint(12, 40))).capitalize() + "." for _ in range(3)]
            made += sum(text.count(" ") + 1 for text in texts)
            clauses.append(clause(f"c{number}", f"Clause {number}", *texts))
        conditions.append(condition(f"k{number}", f"Condition {number}", *clauses))
    return edition(document("gc", "General Conditions", *conditions))


def edited(old: Edition, share: float = 0.15, seed: int = 2) -> Edition:
    """The edition with one word replaced in some of its clauses."""
    draw = random.Random(seed)
    (contract,) = old.documents
    conditions = []
    for each in contract.provisions:
        clauses = []
        for one in each.children:
            if draw.random() < share:
                block = one.blocks[0]
                pieces = block.words.split(" ")
                pieces[draw.randrange(len(pieces))] = "otherwise"
                span = replace(block.spans[0], text=" ".join(pieces))
                one = replace(one, blocks=(replace(block, spans=(span,)), *one.blocks[1:]))
            clauses.append(one)
        conditions.append(replace(each, children=tuple(clauses)))
    return replace(old, documents=(replace(contract, provisions=tuple(conditions)),))


def tokens(given: Edition) -> list[str]:
    return [word for each in words_of(given).values() for text in (each.heading, *each.blocks) for word in text.split()]


def git_histogram(old: list[str], new: list[str]) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("old", "new")]
        for path, words in zip(paths, (old, new), strict=True):
            path.write_text("\n".join(words))
        subprocess.run(["git", "diff", "--no-index", "--histogram", *paths], capture_output=True, check=False)


BARS = {0.08: 0.7, 0.15: 1.2}
"""Share of provisions whose text changed, and the part of git's time that the redline may take."""


def redlines() -> None:
    print(
        "redline of generated editions, a word replaced in some provisions (processor seconds; ours as a part of git diff"
    )
    print("--histogram, one token a line; the fastest of rounds in which both take turns)")
    for share, bar in BARS.items():
        seconds = {}
        for size in (10_000, 100_000, 1_000_000):
            old, new = (load(dump(each)) for each in pair(size, share))
            before, after = tokens(old), tokens(new)
            changed = sum(one.blocks != other.blocks for one, other in zip(old.walk(), new.walk(), strict=True))
            rounds = [
                (
                    timed(lambda a=old, b=new: compare(a, b, old_digest="", new_digest=""), 1),
                    timed(lambda a=before, b=after: git_histogram(a, b), 1),
                )
                for _ in range(5)
            ]
            ours, git = (min(each) for each in zip(*rounds, strict=True))
            seconds[size] = ours
            line = f"  {size:>9,} words, {changed / sum(1 for _ in old.walk()):.1%} changed   {ours:.3f} s"
            line += f"   {ours / git:.2f} of git --histogram (bar {bar})"
            if size < 1_000_000 and share == max(BARS):
                flat = timed(lambda a=before, b=after: difflib.SequenceMatcher(None, a, b, False).get_opcodes(), 1)
                line += f"   1/{flat / ours:.0f} of flat difflib (bar 1/80)"
            print(line)
        small, middle, large = seconds.values()
        print(f"  growth for ten times the words: {middle / small:.1f}×, then {large / middle:.1f}×")


def pair(size: int, share: float) -> tuple[Edition, Edition]:
    """An edition, and one in which that share of all its provisions has other words; only clauses have any."""
    old = book(size)
    clauses = sum(1 for each in old.walk() if not each.children)
    return old, edited(old, share * sum(1 for _ in old.walk()) / clauses)


if __name__ == "__main__":
    redlines()

    import bench_checks
    import bench_editions
    import bench_paper
    import bench_redlines
    import bench_site

    bench_checks.figures()
    bench_redlines.figures()
    bench_editions.figures()
    bench_site.figures()
    bench_paper.figures()
