"""The account of a change says when a paragraph became an item, an item went to another level, or a heading came or went."""

from __future__ import annotations

import pytest

from builders import clause, condition, document, edition
from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.render.phrases import account

RECORDS, FEES = (
    "The Provider must keep safe records of each visit.",
    "The Provider may charge a fee for copies of them.",
)


def book(heading: str, *blocks: str) -> Edition:
    return edition(document("d", "D", condition("c", "C", clause("one", heading, *blocks))))


def told(old: Edition, new: Edition) -> str:
    (change,) = (each for each in compare(old, new, old_digest="", new_digest="").changes if each.id == "one")
    return account(change)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            (RECORDS, FEES),
            (RECORDS, f"1. {FEES}"),
            "“The Provider may charge a fee for copies of …” becomes an item of a list.",
        ),
        ((RECORDS, FEES), (f"1. {RECORDS}", f"1. {FEES}"), "2 paragraphs become items of a list"),
        ((f"1. {RECORDS}", FEES), (RECORDS, FEES), "is no longer an item of a list"),
        (
            (f"- {RECORDS}", f"- {FEES}"),
            (f"1. {RECORDS}", f"1. {FEES}"),
            "2 items have letters or numbers, not bullets",
        ),
        ((f"1. {RECORDS}", f"- {FEES}"), (f"1. {RECORDS}", f"1. {FEES}"), "has a letter or number instead of a bullet"),
        ((f"1. {RECORDS}", f"1. {FEES}"), (f"1. {RECORDS}", f"1.. {FEES}"), "stands at a deeper level"),
        ((f"1. {RECORDS}", f"1.. {FEES}"), (f"1. {RECORDS}", f"1. {FEES}"), "stands at a higher level"),
    ],
)
def test_another_shape_is_told(old: tuple[str, ...], new: tuple[str, ...], wanted: str) -> None:
    account_of_it = told(book("One", *old), book("One", *new))
    assert wanted in account_of_it
    assert ("lettered anew" in account_of_it) == ("level" in wanted)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", "Records", "It is headed “Records”, having had no heading."),
        ("Records", "", "Its heading “Records” is omitted."),
        ("Records", "Files", "The heading “Records” becomes “Files”."),
    ],
)
def test_a_heading_that_comes_or_goes_is_told(old: str, new: str, wanted: str) -> None:
    assert told(book(old, RECORDS), book(new, RECORDS)) == wanted
