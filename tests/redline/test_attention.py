"""Flags are found without a look at every phrase; they are those that a look at every phrase finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders import clause, definition, definitions, document, edition
from clausebook.edition.model import BlockKind, Key, KeyKind
from clausebook.redline.attention import _PATTERNS, _flags, attention
from clausebook.redline.compare import compare
from clausebook.redline.model import Attention, BlockChange, BlockShape, Fate, Run

WORD = st.sampled_from(
    re.findall(
        r"\S+",
        "must not notify only may can subject to the if in event extent provided that is required entitled are 10 days ten weeks don’t "
        "£5 12% May 2026 per cent never otherwise Provider pay goods at least most more than -5 ½ is are within km",
    )
)
TEXT = st.lists(WORD, max_size=4).map(" ".join)
SPACE = st.sampled_from(["", " "])


@given(TEXT, SPACE, TEXT, TEXT, SPACE, TEXT)
@example("must", " ", "pay", "not", " ", "pay")
@example("subject", " ", "pay", "to", " ", "pay")
@example("must", " ", "notify", "inform", " ", "them")
@example("may", " ", "10", "pay", " ", "days")
def test_no_flag_is_lost_where_words_are_looked_for_first(
    before: str, space: str, old: str, new: str, other: str, after: str
) -> None:
    ends = (before + space).lower(), (other + after).lower()
    one, two = (ends[0] + text.lower() + ends[1] for text in (old, new))
    every = [flag for flag, phrase in _PATTERNS.items() if said(phrase.findall(one)) != said(phrase.findall(two))]
    assert _flags(ends[0], old.lower(), new.lower(), ends[1]) == every


def said(found: list[str]) -> list[str]:
    return [" ".join(each.split()) for each in found]


@pytest.mark.parametrize(
    ("old", "new", "flags"),
    [
        ("pays", "refunds", ()),
        ("must", "may", (Attention.OBLIGATION,)),
        ("10 days", "ten weeks", (Attention.AMOUNT,)),
        ("without", "with", (Attention.NEGATION,)),
        ("if", "unless", (Attention.CONDITION,)),
        ("-5 degrees", "5 degrees", (Attention.AMOUNT,)),
        ("(5)", "(-5)", (Attention.AMOUNT,)),
        ("5£", "5€", (Attention.AMOUNT,)),
        ("m²", "m³", (Attention.AMOUNT,)),
        ("½", "¼", (Attention.AMOUNT,)),
        ("at least", "at most", (Attention.AMOUNT,)),
        ("5 miles", "5 km", (Attention.AMOUNT,)),
        ("has to", "may", (Attention.OBLIGATION,)),
    ],
)
def test_a_flag_names_the_sort_of_word_that_differs(old: str, new: str, flags: tuple[Attention, ...]) -> None:
    shape = BlockShape(BlockKind.PARAGRAPH)
    runs = (Run(Fate.KEPT, "It "), Run(Fate.DELETED, old), Run(Fate.INSERTED, new), Run(Fate.KEPT, " then."))
    assert attention([BlockChange(Fate.KEPT, shape, shape, runs)]) == flags


@pytest.mark.parametrize("kind", [KeyKind.REFERENCE, KeyKind.CITATION, KeyKind.REASON])
def test_what_names_something_raises_no_flag(kind: KeyKind) -> None:
    shape = BlockShape(BlockKind.PARAGRAPH)
    name = Run(Fate.INSERTED, "section 12 of the Must Not Act 2009", Key(kind, "act"))
    runs = (Run(Fate.KEPT, "It pays under "), name, Run(Fate.KEPT, "."))
    assert attention([BlockChange(Fate.KEPT, shape, shape, runs)]) == ()


def test_a_term_that_only_begins_like_a_party_is_none() -> None:
    shape = BlockShape(BlockKind.PARAGRAPH)

    def flags(old: str, new: str) -> tuple[Attention, ...]:
        runs = (
            Run(Fate.KEPT, "Tell the "),
            Run(Fate.DELETED, old, Key(KeyKind.TERM, "a")),
            Run(Fate.INSERTED, new, Key(KeyKind.TERM, "b")),
            Run(Fate.KEPT, " of it."),
        )
        return attention([BlockChange(Fate.KEPT, shape, shape, runs)])

    assert flags("Commissioner Requested Service", "Provider") == ()
    assert flags("Co-ordinating Commissioner", "Provider’s") == (Attention.PARTY,)


@pytest.mark.parametrize(
    ("old", "new", "flags"),
    [
        ("Notice within 10 days", "Notice within 5 days", (Attention.AMOUNT,)),
        ("Exclusions", "No exclusions", (Attention.NEGATION,)),
        ("Fees", "Charges", ()),
    ],
)
def test_a_heading_raises_flags_like_any_words(old: str, new: str, flags: tuple[Attention, ...]) -> None:
    before, after = (edition(document("d", "D", clause("one", heading, "Pay."))) for heading in (old, new))
    found = compare(before, after, old_digest="", new_digest="").changes
    assert [each.attention for each in found if each.id == "one"] == [flags]


def test_the_name_of_a_term_raises_none() -> None:
    before, after = (
        edition(definitions(definition("one", term, "means a fee."))) for term in ("Day One Board", "Day Two Trust")
    )
    found = compare(before, after, old_digest="", new_digest="").changes
    assert [each.attention for each in found if each.id == "one"] == [()]
