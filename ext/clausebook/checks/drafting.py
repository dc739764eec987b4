"""What was typed by hand where the engine prints: numbers, references, spaces to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausebook.checks.codes import Code, Severity
from clausebook.checks.finding import Finding
from clausebook.checks.texts import binds, texts
from clausebook.edition.model import BlockKind, Edition, KeyKind, Source, Status

_TYPED = re.compile(
    r"\b(?:(?:clauses?|conditions?|paragraphs?|sub-?paragraphs?|directions?)\s+\d+[\d.()a-z]*|(?:GC|SC)\s?\d+[\d.()a-z]*)"
)
_TYPED_LAW = re.compile(r"\b(?:[Ss]ections?|[Rr]egulations?|[Aa]rticles?|Schedules?|Parts?)\s+\d+[A-Z]*\b")
_NUMBER = re.compile(r"(?:\([a-z]{1,4}\)|\([A-Z]\)|\d+(?:\.\d+)+\.?|\d+[.)])\s")
_PLACEHOLDER = re.compile(
    r"\[\s*(?:(?:insert|enter|add|state|name|date|amount|number|figure|address|TBC|tbc|TBA|to be)\b[^\]]*|[●•_.…\s]*)\]"
    r"|\bTB[CAD]\b|_{3,}|\bX{3,}\b"
)
_CELLS = (BlockKind.CELL, BlockKind.HEADER_CELL)


def check_typed(edition: Edition) -> Iterator[Finding]:
    """References to provisions typed by hand in any document, and to law in documents that bind; numbers typed before a
    text; brackets that a blank should be."""
    left = Severity.WARNING if edition.status is Status.DRAFT else Severity.ERROR
    for text in texts(edition):
        free = text.free_words
        found: list[tuple[Code, str, str, Severity | None]] = []
        patterns = [(_TYPED, "clause"), *([(_TYPED_LAW, "law")] if binds(text.document) else [])]
        for pattern, role in patterns:
            cure = f"write {{{role}}}`its-id`: the number follows"
            found += [(Code.TYPED_REFERENCE, match.group(), cure, None) for match in pattern.finditer(free)]
        if text.block.kind not in _CELLS and (match := _NUMBER.match(free)):
            found.append(
                (Code.TYPED_NUMBER, match.group().strip(), "make it an item of a list: it numbers itself", None)
            )
        cure = "write {blank}`what to insert <name:type>`"
        found += [(Code.PLACEHOLDER, match.group(), cure, left) for match in _PLACEHOLDER.finditer(free)]
        for code, words, what, severity in found:
            message = f"“{words}” is typed by hand"
            yield Finding(code, message, text.source, what, text.subject, severity, words)


def check_blanks(edition: Edition) -> Iterator[Finding]:
    """Blanks that no text holds, and blanks in a text that the edition does not list."""
    listed = {blank.name for blank in edition.blanks}
    held: dict[str, tuple[str, Source]] = {}
    for text in texts(edition):
        for span in text.block.spans:
            if span.key and span.key.kind in (KeyKind.BLANK, KeyKind.CHOICE):
                held.setdefault(span.key.target, (text.subject, text.source))
    for name in sorted(listed - held.keys()):
        yield Finding(
            Code.UNUSED_BLANK, f"the blank “{name}” stands in no text", Source(), "take it out of the list", name
        )
    for name in sorted(held.keys() - listed):
        subject, source = held[name]
        message = f"the blank “{name}” is not listed: no local contract would be asked for it"
        yield Finding(Code.UNUSED_BLANK, message, source, "add it to the list of blanks", subject, excerpt=name)
