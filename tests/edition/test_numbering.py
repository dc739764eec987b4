"""Numbers follow position, and nothing else."""

from __future__ import annotations

import pytest

from builders import clause, condition, definition, definitions, document, edition, provision, section
from clausebook.edition.model import DocumentKind, Edition, ProvisionKind
from clausebook.edition.numbering import item_label, letters, number, roman


@pytest.mark.parametrize(
    ("count", "letter", "numeral"),
    [(1, "a", "i"), (4, "d", "iv"), (9, "i", "ix"), (26, "z", "xxvi"), (27, "aa", "xxvii"), (40, "nn", "xl")],
)
def test_letters_and_numerals(count: int, letter: str, numeral: str) -> None:
    assert (letters(count), roman(count)) == (letter, numeral)


def test_labels_by_depth() -> None:
    assert [item_label(depth, 2) for depth in (1, 2, 3)] == ["(b)", "(ii)", "(B)"]


def by_id(given: Edition) -> dict[str, tuple[str, str]]:
    return {each.id: (each.number, each.citation) for each in given.walk()}


def test_conditions() -> None:
    given = edition(
        document("gc", "GC", condition("one", "One"), condition("two", "Two", clause("a", "A"), clause("b", "B")))
    )
    assert by_id(given) == {"one": ("GC1", "GC1"), "two": ("GC2", "GC2"), "a": ("2.1", "GC2.1"), "b": ("2.2", "GC2.2")}


def test_schedules() -> None:
    part = provision(ProvisionKind.PART, "part", "P", provision(ProvisionKind.PARAGRAPH, "para", "X"))
    plain = provision(ProvisionKind.PARAGRAPH, "plain", "Y")
    schedules = [provision(ProvisionKind.SCHEDULE, "one", "S", plain, part)]
    given = edition(document("particulars", "Particulars", *schedules, scheme="schedules", abbreviation=""))
    assert by_id(given) == {
        "one": ("Schedule 1", "Schedule 1"),
        "plain": ("1", "paragraph 1 of Schedule 1"),
        "part": ("Part A", "Part A of Schedule 1"),
        "para": ("1", "paragraph 1 of Part A of Schedule 1"),
    }


def test_directions_count_through_parts() -> None:
    def part(identity: str, direction: str) -> object:
        return provision(ProvisionKind.PART, identity, "P", provision(ProvisionKind.DIRECTION, direction, "D"))

    given = edition(
        document(
            "d",
            "Directions",
            part("p", "x"),
            part("q", "y"),
            scheme="directions",
            abbreviation="",
            kind=DocumentKind.DIRECTIONS,
        )  # type: ignore[arg-type]
    )
    assert by_id(given)["y"] == ("2", "direction 2")


def test_agreement_and_sections() -> None:
    agreement = document(
        "ia", "Agreement", condition("aims", "Aims", clause("aim", "Aim")), scheme="agreement", abbreviation=""
    )
    guide = document("guide", "Guide", section("s", "S", section("t", "T")), scheme="sections", abbreviation="")
    found = by_id(edition(agreement, guide))
    assert found["aim"] == ("1.1", "clause 1.1")
    assert found["t"] == ("1.1", "section 1.1")


def test_definitions_have_no_number() -> None:
    given = edition(definitions(definition("def-law", "Law", "Any statute.")))
    assert by_id(given) == {"def-law": ("", "the definition of “Law”")}


def test_labels_run_on_through_the_lists_of_a_clause() -> None:
    given = edition(
        document(
            "gc",
            "GC",
            condition("c", "C", clause("x", "X", "1. a", "1.. i", "1.. ii", "1. b", "1.. i", "between", "1. c")),
        )
    )
    labels = [block.label for each in given.walk() for block in each.blocks]
    assert labels == ["(a)", "(i)", "(ii)", "(b)", "(i)", "", "(c)"]


def test_references_print_numbers_of_items_and_name_other_documents() -> None:
    gc = document(
        "gc",
        "GC",
        condition("c", "C", clause("x", "X", "See {ref:deep} and {ref:aim}.", "1. a", "1.. (deep) i")),
        abbreviation="GC",
    )
    agreement = document(
        "ia",
        "Agreement",
        condition("aims", "Aims", clause("aim", "Aim", "See {ref:aim} and {ref:x}.")),
        scheme="agreement",
        abbreviation="",
    )
    texts = [block.words for each in edition(gc, agreement).walk() for block in each.blocks]
    assert texts[0] == "See GC1.1(a)(i) and clause 1.1 of “Agreement”."
    assert texts[-1] == "See clause 1.1 and GC1.1."


def test_inserting_a_clause_changes_numbers_and_no_id() -> None:
    old = edition(document("gc", "GC", condition("c", "C", clause("a", "A"), clause("b", "B", "See {ref:b}."))))
    new = edition(
        document("gc", "GC", condition("c", "C", clause("a", "A"), clause("n", "N"), clause("b", "B", "See {ref:b}.")))
    )
    assert by_id(old)["b"] == ("1.2", "GC1.2")
    assert by_id(new)["b"] == ("1.3", "GC1.3")
    assert [block.words for each in new.walk() for block in each.blocks] == ["See GC1.3."]


def test_numbering_twice_is_numbering_once() -> None:
    once = edition(document("gc", "GC", condition("c", "C", clause("a", "A", "See {ref:a}.", "1. one"))))
    assert number(once) == once
