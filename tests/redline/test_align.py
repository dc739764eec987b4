"""Which provision is which: by id, then by words, and only where the words can tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import clause, condition, definition, definitions, document, edition
from clausebook.edition.model import Provision
from clausebook.redline.align import align
from clausebook.redline.outline import outline

LONG = "The Provider must keep a register of all complaints and send a copy of it to the Commissioner each quarter."


def pairs(old: list[Provision], new: list[Provision]) -> dict[str, str | None]:
    """New id for each old provision of one condition."""
    one, other = (outline(edition(document("body", "Body", condition("top", "Top", *each)))) for each in (old, new))
    found = align(one, other)
    return {
        entry.place.id: None if index is None else other.entries[index].place.id
        for entry, index in zip(one.entries, found.new_of, strict=True)
        if entry.place.id not in ("body", "top")
    }


def test_an_id_settles_it_whatever_the_words() -> None:
    assert pairs([clause("a", "A", LONG)], [clause("b", "A", LONG), clause("a", "Z", "Other words.")]) == {"a": "a"}


def test_equal_words_under_another_id() -> None:
    assert pairs([clause("a", "A", LONG)], [clause("b", "A", LONG)]) == {"a": "b"}


def test_alike_words_under_another_id() -> None:
    new = LONG.replace("each quarter", "every month")
    assert pairs([clause("a", "A", LONG)], [clause("c", "C", "Pay."), clause("b", "A", new)]) == {"a": "b"}


def test_the_most_alike_wins() -> None:
    near, far = (
        LONG.replace("quarter", "month"),
        LONG.replace("complaints", "gifts").replace("Commissioner each quarter", "Board"),
    )
    assert pairs([clause("a", "A", LONG)], [clause("far", "A", far), clause("near", "A", near)]) == {"a": "near"}


def test_unlike_words_are_not_matched() -> None:
    assert pairs([clause("a", "A", LONG)], [clause("b", "B", "Nothing of this sort is said here about anything.")]) == {
        "a": None
    }


def test_words_match_only_within_a_kind() -> None:
    old = edition(definitions(definition("a", "Register", LONG)))
    new = edition(document("body", "Body", condition("top", "Top", clause("b", "Register", LONG))))
    assert None in align(outline(old), outline(new)).new_of


def test_short_words_match_only_below_one_parent() -> None:
    assert pairs([clause("a", "", "Not used.")], [clause("b", "", "Not used.")]) == {"a": "b"}
    old = edition(
        document("body", "Body", condition("top", "Top", clause("a", "", "Not used.")), condition("end", "End"))
    )
    new = edition(
        document("body", "Body", condition("top", "Top"), condition("end", "End", clause("b", "", "Not used.")))
    )
    one, other = outline(old), outline(new)
    index = next(index for index, entry in enumerate(one.entries) if entry.place.id == "a")
    assert align(one, other).new_of[index] is None


def test_many_equal_provisions_pair_in_order() -> None:
    old = [clause(f"old-{letter}", "", LONG) for letter in "abc"]
    new = [clause(f"new-{letter}", "", LONG) for letter in "abc"]
    assert pairs(old, new) == {"old-a": "new-a", "old-b": "new-b", "old-c": "new-c"}


def test_of_two_that_were_alike_the_one_that_is_left_is_found() -> None:
    twin = LONG.replace("complaints", "incidents")
    old = [clause("top-most", "", "Pay."), clause("a", "", LONG), clause("b", "", twin)]
    assert pairs(old, [clause("top-most", "", "Pay."), clause("new", "", twin.replace("quarter", "month"))]) == {
        "top-most": "top-most",
        "a": None,
        "b": "new",
    }


def test_a_renamed_word_in_every_provision_of_a_long_text_leaves_each_in_its_place() -> None:
    texts = [
        f"The Provider must keep register {number} of all complaints and show it to the Board." for number in range(60)
    ]
    old = [clause(f"old-{at}", "", text) for at, text in enumerate(texts)]
    new = [clause(f"new-{at}", "", text.replace("Provider", "Supplier")) for at, text in enumerate(texts)]
    assert pairs(old, new) == {f"old-{at}": f"new-{at}" for at in range(60)}


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_no_provision_is_two_others(old: list[int], new: list[int]) -> None:
    ends = ("", "Not used", "It may", "It must", "Pay now")
    texts = [*(f"{LONG} {end}" for end in ends), "", "Pay.", "...", LONG[:40], LONG[9:]]
    clauses = [
        [clause(f"{name}-{at}", "", texts[each]) for at, each in enumerate(side)]
        for name, side in (("old", old), ("new", new))
    ]
    sides = [outline(edition(document("body", "Body", *each))) for each in clauses]
    found = align(*sides)
    for of, back in ((found.new_of, found.old_of), (found.old_of, found.new_of)):
        assert all(other is None or back[other] == one for one, other in enumerate(of))
