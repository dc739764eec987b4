"""The order in which a reader looks up what a text rests on: law as in a table of statutes, reasons by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausebook.edition.model import Rationale, Regulation

_WORD = re.compile(r"(?P<number>\d+)(?P<letters>[^\W\d_]*)|(?P<word>[^\W\d_]+)")

Words = tuple[tuple[int, str], ...]
"""The words of a name and its numbers, each with the letters that it ends in: 3, 3A, 4. A number stands before any word."""


def law_in_order(records: Iterable[Regulation]) -> list[Regulation]:
    """By the name of the instrument; inside one by number, schedules last. What says the same stays in the order given."""
    return sorted(records, key=_place_in_law)


def reasons_in_order(records: Iterable[Rationale]) -> list[Rationale]:
    """By title, letter by letter. What says the same stays in the order given."""
    return sorted(records, key=lambda each: _words(each.title.strip() or each.id))


def _place_in_law(record: Regulation) -> tuple[Words, bool, Words]:
    # "sections 9 and 18" stand among the single ones, and so do paragraphs inside a schedule.
    place = tuple(
        (number, text if number < _LETTERS else text.removesuffix("s")) for number, text in _words(record.provision)
    )
    return (
        _words(record.instrument.strip() or record.short.strip() or record.id),
        place[:1] == ((_LETTERS, "schedule"),),
        place,
    )


_LETTERS = 10**9
"""What stands for the number of a word, beyond any number that a provision has."""


def _words(text: str) -> Words:
    return tuple(
        (min(int(each["number"]), _LETTERS - 1), each["letters"]) if each["number"] else (_LETTERS, each["word"])
        for each in _WORD.finditer(text.casefold())
    )
