"""What the contract says at one point in time, as frozen values.

An :class:`Edition` is documents, each a tree of provisions, and the registers they rest on. A provision's own text is
a flat list of blocks; nesting inside it is a depth, not a tree, because a flat list aligns and prints simply. A block
is a list of spans; a span carries text and at most one key. Keys, not printed text, say what a span points at: the
printed text of a reference follows the number of its target.

Nothing here prints itself and nothing knows Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.edition.blocks import Block, Key, ProvisionId, Span
from clausebook.edition.kinds import BlockKind, DocumentKind, Drawing, Emphasis, KeyKind, ProvisionKind, Status
from clausebook.edition.provisions import Document, Drawn, EditionId, Links, Marks, Provision
from clausebook.edition.records import Blank, Gap, Rationale, Regulation, Retired
from clausebook.edition.value import Source, Value

__all__ = [
    "Blank",
    "Block",
    "BlockKind",
    "Document",
    "DocumentKind",
    "Drawing",
    "Drawn",
    "Edition",
    "EditionId",
    "Emphasis",
    "Gap",
    "Key",
    "KeyKind",
    "Links",
    "Marks",
    "Provision",
    "ProvisionId",
    "ProvisionKind",
    "Rationale",
    "Regulation",
    "Retired",
    "Source",
    "Span",
    "Status",
]


class Edition(Value):
    """The whole text as it stands from a date."""

    id: EditionId
    work: str
    """Name of the work through all its life."""
    title: str
    status: Status
    published: str = ""
    """ISO date, year and month or day; empty for a draft."""
    commencement: str = ""
    """ISO date from which the edition has effect; empty when it never had."""
    based_on: EditionId = ""
    """The edition before; empty for the first."""
    notice: str = ""
    """What every page, PDF and Word file says of its standing."""
    documents: tuple[Document, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    """In order of id."""
    rationales: tuple[Rationale, ...] = ()
    """In order of id."""
    blanks: tuple[Blank, ...] = ()
    """In order of name."""
    retired: tuple[Retired, ...] = ()
    """In order of id."""
    gaps: tuple[Gap, ...] = ()
    """In order of id."""

    @property
    def records(self) -> tuple[Regulation | Rationale, ...]:
        """The entries of both registers."""
        return (*self.regulations, *self.rationales)

    def walk(self) -> Iterator[Provision]:
        """All provisions of all documents in reading order."""
        for document in self.documents:
            yield from document.walk()
