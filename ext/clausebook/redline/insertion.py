"""One stretch put in or taken out, and nothing else, without the search.

Half of what an author does to a text: a word, a clause or a sentence more, or less. Then one text is the other with a piece
cut out, and where that piece begins is all there is to find. It may begin in more than one place ("the old [and the new] and
the ..."), and which is the most readable is for the search to say; here only those are told that can begin in one place, and
whole sentences, which begin where a sentence does. The law of the tests is that the search would say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import maxsize

from rapidfuzz.distance import Prefix

from clausebook.edition.model import Span
from clausebook.redline.causes import Causes
from clausebook.redline.model import DELETED, INSERTED, KEPT, Run
from clausebook.redline.runs import Writer, whole
from clausebook.redline.tokens import DATED, ends_of, is_abbreviation

_MAY_CLOSE = re.compile("[.!?”’\"')\\]]")
"""What a sentence may end in."""
_OTHER_SPACE = re.compile(r"[^\S ]")
"""Space that may stand beside a plain one, of which either could be the one that came or went."""
_CLOSED = re.compile(r"([A-Za-z]{2,}|[0-9])\.\Z")
"""A text that ends where a sentence does, unless it is an abbreviation."""
_LOOSE = re.compile(r"[^\x20-\x7e]|['\"-]")
"""What may stand for another character of its kind."""


def cut_stretch(old: tuple[Span, ...], new: tuple[Span, ...], causes: Causes) -> tuple[Run, ...] | None:
    """The runs where one stretch was put in or taken out and nothing else differs; None where more differs, or where the
    stretch could as well begin in another place."""
    before, after = _text(old), _text(new)
    if len(before) == len(after):
        return None
    longer, shorter = (after, before) if len(before) < len(after) else (before, after)
    size = len(longer) - len(shorter)
    head: int = Prefix.similarity(longer, shorter)
    if longer[head + size :] != shorter[head:]:
        return None
    for start in _places(longer, head, size):
        if _stands_alone(longer, start, size) or _is_of_sentences(longer, start, size, head):
            return _runs(old, new, start, size, causes)
    return None


def _text(spans: tuple[Span, ...]) -> str:
    return spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])


def _places(longer: str, head: int, size: int) -> Iterator[int]:
    """Where the stretch may begin: at a space, with another after it, or at the beginning of the text; the last first."""
    start = head
    while True:
        ends = start + size == len(longer) or longer[start + size] == " "
        if longer[start : start + 1] == " " and ends:
            yield start
        if start == 0 or longer[start - 1] != longer[start + size - 1]:
            break
        start -= 1
    if start == 0 and longer[0] != " " and longer[size - 1] == " " and size < len(longer):
        yield 0


def _around(longer: str, start: int, size: int) -> tuple[str, str, str]:
    """The stretch, with what stands between two spaces before and after it."""
    at = start + 1 if longer[start] == " " else start
    stretch = longer[at : start + size].removesuffix(" " * (at == start))
    end = start + size + (at > start)
    until = longer.find(" ", end)
    return longer[longer.rfind(" ", 0, start) + 1 : start], stretch, longer[end : until if until >= 0 else len(longer)]


def _stands_alone(longer: str, start: int, size: int) -> bool:
    """Whether words inside a sentence can begin nowhere else: what they end with does not stand before them, nor what they
    begin with behind them."""
    before, stretch, after = _around(longer, start, size)
    if not before:
        return False
    beside = before[-1] + stretch + after[:1]
    if _MAY_CLOSE.search(beside) or _OTHER_SPACE.search(beside):
        return False
    if DATED.search(f"{before} {stretch} {after}"):
        return False
    first, last = ends_of(stretch.split(" ")[0]), ends_of(stretch.split(" ")[-1])
    one, other = ends_of(before), ends_of(after)
    if first is None or last is None or one is None or (other is None and start + size < len(longer)):
        return False
    return last[1] != one[1] and (other is None or first[0] != other[0])


def _is_of_sentences(longer: str, start: int, size: int, head: int) -> bool:
    """Whether the stretch is one sentence or more, between sentences, and like neither the one before nor the one behind."""
    before, stretch, after = _around(longer, start, size)
    last = stretch[stretch.rfind(" ") + 1 :]
    if not (_begins(stretch) and _ends(last)) or (before and not _ends(before)) or (start and not before):
        return False
    if (after and not _begins(after)) or (not after and start + size < len(longer)):
        return False
    if any(mark in stretch for mark in "‘’") or any(
        stretch.count(one) != stretch.count(other) for one, other in ("()", "[]", "“”")
    ):
        return False
    if before.lower() == last.lower() or (before and _LOOSE.search(before)):
        return False
    return not after or _differs(longer, start, size, head)


def _begins(text: str) -> bool:
    return "A" <= text[:1] <= "Z"


def _ends(piece: str) -> bool:
    found = _CLOSED.search(piece)
    return found is not None and not is_abbreviation(found.group(1))


def _differs(longer: str, start: int, size: int, head: int) -> bool:
    """Whether the stretch and what stands behind it differ before either's first sentence ends, and not in how they are
    printed alone."""
    if _MAY_CLOSE.search(longer, start, head):
        return False
    at = longer.rfind(" ", 0, head) + 1 if head > start else start
    one, other = (longer[place:].split(" ", 1)[0] for place in (at, at + size))
    return one.lower() != other.lower() and not _LOOSE.search(one + other)


def _runs(
    old: tuple[Span, ...], new: tuple[Span, ...], start: int, size: int, causes: Causes
) -> tuple[Run, ...] | None:
    """The runs; None where anything of what stays is set, linked or called otherwise."""
    added = sum(len(span.text) for span in new) > sum(len(span.text) for span in old)
    longer, shorter = (new, old) if added else (old, new)
    kept, writer = Writer(), Writer()
    kept.add(KEPT, longer, 0, start)
    kept.add(KEPT, longer, start + size, maxsize)
    if tuple(kept.runs) != whole(shorter, KEPT):
        return None
    writer.add(KEPT, longer, 0, start)
    writer.add(INSERTED if added else DELETED, longer, start, start + size)
    writer.add(KEPT, longer, start + size, maxsize)
    for run in writer.runs:
        # A full stop in a name ends no sentence.
        if run.key is not None and (run.text.endswith(".") or causes.may_print_otherwise(run.key)):
            return None
    return tuple(writer.runs)
