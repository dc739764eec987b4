"""A plain Markdown or text file as an edition of one document, so that two files without ids can be compared.

Headings become provisions; so do numbered paragraphs, their typed numbers parsed off, because a renumbered paragraph is
no change of words. In Markdown, type is no words either (:mod:`clausebook.edition.typed_markup`). What is taken for a
number is shown as one and never as a change of words, so on doubt it stays a word: "3.5 per cent" and "Section 83 applies"
begin no provision. Ids are made from content: the redline matches by content where ids differ.
"""

from __future__ import annotations

import re
from collections import Counter

from clausebook.edition.identity import content_id
from clausebook.edition.model import (
    Document,
    DocumentKind,
    Edition,
    Provision,
    ProvisionKind,
    Source,
    Status,
)
from clausebook.edition.plain_lines import Piece, read_lines
from clausebook.edition.snapshot import SnapshotError
from clausebook.edition.typed_markup import Markup
from clausebook.edition.typed_references import with_references

_TITLE_WORDS = 4
"""Words of a heading that are enough to say which of the provisions numbered 1 is meant."""


def read_plain(data: bytes, name: str) -> Edition:
    """The edition of one document that a text file holds; raises :class:`SnapshotError` where it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SnapshotError(f"{name}:{line}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    lines = text.splitlines()
    markup = Markup(name, lines)
    reader = read_lines(name, lines, markup)
    if unnamed := markup.unnamed():
        reader = read_lines(name, lines, Markup(name, lines, unnamed))
    taken: dict[str, int] = {}
    citations = _citations(reader.pieces)
    provisions = tuple(
        _provision(piece, name, taken, citation) for piece, citation in zip(reader.pieces, citations, strict=True)
    )
    opening = tuple(reader.opening)
    document = Document("text", "Text", DocumentKind.CONTRACT, "sections", "", provisions, opening)
    return Edition(name, name, name, Status.DRAFT, documents=(with_references(document),))


def _citations(pieces: list[Piece]) -> list[str]:
    """What to call each provision: its number, and of what where others have the same, "3 of Audit Requirements"."""
    count = Counter(piece.number for piece in pieces)
    found: list[str] = []
    open_headings: list[Piece] = []
    for piece in pieces:
        parts = _parts(piece.number)
        # 2.7 stands below 2, not below the 2.4 before it; a count that begins again stands below what is nearest.
        above = [each for each in open_headings if parts < 2 or _parts(each.number) < parts]
        several = piece.number and not piece.heading and count[piece.number] > 1
        home = (above[-1].number or _short(above[-1].heading)) if above else ""
        found.append(f"{piece.number} of {home}" if several and home else piece.number)
        if piece.heading:
            # Of the headings before this one only those above it say where anything stands.
            open_headings = [each for each in open_headings if _parts(each.number) < parts] if parts else []
            open_headings.append(piece)
    return found


def _parts(number: str) -> int:
    """How many counts a number has: 2 for "4.1", 0 for none and for one with a name, "Article 5"."""
    return len(re.findall(r"\d+", number)) if number[:1].isdigit() else 0


def _short(heading: str) -> str:
    words = heading.split()
    return heading if len(words) <= _TITLE_WORDS else " ".join(words[:_TITLE_WORDS]) + " …"


def _provision(piece: Piece, name: str, taken: dict[str, int], citation: str) -> Provision:
    return Provision(
        _identity(piece, taken),
        ProvisionKind.CLAUSE,
        piece.heading,
        tuple(piece.blocks),
        number=piece.number,
        citation=citation,
        source=Source(name, piece.line),
    )


def _identity(piece: Piece, taken: dict[str, int]) -> str:
    content = "\n".join([piece.heading, *(block.words for block in piece.blocks)])
    base = content_id(content)
    taken[base] = taken.get(base, 0) + 1
    return base if taken[base] == 1 else f"{base}-{taken[base]}"
