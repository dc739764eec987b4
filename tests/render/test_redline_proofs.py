"""Every published format gives both editions back: accepted the new, rejected the old, block by block.

On all twelve ordered pairs of the sealed editions and on random ones: HTML, Markdown, terminal text and tables here, JSON
in ``test_book.py``, Word in ``test_docx_book.py``, PDF by the tree that is laid out. What is slow stands on the neighbouring
pairs alone: LibreOffice, and the finished PDF; ``make release-check`` proves both on all pairs.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from functools import cache
from itertools import groupby, pairwise, permutations

import pytest
from finished import check_pdf as check_finished_pdf
from html_reader import text, texts
from hypothesis import given, settings
from lxml.html import document_fromstring
from msgspec.structs import replace
from redline_readers import ends_with, folded, read_notation, read_tags
from test_pdf_redline import replayed

from clausebook.edition.model import Edition
from clausebook.edition.plain import read_plain
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.redline.model import BlockChange, Fate, ProvisionChange, Redline, Run
from clausebook.redline.replay import words_of
from clausebook.render.beside import beside
from clausebook.render.glyphs import printable
from clausebook.render.html_page import redline_page
from clausebook.render.notation import visible
from clausebook.render.pdf import redline_pdf
from clausebook.render.redline_csv import redline_csv
from clausebook.render.redline_markdown import redline_markdown
from clausebook.render.redline_text import Manner, change_lines, marked_heading, redline_text
from clausebook.render.typst_redline import redline_data
from conftest import ROOT
from strategies import pairs

IDS = sorted(path.parent.name for path in (ROOT / "editions").glob("*/snapshot.json"))
PAIRS = list(permutations(IDS, 2))
WAYS = (("accept", "new", Fate.DELETED), ("reject", "old", Fate.INSERTED))


@cache
def edition(identity: str) -> Edition:
    return load((ROOT / "editions" / identity / "snapshot.json").read_bytes())


@cache
def redline(old: str, new: str) -> Redline:
    before, after = edition(old), edition(new)
    return compare(before, after, old_digest=edition_digest(before), new_digest=edition_digest(after))


def of_random(pair: tuple[Edition, Edition]) -> Redline:
    return compare(*pair, old_digest="o", new_digest="n")


def said(of: ProvisionChange, side: str, old: dict[str, object], new: dict[str, object]) -> object | None:
    """What the edition itself says of the provision; None where it is not in it."""
    place = getattr(of, side)
    return None if place is None else (new if side == "new" else old)[place.id]


def check_html(made: Redline, old: Edition, new: Edition) -> None:
    before, after = words_of(old), words_of(new)
    page = document_fromstring(redline_page(made))
    for each, article in zip(made.changes, page.iter("article"), strict=True):
        shown = article.find("div[@class='redline']")
        sides = article.findall("div[@class='pair']/div")
        heading = article.find(".//span[@class='words']")
        for way, side, _ in WAYS:
            words = said(each, side, before, after)
            if words is not None:
                gone = "del" if way == "accept" else "ins"
                wanted = [printable_html(block) for block in words.blocks]
                assert texts(shown, gone) == wanted, (each.id, way)
                if sides:
                    title, *beside_it = texts(sides[side == "new"], "")
                    assert (title, beside_it) == (side.capitalize(), wanted), (each.id, way)
                if heading is not None:
                    assert text(heading, gone) == printable_html(words.heading)


def printable_html(words: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", words)


def check_text(made: Redline, old: Edition, new: Edition) -> None:
    before, after = words_of(old), words_of(new)
    manner = Manner(everything=True, known=beside(made))
    whole = redline_text(made, everything=True)
    for each in made.changes:
        lines = change_lines(each, manner)
        assert "\n".join(lines) in whole
        check_lines(each, lines, before, after)
        for way, side, _ in WAYS:
            words = said(each, side, before, after)
            if words is not None:
                assert read_notation(marked_heading(each, manner), way) == visible(words.heading)


def check_lines(of: ProvisionChange, lines: list[str], before: dict, after: dict) -> None:
    """Each line of a provision against its block, or against the cells of its row, of either edition."""
    rows = [list(members) for _, members in groupby(of.blocks, key=row_of)]
    rows = [each for row in rows for each in ([row] if row_of(row[0]) else [[block] for block in row])]
    for way, side, _ in WAYS:
        words = said(of, side, before, after)
        blocks = iter(words.blocks if words is not None else ())
        for row, line in zip(rows, lines, strict=True):
            mine = [visible(next(blocks)) for block in row if getattr(block, side) is not None]
            shown = read_notation(line, way)
            if row_of(row[0]):
                assert squeezed(shown.replace("|", "")) == squeezed("".join(mine).replace("|", "")), (of.id, way)
            elif mine:
                assert ends_with(shown, mine[0]), (of.id, way, shown, mine[0])


def squeezed(words: str) -> str:
    return "".join(words.split()).lstrip("+-")


def row_of(block: BlockChange) -> tuple[object, ...]:
    shape = block.new or block.old
    return (block.new is None, shape.table, shape.row) if shape and shape.table else ()


def check_markdown(made: Redline, old: Edition, new: Edition) -> None:
    before, after = words_of(old), words_of(new)
    details = list(folded(redline_markdown(made, limit=10**9, everything=True)))
    changed = [each for each in made.changes if each.kinds]
    changed.sort(key=lambda each: each.leading.quiet)
    assert len(details) == len(changed)
    for each, (_, lines) in zip(changed, details, strict=True):
        for way, side, _ in WAYS:
            words = said(each, side, before, after)
            blocks = iter(words.blocks if words is not None else ())
            for block, line in zip(each.blocks, lines, strict=True):
                if getattr(block, side) is not None:
                    wanted = re.sub(r"\r?\n", " ", visible(next(blocks)))
                    assert ends_with(read_tags(line, way), wanted), (each.id, way, line, wanted)


def check_csv(made: Redline, old: Edition, new: Edition) -> None:
    before, after = words_of(old), words_of(new)
    found = {row["id"]: row for row in csv.DictReader(io.StringIO(redline_csv(made, everything=True), newline=""))}
    for each in made.changes:
        cell = found[each.id]["redline"].removeprefix("'")
        lines = cell.split("\n") if each.blocks else []
        check_lines(each, lines, before, after)


def check_pdf_tree(made: Redline, old: Edition, new: Edition) -> None:
    data = redline_data(made, everything=True)
    for side, one, name in ((Fate.DELETED, old, "old"), (Fate.INSERTED, new, "new")):
        words = words_of(one)
        for (heading, blocks), each in zip(replayed(data, side), made.changes, strict=True):
            place = getattr(each, name)
            if place is not None:
                asked = words[place.id]
                assert heading == printable(asked.heading)
                assert sorted(blocks) == sorted(printable(block) for block in asked.blocks)


CHECKS = {"html": check_html, "text": check_text, "markdown": check_markdown, "csv": check_csv, "pdf": check_pdf_tree}


@pytest.mark.parametrize(("old", "new"), PAIRS)
@pytest.mark.parametrize("name", CHECKS)
def test_the_book_comes_back_out_of_every_format(name: str, old: str, new: str) -> None:
    CHECKS[name](redline(old, new), edition(old), edition(new))


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=40)
@given(pair=pairs())
def test_random_editions_come_back_out_of_every_format(name: str, pair: tuple[Edition, Edition]) -> None:
    CHECKS[name](of_random(pair), *pair)


BEFORE = """\
# House rules

## Kitchen

1. Wash the pans, once they are cold and nobody needs them for the evening meal.

2. Air the room:
    - in the morning;
    - at night, before the doors are locked.

## Cellar

1. Lock the door whenever the last person of the household leaves it.

2. Whoever breaks the rule of paragraph 7 reads it aloud.

7. Nothing is read aloud after midnight, as [Kitchen](#kitchen) says[^n].

[^n]: Midnight is when the last candle is out.

```
door = locked
```
"""
AFTER = """\
# House rules

## 1. Rooms

### 1.1 Kitchen and cellar

The household must:

1.  lock the door whenever the last person of the household leaves it;
2.  air the room
    a.  in the early morning;
    b.  at night, before the doors are locked.

Wash the pans, once they are **cold** and nobody needs them for the evening meal.

8. Whoever breaks the rule of **paragraph 9** or section 1.1(2)(b) reads it aloud.

9. Nothing is read aloud after midnight, as [Kitchen](#11-kitchen-and-cellar) says[^1].

> Nobody sings either,
> not even softly.

[^1]: Midnight is when the last candle is out.
[^2]: Candles are of wax.

```
  door = open
door = locked
```
"""


@pytest.mark.parametrize("name", CHECKS)
def test_two_plain_texts_come_back_out_of_every_format(name: str) -> None:
    pair = read_plain(BEFORE.encode(), "before.md"), read_plain(AFTER.encode(), "after.md")
    for old, new in (pair, pair[::-1]):
        CHECKS[name](of_random((old, new)), old, new)


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_word_that_differs_lies_in_a_mark(old: str, new: str) -> None:
    before, after = words_of(edition(old)), words_of(edition(new))
    for each in redline(old, new).changes:
        if each.old is None or each.new is None:
            continue
        sides = before[each.old.id], after[each.new.id]
        counts = [Counter(tokens(" ".join((words.heading, *words.blocks)))) for words in sides]
        runs = [run for block in each.blocks for run in block.runs] + list(each.heading)
        for mine, other, fate in ((counts[0], counts[1], Fate.DELETED), (counts[1], counts[0], Fate.INSERTED)):
            assert mine - other <= Counter(tokens(marked(runs, fate))), each.id


def marked(runs: list[Run], fate: Fate) -> str:
    return " ".join(run.text for run in runs if run.fate is fate)


def tokens(words: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", words)


def test_a_lost_word_would_be_seen() -> None:
    """The proofs can fail."""
    old, new = IDS[-2:]
    made = redline(old, new)
    at, each = next((at, each) for at, each in enumerate(made.changes) if len(each.blocks) > 1 and each.kinds)

    poorer = replace(made, changes=(*made.changes[:at], replace(each, blocks=each.blocks[1:]), *made.changes[at + 1 :]))
    for check in CHECKS.values():
        with pytest.raises((AssertionError, ValueError, KeyError)):
            check(poorer, edition(old), edition(new))


@pytest.mark.parametrize(("old", "new"), list(pairwise(IDS)))
def test_the_book_comes_back_out_of_the_finished_pdf(old: str, new: str) -> None:
    """Read by its tags: what is not struck is the new text, what is not underlined the old."""
    check_finished_pdf(redline_pdf(redline(old, new), everything=True), edition(old), edition(new))


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_comment_is_never_too_long_and_says_what_is_left_out(old: str, new: str) -> None:
    made = redline(old, new)
    shown = redline_markdown(made)
    rest = shown.split("</details>")[-1]
    told = len(list(folded(shown))) + shown.count("\n- <b>")
    left_out = sum(1 for each in made.changes if each.kinds) - told
    assert len(shown) <= 65_536
    assert left_out > 0 and f"{left_out} more changes are not shown" in rest
