"""Sentences that read like a contract, from word lists of our own: a small vocabulary used unevenly, with openings and
turns that recur, because repetition is what makes two contracts hard to compare."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, count
from pathlib import Path

from clausebook.edition.model import Emphasis, Key, KeyKind


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark and where it comes from: two words are the same word if their origin is."""

    text: str
    origin: int
    key: Key | None = None
    glued: bool = False
    """Whether no space stands before it."""
    emphasis: Emphasis = Emphasis.NONE


Sentence = tuple[Word, ...]

TERMS = (
    "Provider", "Commissioner", "Services", "Service User", "Working Day", "Data Guidance", "Care Plan", "Annual Plan",
    "Local Prices", "Staff", "Sub-Contractor", "Premises", "Records", "Quality Schedule", "Payment Year", "Joint Board",
    "Transition Plan", "Regulated Activity", "Change Notice", "Dispute Procedure", "Operational Standards", "Expected Value",
)  # fmt: skip
RENAMES = ("Delivery Partner", "Support Plan", "Yearly Programme", "Personnel", "Sites", "Steering Group")
_PARTIES = ("provider", "provider", "provider", "commissioner", "commissioner", "sub-contractor", "joint-board")
_DETERMINERS = ("the", "the", "the", "the", "a", "any", "each", "its", "all", "such")
_TAILS = (
    "in accordance with the {adjective} {noun}", "for the purposes of the {noun}", "at its own cost",
    "to the reasonable satisfaction of the {noun}", "in relation to each {noun}", "on request",
    "together with the {adjective} {noun}", "during the {adjective} {noun}", "by means of the {noun}",
    "without delay", "in the form of the {adjective} {noun}", "having regard to the {noun}",
    "for each {noun} and {noun}", "as part of the {adjective} {noun}", "so far as it concerns the {noun}",
    "at the other Party's cost", "to the extent that the {noun} allows", "in the manner that the {noun} describes",
    "by reference to the {adjective} {noun}", "on behalf of the {noun}", "after each {adjective} {noun}",
    "in good time for the {noun}", "from the {adjective} {noun} onwards", "with due care and skill",
    "whether or not the {noun} is {adjective}", "in place of the {adjective} {noun}", "at least once in each {noun}",
    "under the {adjective} {noun}", "to any {adjective} {noun} that asks for it", "in writing",
    "pending the {adjective} {noun}", "for as long as the {noun} lasts", "by the {noun} set for that purpose",
)  # fmt: skip
_OPENINGS = (
    "Subject to the other provisions of this {noun}", "Where the {noun} so requires", "If the {noun} is not {adjective}",
    "Unless the Parties agree otherwise in writing", "At the end of each {noun}", "In addition to the {adjective} {noun}",
    "Before the start of the {adjective} {noun}", "Without prejudice to any other right or remedy",
    "Following the {adjective} {noun}", "For the avoidance of doubt", "On receipt of a {adjective} {noun}",
    "Notwithstanding any {adjective} {noun}", "When the {noun} ends", "To help the {noun} to be {adjective}",
    "As soon as the {adjective} {noun} is known", "Save where the {noun} says otherwise",
)  # fmt: skip
_CONDITIONS = (
    "unless the {noun} is {adjective}", "provided that the {noun} has been agreed", "if the {adjective} {noun} so provides",
    "except where the {noun} is subject to a {adjective} {noun}", "only where a {noun} has been given",
    "unless a {adjective} {noun} has ended", "but not where the {noun} would be {adjective}", "if and so far as it is {adjective}",
)  # fmt: skip
_COUNTS = (
    "2", "3", "5", "10", "15", "20", "28", "30", "45", "60", "90", "£500", "£2,500", "£10,000", "2.5%", "5%", "12.5%",
)  # fmt: skip
_UNITS = ("days", "days", "weeks", "months", "Working Days", "hours")
_MODALS = ("must", "must", "must", "must not", "may", "will", "shall")


def _vocabulary() -> dict[str, tuple[tuple[str, ...], list[float]]]:
    """The words of each sort with running weights that fall with the rank, as words do in any text (Zipf)."""
    found = {}
    for part in Path(__file__).with_name("vocabulary.txt").read_text("utf-8").split("\n\n"):
        sort, _, text = part.partition("s:")
        words = tuple(text.split())
        found[sort] = words, list(accumulate(1 / (rank + 5) for rank in range(len(words))))
    return found


_DRAWN = _vocabulary()
EVERY_WORD = dict.fromkeys(word for words, _ in _DRAWN.values() for word in words)
"""The words that are drawn from the vocabulary, in its order: those that carry the meaning."""
_EVERY = tuple(EVERY_WORD)


class Drafter:
    """Writes sentences; every word it writes has an origin of its own."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._origins = count(1)
        self.renamed: dict[str, str] = {}
        """What a term prints from now on, by id, where that is another name."""

    def word(self, text: str, key: Key | None = None, *, glued: bool = False) -> Word:
        return Word(text, next(self._origins), key, glued)

    def draw(self, kind: str) -> str:
        words, weights = _DRAWN[kind]
        return self.chance.choices(words, cum_weights=weights)[0]

    def another(self, text: str) -> str:
        """A word that is not this one."""
        return next(word for word in iter(lambda: self.chance.choice(_EVERY), None) if word != text.lower())

    def sentence(self, targets: tuple[str, ...] = ()) -> Sentence:
        """One sentence of some twelve to forty words; ``targets`` are ids that it may refer to."""
        return (*self._capital(list(self._clauses(targets))), self.word(".", glued=True))

    def item(self, last: bool) -> Sentence:
        """What stands in one item of a list."""
        return (*self._plain(self._object()), self.word("." if last else ";", glued=True))

    def lead(self) -> Sentence:
        """A sentence that ends in a colon, above a list."""
        words = [*self._subject(), *self._plain(f"{self.chance.choice(_MODALS)} {self.draw('verb')}")]
        return (*self._capital(words), self.word(":", glued=True))

    def plain(self, text: str) -> Sentence:
        """A given text in words; marks at a word's end are words of their own."""
        return tuple(self._plain(text))

    def title(self) -> str:
        """A heading."""
        first = self.draw(self.chance.choice(("adjective", "noun")))
        return f"{first} {self.draw('noun')} and {self.draw('noun')}s".capitalize()

    def cell(self) -> Sentence:
        """What stands in one cell of a table."""
        return self.plain(f"{self.draw('adjective')} {self.draw('noun')} {self.chance.choice(_COUNTS)}".capitalize())

    def term(self, identity: str = "") -> Word:
        """A defined term in use."""
        target = identity or self.chance.choice(TERMS).lower().replace(" ", "-")
        return self.word(self.renamed.get(target) or term_text(target), Key(KeyKind.TERM, target))

    def _clauses(self, targets: tuple[str, ...]) -> Iterator[Word]:
        chance = self.chance
        if chance.random() < 0.3:
            yield from self._plain(self._filled(chance.choice(_OPENINGS)))
            yield self.word(",", glued=True)
        elif targets and chance.random() < 0.12:
            yield from self._plain("Except as provided in")
            yield self.word("?", Key(KeyKind.REFERENCE, chance.choice(targets)))
            yield self.word(",", glued=True)
        yield from self._subject()
        yield from self._plain(f"{chance.choice(_MODALS)} {self.draw('verb')} {self._object()}")
        for _ in range(chance.randint(0, 2)):
            yield from self._plain(self._filled(chance.choice(_TAILS)))
        if chance.random() < 0.35:
            yield from self._plain(
                f"within {chance.choice(_COUNTS[:11])} {chance.choice(_UNITS)} of the {self.draw('noun')}"
            )
        if chance.random() < 0.1:
            yield from self._plain("as")
            yield self.word("?", Key(KeyKind.CITATION, chance.choice(("act-one", "act-two", "act-three"))))
            yield from self._plain("requires")
        if targets and chance.random() < 0.15:
            yield from self._plain("as set out in")
            yield self.word("?", Key(KeyKind.REFERENCE, chance.choice(targets)))
        if chance.random() < 0.25:
            yield from self._plain(self._filled(chance.choice(_CONDITIONS)))

    def _subject(self) -> Iterator[Word]:
        yield from self._plain("the")
        yield self.term(self.chance.choice(_PARTIES))

    def _object(self) -> str:
        chance = self.chance
        words = [chance.choice(_DETERMINERS)]
        if chance.random() < 0.6:
            words.append(self.draw("adjective"))
        words.append(self.draw("noun"))
        if chance.random() < 0.4:
            words += ["of", chance.choice(_DETERMINERS), self.draw("noun")]
        if chance.random() < 0.25:
            words += ["and", "the", self.draw("adjective"), self.draw("noun")]
        return " ".join(words)

    def _filled(self, pattern: str) -> str:
        pieces = pattern.replace("{noun}", "\0n").replace("{adjective}", "\0a").split("\0")
        kinds = {"n": "noun", "a": "adjective"}
        return pieces[0] + "".join(self.draw(kinds[piece[0]]) + piece[1:] for piece in pieces[1:])

    def _plain(self, text: str) -> Iterator[Word]:
        for piece in text.split():
            bare = piece.rstrip(",;:.")
            if bare:
                yield self.word(bare)
            for mark in piece[len(bare) :]:
                yield self.word(mark, glued=bool(bare))

    def _capital(self, words: list[Word]) -> list[Word]:
        first = words[0]
        if first.key is None:
            words[0] = Word(first.text[:1].upper() + first.text[1:], first.origin, None, first.glued)
        return words


def term_text(target: str) -> str:
    """What a term prints before any renaming."""
    return next(term for term in TERMS if term.lower().replace(" ", "-") == target)
