"""How licences and contracts that nobody made for comparing are laid out: each text here is read as a lawyer reads it."""

from __future__ import annotations

import pytest

from clausebook.edition.model import Document
from clausebook.edition.plain import read_plain

Shown = list[tuple[str, str, list[str]]]


def read(text: str, name: str = "x.txt") -> Document:
    return read_plain(text.encode(), name).documents[0]


def shown(text: str) -> Shown:
    """Number and heading of each provision, and its blocks with their labels."""
    return [
        (each.number, each.heading, [f"{block.label} {block.words}".strip() for block in each.blocks])
        for each in read(text).provisions
    ]


LAYOUTS: dict[str, tuple[str, Shown]] = {
    "a count that begins with nought": (
        "  0. PREAMBLE\n\nWe share.\n\n  1. Pay what the tenant owes.\n\nIn time.\n\n  2. END\n\nIt ends.\n",
        [
            ("0", "PREAMBLE", ["We share."]),
            ("1", "", ["Pay what the tenant owes.", "In time."]),
            ("2", "END", ["It ends."]),
        ],
    ),
    "paragraphs that are all as far in": (
        "  0. All that is said here holds.\n\n  1. The tenant pays.\n\n    a) in time; and\n    b) in full.\n\n  2. It ends.\n",
        [
            ("0", "", ["All that is said here holds."]),
            ("1", "", ["The tenant pays.", "a) in time; and", "b) in full."]),
            ("2", "", ["It ends."]),
        ],
    ),
    "no space behind the number": (
        "1.Meanings\nIn these rules words have their meaning, and no other one.\n\n2.Scope\nAll who live in the house keep the rules.\n",
        [
            ("1", "Meanings", ["In these rules words have their meaning, and no other one."]),
            ("2", "Scope", ["All who live in the house keep the rules."]),
        ],
    ),
    "a dash behind the number": (
        "1- SCOPE\n\nAll who live here.\n\n2 – RENT\n\nIt is due.\n\n30 - 40 days later it is overdue.\n",
        [("1", "SCOPE", ["All who live here."]), ("2", "RENT", ["It is due.", "30 - 40 days later it is overdue."])],
    ),
    "a title right above its words": (
        "1. Rent and heating\nThe tenant pays the rent and the heating in the first week.\n\n2. Rooms of the\nhouse that stand empty are locked by the last who leaves.\n",
        [
            ("1", "Rent and heating", ["The tenant pays the rent and the heating in the first week."]),
            ("2", "", ["Rooms of the house that stand empty are locked by the last who leaves."]),
        ],
    ),
    "a title right above its items": (
        "2. DUTIES OF ALL\n a) Wash the pans.\n b) Air the rooms.\n\n3. Others\n (a) None.\n",
        [("2", "DUTIES OF ALL", ["a) Wash the pans.", "b) Air the rooms."]), ("3", "Others", ["(a) None."])],
    ),
    "lists by capitals": (
        "4. Duties\n\nThe tenant must:\n\nA. wash the pans; B. is no label here;\nB. air the room;\nD. lock the door; and\nE. sleep.\n",
        [
            (
                "4",
                "Duties",
                [
                    "The tenant must:",
                    "A. wash the pans; B. is no label here;",
                    "B. air the room;",
                    "D. lock the door; and",
                    "E. sleep.",
                ],
            )
        ],
    ),
    "an initial is no label": (
        "1. The parties are named first:\n\nA. Smith and his heirs.\n",
        [("1", "", ["The parties are named first:", "A. Smith and his heirs."])],
    ),
    "items behind dashes": (
        "1. Words mean:\n— ‘house’: the house\nand its yard.\n– ‘tenant’: who lives there.\n\nThe house stands\n— as all know — by the river.\n",
        [
            (
                "1",
                "",
                [
                    "Words mean:",
                    "‘house’: the house and its yard.",
                    "‘tenant’: who lives there.",
                    "The house stands — as all know — by the river.",
                ],
            )
        ],
    ),
    "a clause after a list that counts almost as far": (
        "3. REPAIRS\n\nThe landlord mends:\n\n1. the roof;\n2. the doors.\n\n4. GARDEN\n\nIt is watered.\n\n5. The gate is locked.\n",
        [
            ("3", "REPAIRS", ["The landlord mends:", "1. the roof;", "2. the doors."]),
            ("4", "GARDEN", ["It is watered."]),
            ("5", "", ["The gate is locked."]),
        ],
    ),
    "counts within a section and within an item": (
        "Section 2 – Scope.\n\n     a. Grant.\n\n          1. We grant the use.\n\n          2. It is free.\n\n     b. Rest.\n\nSection 3 – End.\n\n1. It ends.\n",
        [
            ("Section 2", "", ["Scope.", "a. Grant.", "1. We grant the use.", "2. It is free.", "b. Rest."]),
            ("Section 3", "", ["End.", "1. It ends."]),
        ],
    ),
    "words that go on in an item": (
        "1. The tenant must:\n(a) wash the pans;\n\n    and dry them:\n    - with a towel;\n\n(b) sleep.\n\nThat is all.\n",
        [
            (
                "1",
                "",
                [
                    "The tenant must:",
                    "(a) wash the pans;",
                    "and dry them:",
                    "with a towel;",
                    "(b) sleep.",
                    "That is all.",
                ],
            )
        ],
    ),
    "a number on a line of its own": (
        "1. We share.\n\n2.\nIt ends in a year.\n\n3.\n\nNobody pays.\n",
        [("1", "", ["We share."]), ("2", "", ["It ends in a year."]), ("3", "", ["Nobody pays."])],
    ),
    "a list that begins with nought": (
        "4. Works\n\n a) Do one of these:\n\n    0) wash the pans; or\n\n    1) air the room.\n\n b) Sleep.\n",
        [("4", "Works", ["a) Do one of these:", "0) wash the pans; or", "1) air the room.", "b) Sleep."])],
    ),
    "what stands behind the text": (
        "1. It ends.\n\nADDENDUM: How to use these rules in your house\n\nHang them up.\n\nPreamble\n\nWe share.\n",
        [
            ("1", "", ["It ends."]),
            ("", "ADDENDUM: How to use these rules in your house", ["Hang them up."]),
            ("", "Preamble", ["We share."]),
        ],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str) -> None:
    text, wanted = LAYOUTS[layout]
    assert shown(text) == wanted


def test_words_that_go_on_in_an_item_lie_in_it() -> None:
    text, _ = LAYOUTS["words that go on in an item"]
    assert [block.depth for block in read(text).provisions[0].blocks] == [0, 1, 1, 2, 1, 0]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_letter_of_a_layout_is_lost(layout: str) -> None:
    text, _ = LAYOUTS[layout]
    document = read(text)
    said = "".join(number + heading + "".join(blocks) for number, heading, blocks in shown(text))
    said += "".join(block.label + block.words for block in document.blocks)
    assert sorted(filter(str.isalnum, said)) == sorted(filter(str.isalnum, text))
