"""Numbers that someone typed before a heading or a paragraph of a plain text.

A figure with nothing behind it, "12.5 Units of it" or "5 Apples", may as well be an amount. It is a number only where
another line begins with its neighbour, with the number that it stands below, or with one that stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMES = r"(?:clause|section|article|paragraph|part|schedule|annex|appendix|exhibit|regulation|rule|chapter|condition)"
_COUNT = r"(?:\d{1,3}[A-Z]?(?:\.\d{1,3})*|[IVXLC]+|[A-Z])"
_NAMED = re.compile(
    rf"(?P<number>{_NAMES}\s+{_COUNT}|§\s*\d+(?:\.\d+)*)(?P<end>\s*[.:)–—-]+(?=\s|\Z)|(?=\s|\Z))\s*", re.IGNORECASE
)
_DOTTED = re.compile(r"(?P<number>\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?)*)(?P<end>[.)]?)\s+(?=\S)")
_ALONE = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]")
_TIGHT = re.compile(r"(?P<number>\d{1,2})(?P<end>[.)]|\s?[-–—]\s+)(?=[^\W\d_])")
"""Number and words without a space, or with a dash between: only in company, and before a capital."""
_LETTERED = re.compile(r"[\s*_]*(?P<letter>[A-Z])[.)]\s+\S")
_HEADED = re.compile(r"(?P<number>\d{1,3}[A-Z]?(?:\.\d{1,3})*|[IVXLC]+(?=[.)])|[A-Z](?=[.)]))(?P<end>[.)]?)\s+(?=\S)")
_BEGINNING = re.compile(r"[\s#*_(]*(?P<number>\d{1,3}(?:\.\d{1,3})*)(?!\d|\.\d)")
_TITLE_WORDS = 10
_OF_CLAUSE = re.compile(r"\d|§|(?:clause|section|article|regulation|rule|condition)\b", re.IGNORECASE)
_ATTACHED = re.compile(r"(?i:addendum|appendix|annex|attachment|exhibit|schedule)\s*[:–—-]\s+\S|Preamble\Z|Recitals\Z")


class Numbers:
    """What was numbered so far: it tells a number that goes on from a figure at the beginning of a line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._last: tuple[int, ...] = ()
        lines = tuple(lines)
        self._letters = {match["letter"] for line in lines if (match := _LETTERED.match(line))}
        self._typed = {_counts(match["number"]) for line in lines if (match := _BEGINNING.match(line))}
        self._above = {counts[:length] for counts in self._typed for length in range(1, len(counts))}

    def is_one_of_several(self, number: str) -> bool:
        """Whether a count is in company: beside its neighbour, or above or below another."""
        counts = _counts(number)
        beside = [(*counts[:-1], counts[-1] + step) for step in (-1, 1)]
        return counts in self._above or counts[:-1] in self._typed or any(each in self._typed for each in beside)

    def is_lettered(self, letter: str) -> bool:
        """Whether a capital at the beginning of a line counts, and is no initial: another line begins with the next."""
        return chr(ord(letter) + 1) in self._letters

    def paragraph(self, line: str, *, begins: bool) -> tuple[str, str] | None:
        """Typed number and text of a line that begins a numbered paragraph; None for any other. ``begins`` says whether
        the line follows an empty one; a line that does not must bear the very next number."""
        text = line.strip()
        if begins and (match := _NAMED.match(text)):
            rest = text[match.end() :]
            if match["end"].strip() or not rest:
                return (" ".join(match["number"].split()), rest) if not rest[:1].islower() else None
        if (match := _ALONE.fullmatch(text)) and begins and self.is_one_of_several(match["number"]):
            self._last = _counts(match["number"])
            return match["number"], ""
        match = self._tight(text) or _DOTTED.match(text)
        if match is None:
            return None
        counts = _counts(match["number"])
        rest = text[match.end() :]
        # "3.5 per cent" and "2019 was" begin no paragraph of a contract.
        several = len(counts) > 1
        if not (match["end"] or several) or (several and rest[0].islower()) or not (begins or self._goes_on(counts)):
            return None
        if len(counts) == 2 and not match["end"] and not self.is_one_of_several(match["number"]):
            return None
        self._last = counts
        return match["number"], rest

    def heading(self, text: str) -> tuple[str, str]:
        """The number typed before the words of a heading, and the words."""
        if match := self._tight(text):
            return match["number"], text[match.end() :]
        for pattern in (_NAMED, _HEADED):
            match = pattern.match(text)
            if match and not text[match.end() :][:1].islower():
                alone = pattern is _HEADED and not match["end"] and len(_counts(match["number"])) < 3
                if alone and not self.is_one_of_several(match["number"]):
                    break
                return " ".join(match["number"].split()), text[match.end() :]
        return "", text

    def _tight(self, text: str) -> re.Match[str] | None:
        match = _TIGHT.match(text)
        if match is None or not text[match.end()].isupper() or not self.is_one_of_several(match["number"]):
            return None
        return match

    def _goes_on(self, counts: tuple[int, ...]) -> bool:
        if not self._last:
            return counts[-1] == 1
        following = [(*self._last[:at], self._last[at] + 1) for at in range(len(self._last))]
        return counts in (*following, (*self._last, 1))


def _counts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))


def is_of_clause(number: str) -> bool:
    """Whether a typed number is that of a clause, "5" or "Article 5": a list below it is counted within it, as 5(1)."""
    return _OF_CLAUSE.match(number) is not None


def is_title(text: str, *, numbered: bool) -> bool:
    """Whether a line that stands alone is a heading: all in capitals, or a few words after a number or a name such as
    "Article 5" that end like no sentence."""
    if text[:1].isupper() and _ATTACHED.match(text) and len(text.split()) <= _TITLE_WORDS:
        return True
    few = 0 < len(text.split()) <= _TITLE_WORDS and text[-1:] not in tuple(".;:,?!")
    if not few or not any(character.isalpha() for character in text):
        return False
    named = _NAMED.match(text)
    follows = text[named.end() :][:1] if named else ""
    return (
        (numbered and text[:1].isupper())
        or (text.isupper() and len(text) > 3)
        or (named is not None and not follows.islower())
    )
