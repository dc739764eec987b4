"""Numbers typed by hand where a reference belongs.

Bad: "as clause 12.3 says". Good: ``as {clause}`subcontracting-consent` says``. A drafter should care because the next
clause inserted above makes the typed number lie, and no machine can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.model import Block, DocumentKind, Edition

_TYPED = re.compile(
    r"\b(?:(?:clauses?|conditions?|paragraphs?|sub-?paragraphs?|directions?)\s+\d+[\d.()a-z]*|(?:GC|SC)\s?\d+[\d.()a-z]*)"
)
_TYPED_LAW = re.compile(r"\b(?:[Ss]ections?|[Rr]egulations?|[Aa]rticles?|Schedules?|Parts?)\s+\d+[A-Z]*\b")


def check_typed_references(edition: Edition) -> Iterator[Finding]:
    """References to provisions typed by hand in any document, and to law in documents that bind."""
    for document in edition.documents:
        pieces: list[tuple[str, tuple[Block, ...]]] = [(document.id, document.blocks)]
        pieces += [(provision.id, provision.blocks) for provision in document.walk()]
        for subject, blocks in pieces:
            for block in blocks:
                text = " ".join(span.text for span in block.spans if span.key is None)
                patterns = [(_TYPED, "clause")]
                if document.kind is not DocumentKind.GUIDE:
                    patterns.append((_TYPED_LAW, "law"))
                for pattern, role in patterns:
                    for match in pattern.finditer(text):
                        message = f"“{match.group()}” is typed by hand"
                        cure = f"write {{{role}}}`its-id`: the number follows"
                        yield Finding(Code.TYPED_REFERENCE, message, block.source, cure, subject)
