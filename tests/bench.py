"""``make bench``: figures as ratios side by side in one run, and growth from a small to a ten times larger text.

Seconds depend on the machine and the hour; ratios measured in one run do not, so read those. No test asserts a time.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "ext"), str(ROOT / "tests")]

from builders import clause, condition, document, edition

from clausebook.edition.model import Edition
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


FIGURES = ("git", "snapshots", "checks", "redlines", "reorganised", "matching", "editions", "site", "paper")
"""What is measured, each by the script ``bench_….py``."""

if __name__ == "__main__":
    for each in FIGURES:
        # In processes of their own: what one leaves in memory slows the next, and counts as its children's memory.
        subprocess.run([sys.executable, ROOT / f"tests/bench_{each}.py"], check=True)
