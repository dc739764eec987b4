"""Each check finds what it should and is silent beside it. Flagged and clean stand next to each other."""

from __future__ import annotations

import dataclasses

import pytest

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
from clausebook.checks.codes import Code, Severity
from clausebook.checks.explain import explanations
from clausebook.checks.finding import Finding, in_order, worst
from clausebook.checks.run import check_edition
from clausebook.edition.model import Edition, Provision, Regulation, Source

LAW = (regulation("act-one"),)
RESTS = {"law": ("act-one",), "no_reason": "None is recorded."}


def book(
    *clauses: Provision, terms: tuple[Provision, ...] = (), regulations: tuple[Regulation, ...] = LAW, **more: object
) -> Edition:
    return edition(
        document("gc", "GC", condition("c", "C", clause("rests", "Rests", "It rests.", **RESTS), *clauses)),
        definitions(*terms),
        regulations=regulations,
        **more,
    )


def codes(given: Edition, earlier: tuple[Edition, ...] = ()) -> list[str]:
    return [finding.code.value for finding in check_edition(given, earlier)]


def test_a_clean_book() -> None:
    assert codes(book()) == []


@pytest.mark.parametrize(
    ("flagged", "code"),
    [
        (clause("x", "X", "See {ref:nowhere}.", **RESTS), "dangling"),
        (clause("x", "X", "See {law:rests}.", **RESTS), "unwanted"),
        (clause("x", "X", "Under {ref:x}.", **RESTS), "self-reference"),
        (clause("x", "X", "Words.", no_reason="None."), "no-law"),
        (clause("x", "X", "Words.", law=("act-one",)), "no-reason"),
        (clause("x", "X", "As clause 4.2(b) says.", **RESTS), "typed-reference"),
        (clause("x", "X", "Under section 4 of it.", **RESTS), "typed-reference"),
        (clause("x", "X", "As GC4 says.", **RESTS), "typed-reference"),
        (clause("x", "X", "It tells the Lead Clinician of it.", **RESTS), "undefined-term"),
    ],
)
def test_flagged(flagged: Provision, code: str) -> None:
    assert codes(book(flagged)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "See {ref:rests}.",
        "Words under {law:act-one}.",
        "This clause binds.",
        "The first section of the form.",
        "Lead Clinicians act.",
        "It ends. It starts again, then: The end.",
    ],
)
def test_clean(text: str) -> None:
    assert codes(book(clause("x", "X", text, **RESTS))) == []


def test_registers_that_nothing_uses() -> None:
    given = book(regulations=(*LAW, regulation("act-two")), rationales=(rationale("why-one"),))
    assert codes(given) == ["unused-law", "unused-reason"]


def test_terms() -> None:
    unused = definition("def-a", "Alpha", "One.")
    assert codes(book(terms=(unused,))) == ["unused-term"]
    used = clause("x", "X", "An {term:def-a|Alpha}.", **RESTS)
    assert codes(book(used, terms=(unused,))) == []
    assert "twice-defined" in codes(book(used, terms=(unused, definition("def-b", "Alpha", "Two."))))


def test_definitions_in_a_circle() -> None:
    terms = (definition("def-a", "Alpha", "a {term:def-b|Beta}"), definition("def-b", "Beta", "an {term:def-a|Alpha}"))
    found = [each for each in check_edition(book(terms=terms)) if each.code is Code.CIRCULAR]
    assert [finding.message for finding in found] == ["“Alpha” is defined by itself: def-a → def-b → def-a"]


def test_definitions_that_use_each_other_are_fine() -> None:
    terms = (
        definition("def-a", "Alpha", "a person who signs with each {term:def-b|Beta}"),
        definition("def-b", "Beta", "a body that pays an {term:def-a|Alpha}"),
    )
    assert codes(book(terms=terms)) == []


def test_law_replaced_in_a_circle() -> None:
    law = (regulation("act-one", replaced_by="act-two"), regulation("act-two", replaced_by="act-one"))
    assert codes(book(regulations=law)) == ["circular"]


def test_an_id_that_was_dropped_is_never_used_again() -> None:
    past = book(clause("x", "Old", "Old words.", **RESTS), identity="2016-12")
    between = book(identity="2017-08")
    assert "reused-id" in codes(book(clause("x", "Old", "Old words.", **RESTS)), (past, between))


def test_an_id_that_means_something_else() -> None:
    past = book(
        clause("x", "Insurance", "The provider must hold indemnity cover of a stated amount.", **RESTS),
        identity="2016-12",
    )
    other = clause("x", "Meetings", "Both sides meet every month at noon.", **RESTS)
    assert "reused-id" in codes(book(other), (past,))
    reworded = clause("x", "Cover", "The provider must hold indemnity cover of any amount.", **RESTS)
    assert "reused-id" not in codes(book(reworded), (past,))
    kind = definition("x", "Insurance", "The provider must hold indemnity cover of a stated amount.")
    assert "reused-id" in codes(book(terms=(kind,)), (past,))


def test_order_and_gravity() -> None:
    first = Finding(Code.NO_LAW, "b", Source("a.md", 2))
    second = Finding(Code.DANGLING, "a", Source("a.md", 10), "cure")
    assert in_order([second, first, second]) == (first, second)
    assert worst([first, second]) is Severity.ERROR
    assert worst([]) is None
    assert second.line == "a.md:10: error: a; cure [dangling]"


def test_every_code_is_documented() -> None:
    for code in Code:
        assert all(dataclasses.astuple(explanations()[code])), code


def test_a_wrong_quotation_is_shown_beside_whole_words() -> None:
    told = clause("told", "Told", "The ICP must not press or pay a practice to suspend its contract at once.", **RESTS)
    words = "It says “must not press a practice to suspend its contract” ({ref:told})."
    quoting = guide("guide", "Guide", section("how", "How", words))
    given = edition(document("gc", "GC", condition("c", "C", told)), quoting, regulations=LAW)
    (found,) = (each for each in check_edition(given) if each.code is Code.MISQUOTED)
    actual = found.message.split("says “")[1].removesuffix("”")
    assert set(actual.split()) <= set(told.blocks[0].words.split()), actual
