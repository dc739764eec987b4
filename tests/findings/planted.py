"""Faults to plant in real pages, each made by a seeded chance at one clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from real_pages import GC, Pages

_OPEN = re.compile(r":::\{(?P<kind>\w+)\} (?P<heading>.*)")


@dataclass
class Item:
    """One directive of a page, by the numbers of its lines (from 0)."""

    path: str
    start: int
    end: int
    identity: str = ""
    options: dict[str, int] = field(default_factory=dict)
    body: list[int] = field(default_factory=list)


Fault = tuple[str, str, int]
"""Code, path and line (from 1)."""


@dataclass
class Planted:
    """What a fault must give, and what may come with it."""

    what: str
    item: Item
    expected: list[str]
    """Codes expected, each with its own line in ``lines``."""
    lines: list[tuple[str, object]]
    """For each code, path and the very line object that will carry it when all is edited."""
    also: set[str] = field(default_factory=set)
    """Codes that the same clause may be found with besides."""


class Line(str):
    """A line known by what it is and not by its place: other edits of the page move it."""

    __slots__ = ()


def items(pages: Pages, path: str) -> list[Item]:
    """The directives of a page that hold text."""
    found: list[Item] = []
    for number, line in enumerate(pages[path]):
        if match := _OPEN.fullmatch(line):
            if match["kind"] in ("clause", "definition", "regulation"):
                found.append(Item(path, number, number))
        elif line.startswith(":::") and found and found[-1].end == found[-1].start:
            found[-1].end = number
        elif found and found[-1].end == found[-1].start:
            item = found[-1]
            if not item.body and (option := re.fullmatch(r":(\w+): ?(.*)", line)):
                item.options[option[1]] = number
                if option[1] == "id":
                    item.identity = option[2]
            elif line.strip():
                item.body.append(number)
    return found


def clauses(pages: Pages) -> list[Item]:
    """The clauses of the conditions."""
    return [item for path in pages if path.startswith(f"{GC}/") and "index" not in path for item in items(pages, path)]


def prose(pages: Pages, item: Item) -> int | None:
    """A line of running text of an item: no list, no table, no role at its end."""
    for number in item.body:
        line = pages[item.path][number]
        if re.match(r"[A-Z]", line) and line.rstrip().endswith(".") and "|" not in line:
            return number
    return None


Plant = Callable[[Pages, Item, Random], "Planted | None"]
_CHANGED = {"silent-change", "unreviewed", "suspect"}


def _mark(pages: Pages, path: str, number: int, text: str | None = None) -> Line:
    """The line, replaced by one that can be told from all others."""
    known = pages[path][number]
    if text is None and isinstance(known, Line):
        return known
    line = Line(known if text is None else text)
    pages[path][number] = line
    return line


def _drop(option: str, code: str) -> Plant:
    def plant(pages: Pages, item: Item, chance: Random) -> Planted | None:
        if option not in item.options or f"no_{option}" in item.options:
            return None
        head = _mark(pages, item.path, item.start)
        pages[item.path][item.options[option]] = Line("\0")
        return Planted(f"{option} dropped", item, [code], [(item.path, head)], _CHANGED)

    return plant


def _append(words: str, code: str) -> Plant:
    """A sentence added to a paragraph."""

    def plant(pages: Pages, item: Item, chance: Random) -> Planted | None:
        number = prose(pages, item)
        if number is None:
            return None
        line = _mark(pages, item.path, number, f"{pages[item.path][number].rstrip()} {words}")
        head = _mark(pages, item.path, item.start)
        places: list[tuple[str, object]] = [(item.path, line), (item.path, head)]
        return Planted(f"“{words}” added", item, [code, "silent-change"], places, _CHANGED | {"undefined-term"})

    return plant


def _reword(pages: Pages, item: Item, chance: Random) -> Planted | None:
    numbers = {"five": "nine", "ten": "twelve", "20": "21", "one": "two", "must not": "must", "may": "must"}
    for number in item.body:
        text = pages[item.path][number]
        for old, new in numbers.items():
            if re.search(rf"\b{old}\b", text) and "{" not in text:
                _mark(pages, item.path, number, re.sub(rf"\b{old}\b", new, text, count=1))
                head = _mark(pages, item.path, item.start)
                return Planted(f"“{old}” made “{new}”", item, ["silent-change"], [(item.path, head)], _CHANGED)
    return None


def _retarget(pages: Pages, item: Item, chance: Random) -> Planted | None:
    for number in item.body:
        text = pages[item.path][number]
        if match := re.search(r"\{(?:clause|law)\}`([a-z0-9-]+)`", text):
            line = _mark(pages, item.path, number, text.replace(match[1], f"{match[1]}-gone", 1))
            head = _mark(pages, item.path, item.start)
            places: list[tuple[str, object]] = [(item.path, line), (item.path, head)]
            return Planted("link retargeted", item, ["dangling", "silent-change"], places, _CHANGED | {"dangling"})
    return None


def _option(option: str, value: str, code: str) -> Plant:
    """An option that says something wrong."""

    def plant(pages: Pages, item: Item, chance: Random) -> Planted | None:
        if option not in item.options:
            return None
        line = _mark(pages, item.path, item.options[option], f":{option}: {value}")
        return Planted(f"{option}: {value}", item, [code], [(item.path, line)], _CHANGED)

    return plant


def _unwanted(pages: Pages, item: Item, chance: Random) -> Planted | None:
    if "law" not in item.options or "why" not in item.options:
        return None
    reasons = pages[item.path][item.options["why"]].removeprefix(":why: ")
    line = _mark(pages, item.path, item.options["law"], f":law: {reasons.split(', ')[0]}")
    return Planted("a reason named as law", item, ["unwanted"], [(item.path, line)], _CHANGED)


def _new_option(text: str, code: str) -> Plant:
    def plant(pages: Pages, item: Item, chance: Random) -> Planted | None:
        if text.split(":")[1] in item.options:
            return None
        number = item.options["id"]
        line = _mark(pages, item.path, number, f"{pages[item.path][number]}\n{text}")
        return Planted(text, item, [code], [(item.path, line)], _CHANGED)

    return plant


def _lost(pages: Pages, item: Item, chance: Random) -> Planted | None:
    """A clause taken out that nothing refers to; it is missed behind the clause before it."""
    everything = "\n".join(line for lines in pages.values() for line in lines)
    before = [each for each in items(pages, item.path) if each.end < item.start]
    if f"`{item.identity}`" in everything or not before or pages[item.path][item.start - 2].startswith("\0"):
        return None
    head = _mark(pages, item.path, before[-1].start)
    for number in range(item.start, item.end + 1):
        pages[item.path][number] = Line("\0")
    return Planted("a clause deleted", item, ["lost-id"], [(item.path, head)])


def _duplicate(pages: Pages, item: Item, chance: Random) -> Planted | None:
    line = _mark(
        pages, item.path, item.options["id"], ":id: notice-form" if item.identity != "notice-form" else ":id: x"
    )
    return Planted("an id taken twice", item, ["duplicate-id"], [(item.path, line)])


PLANTS: dict[str, Plant] = {
    "reason dropped": _drop("why", "no-reason"),
    "law dropped": _drop("law", "no-law"),
    "number changed": _reword,
    "link retargeted": _retarget,
    "wrong kind": _unwanted,
    "law misspelt": _option("law", "nhsa-999", "dangling"),
    "reason misspelt": _option("why", "why-nobody-knows", "dangling"),
    "unknown option": _new_option(":lwa: nhsa-3", "markup"),
    "bad date": _new_option(":editorial: last May", "bad-date"),
    "clause deleted": _lost,
    "shall": _append("The ICP shall say so.", "shall"),
    "and/or": _append("The ICP must pay fines and/or costs.", "and-or"),
    "passive": _append("A copy must be kept.", "no-actor"),
    "no start": _append("The ICP must answer within seven days.", "no-start"),
    "typed reference": _append("It must act as clause 12.3 says.", "typed-reference"),
    "placeholder": _append("It must do so by [insert date].", "placeholder"),
    "capitals": _append("It must tell the Lead Clinician.", "undefined-term"),
    "near term": _append("It must tell each Service user.", "near-term"),
    "misspelt": _append("It must do so in plain langauge.", "spelling"),
    "long sentence": _append("It must " + "go and " * 30 + "come.", "long-sentence"),
    "no such role": _append("It must act as {clasue}`notices` says.", "markup"),
    "no such clause": _append("It must act as {clause}`no-such-clause` says.", "dangling"),
}


def plain(pages: Pages) -> Pages:
    """The pages as they are written: lines taken out are gone, lines put in stand apart."""
    return {
        path: [part for line in lines if line != "\0" for part in line.split("\n")] for path, lines in pages.items()
    }


def place(pages: Pages, path: str, wanted: object) -> int:
    """The number, from 1, of a line in the pages as written; ``wanted`` is the line itself, not one like it."""
    number = 0
    for line in pages[path]:
        if line is wanted:
            return number + len(line.split("\n"))  # what is put in stands on the last line of what it was put into
        if line != "\0":
            number += len(line.split("\n"))
    raise LookupError(f"{path}: no line {wanted!r}")
