"""A small book with a link of every kind, for tests of the questions asked of it."""

from __future__ import annotations

from builders import (
    clause,
    condition,
    definition,
    definitions,
    document,
    edition,
    guide,
    rationale,
    regulation,
    section,
)
from clausebook.edition.model import Edition, Links


def book() -> Edition:
    """Two conditions, two definitions of which one leans on the other, a guide, law that other law replaced."""
    return edition(
        document(
            "gc",
            "General Conditions",
            condition(
                "notices",
                "Notices",
                clause(
                    "notice",
                    "Form",
                    "A {term:def-party|Party} gives it.",
                    "1. (in-writing) in writing",
                    law=("act-one",),
                    reasons=("why-form",),
                ),
                clause(
                    "copy", "Copies", "As {ref:notice} and {ref:in-writing} say.", law=("act-two",), no_reason="Plain."
                ),
            ),
            condition(
                "end",
                "Ending",
                clause("end-when", "When", "Under {law:act-one}.", no_law="Agreed.", no_reason="Plain."),
            ),
        ),
        definitions(
            definition("def-party", "Party", "a {term:def-person|Person}"),
            definition("def-person", "Person", "a person under {law:act-three}"),
        ),
        guide(
            "guide",
            "A guide",
            section("guide-notices", "About notices", "See {ref:copy}."),
            links=Links(explains=("notices",)),
        ),
        regulations=(
            regulation("act-one", "section 1 of the One Act 2000"),
            regulation("act-three", "section 3 of the Three Act 2000"),
            regulation("act-two", "section 2 of the Two Act 2000", status="superseded", replaced_by="act-one"),
            regulation("act-unused", "section 4 of the Four Act 2000"),
        ),
        rationales=(rationale("why-form", "Forms help"),),
    )
