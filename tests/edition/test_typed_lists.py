"""Which lines of a plain text begin an item of a list, how deep it lies, and what each provision is called."""

from __future__ import annotations

import pytest

from clausebook.edition.model import BlockKind, Document
from clausebook.edition.plain import read_plain

NESTED = """\
## 4. Repairs

The landlord must:

1.  mend the roof,
    slates and all;

    and the gutters below it:

    - those of iron; and
      * their brackets;
    - those of lead;

2.  paint the doors:
    a) in spring;
    b) in one colour; and

4.  sweep the chimney.

The tenant must ask first.

  * Not by letter.

1.  Another list begins.
"""
RESTARTED = """\
# House rules

## Kitchen

1. Wash the pans.

2. Air the room:

    1. in the morning;
    2. at night.

## Cellar

1. Lock the door.

3. Count the barrels.
"""


def read(text: str) -> Document:
    return read_plain(text.encode(), "x.md").documents[0]


def items(document: Document, at: int = -1) -> list[tuple[int, str, str]]:
    return [(each.depth, each.label, each.words) for each in document.provisions[at].blocks]


def test_a_list_below_a_numbered_heading_belongs_to_it() -> None:
    document = read(NESTED)
    assert [(each.number, each.heading) for each in document.provisions] == [("4", "Repairs")]
    assert items(document) == [
        (0, "", "The landlord must:"),
        (1, "1.", "mend the roof, slates and all;"),
        (1, "", "and the gutters below it:"),
        (2, "", "those of iron; and"),
        (3, "", "their brackets;"),
        (2, "", "those of lead;"),
        (1, "2.", "paint the doors:"),
        (2, "a)", "in spring;"),
        (2, "b)", "in one colour; and"),
        (1, "4.", "sweep the chimney."),
        (0, "", "The tenant must ask first."),
        (1, "", "Not by letter."),
        (1, "1.", "Another list begins."),
    ]


def test_numbered_paragraphs_are_called_by_their_heading_where_numbers_begin_again() -> None:
    document = read(RESTARTED)
    assert [each.citation for each in document.provisions] == ["", "", "1 of Kitchen", "2", "", "1 of Cellar", "3"]
    assert items(document, 3) == [(0, "", "Air the room:"), (1, "1.", "in the morning;"), (1, "2.", "at night.")]


def test_a_number_of_several_counts_is_called_by_what_it_stands_below() -> None:
    part = "2.1 The buyer shall pay.\n\n### 2.2 Delivery\n\nAt the door.\n\n2.3 The seller shall deliver.\n"
    document = read(f"## North\n\n{part}\n## South\n\n{part}")
    assert [each.citation for each in document.provisions if not each.heading] == [
        "2.1 of North", "2.3 of North", "2.1 of South", "2.3 of South",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It fell from five to zero\n(0) during the war.",
        "As Smith\nv. Jones decided, it holds.",
        "This rests on paragraph\n(a) of the lease.",
        "This rests on section 4.2\n(b) of the lease.",
        "The rent is due on\n5. March of each year.",
        "c. 1900 the house was built.",
        "The list is:\nb. not begun here.",
        "The list is:\n2) not begun here.",
    ],
)
def test_what_no_list_would_say_stays_words(text: str) -> None:
    (block,) = read(f"## 1. Title\n\n{text}\n").provisions[0].blocks
    assert (block.kind, block.words) == (BlockKind.PARAGRAPH, " ".join(text.split()))


@pytest.mark.parametrize(
    ("labels", "depths"),
    [
        (("a.", "b.", "c."), (1, 1, 1)),
        (("i.", "ii.", "iii.", "iv."), (1, 1, 1, 1)),
        (("a)", "i)", "ii)", "b)"), (1, 2, 2, 1)),
        (("(a)", "(i)", "(A)", "(b)"), (1, 2, 3, 1)),
        (("(h)", "(i)", "(j)"), (1, 1, 1)),
        (("(1)", "(2)", "(3)"), (1, 1, 1)),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_labels_that_go_on_make_a_list(labels: tuple[str, ...], depths: tuple[int, ...], between: str) -> None:
    lines = between.join(f"{label} thing {at};" for at, label in enumerate(labels))
    listed = items(read(f"## 1. Title\n\nThe things are:{between}{lines}\n"))[1:]
    assert [(depth, label) for depth, label, _ in listed] == list(zip(depths, labels, strict=True))
    assert [words for _, _, words in listed] == [f"thing {at};" for at in range(len(labels))]
