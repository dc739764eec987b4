"""The kinds of things that an edition is made of: every closed set of the model, each member explained."""

from __future__ import annotations

from enum import Enum


class DocumentKind(Enum):
    """Which part of the package a document is."""

    CONTRACT = "contract"
    """Particulars, service conditions, general conditions and definitions: what the parties sign."""
    DIRECTIONS = "directions"
    """Directions by which law binds the parties' contract."""
    SUPPORTING = "supporting"
    """A template agreement that stands beside the contract."""
    GUIDE = "guide"
    """Prose that explains the contract and binds nobody."""


class ProvisionKind(Enum):
    """A unit of text with an identity, in the words of the contract's own interpretation clause."""

    CONDITION = "condition"
    """A numbered condition: a heading with its clauses."""
    CLAUSE = "clause"
    """One obligation, right or rule inside a condition, or of an agreement."""
    SCHEDULE = "schedule"
    """A schedule of the particulars."""
    PART = "part"
    """A division of a schedule or of directions."""
    PARAGRAPH = "paragraph"
    """A numbered paragraph of a schedule."""
    DIRECTION = "direction"
    """One direction of a set of directions."""
    DEFINITION = "definition"
    """The place where a term gets its meaning; its heading is the term."""
    SECTION = "section"
    """A headed piece of a guide."""


class BlockKind(Enum):
    """What shape a stretch of a provision's text has."""

    PARAGRAPH = "paragraph"
    """Running text. At depth 1 or more it continues the list item above it."""
    ITEM = "item"
    """The first paragraph of a numbered list item; its label is "(a)", "(i)" or "(A)"."""
    BULLET = "bullet"
    """The first paragraph of an unnumbered list item."""
    HEADER_CELL = "header-cell"
    """A cell in the head of a table."""
    CELL = "cell"
    """A cell in the body of a table."""
    NOTE = "note"
    """A remark set apart from the text."""


class KeyKind(Enum):
    """What a span points at."""

    TERM = "term"
    """A defined term in use; the target is a definition's id."""
    REFERENCE = "reference"
    """A cross-reference; the target is the id of a provision or of a block."""
    CITATION = "citation"
    """A provision of law; the target is a regulation's id."""
    REASON = "reason"
    """A policy reason; the target is a rationale's id."""
    BLANK = "blank"
    """A space to be filled in a local contract; the target is the blank's name."""
    CHOICE = "choice"
    """Alternatives to choose from in a local contract; the target is the blank's name."""
    LINK = "link"
    """An address outside the work."""


class Drawing(Enum):
    """A picture that a text's own tables are drawn as, beside them. A document has a timeline; a single table any of the
    others."""

    NONE = "none"
    """No picture."""
    TIMELINE = "timeline"
    """Every table of a document whose first column is headed "Date" is a lane of one timeline."""
    WATERFALL = "waterfall"
    """A running sum: rows add to it, rows that begin with "Less" take away, and a row that prints the sum so far is a sum."""
    STACKS = "stacks"
    """Each row is a bar, divided by the columns of numbers."""
    SPANS = "spans"
    """Each row is a moment ("7") or a span ("8 to 14") of one scale, told by its first cell."""
    STEPS = "steps"
    """Each row is a step: its first cell in bold, its second below."""
    GRID = "grid"
    """A mark for each cell: "In" or "Yes", "Out" or "No", or something between."""


class Emphasis(Enum):
    """How a span is set apart."""

    NONE = "none"
    """Plain."""
    EMPHASIS = "emphasis"
    """Stressed, printed italic."""
    STRONG = "strong"
    """Strongly stressed, printed bold."""


class Status(Enum):
    """Where an edition stands."""

    DRAFT = "draft"
    """Being written."""
    CONSULTATION = "consultation"
    """Published for comment; not for signature."""
    PUBLISHED = "published"
    """Published for use."""
