"""Editions for tests, so that a test shows only what matters.

Text is plain, with keys in braces: ``{term:def-services|Services}``, ``{ref:notice}``, ``{law:act-one}``,
``{why:reason-one}``, ``{blank:start-date|insert date}``, ``{choice:pace|monthly or yearly}``. A text that starts with
"1. " is an item at depth 1, "1.. " at depth 2, "1... " at depth 3; "- " a bullet; "> " a note; "(id) " after the mark gives
the block an id. "| a | b" is a table row, "|| a | b" a head row.
"""

from __future__ import annotations

import re
from typing import Any

from clausebook.edition.model import (
    Blank,
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Edition,
    Key,
    KeyKind,
    Links,
    Provision,
    ProvisionKind,
    Rationale,
    Regulation,
    Span,
    Status,
)
from clausebook.edition.numbering import number

NOTICE = (
    "An independent illustrative drafting from published facts. Not legal advice. Not an official NHS England document."
)
_KINDS = {
    "term": KeyKind.TERM,
    "ref": KeyKind.REFERENCE,
    "law": KeyKind.CITATION,
    "why": KeyKind.REASON,
    "blank": KeyKind.BLANK,
    "choice": KeyKind.CHOICE,
    "link": KeyKind.LINK,
}


def spans(text: str) -> tuple[Span, ...]:
    """Spans of a text with keys in braces."""
    made = []
    for piece in re.split(r"(\{\w+:[^}]+\})", text):
        if match := re.fullmatch(r"\{(\w+):([^}|]+)(?:\|([^}]*))?\}", piece):
            kind, target, shown = match.groups()
            made.append(Span(shown or target, Key(_KINDS[kind], target)))
        elif piece:
            made.append(Span(piece))
    return tuple(made)


def blocks(*texts: str) -> tuple[Block, ...]:
    """Blocks of texts, see the module's docstring."""
    made: list[Block] = []
    table = row = 0
    for text in texts:
        if text.startswith("|"):
            head = text.startswith("||")
            row = row + 1 if made and made[-1].table else 1
            table += row == 1
            kind = BlockKind.HEADER_CELL if head else BlockKind.CELL
            for column, cell in enumerate(text.strip("| ").split(" | "), 1):
                made.append(Block(kind, spans(cell), table=table, row=row, column=column))
            continue
        kind, depth, identity = BlockKind.PARAGRAPH, 0, ""
        if match := re.match(r"1(\.+) ", text):
            kind, depth, text = BlockKind.ITEM, len(match.group(1)), text[match.end() :]
        elif text.startswith("- "):
            kind, depth, text = BlockKind.BULLET, 1, text[2:]
        elif text.startswith("> "):
            kind, text = BlockKind.NOTE, text[2:]
        if kind is not BlockKind.PARAGRAPH and (match := re.match(r"\(([a-z-]+)\) ", text)):
            identity, text = match.group(1), text[match.end() :]
        made.append(Block(kind, spans(text), depth, id=identity))
    return tuple(made)


def provision(kind: ProvisionKind, identity: str, heading: str, *parts: str | Provision, **fields: Any) -> Provision:
    """A provision whose parts are texts (its blocks) and provisions (its children)."""
    texts = [part for part in parts if isinstance(part, str)]
    children = tuple(part for part in parts if isinstance(part, Provision))
    names = ("law", "reasons", "models", "actors", "explains", "no_law", "no_reason")
    links = Links(**{name: fields.pop(name) for name in names if name in fields})
    return Provision(identity, kind, heading, blocks(*texts), children, links, **fields)


def condition(identity: str, heading: str, *parts: str | Provision, **fields: Any) -> Provision:
    return provision(ProvisionKind.CONDITION, identity, heading, *parts, **fields)


def clause(identity: str, heading: str, *parts: str | Provision, **fields: Any) -> Provision:
    return provision(ProvisionKind.CLAUSE, identity, heading, *parts, **fields)


def definition(identity: str, term: str, *parts: str | Provision, **fields: Any) -> Provision:
    return provision(ProvisionKind.DEFINITION, identity, term, *parts, **fields)


def section(identity: str, heading: str, *parts: str | Provision, **fields: Any) -> Provision:
    return provision(ProvisionKind.SECTION, identity, heading, *parts, **fields)


def document(
    identity: str = "general-conditions",
    title: str = "General Conditions",
    *parts: str | Provision,
    kind: DocumentKind = DocumentKind.CONTRACT,
    scheme: str = "conditions",
    abbreviation: str = "GC",
    **fields: Any,
) -> Document:
    texts = [part for part in parts if isinstance(part, str)]
    provisions = tuple(part for part in parts if isinstance(part, Provision))
    return Document(identity, title, kind, scheme, abbreviation, provisions, blocks(*texts), **fields)


def guide(identity: str, title: str, *parts: str | Provision, **fields: Any) -> Document:
    return document(identity, title, *parts, kind=DocumentKind.GUIDE, scheme="sections", abbreviation="", **fields)


def definitions(*provisions: Provision) -> Document:
    return document("definitions", "Definitions", *provisions, scheme="definitions", abbreviation="")


def regulation(identity: str, short: str = "section 1 of the Example Act 2000", **fields: Any) -> Regulation:
    defaults: dict[str, Any] = {
        "title": "Example duty",
        "instrument": "Example Act 2000 (c. 1)",
        "provision": "section 1",
        "address": "https://www.legislation.gov.uk/ukpga/2000/1/section/1",
        "status": "in force",
        "checked": "2026-11-22",
        "certainty": "C",
        "blocks": blocks("It asks for something."),
    }
    return Regulation(id=identity, short=short, **{**defaults, **fields})


def rationale(identity: str, title: str = "A reason", **fields: Any) -> Rationale:
    defaults: dict[str, Any] = {
        "origin": "Example paper, Example publisher",
        "date": "2018-08",
        "certainty": "S",
        "address": "https://example.org/paper",
        "blocks": blocks("Because it helps."),
    }
    return Rationale(id=identity, title=title, **{**defaults, **fields})


def edition(*documents: Document, identity: str = "2018-08", **fields: Any) -> Edition:
    """A numbered edition."""
    defaults: dict[str, Any] = {
        "work": "Model contract for integrated care",
        "title": f"Edition {identity}",
        "status": Status.DRAFT if identity == "draft" else Status.PUBLISHED,
        "published": "" if identity == "draft" else identity,
        "notice": NOTICE,
        "blanks": tuple[Blank, ...](),
    }
    return number(Edition(id=identity, documents=documents, **{**defaults, **fields}))
