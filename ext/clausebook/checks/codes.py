"""Every kind of finding, declared once: its name, what it means, how grave it is.

The value is what a report prints and what ``suppress_warnings`` takes (as ``clausebook.<value>``). The page
``docs/developing/codes.md`` is printed from the docstrings.
"""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """How grave a finding is."""

    ERROR = "error"
    """The edition says or would print something wrong: no snapshot is sealed with one."""
    WARNING = "warning"
    """A drafter should look; the text stands."""
    INFO = "info"
    """Worth knowing."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Code(Enum):
    """Names of findings, by what a drafter would have to mend."""

    # Reading the sources
    UNREADABLE = "unreadable"
    """A source file is not UTF-8, or cannot be read."""
    MARKUP = "markup"
    """Markdown that does not mean what was intended: an unknown directive, role or option, an unclosed block."""
    UNKNOWN_NODE = "unknown-node"
    """A piece of markup that an edition cannot hold (a code block, an image, a footnote): its words would be lost."""
    MISSING_ID = "missing-id"
    """A clause, definition, heading or register entry without a permanent id."""
    BAD_ID = "bad-id"
    """An id that is not lower-case words joined by hyphens, or that holds a number."""
    DUPLICATE_ID = "duplicate-id"
    """One id for two things."""
    REUSED_ID = "reused-id"
    """An id that meant something else in an earlier edition."""
    LIST_TOO_DEEP = "list-too-deep"
    """A list nested deeper than (a), (i), (A)."""
    BLANK_CONFLICT = "blank-conflict"
    """Two blanks with one name that ask for different things."""

    # Links
    DANGLING = "dangling"
    """A link, reference, citation or reason whose target does not exist."""
    AMBIGUOUS = "ambiguous"
    """A link with two possible targets."""
    UNWANTED = "unwanted"
    """A link to something of the wrong kind: a reason where law belongs."""
    CIRCULAR = "circular"
    """A provision that refers to itself, or definitions that only define each other."""

    # Coverage
    NO_LAW = "no-law"
    """A clause that names no law and does not say why it rests on none."""
    NO_REASON = "no-reason"
    """A clause that names no policy reason and does not say why there is none."""
    UNUSED_LAW = "unused-law"
    """An entry of the law register that nothing rests on."""
    UNUSED_REASON = "unused-reason"
    """A recorded reason that explains no clause."""

    # Definitions and drafting
    UNUSED_TERM = "unused-term"
    """A defined term that no text uses."""
    UNDEFINED_TERM = "undefined-term"
    """Words in capitals inside a sentence that read like a defined term and are none."""
    TWICE_DEFINED = "twice-defined"
    """One term with two definitions."""
    TYPED_REFERENCE = "typed-reference"
    """A number typed by hand where a reference by id belongs ("clause 12.3"): the next renumbering makes it lie."""

    # Editions
    SEAL_BROKEN = "seal-broken"
    """A sealed edition that no longer matches its seal."""

    @property
    def severity(self) -> Severity:
        """How grave it is unless the project says otherwise."""
        if self in _WARNINGS:
            return Severity.WARNING
        return Severity.ERROR


_WARNINGS = frozenset(
    {
        Code.NO_LAW,
        Code.NO_REASON,
        Code.UNUSED_LAW,
        Code.UNUSED_REASON,
        Code.UNUSED_TERM,
        Code.UNDEFINED_TERM,
    }
)
