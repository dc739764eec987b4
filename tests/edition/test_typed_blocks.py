"""What a Markdown file sets apart: code, quotations, footnotes, headings and numbers in bold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import BlockKind, Document, Emphasis
from clausebook.edition.plain import read_plain
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Redline

PARAGRAPH, NOTE, ITEM, BULLET = BlockKind.PARAGRAPH, BlockKind.NOTE, BlockKind.ITEM, BlockKind.BULLET


def read(text: str, name: str = "x.md") -> Document:
    return read_plain(text.encode(), name).documents[0]


def redline(old: str, new: str) -> Redline:
    return compare(*(read_plain(text.encode(), "x.md") for text in (old, new)), old_digest="", new_digest="")


def blocks(document: Document, at: int = -1) -> list[tuple[BlockKind, str, str]]:
    return [(each.kind, each.label, each.words) for each in document.provisions[at].blocks]


def test_a_numbered_line_in_bold_is_a_heading_and_a_number_in_bold_a_number() -> None:
    document = read(
        "**1. Payment**\n\nThe price is due.\n\n**2.** The fee is due.\n\n__3. Notice.__ A notice is in writing.\n\n"
        "**4 End**\n\nIt ends.\n\n**4.1** The *old* law binds.\n\n**Note well**\n\n*Article 6. Last*\n\n**(a)** one; or\n\n**(b)** two.\n"
    )
    assert [(each.number, each.heading) for each in document.provisions] == [
        ("1", "Payment"), ("2", ""), ("3", ""), ("4", "End"), ("4.1", ""), ("Article 6", "Last"),
    ]  # fmt: skip
    assert [(span.text, span.emphasis) for span in document.provisions[2].blocks[0].spans] == [
        ("Notice.", Emphasis.STRONG), (" A notice is in writing.", Emphasis.NONE),
    ]  # fmt: skip
    assert [words for _, _, words in blocks(document, 4)] == ["The old law binds.", "Note well"]
    assert blocks(document) == [(ITEM, "(a)", "one; or"), (ITEM, "(b)", "two.")]


@pytest.mark.parametrize(
    "line", ["**The Buyer** shall pay.", "*3.5 per cent* is due.", "**30 days** after that it is due."]
)
def test_other_words_in_bold_stay_words(line: str) -> None:
    (block,) = read(line).blocks
    assert block.words == line.replace("*", "")


def test_code_is_kept_line_by_line() -> None:
    code = "# no heading\n  1. no number\n\n| no | table |\n*no type*"
    assert blocks(read(f"## 1. Sum\n\nIt is:\n```\n{code}\n```\nand no more.\n")) == [
        (PARAGRAPH, "", "It is:"),
        (PARAGRAPH, "", "# no heading"),
        (PARAGRAPH, "", "\u00a0\u00a01. no number"),
        (PARAGRAPH, "", "| no | table |"),
        (PARAGRAPH, "", "*no type*"),
        (PARAGRAPH, "", "and no more."),
    ]
    assert [words for _, _, words in blocks(read("## 1. Sum\n\n~~~ yaml\na: 1\n```\nb: 2\n~~~~\n"))] == [
        "~~~ yaml", "a: 1", "```", "b: 2",
    ]  # fmt: skip


def test_a_fence_that_is_never_closed_is_words_and_so_is_any_in_a_text() -> None:
    assert [each.words for each in read("```\none\ntwo\n").blocks] == ["``` one two"]
    assert [each.words for each in read("```\none\n```\n", "x.txt").blocks] == ["``` one ```"]


def test_a_line_of_code_is_compared_with_its_like() -> None:
    old = "## 1. Sum\n\n```\nfee = 3 * price\ncap = 100 pounds\n```\n"
    made = redline(old, old.replace("100", "200").replace("fee", "low = 7 pence\nfee"))
    marked = [
        run.text for change in made.changes for block in change.blocks for run in block.runs if run.fate.value != "kept"
    ]
    assert marked == ["low = 7 pence", "100", "200"]


def test_a_quotation_is_set_apart_and_its_marks_are_no_words() -> None:
    document = read(
        "## 1. Form\n\nThe form is:\n\n> I, the buyer,\n> pay **all**.\n>\n> > # 2. No heading\n>\n> - on time;\nin full.\n\nIt binds.\n"
    )
    assert blocks(document) == [
        (PARAGRAPH, "", "The form is:"),
        (NOTE, "", "I, the buyer, pay all."),
        (NOTE, "", "# 2. No heading"),
        (BULLET, "", "on time; in full."),
        (PARAGRAPH, "", "It binds."),
    ]
    assert redline("> One two\n> three.", "> One\n> two three.").counts() == {}
    assert [words for _, _, words in blocks(read(f"# 1 Form\n\n{'> ' * 19_000}deep"))] == ["deep"]


NOTED = """\
## 1. Payment

The price[^p] is due.

## 2. Notice

A notice is in writing[^w], and so is a reply[^w].

[^w]: Letters count, and so
does a telegram.
[^p]: The sum that the parties named on the first day.
[^x]: Nobody refers to this.
"""


def test_a_footnote_stands_with_the_words_that_refer_to_it() -> None:
    document = read(NOTED)
    assert blocks(document, 0) == [
        (PARAGRAPH, "", "The price[^p] is due."),
        (ITEM, "[^p]", "The sum that the parties named on the first day."),
    ]
    assert blocks(document, 1) == [
        (PARAGRAPH, "", "A notice is in writing[^w], and so is a reply[^w]."),
        (ITEM, "[^w]", "Letters count, and so does a telegram."),
        (ITEM, "[^x]", "Nobody refers to this."),
    ]


def test_a_footnote_that_gets_another_label_is_renumbered_and_followed() -> None:
    made = redline(NOTED, NOTED.replace("[^p]", "[^1]").replace("[^w]", "[^2]"))
    assert set(made.counts()) == {ChangeKind.RENUMBERED, ChangeKind.CONSEQUENTIAL}
    made = redline(NOTED, NOTED.replace("[^w], and", "[^x], and"))
    assert ChangeKind.AMENDED in made.counts()
    made = redline(NOTED, NOTED.replace("first day", "last day"))
    assert set(made.counts()) == {ChangeKind.AMENDED}


@given(st.text(alphabet="ab1 *_[]^:>~`.\n", max_size=60))
def test_no_letter_of_what_is_set_apart_is_ever_lost(text: str) -> None:
    document = read(f"Opening.\n\n{text}")
    said = [block.words + block.label for block in document.blocks]
    for each in document.provisions:
        said += [each.number, each.heading, *(block.words + block.label for block in each.blocks)]
    assert sorted(each for each in "".join(said) if each in "ab") == sorted(each for each in text if each in "ab")
