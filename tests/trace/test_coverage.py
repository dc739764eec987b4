"""Coverage adds up: every clause counts once on each side."""

from __future__ import annotations

from builders import clause, condition, document, edition, guide, regulation, section
from clausebook.edition.model import Links
from clausebook.trace.coverage import Side, coverage
from clausebook.trace.link import trace


def test_counts_by_document_kind_and_side() -> None:
    given = edition(
        document(
            "gc",
            "GC",
            condition("one", "One", clause("a", "A", "It acts.", law=("act-one",)), clause("b", "B", "It acts.")),
            condition("two", "Two", clause("c", "C", "It acts.", no_law="None.")),
        ),
        guide("guide", "Guide", section("how", "How", "See {ref:c}."), links=Links(explains=("one",))),
        regulations=(regulation("act-one"),),
    )
    rows = {row.side: row for row in coverage(given, trace(given))}
    assert (rows[Side.LAW].named, rows[Side.LAW].excused, rows[Side.LAW].missing) == (1, 1, 1)
    assert rows[Side.LAW].per_cent == 33
    assert (rows[Side.REASON].named, rows[Side.REASON].missing) == (0, 3)
    assert rows[Side.GUIDE].named == 3, "two below what the guide explains, one that it refers to"
    assert {row.total for row in rows.values()} == {3}
    assert {row.document for row in rows.values()} == {"gc"}
