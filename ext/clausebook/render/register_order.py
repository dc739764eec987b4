"""The order in which a reader looks up what a text rests on: law as in a table of statutes, reasons by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausebook.edition.model import Rationale, Regulation

_WORD = re.compile(r"\d+|[^\W\d_]+")

Words = tuple[tuple[int, str], ...]
"""The words of a name and its numbers; a number stands before any word."""


def law_in_order(records: Iterable[Regulation]) -> list[Regulation]:
    """By the name of the instrument; inside one by number, schedules last. What says the same stays in the order given."""
    return sorted(records, key=_place_in_law)


def reasons_in_order(records: Iterable[Rationale]) -> list[Rationale]:
    """By title, letter by letter. What says the same stays in the order given."""
    return sorted(records, key=lambda each: _words(each.title.strip() or each.id))


def _place_in_law(record: Regulation) -> tuple[Words, bool, Words]:
    place = _words(record.provision)
    # "sections 9 and 18" stand among the single ones.
    singular = tuple((number, word.removesuffix("s")) for number, word in place[:1]) + place[1:]
    return (
        _words(record.instrument.strip() or record.short.strip() or record.id),
        singular[:1] == ((_LETTERS, "schedule"),),
        singular,
    )


_LETTERS = 10**9
"""What stands for the number of a word, beyond any number that a provision has."""


def _words(text: str) -> Words:
    found = _WORD.findall(text.casefold())
    return tuple((min(int(each), _LETTERS - 1), "") if each.isdecimal() else (_LETTERS, each) for each in found)
