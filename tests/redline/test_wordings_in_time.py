"""Every wording of a provision, edition by edition."""

from __future__ import annotations

import json

import pytest

from builders import clause, condition, document, edition, rationale
from clausebook.edition.model import Edition, Provision, Retired
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.redline.history import NoHistoryError, history
from clausebook.render.history import history_json, history_text
from conftest import ROOT


def book(identity: str, *clauses: Provision, based_on: str = "", **more: object) -> Edition:
    return edition(document("gc", "GC", condition("c", "C", *clauses)), identity=identity, based_on=based_on, **more)


FIRST = clause("first", "First", "It binds.")
EDITIONS = (
    book("2016", FIRST),
    book("2017", FIRST, clause("notice", "Notice", "A party may tell another."), based_on="2016"),
    book(
        "2018",
        clause("notice", "Notice", "A party must tell another.", reasons=("why",)),
        FIRST,
        based_on="2017",
        rationales=(rationale("why", "Clearer", explains=("2018",)),),
    ),
    book(
        "2019",
        clause("new", "New", "Words of its own."),
        clause("notice", "Notice", "A party must tell another.", reasons=("why",)),
        FIRST,
        based_on="2018",
        rationales=(rationale("why", "Clearer", explains=("2018",)),),
    ),
    book("2020", FIRST, based_on="2019", retired=(Retired("notice", "Notice", into=("first",)),)),
    book("2021", FIRST, based_on="2020"),
)


def test_history() -> None:
    found = history(EDITIONS, "notice")
    assert [each.edition.id for each in found] == ["2017", "2018", "2019", "2020"]
    assert [each.provision.number if each.provision else "" for each in found] == ["1.2", "1.1", "1.2", ""]
    kinds = [[kind.value for kind in each.change.kinds] for each in found]
    assert kinds[0] == ["inserted"] and kinds[3] == ["deleted"]
    assert "amended" in kinds[1] and "amended" not in kinds[2]
    assert found[1].change.reasons == ("why",)
    assert found[3].retired.into == ("first",)


def test_history_from_the_first_edition() -> None:
    found = history(EDITIONS[:2], "first")
    assert [(each.edition.id, each.changed) for each in found] == [("2016", True), ("2017", False)]
    assert found[0].change is None


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(NoHistoryError, match="did you mean “notice”"):
        history(EDITIONS, "notise")


def test_text() -> None:
    text = history_text(history(EDITIONS, "notice"), "notice")
    assert text.startswith("notice: 3 wordings in 3 editions\n\n2017, Edition 2017 (2017)\n")
    assert "A party [-may-]{+must+} tell another." in text
    assert "reasons: Clearer" in text
    assert text.endswith("  Went into: first\n")
    first = history_text(history(EDITIONS[:2], "first"), "first")
    assert first == (
        "first: 1 wording in 2 editions\n\n2016, Edition 2016 (2016)\n  GC1.1 First\n    It binds.\n\n"
        "2017, Edition 2017 (2017)\n  GC1.1 First: unchanged\n"
    )


def test_json() -> None:
    value = json.loads(history_json(history(EDITIONS, "notice"), "notice"))
    assert [each["present"] for each in value["wordings"]] == [True, True, True, False]
    second = value["wordings"][1]
    assert second["text"] == ["A party must tell another."] and second["citation"] == "GC1.1"
    assert second["reasons"] == [{"id": "why", "title": "Clearer"}]
    assert value["wordings"][3]["went_into"] == ["first"]


def test_one_provision_compared_alone_is_as_in_the_whole_book() -> None:
    """Unless its text was carried from or to another provision, which only the whole comparison can see."""
    old, new = (load((ROOT / f"editions/{name}/snapshot.json").read_bytes()) for name in ("2018-08", "2019-08"))
    whole = compare(old, new, old_digest="", new_digest="")
    carried = {place for each in whole.relations for place in (*each.old, *each.new)}
    alike = [change for change in whole.changes if change.id not in carried][::100]
    for change in alike:
        (alone,) = compare(old, new, old_digest="", new_digest="", only={change.id}).changes
        assert (alone.kinds, alone.blocks, alone.reasons) == (change.kinds, change.blocks, change.reasons)


def test_a_reason_has_no_history_and_the_message_says_so() -> None:
    with pytest.raises(NoHistoryError, match=r"“why” is no provision.*clausebook trace"):
        history(EDITIONS, "why")
