"""The commonest edit without the search: one stretch of plain words in the place of another.

Most amendments replace a word or two. Where all before and after is the same and no word of the one stands in the other,
the longest common subsequence is all that is the same, tidying has nothing to give up and nothing slides: the answer is
known without cutting the text into tokens.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Postfix, Prefix

from clausebook.edition.model import Span
from clausebook.redline.causes import Causes
from clausebook.redline.model import DELETED, INSERTED, KEPT, Run
from clausebook.redline.runs import Writer
from clausebook.redline.tokens import DATED, is_abbreviation
from clausebook.redline.typography import folded

_WORDS = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_DIGIT = re.compile("[0-9]")
DATE_REACH = 12
"""Characters beside a number in which the name of a month may stand."""


def swap_words(old: tuple[Span, ...], new: tuple[Span, ...], causes: Causes) -> tuple[Run, ...] | None:
    """The runs where one stretch of plain words took the place of another, and nothing else differs; None where it is
    not as simple as that."""
    place = _only_difference(old, new)
    if place is None:
        return None
    before, after = old[place].text, new[place].text
    start, end = shared_ends(before, after)
    gone, come = before[start : len(before) - end], after[start : len(after) - end]
    if len(new) > 1 and _depends(new, place, start, end, causes):
        return None
    if len(gone) > 1 < len(come) and gone[-1] == come[-1] and gone[-1] in ".,;:":
        # The words before a point or comma end without it, but for an abbreviation.
        gone, come, end = gone[:-1], come[:-1], end + 1
        if is_abbreviation(gone.rsplit(" ", 1)[-1]) or is_abbreviation(come.rsplit(" ", 1)[-1]):
            return None
    one, other = gone, come
    if not end and place == len(new) - 1:
        # At the end of the text the full stop may come or go with the words.
        one, other = gone.removesuffix("."), come.removesuffix(".")
    if not _are_other_words(one, other) or _may_be_dated(before, start, one) or _may_be_dated(after, start, other):
        return None
    if len(new) == 1:
        pieces = (
            (KEPT, before[:start]),
            (DELETED, gone),
            (INSERTED, come),
            (KEPT, after[len(after) - end :]),
        )
        return tuple([Run(fate, text, None, new[0].emphasis) for fate, text in pieces if text])
    offset = sum(len(span.text) for span in new[:place]) + start
    writer = Writer()
    writer.add(KEPT, new, 0, offset)
    writer.add(DELETED, old, offset, offset + len(gone))
    writer.add(INSERTED, new, offset, offset + len(come))
    writer.add(KEPT, new, offset + len(come), sum(len(span.text) for span in new))
    return tuple(writer.runs)


def _only_difference(old: tuple[Span, ...], new: tuple[Span, ...]) -> int | None:
    """Where the only span stands that differs, if it is plain on both sides and differs in its text alone."""
    if len(old) != len(new):
        return None
    places = [index for index, span in enumerate(old) if span != new[index]] if len(old) > 1 else [0]
    if len(places) != 1:
        return None
    before, after = old[places[0]], new[places[0]]
    plain = before.key is after.key is None and before.emphasis is after.emphasis
    return places[0] if plain else None


def _depends(spans: tuple[Span, ...], place: int, start: int, end: int, causes: Causes) -> bool:
    """Whether a name beside what differs may be another, or what differs may go on in a neighbour set in other type."""
    if any(span.key is not None and causes.may_print_otherwise(span.key) for span in spans):
        return True
    before, after = spans[place - 1 : place], spans[place + 1 : place + 2]
    return any(each.key is None for each in (*(before if not start else ()), *(after if not end else ())))


def _are_other_words(old: str, new: str) -> bool:
    """Whether two stretches are plain words, none of which stands in the other."""
    if not _WORDS.fullmatch(old) or not _WORDS.fullmatch(new):
        return False
    return set(map(folded, old.split(" "))).isdisjoint(map(folded, new.split(" ")))


def _may_be_dated(text: str, start: int, words: str) -> bool:
    """Whether words that begin at ``start`` may be part of a date: a number is, where the words beside it name a month."""
    if words.isalpha():
        return DATED.search(words) is not None
    reach = DATE_REACH if _DIGIT.search(words) else 0
    return DATED.search(text, max(0, start - reach), start + len(words) + reach) is not None


def shared_ends(old: str, new: str) -> tuple[int, int]:
    """How much two texts share at their beginning and at their end, up to a space on both sides."""
    head: int = Prefix.similarity(old, new)
    start = old.rfind(" ", 0, head) + 1
    tail: int = min(Postfix.similarity(old, new), min(len(old), len(new)) - start)
    space = old.find(" ", len(old) - tail) if tail else -1
    return start, len(old) - space if space >= 0 else 0
