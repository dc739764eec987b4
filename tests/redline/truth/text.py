"""A contract whose every word has a known origin, and how it becomes an edition with the place of each word."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from builders import definitions, document, regulation
from builders import edition as build_edition
from clausebook.edition.model import (
    Block,
    BlockKind,
    Document,
    Edition,
    Emphasis,
    Key,
    Links,
    Provision,
    ProvisionKind,
    Span,
)
from redline.truth.drafting import TERMS, Drafter, Sentence, Word


@dataclass(slots=True)
class Passage:
    """A block, as sentences."""

    sentences: list[Sentence]
    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    row: int = 0
    column: int = 0


@dataclass(slots=True)
class Clause:
    """A provision. ``origin`` says which provision it is, whatever its id becomes."""

    origin: str
    id: str
    heading: str
    passages: list[Passage]
    links: Links = Links()

    def words(self) -> Iterator[Word]:
        for passage in self.passages:
            for sentence in passage.sentences:
                yield from sentence


@dataclass(slots=True)
class Condition:
    """A heading with its clauses."""

    id: str
    heading: str
    clauses: list[Clause]


@dataclass(slots=True)
class Book:
    """A contract: definitions, and two documents of conditions."""

    terms: dict[str, str]
    """What each term prints, by id."""
    meanings: dict[str, Clause]
    conditions: list[Condition]
    split: int
    """How many of the conditions stand in the first document."""

    def clauses(self) -> Iterator[Clause]:
        for condition in self.conditions:
            yield from condition.clauses

    def copy(self) -> Book:
        """A book to edit: sentences are values, everything above them is made anew."""

        def one(clause: Clause) -> Clause:
            return dataclasses.replace(
                clause, passages=[dataclasses.replace(each, sentences=list(each.sentences)) for each in clause.passages]
            )

        return Book(
            dict(self.terms),
            {name: one(clause) for name, clause in self.meanings.items()},
            [dataclasses.replace(each, clauses=[one(clause) for clause in each.clauses]) for each in self.conditions],
            self.split,
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A word at its place in a block of the edition."""

    word: Word
    block: int
    start: int
    end: int
    text: str
    """As printed: the text of a reference is worked out from its target."""


@dataclass(frozen=True)
class Written:
    """An edition with the place of each word of each provision, by id."""

    edition: Edition
    words: dict[str, list[Placed]] = field(repr=False)


def book(size: int, drafter: Drafter) -> Book:
    """A contract of about ``size`` words: conditions of ten clauses, most of one or two sentences, some with a list,
    few with a table."""
    chance = drafter.chance
    meanings = {}
    for term in TERMS:
        name = term.lower().replace(" ", "-")
        meanings[name] = Clause(name, name, term, [Passage([drafter.plain("means"), drafter.item(last=True)])])
    conditions: list[Condition] = []
    made = number = 0
    names: list[str] = []
    while made < size:
        clauses = []
        for _ in range(10):
            number += 1
            name = f"c{number}"
            targets = tuple(chance.sample(names, 3)) if len(names) > 3 else ()
            clause = Clause(name, name, drafter.title() if chance.random() < 0.5 else "", _passages(drafter, targets))
            made += sum(1 for _ in clause.words())
            clauses.append(clause)
            names.append(name)
        conditions.append(Condition(f"k{number}", drafter.title(), clauses))
    return Book({name: clause.heading for name, clause in meanings.items()}, meanings, conditions, len(conditions) // 2)


def _passages(drafter: Drafter, targets: tuple[str, ...]) -> list[Passage]:
    chance = drafter.chance
    if chance.random() < 0.03:
        return [Passage([drafter.plain("Not used.")])]
    if chance.random() < 0.2:
        number = chance.randint(2, 5)
        items = [Passage([drafter.item(each == number - 1)], BlockKind.ITEM, 1) for each in range(number)]
        return [Passage([drafter.lead()]), *items]
    passages = [Passage([drafter.sentence(targets) for _ in range(chance.choice((1, 1, 2, 2, 3)))])]
    if chance.random() < 0.06:
        passages += [
            Passage([drafter.cell()], BlockKind.CELL if row > 1 else BlockKind.HEADER_CELL, 0, row, column)
            for row in range(1, chance.randint(4, 6))
            for column in (1, 2, 3)
        ]
    return passages


def written(of: Book, identity: str, *, ids: bool = True) -> Written:
    """The edition of a book. Without ``ids`` every provision has an id that no other edition knows, and no word points
    at anything: two such editions can be aligned by their words alone."""
    sheet = _Sheet(identity, ids)
    tops = [sheet.condition(each) for each in of.conditions]
    edition = build_edition(
        definitions(*(sheet.meaning(of.terms[name], clause) for name, clause in of.meanings.items())),
        _document("gc", "General Conditions", "GC", tops[: of.split]),
        _document("sc", "Service Conditions", "SC", tops[of.split :]),
        identity=identity,
        regulations=tuple(regulation(f"act-{name}", f"section {name} of the Act") for name in ("one", "two", "three")),
    )
    if not ids:
        return Written(edition, {})
    sheet.terms = of.terms
    words = {clause.id: sheet.placed[clause.id] for clause in (*of.clauses(), *of.meanings.values())}
    provisions = {each.id: each for each in edition.walk()}
    return Written(edition, {name: list(_places(words[name], provisions[name])) for name in words})


def _document(identity: str, title: str, abbreviation: str, tops: list[Provision]) -> Document:
    return document(identity, title, *tops, abbreviation=abbreviation)


class _Sheet:
    """Writes provisions and keeps which word each span holds."""

    def __init__(self, identity: str, ids: bool) -> None:
        self.identity, self.ids = identity, ids
        self.terms: dict[str, str] = {}
        self.placed: dict[str, list[list[list[Word]]]] = {}

    def named(self, identity: str) -> str:
        return identity if self.ids else f"{self.identity}-{identity}"

    def condition(self, of: Condition) -> Provision:
        children = tuple(self.clause(clause) for clause in of.clauses)
        return Provision(self.named(of.id), ProvisionKind.CONDITION, of.heading, (), children)

    def clause(self, of: Clause) -> Provision:
        return Provision(self.named(of.id), ProvisionKind.CLAUSE, of.heading, self.blocks(of), links=of.links)

    def meaning(self, term: str, of: Clause) -> Provision:
        return Provision(self.named(of.id), ProvisionKind.DEFINITION, term, self.blocks(of))

    def blocks(self, of: Clause) -> tuple[Block, ...]:
        made = []
        self.placed[of.id] = []
        for passage in of.passages:
            spans, words = self.spans([word for sentence in passage.sentences for word in sentence])
            self.placed[of.id].append(words)
            table = 1 if passage.row else 0
            made.append(Block(passage.kind, spans, passage.depth, table=table, row=passage.row, column=passage.column))
        return tuple(made)

    def spans(self, words: list[Word]) -> tuple[tuple[Span, ...], list[list[Word]]]:
        """Spans, and the words that each holds."""
        spans: list[Span] = []
        held: list[list[Word]] = []
        for index, word in enumerate(words):
            key = word.key if self.ids else None
            space = "" if word.glued or not index else " "
            if key is not None and space:
                self._add(spans, held, space, None, Emphasis.NONE)
            self._add(spans, held, word.text if key else space + word.text, key, word.emphasis)
            held[-1].append(word)
        return tuple(spans), held

    def _add(self, spans: list[Span], held: list[list[Word]], text: str, key: Key | None, emphasis: Emphasis) -> None:
        last = spans[-1] if spans else None
        if last is not None and key is None and last.key is None and last.emphasis is emphasis:
            spans[-1] = replace(last, text=last.text + text)
        else:
            spans.append(Span(text, key, emphasis))
            held.append([])


def _places(words: list[list[list[Word]]], provision: Provision) -> Iterator[Placed]:
    """Where each word stands, read from the finished provision, whose references print their numbers."""
    for number, (block, held) in enumerate(zip(provision.blocks, words, strict=True)):
        position = 0
        for span, inside in zip(block.spans, held, strict=True):
            at = 0
            for word in inside:
                text = span.text if span.key is not None else word.text
                at = span.text.index(text, at)
                yield Placed(word, number, position + at, position + at + len(text), text)
                at += len(text)
            position += len(span.text)
