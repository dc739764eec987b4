"""Which reasons a change is given."""

from __future__ import annotations

from builders import clause, condition, document, edition, rationale
from clausebook.edition.model import Edition, Retired
from clausebook.edition.notes import NotedChange, Notes
from clausebook.redline.compare import compare

REASONS = (
    rationale("always"),
    rationale("then", explains=("2017-08",)),
    rationale("now", explains=("2018-08",)),
)


def book(heading: str, *clauses: object, identity: str, retired: tuple[Retired, ...] = ()) -> Edition:
    made = document("gc", "GC", condition("staff", heading, *clauses))  # type: ignore[arg-type]
    return edition(made, identity=identity, rationales=REASONS, retired=retired)


def reasons(old: Edition, new: Edition, notes: Notes | None = None) -> dict[str, tuple[str, ...]]:
    changes = compare(old, new, old_digest="", new_digest="", notes=notes or Notes()).changes
    return {change.id: change.reasons for change in changes if change.kinds}


def test_a_reason_counts_where_it_explains_the_edition_or_any() -> None:
    old = book("Staff", clause("duty", "Duty", "It acts.", reasons=("always", "now", "then")), identity="2017-08")
    new = book("Staff", clause("duty", "Duty", "It tells.", reasons=("always", "now", "then")), identity="2018-08")
    assert reasons(old, new) == {"duty": ("always", "now")}


def test_a_noted_reason_stands_beside_it() -> None:
    old = book("Staff", clause("duty", "Duty", "It acts.", reasons=("then",)), identity="2017-08")
    new = book("Staff", clause("duty", "Duty", "It tells.", reasons=("then",)), identity="2018-08")
    notes = Notes((rationale("noted"),), (NotedChange("2018-08", ("duty",), ("noted",)),))
    assert reasons(old, new, notes) == {"duty": ("noted",)}


def test_what_is_gone_has_the_reasons_of_its_tombstone() -> None:
    old = book(
        "Staff", clause("duty", "Duty", "It acts.", reasons=("then",)), clause("b", "B", "B."), identity="2017-08"
    )
    new = book("Staff", clause("b", "B", "B."), identity="2018-08", retired=(Retired("duty", reasons=("now",)),))
    assert reasons(old, new)["duty"] == ("now",)


def test_a_heading_has_the_reasons_that_came_to_what_is_below_it() -> None:
    old = book("Staff", clause("duty", "Duty", "It acts.", reasons=("always",)), identity="2017-08")
    new = book("Staff and pay", clause("duty", "Duty", "It acts.", reasons=("always", "now")), identity="2018-08")
    assert reasons(old, new)["staff"] == ("now",)
