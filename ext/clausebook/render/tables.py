"""An edition as a table: one row a provision, for spreadsheets."""

from __future__ import annotations

import csv
import io

from clausebook.edition.model import Block, Edition
from clausebook.render.html_words import printable

COLUMNS = (
    "edition", "document", "id", "kind", "number", "citation", "heading", "text", "law", "reasons", "models", "actors",
)  # fmt: skip
"""Column heads of :func:`edition_csv`, in order."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell that a spreadsheet runs may begin with."""


def edition_csv(edition: Edition) -> str:
    """Comma-separated values with one head row, lines ended as the standard asks (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for document in edition.documents:
        for provision in document.walk():
            links = provision.links
            row = [
                edition.id, document.id, provision.id, provision.kind.value, provision.number, provision.citation,
                provision.heading, "\n".join(_line(block) for block in provision.blocks), " ".join(links.law),
                " ".join(links.reasons), " ".join(links.models), " ".join(links.actors),
            ]  # fmt: skip
            writer.writerow([safe_cell(text) for text in row])
    return out.getvalue()


def csv_bytes(text: str) -> bytes:
    """A file of comma-separated values: UTF-8 behind the mark by which Excel on Windows knows it. Without the mark Excel
    reads the code page of its machine, and every curly quote, dash and pound sign comes out wrong. What cannot be
    printed, half of a character among it, becomes a replacement character."""
    return printable(text).encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """Text that a spreadsheet will not run as a formula: a leading sign gets an apostrophe before it. The signs are those
    of OWASP's page on CSV injection, the broad ones of East Asian keyboards among them."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _line(block: Block) -> str:
    return f"{block.label} {block.words}" if block.label else block.words
