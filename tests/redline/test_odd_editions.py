"""Editions that no author would write, and some would: the laws hold, and nothing hangs."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from builders import clause, condition, document, edition
from clausebook.edition.model import Block, BlockKind, Edition, Provision, Span
from clausebook.edition.plain import read_plain
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Redline
from clausebook.redline.replay import accept, reject, words_of

WORDS = [
    "provider",
    "commissioner",
    "must",
    "may",
    "not",
    "pay",
    "keep",
    "the",
    "a",
    "of",
    "to",
    "record",
    "notice",
    "10",
    "days",
    "within",
    "unless",
    "services",
]


def prose(words: int, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + ("." if chance.random() < 0.07 else "") for _ in range(words))


def holds(old: Edition, new: Edition) -> Redline:
    made = compare(old, new, old_digest="", new_digest="")
    assert accept(made) == words_of(new)
    assert reject(made) == words_of(old)
    return made


def body(*provisions: Provision) -> Edition:
    return edition(document("body", "Body", condition("top", "Top", *provisions)))


EMPTY = edition()
SOME = body(clause("one", "One", "The Provider must pay."), clause("two", "Two", "The Provider may stay."))


@pytest.mark.parametrize(("old", "new"), [(EMPTY, EMPTY), (EMPTY, SOME), (SOME, EMPTY), (SOME, SOME)])
def test_empty_and_identical_editions(old: Edition, new: Edition) -> None:
    made = holds(old, new)
    assert not made.relations
    assert (made.counts() == {}) == (old == new)


def test_editions_with_nothing_in_common() -> None:
    other = edition(
        document("else", "Elsewhere", condition("odd", "Odd", clause("x", "X", "Nothing of it is the same.")))
    )
    counts = holds(SOME, other).counts()
    assert set(counts) == {ChangeKind.INSERTED, ChangeKind.DELETED}


def test_ids_swapped_between_two_provisions() -> None:
    one, two = (
        "The Provider must pay the fee within ten days of the notice.",
        "The Council may visit every office of it.",
    )
    made = holds(body(clause("a", "", one), clause("b", "", two)), body(clause("a", "", two), clause("b", "", one)))
    found = {change.id: change.kinds for change in made.changes}
    # The ids decide who is who; that the text went from one to the other is told, and nothing of it is quiet.
    assert ChangeKind.TEXT_MOVED in found["a"] and ChangeKind.TEXT_MOVED in found["b"]
    assert [(each.old, each.new) for each in made.relations] == [(("b",), ("a",)), (("a",), ("b",))]


def test_a_provision_below_its_own_former_child() -> None:
    inner, outer = clause("inner", "Inner", "Inner words."), "Outer words."
    old = body(clause("outer", "Outer", outer, inner))
    new = body(replace(inner, children=(clause("outer", "Outer", outer),)))
    made = holds(old, new)
    assert any(ChangeKind.MOVED in change.kinds for change in made.changes)


def test_one_id_twice_on_either_side() -> None:
    twice = body(clause("one", "One", "Pay."), clause("one", "Two", "Stay."))
    for old, new in ((twice, SOME), (SOME, twice), (twice, twice)):
        made = compare(old, new, old_digest="", new_digest="")
        assert sum(change.new is not None for change in made.changes) == sum(1 for _ in new.walk()) + 1
        assert sum(change.old is not None for change in made.changes) == sum(1 for _ in old.walk()) + 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("הספק חייב לשלם", "הספק רשאי לשלם"),
        ("\u202eabc def\u202c ghi", "\u202eabc dxf\u202c ghi"),
        ("e\u0301te\u0301 pay", "e\u0301te\u0300 pay"),
        ("👩‍⚕️ pays", "👨‍⚕️ pays"),
        ("Z\u0351\u036b\u0343a\u0329l pay", "Z\u0351\u036b\u0343a\u0329l keep"),
        ("\u00a0 a \u2003 b", "\u00a0 a b"),
        ("\ufeffa", "a"),
        ("", "a"),
        (" ", "."),
    ],
)
def test_other_scripts_and_marks_that_combine(old: str, new: str) -> None:
    one, other = (
        edition(document("d", "D", replace(clause("c", ""), blocks=(Block(BlockKind.PARAGRAPH, (Span(text),)),))))
        for text in (old, new)
    )
    made = holds(one, other)
    assert made.counts()


@pytest.mark.parametrize("change", ["word", "everything", "halves", "punctuation"])
def test_a_very_long_paragraph(change: str) -> None:
    text = prose(25_000, 1)
    other = {
        "word": text.replace("keep", "spare", 1),
        "everything": prose(25_000, 2),
        "halves": text[len(text) // 2 :] + text[: len(text) // 2],
        "punctuation": text.replace(".", ";"),
    }[change]
    holds(body(clause("c", "", text)), body(clause("c", "", other)))


def test_one_character_over_and_over() -> None:
    holds(body(clause("c", "", "a " * 20_000)), body(clause("c", "", "a " * 19_000 + "b " * 1_000)))
    holds(body(clause("c", "", "(" * 3_000)), body(clause("c", "", ")" * 3_000)))


def test_many_equal_provisions() -> None:
    old = body(*(clause(f"o{at}", "", "The Provider must not use this clause for anything.") for at in range(600)))
    new = body(*(clause(f"n{at}", "", "The Provider must not use this clause for anything.") for at in range(500)))
    made = holds(old, new)
    assert made.counts()[ChangeKind.DELETED] == 100


def test_a_plain_file_that_is_one_endless_line() -> None:
    old = read_plain(prose(15_000, 3).encode(), "old.txt")
    new = read_plain(prose(15_000, 3).replace("unless", "if", 3).encode(), "new.txt")
    holds(old, new)
