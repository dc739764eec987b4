"""Terms are found without markup, the longest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.terms import TermIndex

INDEX = TermIndex(
    [
        ("def-contract", "Contract", ()),
        ("def-population", "Contract Population", ()),
        ("def-party", "Party", ()),
        ("def-staff", "Staff", ()),
        ("def-board", "the Board", ()),
        ("def-child", "Child", ("Children",)),
    ]
)


def marked(text: str, but_not: str = "") -> str:
    return "".join(f"[{piece}]" if identity else piece for piece, identity in INDEX.split(text, but_not))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("this Contract ends", "this [Contract] ends"),
        ("the Contract Population grows", "the [Contract Population] grows"),
        ("the Parties and each Party", "the [Parties] and each [Party]"),
        ("the Party’s duty, the Parties’ duty", "the [Party]’s duty, the [Parties]’ duty"),
        ("a contract", "a contract"),
        ("Contractor, sub-Contract, Contract-based", "Contractor, sub-Contract, Contract-based"),
        ("Children", "[Children]"),
        ("Contract\u00a0Population", "[Contract\u00a0Population]"),
        ("", ""),
    ],
)
def test_found(text: str, wanted: str) -> None:
    assert marked(text) == wanted


def test_a_meaning_does_not_link_to_itself() -> None:
    assert marked("Contract between each Party", but_not="def-contract") == "Contract between each [Party]"


def test_no_terms_no_links() -> None:
    assert list(TermIndex(()).split("Any text")) == [("Any text", "")]


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert "".join(piece for piece, _ in INDEX.split(text)) == text
