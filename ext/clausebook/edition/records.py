"""What an edition keeps beside its documents: the entries of its registers, and the blanks of a local contract."""

from __future__ import annotations

from clausebook.edition.blocks import Block, ProvisionId
from clausebook.edition.provisions import EditionId, Marks
from clausebook.edition.value import Value, Written


class Regulation(Written):
    """A provision of an instrument that the contract must give effect to."""

    id: str
    title: str
    instrument: str
    provision: str
    short: str
    """As printed by a citation: "section 83 of the National Health Service Act 2006"."""
    address: str
    status: str
    """"in force", "revoked", "superseded" or "not yet in force"."""
    checked: str
    """ISO date of the last check against the statute book."""
    certainty: str
    """"C" read, "X" seen cited, "M" from memory."""
    replaced_by: str = ""
    """Id of the regulation that stands in its place."""
    blocks: tuple[Block, ...] = ()
    ended: str = ""
    """ISO date from which it was law no longer; empty while it stands, or where the date is not known."""
    marks: Marks = Marks()


class Rationale(Written):
    """A policy reason, with the place where it was given."""

    id: str
    title: str
    origin: str
    """Title and publisher of the source."""
    date: str
    """ISO date of the source, as exact as known: "2018", "2018-08" or "2018-08-03"."""
    certainty: str
    """"S" seen, "I" inferred in part, "R" recalled."""
    address: str = ""
    explains: tuple[EditionId, ...] = ()
    """Editions whose changes it explains."""
    blocks: tuple[Block, ...] = ()
    marks: Marks = Marks()


class Retired(Written):
    """The tombstone of a provision: its id is kept for ever, and says where its content went."""

    id: ProvisionId
    title: str = ""
    """Its last heading."""
    into: tuple[ProvisionId, ...] = ()
    """Ids of the provisions that hold its content now; empty where nothing does."""
    reasons: tuple[str, ...] = ()
    """Ids of the rationales for taking it out."""
    blocks: tuple[Block, ...] = ()
    """What became of it, in words."""


class Gap(Written):
    """A finding that is known, and stands for a written reason until a date."""

    id: str
    code: str
    """Code of the finding."""
    subjects: tuple[str, ...]
    """Ids of the provisions or entries of a register concerned."""
    owner: str
    """Who is to close it."""
    expires: str
    """ISO date of the last day on which it stands."""
    blocks: tuple[Block, ...] = ()
    """The reason."""


class Blank(Value):
    """A space or a choice that a local contract fills."""

    name: str
    type: str
    """"text", "date", "money", "number", "percent", "party", "period" or "choice"."""
    prompt: str
    """What to insert; for a choice, the alternatives joined by " | "."""
