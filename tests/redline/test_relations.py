"""Text that moved: named, linked from both places, and marked where it changed on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from builders import clause, condition, document, edition
from clausebook.edition.model import Edition, Provision
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Fate, ProvisionChange, Redline, RelationKind, Run
from clausebook.redline.replay import accept, reject, words_of
from redline.test_compare_laws import Pair, laws
from strategies import pairs

KEEP = "The Provider must keep a register of every complaint that it receives."
SEND = "It must send a copy of the register to the Commissioner within ten days of each quarter."
PAY = "The Commissioner must pay every valid invoice by the end of the following month."
STAY = "Nothing in this clause limits what either party may recover in law."


def body(*provisions: Provision) -> Edition:
    return edition(document("body", "Body", condition("top", "Top", *provisions)))


def redline(old: Edition, new: Edition) -> Redline:
    made = compare(old, new, old_digest="", new_digest="")
    assert accept(made) == words_of(new) and reject(made) == words_of(old)
    return made


def told(made: Redline) -> list[tuple[RelationKind, tuple[str, ...], tuple[str, ...]]]:
    return [(each.kind, each.old, each.new) for each in made.relations]


def passage(made: Redline, fate: Fate, number: int = 1) -> list[Run]:
    return [run for change in made.changes for run in runs(change) if run.passage == number and run.fate is fate]


def runs(change: ProvisionChange) -> Iterator[Run]:
    for block in change.blocks:
        yield from block.runs


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            [clause("a", "", f"{KEEP} {SEND}")],
            [clause("a", "", KEEP), clause("b", "", SEND)],
            (RelationKind.SPLIT, ("a",), ("a", "b")),
        ),
        (
            [clause("a", "", KEEP), clause("b", "", SEND)],
            [clause("a", "", f"{KEEP} {SEND}")],
            (RelationKind.MERGED, ("a", "b"), ("a",)),
        ),
        (
            [clause("a", "", f"{KEEP} {SEND}"), clause("b", "", f"{PAY} {STAY}")],
            [clause("a", "", KEEP), clause("b", "", f"{PAY} {SEND} {STAY}")],
            (RelationKind.CARRIED, ("a",), ("b",)),
        ),
        (
            [clause("a", "", f"{KEEP} {SEND} {PAY} {STAY}")],
            [clause("a", "", f"{SEND} {PAY} {STAY} {KEEP}")],
            (RelationKind.REORDERED, ("a",), ("a",)),
        ),
        (
            [clause("a", "", "Do:", f"1. {KEEP}", f"1. {SEND}", f"1. {PAY}")],
            [clause("a", "", "Do:", f"1. {SEND}", f"1. {PAY}", f"1. {KEEP}")],
            (RelationKind.REORDERED, ("a",), ("a",)),
        ),
        (
            [clause("a", "", f"{KEEP} {SEND} {PAY}"), clause("z", "", STAY)],
            [clause("b", "", f"{KEEP} Also."), clause("c", "", f"{SEND} {PAY} So."), clause("z", "", STAY)],
            (RelationKind.SPLIT, ("a",), ("b", "c")),
        ),
    ],
)
def test_relations(
    old: list[Provision], new: list[Provision], wanted: tuple[RelationKind, tuple[str, ...], tuple[str, ...]]
) -> None:
    assert told(redline(body(*old), body(*new))) == [wanted]


def test_both_places_bear_the_number_and_every_changed_word_is_marked() -> None:
    edited = SEND.replace("must", "may").replace("ten", "thirty")
    made = redline(
        body(clause("a", "", f"{KEEP} {SEND}"), clause("b", "", f"{PAY} {STAY}")),
        body(clause("a", "", KEEP), clause("b", "", f"{PAY} {edited} {STAY}")),
    )
    went, came = passage(made, Fate.DELETED), passage(made, Fate.INSERTED)

    assert "".join(run.text for run in went).strip() == SEND and "".join(run.text for run in came).strip() == edited
    assert [run.text.strip() for run in went if run.cause is None] == ["must", "ten"]
    assert [run.text.strip() for run in came if run.cause is None] == ["may", "thirty"]
    assert all(run.cause in (None, ChangeKind.TEXT_MOVED) for run in went + came)
    kinds = {change.id: change.kinds for change in made.changes}
    assert ChangeKind.AMENDED in kinds["a"] and ChangeKind.TEXT_MOVED in kinds["a"]


def test_a_sentence_that_moved_unchanged_is_no_amendment() -> None:
    made = redline(
        body(clause("a", "", f"{KEEP} {SEND}"), clause("b", "", f"{PAY} {STAY}")),
        body(clause("a", "", KEEP), clause("b", "", f"{PAY} {SEND} {STAY}")),
    )
    assert {change.kinds for change in made.changes if change.kinds} == {(ChangeKind.TEXT_MOVED,)}


def test_boilerplate_is_no_passage() -> None:
    boiler = "Except as the Schedule says otherwise,"
    old = [clause(f"c{at}", "", f"{boiler} duty {at} of the parties is as it was before {at}.") for at in range(6)]
    new = [*old[:2], clause("c2", "", "Duty two is gone."), *old[3:5], clause("c5", "", f"{boiler} pay {PAY}")]
    assert not redline(body(*old), body(*new)).relations


def test_short_and_unlike_text_is_no_passage() -> None:
    made = redline(
        body(clause("a", "", "Pay in full. Keep it."), clause("b", "", STAY)),
        body(clause("a", "", "Keep it."), clause("b", "", f"{STAY} Pay in full.")),
    )
    assert not made.relations


@laws
@given(pairs())
def test_passages_are_whole(pair: Pair) -> None:
    """Each passage has runs in both places, the same words but for those marked, and stands where it says."""
    made = compare(*pair, old_digest="", new_digest="")
    numbers = made.passages()
    assert list(numbers) == sorted(numbers) and set(numbers) == set(range(1, len(numbers) + 1))
    found = {run.passage for change in made.changes for run in runs(change)} - {0}
    assert found == set(numbers)
    for number, (relation, each) in numbers.items():
        went, came = passage(made, Fate.DELETED, number), passage(made, Fate.INSERTED, number)
        same = [
            " ".join("".join(run.text if run.cause else " " for run in side).lower().split()) for side in (went, came)
        ]
        assert went and came and all(same)
        assert each.old in relation.old and each.new in relation.new
        (source,) = (
            change
            for change in made.changes
            if change.old and change.old.id == each.old and any(run in went for run in runs(change))
        )
        blocks = [block for block in source.blocks if block.old is not None]
        assert any(run.passage == number for run in blocks[each.old_block].runs)
