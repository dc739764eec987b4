"""Registers are read in the order in which a name or a number is looked up."""

from io import BytesIO

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from builders import clause, condition, document, edition, rationale, regulation
from clausebook.render.docx_edition import edition_docx
from clausebook.render.register_order import law_in_order, reasons_in_order
from clausebook.render.typst_edition import edition_data

ACT, OTHER = "National Health Service Act 2006 (c. 41)", "National Health Service (Charges) Regulations 2015"
LAW = tuple(
    regulation(f"r{n}", f"{place} of it", instrument=instrument, provision=place)
    for n, (instrument, place) in enumerate(
        (
            (OTHER, "regulations 2 and 4"),
            ("Care Act 2014", "section 74"),
            ("Care Act 2014", "sections 9, 18 and 24 to 27"),
            (ACT, "Schedule 3A, paragraph 1"),
            (ACT, "Schedule 3, paragraph 10"),
            (ACT, "Schedule 3, paragraphs 4 to 8"),
            (ACT, "Schedule 3, paragraph 2"),
            (ACT, "section 14Z32"),
            (ACT, "sections 1 and 1A"),
            (ACT, "section 2B"),
            (ACT, "section 14A"),
        )
    )
)
LOOKED_UP = [
    "sections 9, 18 and 24 to 27", "section 74", "sections 1 and 1A", "section 2B", "section 14A", "section 14Z32",
    "Schedule 3, paragraph 2", "Schedule 3, paragraphs 4 to 8", "Schedule 3, paragraph 10", "Schedule 3A, paragraph 1",
    "regulations 2 and 4",
]  # fmt: skip
REASONS = tuple(rationale(f"why-{n}", title) for n, title in enumerate(("Unequal outcomes", "A form", "Boards plan")))


def book():
    top = condition("a", "A", clause("b", "", "Words."))
    return edition(document("gc", "G", top), regulations=LAW, rationales=REASONS)


def test_law_stands_by_instrument_and_number_and_reasons_by_title() -> None:
    assert [each.provision for each in law_in_order(LAW)] == LOOKED_UP
    assert [each.title for each in reasons_in_order(REASONS)] == ["A form", "Boards plan", "Unequal outcomes"]


def test_paper_prints_the_registers_in_that_order() -> None:
    data = edition_data(book(), "0" * 64)

    assert [each["heading"]["text"] for each in data["regulations"]] == [f"{each} of it" for each in LOOKED_UP]
    assert [each["heading"]["text"] for each in data["rationales"]] == ["A form", "Boards plan", "Unequal outcomes"]


@given(st.permutations(LAW))
def test_the_order_of_entries_does_not_matter(law: list) -> None:
    assert law_in_order(law) == law_in_order(LAW)


@given(st.lists(st.text(), max_size=6))
def test_any_names_have_an_order(names: list[str]) -> None:
    law = [regulation(f"r{n}", instrument=name, provision=name) for n, name in enumerate(names)]

    assert sorted(each.id for each in law_in_order(law)) == sorted(each.id for each in law)


def test_word_does_so_too() -> None:
    texts = [each.text for each in Document(BytesIO(edition_docx(book(), "0" * 64))).paragraphs]
    law = [text.removesuffix(" of it: Example duty").casefold() for text in texts if " of it: " in text]

    assert law == [each.casefold() for each in LOOKED_UP]
    assert [text for text in texts if text in {each.title for each in REASONS}] == [
        "A form", "Boards plan", "Unequal outcomes",
    ]  # fmt: skip
