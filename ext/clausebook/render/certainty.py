"""How sure a register's entry is, in words."""

from __future__ import annotations

CERTAINTY = {
    "C": "read in the statute book",
    "X": "seen cited, not read",
    "M": "from memory, not checked",
    "S": "seen",
    "I": "inferred in part",
    "R": "recalled, not seen",
}
"""By the letter that an author writes (:class:`~clausebook.edition.model.Regulation`)."""
