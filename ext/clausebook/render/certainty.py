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

SENTENCE = {
    "C": "Read at its source.",
    "X": "Seen cited, not read.",
    "M": "Written from memory, to be checked.",
    "S": "Seen at its source.",
    "I": "Inferred in part.",
    "R": "Recalled, to be checked.",
}
"""The same as a sentence of its own, of the source that the entry names."""
