"""Two plain files compare without any project."""

from __future__ import annotations

import pytest

from clausebook.edition.model import BlockKind
from clausebook.edition.plain import read_plain
from clausebook.edition.snapshot import SnapshotError
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Redline

TERMS = "# Terms\n\nOpening words.\n\n## 1. Payment\n\n1.1 The buyer shall pay:\n\n(a) in full; and\n(b) in time.\n\n- a bullet\n\n2. Notices are in writing.\n"


def redline(old: str, new: str) -> Redline:
    return compare(
        read_plain(old.encode(), "old.md"), read_plain(new.encode(), "new.txt"), old_digest="a", new_digest="b"
    )


def test_headings_and_numbered_paragraphs_become_provisions() -> None:
    (document,) = read_plain(TERMS.encode(), "x.md").documents
    assert [(each.number, each.heading, [block.words for block in each.blocks]) for each in document.provisions] == [
        ("", "Terms", ["Opening words."]),
        ("1", "Payment", []),
        ("1.1", "", ["The buyer shall pay:", "in full; and", "in time.", "a bullet"]),
        ("2", "", ["Notices are in writing."]),
    ]
    kinds = [block.kind for block in document.provisions[2].blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM, BlockKind.BULLET]


def test_the_same_text_under_two_names_has_no_change() -> None:
    assert redline(TERMS, TERMS).counts() == {}


def test_renumbering_is_no_change_of_words() -> None:
    found = redline(
        "1. First here.\n\n2. Second there.\n", "1. A new one stands before.\n\n2. First here.\n\n3. Second there.\n"
    )
    assert found.counts() == {ChangeKind.INSERTED: 1, ChangeKind.RENUMBERED: 2}


def test_a_reworded_paragraph_is_matched_by_content() -> None:
    found = redline(
        "The buyer shall pay the whole price within 30 days.", "The buyer must pay the whole price within 30 days."
    )
    assert set(found.counts()) <= {ChangeKind.AMENDED}


@pytest.mark.parametrize("text", ["", "\n\n", "no heading at all", "#", "# \n", "1.", "(a) item first"])
def test_odd_texts_are_read(text: str) -> None:
    words = "".join(text.split())
    document = read_plain(text.encode(), "x").documents[0]
    shown = "".join(
        "".join(each.heading.split()) + "".join("".join(block.words.split()) for block in each.blocks)
        for each in document.provisions
    )
    shown += "".join("".join(block.words.split()) for block in document.blocks)
    assert shown in words


def test_not_utf8_names_the_line() -> None:
    with pytest.raises(SnapshotError, match=r"^x\.md:2: byte 4 is not UTF-8"):
        read_plain(b"one\n\xff", "x.md")


MANY = """\
SCHEDULE 1

# 1 Payment

1.1 The buyer shall pay.
1.2 The seller shall deliver:
(h) here;
(i) there; or
(j) anywhere:
(i) by day; or
(ii) by night.

Article 5. Notices

12.3.1 A notice is in writing.

Section 2 - Term

It lasts a year.

| Fee | Sum |
|---|--:|
| Entry | 5 |
"""


def test_numbers_of_many_sorts_are_parsed_off() -> None:
    (document,) = read_plain(MANY.encode(), "x.md").documents
    assert [(each.number, each.heading) for each in document.provisions] == [
        ("SCHEDULE 1", ""),
        ("1", "Payment"),
        ("1.1", ""),
        ("1.2", ""),
        ("Article 5", "Notices"),
        ("12.3.1", ""),
        ("Section 2", "Term"),
    ]
    labels = [(block.depth, block.label) for block in document.provisions[3].blocks if block.label]
    assert labels == [(1, "(h)"), (1, "(i)"), (1, "(j)"), (2, "(i)"), (2, "(ii)")]
    cells = [(block.kind, block.row, block.words) for block in document.provisions[-1].blocks if block.table]
    assert cells == [
        (BlockKind.HEADER_CELL, 1, "Fee"),
        (BlockKind.HEADER_CELL, 1, "Sum"),
        (BlockKind.CELL, 2, "Entry"),
        (BlockKind.CELL, 2, "5"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12.3.1 A notice is in writing.", "12.4.1 A notice is in writing."),
        ("Article 5. Notices\n\nIn writing and in time.", "Article 6. Notices\n\nIn writing and in time."),
        ("(a) A notice in writing.", "(b) A notice in writing."),
        ("Section 2: A notice is in writing.", "Section 3: A notice is in writing."),
    ],
)
def test_a_typed_number_is_no_word(old: str, new: str) -> None:
    assert set(redline(old, new).counts()) == {ChangeKind.RENUMBERED}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3.5 per cent of the price is due.", "4.5 per cent of the price is due."),
        ("30 days after that the sum is due.", "60 days after that the sum is due."),
        ("Section 83 applies to all of these sums.", "Section 84 applies to all of these sums."),
        ("2019 was the year of all these sums.", "2018 was the year of all these sums."),
        ("Within\n30. of these many days it is due.", "Within\n60. of these many days it is due."),
        ("Clause 4 of it applies to these sums.", "Clause 5 of it applies to these sums."),
        ("12.5 Units of it are due in all.", "25.5 Units of it are due in all."),
        ("(5) days after all that it is due.", "(6) days after all that it is due."),
    ],
)
def test_a_figure_that_is_part_of_a_sentence_is_a_word(old: str, new: str) -> None:
    assert set(redline(old, new).counts()) == {ChangeKind.AMENDED}


def test_a_figure_at_the_head_of_a_heading_is_its_number_only_in_company() -> None:
    alone = redline("## 5 Apples\n\nThey are due.\n", "## 6 Apples\n\nThey are due.\n")
    assert not any(kind.quiet for kind in alone.counts())
    beside = redline(
        "## 1 Pears\n\nNone.\n\n## 2 Apples\n\nThey are due.\n", "## 1 Apples\n\nThey are due.\n\n## 2 Nuts\n\nAll.\n"
    )
    assert beside.counts()[ChangeKind.RENUMBERED] == 1
