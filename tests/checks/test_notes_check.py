"""What the notes name must exist, and what they say must explain something."""

from __future__ import annotations

import pytest

from builders import clause, condition, document, edition, rationale
from clausebook.checks.notes import check_notes
from clausebook.edition.notes import NotedChange, Notes

OLD = edition(document("gc", "GC", condition("staff", "Staff", clause("gone", "Gone", "It goes."))), identity="2017-08")
NEW = edition(
    document("gc", "GC", condition("staff", "Staff", clause("comes", "Comes", "It comes."))),
    identity="2018-08",
    based_on="2017-08",
    rationales=(rationale("sealed-reason"),),
)


def lines(*changes: NotedChange, reasons: tuple[str, ...] = ()) -> list[str]:
    notes = Notes(tuple(rationale(each) for each in reasons), changes)
    return [f"{each.code.value}: {each.message}" for each in check_notes(notes, (OLD, NEW))]


def test_true_notes_are_clean() -> None:
    kept = NotedChange("2018-08", ("gone", "comes"), ("sealed-reason", "noted"))
    assert lines(kept, reasons=("noted",)) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (NotedChange("2018-09", ("comes",), ("sealed-reason",)), "did you mean “2018-08”?"),
        (NotedChange("draft", ("comes",), ("sealed-reason",)), "“draft”, which is not sealed"),
        (NotedChange("2018-08", ("come",), ("sealed-reason",)), "2018-08 has no “come”; did you mean “comes”?"),
        (
            NotedChange("2018-08", ("comes",), ("seald-reason",)),
            "no reason “seald-reason”; did you mean “sealed-reason”?",
        ),
        (NotedChange("2017-08", ("gone",), ("sealed-reason",)), "no reason “sealed-reason”"),
    ],
)
def test_a_name_that_leads_nowhere(change: NotedChange, says: str) -> None:
    found = lines(change)
    assert len(found) == 1
    assert found[0].startswith("dangling: ")
    assert says in found[0]


def test_a_provision_that_did_not_change() -> None:
    found = lines(NotedChange("2018-08", ("staff", "comes"), ("sealed-reason",)))
    assert found == ["unused-reason: “staff” says in 2018-08 what it said before, so the note explains no change of it"]


def test_a_reason_that_explains_nothing() -> None:
    assert lines(reasons=("idle",)) == ["unused-reason: the noted reason “A reason” explains no change"]


def test_a_reason_whose_id_is_taken() -> None:
    found = lines(NotedChange("2018-08", ("comes",), ("sealed-reason",)), reasons=("sealed-reason",))
    assert found == ["duplicate-id: “sealed-reason” is a reason of 2018-08 already"]
