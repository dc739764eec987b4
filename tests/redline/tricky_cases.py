"""Write ``docs/developing/tricky-cases.md`` from the cases of ``tests/corpus/wording``.

Run ``python tests/redline/tricky_cases.py`` after changing a case; a test compares the page with the cases.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "ext")]

from redline.corpus import Case, cases

PAGE = Path(__file__).parents[2] / "docs" / "developing" / "tricky-cases.md"
_OPENING = """\
# Tricky cases

Each case shows two texts and the redline that a lawyer would want of them: before, after, wanted. They are run as tests;
the page is made from `tests/corpus/wording`, where a case is added (see the README there), by
`python tests/redline/tricky_cases.py`.

A deletion stands in `[-these-]` marks, an insertion in `{+these+}`, also where a reader of the site sees them unmarked
because they only follow a renamed term or a new number. The kinds of change stand behind a heading in brackets, or below
the case. Text that moved stands in `[>these>]` marks where it stood and in `{<these<}` where it stands, after
`[@moved from there@]`. `⍽` is a non-breaking space.
"""
_NAMES = {
    "attention": "What to look at first",
    "characters": "Characters",
    "lists-and-tables": "Lists and tables",
    "moved-text": "Text that moves",
    "not-quiet": "What must never pass for a quiet change",
    "plain-files": "Files without ids",
    "provisions": "Provisions",
    "references-and-terms": "References and terms",
    "words": "Words",
}


def page() -> str:
    """The whole page."""
    lines = [_OPENING]
    for file, group in groupby(cases(), key=lambda case: case.file):
        lines.append(f"## {_NAMES[file.removesuffix('.txt')]}\n")
        lines += [line for case in group for line in _case(case)]
    return "\n".join(lines)


def _case(case: Case) -> Iterator[str]:
    yield f"### {case.title}\n"
    if case.why:
        yield f"{case.why}\n"
    yield "```text"
    for name, texts in (("before", case.old), ("after", case.new), ("wanted", case.wanted)):
        yield from _named(name, texts)
    yield "```\n"
    if case.kinds:
        yield f"Kinds: {case.kinds}.\n"
    if case.attention is not None:
        yield f"Look at: {case.attention or 'nothing'}.\n"
    if case.relations is not None:
        yield f"Relations: {case.relations.replace(' > ', ' → ') or 'none'}.\n"
    if not case.managed:
        yield "Not managed yet.\n"


def _named(name: str, texts: Iterable[str]) -> Iterator[str]:
    for index, text in enumerate(texts):
        yield f"{name if index == 0 else '':<8}{text}".replace("\u00a0", "⍽").rstrip()


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
