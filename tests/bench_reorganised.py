"""Reorganised contracts, in ``make bench``: how much is still marked where text only stands elsewhere, as a part of what
``git diff --histogram`` marks on one word a line.

``python tests/bench_reorganised.py OLD NEW`` measures two text or Markdown files of your own, such as two versions of a
policy that was laid out anew.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "ext")]

from clausebook.edition.model import BlockKind, Edition, Provision
from clausebook.edition.plain import read_plain
from clausebook.redline.compare import compare
from clausebook.redline.model import Fate, Redline
from redline.truth.drafting import Drafter
from redline.truth.edits import plant
from redline.truth.text import Book, Condition, book, written

WORDS = 30_000


def figures() -> None:
    """Print the table."""
    print("reorganised contracts: words marked as changed, as a part of git diff --histogram on one word a line")
    print(f"    {f'{WORDS:,} words':<46}{'by id':>8}{'as two text files':>20}")
    for name, reorganise in LAYOUTS:
        old, new = reorganise()
        editions = written(old, "old").edition, written(new, "new").edition
        files = tuple(map(as_markdown, editions))
        by_id = words_marked(compare(*editions, old_digest="", new_digest=""))
        git = git_marked(*files)
        print(f"    {name:<46}{by_id / git:>8.3f}{files_marked(*files) / git:>20.3f}")


def _moved_clause() -> tuple[Book, Book]:
    old = book(WORDS, Drafter(1))
    new = old.copy()
    new.conditions[-2].clauses.insert(2, new.conditions[1].clauses.pop(4))
    return old, new


def _other_order() -> tuple[Book, Book]:
    old = book(WORDS, Drafter(1))
    new = old.copy()
    random.Random(1).shuffle(new.conditions)
    return old, new


def _other_layout(density: float = 0.0) -> tuple[Book, Book]:
    """Clauses that stood together by chapter stand together by topic: the first of every chapter, the second, and so on."""
    old = book(WORDS, Drafter(1))
    new = plant(old, Drafter(2), WORDS, density).new if density else old.copy()
    size = max(len(each.clauses) for each in new.conditions)
    drafter = Drafter(3)
    topics = [
        Condition(
            f"t{place}", drafter.title(), [each.clauses[place] for each in new.conditions if place < len(each.clauses)]
        )
        for place in range(size)
    ]
    return old, replace(new, conditions=topics, split=size // 2)


LAYOUTS: tuple[tuple[str, Callable[[], tuple[Book, Book]]], ...] = (
    ("one clause stands in another condition", _moved_clause),
    ("all conditions in another order", _other_order),
    ("clauses under other headings, by topic", _other_layout),
    ("the same, with edits of every kind", lambda: _other_layout(0.5)),
)


def as_markdown(of: Edition) -> str:
    """An edition as somebody without Clausebook would write it down, numbers typed."""
    return "\n\n".join(
        line for document in of.documents for line in (f"# {document.title}", *_lines(document.provisions))
    )


def _lines(provisions: tuple[Provision, ...], depth: int = 2) -> Iterator[str]:
    for each in provisions:
        heading = f"{each.number} {each.heading}".strip()
        opening = f"{'#' * depth} {heading}" if each.heading else heading
        for block in each.blocks:
            words = f"({block.label.strip('()')}) {block.words}" if block.kind is BlockKind.ITEM else block.words
            if opening and not each.heading:
                words = f"{opening} {words}"
            elif opening:
                yield opening
            yield words
            opening = ""
        if opening:
            yield opening
        yield from _lines(each.children, depth + 1)


def words_marked(redline: Redline) -> int:
    """Words shown as struck out or put in; what only stands elsewhere or follows a name or a number is not."""
    parts = (part for change in redline.changes for part in (change.heading, *(each.runs for each in change.blocks)))
    # Neighbours are one text: where a reference begins inside a word, as in "](#payment)", it is no other word.
    marked = (
        "".join(run.text for run in group)
        for part in parts
        for (fate, cause), group in groupby(part, key=lambda run: (run.fate, run.cause))
        if fate is not Fate.KEPT and cause is None
    )
    return sum(len(text.split()) for text in marked)


def files_marked(old: str, new: str) -> int:
    """The same for two text files, which have no ids."""
    editions = [read_plain(text.encode(), name) for text, name in ((old, "old.md"), (new, "new.md"))]
    return words_marked(compare(*editions, old_digest="", new_digest=""))


def git_marked(old: str, new: str) -> int:
    """Words that git marks, 1 where it marks none."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("old", "new")]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text("\n".join(text.split()) + "\n")
        command = ["git", "diff", "--no-index", "--histogram", "--unified=0", *map(str, paths)]
        shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    hunks = shown[shown.index("\n@@") :] if "\n@@" in shown else ""
    return max(1, sum(line[:1] in ("+", "-") for line in hunks.splitlines()))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one, other = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
        marked = files_marked(one, other)
        print(f"{marked:,} words marked, {marked / git_marked(one, other):.3f} of git's")
    else:
        figures()
