"""Edits that do no harm, each made by a seeded chance at one clause of real pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from planted import Item, prose
from real_pages import Pages

Edit = Callable[[Pages, Item, Random], bool]


def _wrap(pages: Pages, item: Item, chance: Random) -> bool:
    number = prose(pages, item)
    if number is None:
        return False
    words = pages[item.path][number].split(" ")
    if any("`" in word for word in words) or len(words) < 6:
        return False
    at = chance.randrange(2, len(words) - 2)
    pages[item.path][number] = " ".join(words[:at]) + "\n" + " ".join(words[at:])
    return not re.match(r"[\d(#>*+-]", words[at])


def _reorder(pages: Pages, item: Item, chance: Random) -> bool:
    numbers = [number for name, number in item.options.items()]
    lines = [pages[item.path][number] for number in numbers]
    chance.shuffle(lines)
    for number, line in zip(numbers, lines, strict=True):
        pages[item.path][number] = line
    return True


def _swap_ids(pages: Pages, item: Item, chance: Random) -> bool:
    for name in ("law", "why"):
        if name in item.options:
            number = item.options[name]
            ids = pages[item.path][number].removeprefix(f":{name}: ").split(", ")
            if len(ids) > 1:
                pages[item.path][number] = f":{name}: {', '.join(reversed(ids))}"
                return True
    return False


def _spaces(pages: Pages, item: Item, chance: Random) -> bool:
    number = prose(pages, item)
    if number is None or "`" in pages[item.path][number]:
        return False
    pages[item.path][number] = pages[item.path][number].replace(" ", "  ", 2) + " "
    return True


def _comment(pages: Pages, item: Item, chance: Random) -> bool:
    pages[item.path][item.start] = (
        f"% clause 12.3 shall be looked at again [insert date]\n\n{pages[item.path][item.start]}"
    )
    return True


def _empty_lines(pages: Pages, item: Item, chance: Random) -> bool:
    pages[item.path][item.end] += "\n\n"
    return True


def _quotes(pages: Pages, item: Item, chance: Random) -> bool:
    for number in item.body:
        if "'" in pages[item.path][number] and "`" not in pages[item.path][number]:
            pages[item.path][number] = pages[item.path][number].replace("'", "’")
            return True
    return False


def _numbers(pages: Pages, item: Item, chance: Random) -> bool:
    found = [number for number in item.body if re.match(r"\d+\. ", pages[item.path][number])]
    for number in found:
        pages[item.path][number] = re.sub(r"^\d+\.", "1.", pages[item.path][number])
    return len(found) > 1


EDITS: dict[str, Edit] = {
    "paragraph wrapped": _wrap,
    "options reordered": _reorder,
    "ids of an option reordered": _swap_ids,
    "spaces added": _spaces,
    "a comment": _comment,
    "empty lines": _empty_lines,
    "curly quotes": _quotes,
    "list numbers all 1": _numbers,
}
