"""One test a link status, and what rests on what."""

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
from clausebook.trace.link import trace
from clausebook.trace.model import LinkKind, LinkStatus


def book(*clauses: object, **registers: object) -> Edition:
    gc = document("gc", "GC", condition("c", "C", *clauses))  # type: ignore[arg-type]
    return edition(gc, definitions(definition("def-a", "Alpha", "One.")), **registers)


def statuses(given: Edition, origin: str) -> list[tuple[LinkKind, str, LinkStatus]]:
    return [(link.kind, link.target, link.status) for link in trace(given).upstream(origin)]


def test_covers() -> None:
    given = book(
        clause(
            "x", "X", "The {term:def-a|Alpha} of {ref:c} under {law:act-one}.", law=("act-one",), reasons=("why-one",)
        ),
        regulations=(regulation("act-one"),),
        rationales=(rationale("why-one"),),
    )
    assert statuses(given, "x") == [
        (LinkKind.IMPLEMENTS, "act-one", LinkStatus.COVERS),
        (LinkKind.EXPLAINED, "why-one", LinkStatus.COVERS),
        (LinkKind.USES, "def-a", LinkStatus.COVERS),
        (LinkKind.REFERS, "c", LinkStatus.COVERS),
        (LinkKind.CITES, "act-one", LinkStatus.COVERS),
    ]


def test_dangling() -> None:
    assert statuses(book(clause("x", "X", law=("act-two",))), "x") == [
        (LinkKind.IMPLEMENTS, "act-two", LinkStatus.DANGLING)
    ]


def test_ambiguous() -> None:
    given = book(clause("x", "X", law=("act-one",)), regulations=(regulation("act-one"), regulation("act-one")))
    assert statuses(given, "x") == [(LinkKind.IMPLEMENTS, "act-one", LinkStatus.AMBIGUOUS)]


def test_unwanted() -> None:
    given = book(clause("x", "X", law=("why-one",)), rationales=(rationale("why-one"),))
    assert statuses(given, "x") == [(LinkKind.IMPLEMENTS, "why-one", LinkStatus.UNWANTED)]


def test_a_guide_explains_and_an_item_can_be_named() -> None:
    explaining = guide("guide", "Guide", section("s", "S", "See {ref:item}."), links=Links(explains=("c",)))
    given = edition(document("gc", "GC", condition("c", "C", clause("x", "X", "1. (item) one"))), explaining)
    found = trace(given)
    assert [(link.origin, link.kind, link.status) for link in found.links] == [
        ("guide", LinkKind.EXPLAINS, LinkStatus.COVERS),
        ("s", LinkKind.REFERS, LinkStatus.COVERS),
    ]
    assert [link.origin for link in found.downstream("c")] == ["guide"]


def test_law_replaced_by_law() -> None:
    given = book(regulations=(regulation("act-one", replaced_by="act-two"), regulation("act-two")))
    assert statuses(given, "act-one") == [(LinkKind.REPLACED, "act-two", LinkStatus.COVERS)]
