"""``numbering.xml``: the lists of a Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clausebook.render.docx_numbering import LEVELS, Planner, Step
from clausebook.render.docx_styles import (
    BULLET_INDENT,
    BULLET_LISTS,
    ITEM_INDENT,
    LABEL_INDENT,
    NEAR_INDENT,
    WIDE_INDENT,
    indent_of,
)
from clausebook.render.docx_xml import Xml, escape, part, w

_BULLETS = ("•", "–", "•")


def numbering(planner: Planner, indents: Mapping[str, int]) -> bytes:
    """The part that holds all lists a planner opened. ``indents`` gives, by ladder, where the running text of its
    provisions starts, in twentieths of a point."""
    patterns: list[Xml] = []
    numbers: list[Xml] = []
    known: dict[tuple[str, bool], int] = {}
    for index, base in enumerate(BULLET_LISTS.values()):
        patterns.append(_pattern(index, [_bullet(level, base) for level in range(LEVELS)]))
        numbers.append(_number(index + 1, index))
    for position, opened in enumerate(planner.lists, 1):
        kind = (opened.ladder, opened.fresh)
        if kind not in known:
            known[kind] = len(patterns)
            own = 0 if opened.fresh else len(planner.ladders[opened.ladder].own)
            patterns.append(_pattern(known[kind], _levels(planner.steps(position), own, indents[opened.ladder])))
        numbers.append(_number(list_number(position), known[kind], opened.starts))
    return part("numbering", *patterns, *numbers)


def list_number(position: int) -> int:
    """The file's number of the list that a planner opened as its ``position``-th; bullets come first."""
    return position + len(BULLET_LISTS)


def _levels(steps: Sequence[Step | None], own: int, base: int) -> list[Xml]:
    levels = []
    for level in range(LEVELS):
        step = steps[level] if level < len(steps) else None
        if step is None:
            levels.append(_level(level, "none", "", LABEL_INDENT, LABEL_INDENT))
        elif level >= own:
            levels.append(_level(level, step.format, step.text, indent_of(level - own + 1, base), ITEM_INDENT))
        else:
            # "Schedule 3" needs more room before its heading than "GC12", and where the text below stands at the margin a
            # number is nearer to its heading.
            short = LABEL_INDENT if base else NEAR_INDENT
            width = short if len(step.text) <= 7 else WIDE_INDENT
            levels.append(_level(level, step.format, step.text, width, width))
    return levels


def _pattern(index: int, levels: list[Xml]) -> Xml:
    return w(
        "abstractNum",
        w("nsid", val=f"{0x2C1A0000 + index:08X}"),
        w("multiLevelType", val="multilevel"),
        w("tmpl", val=f"{0x5B3E0000 + index:08X}"),
        *levels,
        abstractNumId=index,
    )


def _number(number: int, pattern: int, starts: tuple[int, ...] = ()) -> Xml:
    overrides = [
        w("lvlOverride", w("startOverride", val=start), ilvl=level) for level, start in enumerate(starts[:LEVELS])
    ]
    return w("num", w("abstractNumId", val=pattern), *overrides, numId=number)


def _level(level: int, number_format: str, text: str, left: int, hanging: int) -> Xml:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=number_format),
        w("suff", val="tab" if text else "nothing"),
        Xml(f'<w:lvlText w:val="{escape(text)}"/>'),
        w("lvlJc", val="left"),
        w("pPr", w("tabs", w("tab", val="num", pos=left)), w("ind", left=left, hanging=hanging)),
        ilvl=level,
    )


def _bullet(level: int, base: int) -> Xml:
    return _level(level, "bullet", _BULLETS[level % len(_BULLETS)], indent_of(level + 1, base), BULLET_INDENT)
