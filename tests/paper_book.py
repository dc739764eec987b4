"""A generated contract for the figures of paper: as large, as linked and as listed as a real one, the same on each run.

Of once the size: 57 documents with 250 conditions and 1,257 numbered clauses (1.1 and 1.1.1, each with a law and a reason),
989 lists (a) and (i) of 3,030 items, 140 defined terms with 3,425 links to them, 882 references to clauses, 37 tables (ten of
them over more than a page), 8 pictures with alternative text, about 94,500 words, and here and there a character that means
something to a typesetter. Of four times the size: four times of everything.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from builders import clause, condition, definition, definitions, document, edition, rationale, regulation
from clausebook.edition.model import Document, Drawing, Drawn, Edition, Provision

DOCUMENTS, CONDITIONS, CLAUSES, TERMS, LAWS, REASONS = 57, 250, 1_257, 140, 30, 20
LISTED, NESTED, ITEMS = 789, 200, 3_030
LINKS, REFERENCES = 3_425, 882
LONG_TABLES, SHORT_TABLES, PICTURES = 10, 19, 8
MARKUP = ("#1", "50%", "A&B", "a_b", "$5", "[x]", "~3", "^2", "{y}", "\\z", "<w>", "*", "`k`", "@all")
WORDS = """
    a about access account act action agree agreed all allow amount and annual any apply appoint approve are area as assess at
    audit away balance be because been before begin between board body both build by calculate can care carry case cause change
    charge check claim clear clinical close collect commissioner common complete comply concern condition confirm consent consider
    contact contract copy correct cost count cover create current damage data date day decide decision deliver depart describe
    design detail direct dispute document due during duty each effect employ end ensure equal event every evidence exceed expect
    expense explain extend fail fair file final finance find follow for form from full fund general give good govern ground group
    guidance has health hold hospital if improve in include income inform injury inspect insure interest into issue it join keep
    law lead least legal less letter level limit list local loss maintain make manage material may measure medical meet member
    method minimum month more must name national necessary need network new no notice number obtain of offer office on only open
    operate or order other out over own paid part party patient pay payment period person place plan policy practice premises
    prepare present prevent price principal process produce programme propose protect prove provide provider public publish purpose
    quality quarter question rate reach read reason receive record reduce refer region regular relate rely remain remedy replace
    report request require review right risk role rule safe same schedule scheme seek send serve service set share show sign staff
    standard start state step subject submit such suffer supply support suspend system take task tell term test that the their
    then there these they third this time to total train transfer treat trust under unless until update upon use value vary visit
    ward was way week when where which while whole will with within without work would write year
"""
_WORDS = WORDS.split()


def book(size: int = 1, seed: int = 1) -> Edition:
    """The contract, ``size`` times as large."""
    return _Book(size, random.Random(seed)).edition()


def spread(total: int, places: int) -> list[int]:
    """``total`` in ``places`` whole parts, as equal as can be."""
    return [(index + 1) * total // places - index * total // places for index in range(places)]


class _Book:
    def __init__(self, size: int, draw: random.Random) -> None:
        self.size, self.draw = size, draw
        self.terms = [f"{one} {two}".title() for one, two in _pairs(draw, TERMS * size)]
        self.clauses = [f"clause-{letters(index)}" for index in range(CLAUSES * size)]
        self.tables = iter(_mixed(draw, CLAUSES * size, self._tables()))
        self.listed = iter(_mixed(draw, CLAUSES * size, self._lists()))
        self.links = iter(spread(LINKS * size, (CLAUSES + ITEMS) * size))
        self.references = iter(spread(REFERENCES * size, CLAUSES * size))
        self.left = iter(self.clauses)

    def edition(self) -> Edition:
        laws, reasons = range(LAWS * self.size), range(REASONS * self.size)
        return edition(
            *self.documents(),
            definitions(*(self.defined(index) for index in range(len(self.terms)))),
            regulations=tuple(regulation(f"act-{n}", f"section {n + 1} of the Example Act 2000") for n in laws),
            rationales=tuple(rationale(f"why-{n}", f"Reason {n}") for n in reasons),
        )

    def documents(self) -> Iterator[Document]:
        each = iter(spread(CLAUSES * self.size, CONDITIONS * self.size))
        for index, count in enumerate(spread(CONDITIONS * self.size, DOCUMENTS * self.size), 1):
            conditions = [self.condition(f"condition-{index}-{n}", next(each)) for n in range(count)]
            title = f"{self.words(3, 5)} {index}"
            yield document(f"document-{index}", title, *conditions, scheme="agreement", abbreviation="")

    def condition(self, identity: str, count: int) -> Provision:
        """A condition with ``count`` numbered clauses, of which two stand below its second one."""
        made = [self.clause() for _ in range(count - 2)]
        below = [self.clause(), self.clause()]
        made[1] = replace(made[1], children=tuple(below))
        return condition(identity, self.words(2, 5), *made)

    def clause(self) -> Provision:
        identity = next(self.left)
        parts = [self.linked(21, 45, references=next(self.references))]
        first, second = next(self.listed) or (0, 0)
        for index in range(first):
            parts.append(f"1. {self.linked(5, 12)}")
            if index == 0:
                parts += [f"1.. {self.linked(4, 11)}" for _ in range(second)]
        rows, drawn = next(self.tables) or (0, False)
        if drawn:
            parts += ["|| Step | What is done", *(f"| {self.words(2, 4)} | {self.words(6, 12)}" for _ in range(rows))]
        elif rows:
            parts.append("|| Item | Amount | Date | Note")
            parts += [
                f"| {self.words(3, 7)} | {self.number()} | {self.words(2, 3)} | {self.words(6, 12)}"
                for _ in range(rows)
            ]
        law, why = (
            (f"act-{self.draw.randrange(LAWS * self.size)}",),
            (f"why-{self.draw.randrange(REASONS * self.size)}",),
        )
        made = clause(identity, "", *parts, law=law, reasons=why)
        return replace(made, drawings=(Drawn(1, Drawing.STEPS, self.words(3, 6)),)) if drawn else made

    def defined(self, index: int) -> Provision:
        return definition(f"term-{letters(index)}", self.terms[index], f"means {self.words(12, 25).lower()}.")

    def linked(self, least: int, most: int, references: int = 0) -> str:
        """A sentence with its share of links to defined terms, and so many references."""
        keys = [f"{{ref:{self.draw.choice(self.clauses)}}}" for _ in range(references)]
        for _ in range(next(self.links)):
            index = self.draw.randrange(len(self.terms))
            keys.append(f"{{term:term-{letters(index)}|{self.terms[index]}}}")
        said = self.draw.choices(_WORDS, k=self.draw.randint(least, most))
        if self.draw.random() < 0.1:
            said.insert(self.draw.randint(1, len(said)), self.draw.choice(MARKUP))
        for key in keys:
            said.insert(self.draw.randint(1, len(said)), key)
        text = " ".join(said)
        return f"{text[0].upper()}{text[1:]}."

    def words(self, least: int, most: int) -> str:
        return " ".join(self.draw.choices(_WORDS, k=self.draw.randint(least, most))).capitalize()

    def number(self) -> str:
        return f"£{self.draw.randrange(1, 10_000):,}"

    def _tables(self) -> list[tuple[int, bool]]:
        long = [(self.draw.randint(35, 55), False) for _ in range(LONG_TABLES * self.size)]
        short = [(self.draw.randint(5, 11), False) for _ in range(SHORT_TABLES * self.size)]
        return [*long, *short, *((self.draw.randint(4, 6), True) for _ in range(PICTURES * self.size))]

    def _lists(self) -> list[tuple[int, int]]:
        """Items of each list in a clause, and of the list in its first item."""
        deep = [*spread((ITEMS // 5) * self.size, NESTED * self.size), *[0] * ((LISTED - NESTED) * self.size)]
        flat = spread((ITEMS - ITEMS // 5) * self.size, LISTED * self.size)
        return list(zip(flat, deep, strict=True))


def _mixed(draw: random.Random, places: int, given: list[Any]) -> list[Any]:
    made = [*given, *[None] * (places - len(given))]
    draw.shuffle(made)
    return made


def _pairs(draw: random.Random, count: int) -> list[tuple[str, str]]:
    long = sorted({word for word in _WORDS if len(word) > 3})
    pairs = [(one, two) for one in long for two in long if one != two]
    return draw.sample(pairs, count)


def letters(count: int) -> str:
    """0 → "aaa", 1 → "aab"."""
    made = ""
    for _ in range(3):
        count, rest = divmod(count, 26)
        made = chr(ord("a") + rest) + made
    return made
