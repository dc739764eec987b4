"""Random editions, and random edits of them, for the laws.

Editions are small but nasty: short vocabularies make accidental likeness frequent, and the words hold curly quotes,
accents, non-breaking spaces, right-to-left text, mark-up of every format and enumerators.
"""

from __future__ import annotations

import random

from hypothesis import strategies as st
from msgspec.structs import replace

from builders import definitions
from builders import edition as build_edition
from clausebook.edition.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Edition,
    Emphasis,
    Key,
    KeyKind,
    Links,
    Provision,
    ProvisionKind,
    Span,
)

WORDS = (
    "the", "the", "of", "of", "and", "a", "an", "to", "shall", "must", "not", "may", "30", "10", "days", "Provider’s",
    "Commissioner", "sub-contract", "café", "x\u00a0y", "e.g.", "£5,000.50", "1 April 2018", "(a)", "(ii)", "notify",
    "promptly", "‘terms’", "<script>", "#let", "$x$", "@ref", "[-gone-]", "{+new+}", "&amp;", "שלום", "e\u0301", "**",
    "services", "writing", "within", "notice", "each", "5%", "care", "plan", "no", "writes", "😀", "\u202eabc",
)  # fmt: skip
_ENDINGS = ("", "", "", ",", ";", ":", ".", ".", " —", "?")
TERMS = ("provider", "services", "icp")
_TITLES = ("Provider", "Supplier", "Services", "Party", "Member", "ICP", "MCP", "ACO", "Care Plan")
_CLAUSES = ("notice", "payment", "staff", "data", "term", "exit", "law", "audit")
_KEYS = (
    *(Key(KeyKind.TERM, name) for name in TERMS),
    *(Key(KeyKind.REFERENCE, name) for name in (*_CLAUSES, "item", "nowhere")),
    Key(KeyKind.CITATION, "act-one"),
    Key(KeyKind.REASON, "reason-one"),
    Key(KeyKind.BLANK, "start-date"),
    Key(KeyKind.CHOICE, "pace"),
    Key(KeyKind.LINK, "https://example.org/"),
)


def words(chance: random.Random, most: int = 14) -> str:
    """A text of few words."""
    return " ".join(chance.choice(WORDS) + chance.choice(_ENDINGS) for _ in range(chance.randint(0, most)))


def spans(chance: random.Random) -> tuple[Span, ...]:
    """A text with keys and emphasis here and there, sometimes without space between."""
    made = []
    for _ in range(chance.randint(0, 4)):
        key = chance.choice(_KEYS) if chance.random() < 0.35 else None
        text = (
            chance.choice((*_TITLES, "Providers", "clause 1", "GC1.1"))
            if key
            else words(chance) + " " * chance.randint(0, 2)
        )
        made.append(Span(text, key, chance.choice((Emphasis.NONE, Emphasis.NONE, Emphasis.STRONG))))
    return tuple(made)


def blocks(chance: random.Random) -> tuple[Block, ...]:
    """Paragraphs, items, bullets, notes and now and then a table."""
    made: list[Block] = []
    for _ in range(chance.randint(0, 4)):
        if chance.random() < 0.15:
            table = 1 + max((block.table for block in made), default=0)
            made += _table(chance, table)
            continue
        kind = chance.choice((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM, BlockKind.BULLET, BlockKind.NOTE))
        made.append(
            Block(kind, spans(chance), chance.randint(0, 2) if kind is not BlockKind.ITEM else chance.randint(1, 3))
        )
    return tuple(made)


def _table(chance: random.Random, table: int) -> list[Block]:
    columns = chance.randint(1, 3)
    return [
        Block(BlockKind.HEADER_CELL if row == 1 else BlockKind.CELL, spans(chance), table=table, row=row, column=column)
        for row in range(1, chance.randint(1, 3) + 1)
        for column in range(1, columns + 1)
        if chance.random() < 0.95
    ]


def provision(chance: random.Random, identity: str, kind: ProvisionKind) -> Provision:
    """One provision without anything below it."""
    links = Links(law=("act-one",)) if chance.random() < 0.2 else Links()
    return Provision(identity, kind, chance.choice(("", *_TITLES, words(chance, 4))), blocks(chance), links=links)


def an_edition(chance: random.Random, identity: str = "2017-08") -> Edition:
    """Definitions and a document of conditions with clauses."""
    terms = [Provision(name, ProvisionKind.DEFINITION, chance.choice(_TITLES), blocks(chance)) for name in TERMS]
    names = list(_CLAUSES)
    chance.shuffle(names)
    conditions = []
    for number in range(chance.randint(0, 3)):
        taken, names = names[:3], names[3:]
        clauses = tuple(provision(chance, name, ProvisionKind.CLAUSE) for name in taken[: chance.randint(0, 3)])
        top = provision(chance, f"condition-{'abc'[number]}", ProvisionKind.CONDITION)
        conditions.append(replace(top, children=clauses))
    body = Document(
        "conditions",
        "Conditions of the ICP",
        DocumentKind.CONTRACT,
        "conditions",
        "GC",
        tuple(conditions),
        blocks(chance),
    )
    return build_edition(definitions(*terms), body, identity=identity)


def an_edit(chance: random.Random, old: Edition) -> Edition:
    """The edition after a few random edits: words, blocks, provisions, headings, terms, order, ids."""
    documents = tuple(replace(each, provisions=_edit_all(chance, each.provisions)) for each in old.documents)
    if chance.random() < 0.1:
        documents = documents[::-1]
    if chance.random() < 0.05:
        documents = documents[:1]
    return build_edition(*documents, identity="2018-08")


def _edit_all(chance: random.Random, provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    made = [_edit_one(chance, each) for each in provisions if chance.random() > 0.08]
    if made and chance.random() < 0.3:
        made.insert(chance.randrange(len(made) + 1), made.pop(chance.randrange(len(made))))
    if made and chance.random() < 0.2:
        fresh = provision(chance, f"fresh-{chance.choice('abcdef')}-{made[0].id}", made[0].kind)
        made.insert(chance.randrange(len(made) + 1), fresh)
    return tuple(made)


def _edit_one(chance: random.Random, old: Provision) -> Provision:
    new = old
    if chance.random() < 0.4:
        new = replace(new, blocks=tuple(_edit_blocks(chance, new.blocks)))
    if chance.random() < 0.1:
        new = replace(new, heading=chance.choice(_TITLES))
    if chance.random() < 0.05:
        new = replace(new, id=f"other-{new.id}")
    if chance.random() < 0.05:
        new = replace(new, links=Links(reasons=("reason-one",)))
    return replace(new, children=_edit_all(chance, new.children))


def _edit_blocks(chance: random.Random, old: tuple[Block, ...]) -> list[Block]:
    made = [replace(block, spans=_edit_spans(chance, block.spans)) if chance.random() < 0.5 else block for block in old]
    made = [block for block in made if chance.random() > 0.1]
    if chance.random() < 0.2:
        at = chance.randrange(len(made) + 1)
        if not (0 < at < len(made) and made[at].table and made[at - 1].table):
            made.insert(at, Block(BlockKind.ITEM, spans(chance), 1))
    return made


def _edit_spans(chance: random.Random, old: tuple[Span, ...]) -> tuple[Span, ...]:
    made = []
    for span in old:
        pieces = span.text.split(" ")
        for _ in range(chance.randint(0, 2)):
            at = chance.randrange(len(pieces))
            pieces[at : at + chance.randint(0, 2)] = words(chance, 3).split(" ")
        made.append(span if span.key else replace(span, text=" ".join(pieces)))
    if chance.random() < 0.2:
        made.insert(chance.randrange(len(made) + 1), Span("Providers", chance.choice(_KEYS)))
    return tuple(made)


def editions() -> st.SearchStrategy[Edition]:
    """Any edition."""
    return st.integers(0, 2**32).map(lambda seed: an_edition(random.Random(seed)))


def pairs() -> st.SearchStrategy[tuple[Edition, Edition]]:
    """An edition with an edit of it, or two unrelated editions."""
    return st.integers(0, 2**32).map(a_pair)


def a_pair(seed: int) -> tuple[Edition, Edition]:
    """The pair of a seed."""
    chance = random.Random(seed)
    old = an_edition(chance)
    return old, (an_edit(chance, old) if chance.random() < 0.85 else an_edition(chance, "2018-08"))
