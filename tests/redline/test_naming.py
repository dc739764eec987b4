"""What stands beside a change: flags, whom a definition reaches, reasons and their names; what is cited or set otherwise."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import clause, condition, definition, definitions, document, edition, rationale, regulation
from clausebook.edition.model import Edition, Emphasis, Provision, Span
from clausebook.edition.notes import NotedChange, Notes
from clausebook.redline.compare import compare
from clausebook.redline.model import Attention, ChangeKind, Fate, ProvisionChange
from clausebook.redline.reasons import editions_between
from clausebook.render.phrases import account


def change(old: str, new: str) -> ProvisionChange:
    one, other = (
        edition(document("body", "Body", condition("top", "Top", clause("c", "", text)))) for text in (old, new)
    )
    return compare(one, other, old_digest="", new_digest="").changes[-1]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("The Provider shall pay.", "The Provider may pay.", "obligation"),
        ("The Provider must pay.", "The Provider must not pay.", "obligation negation"),
        ("It is paid.", "It is never paid.", "negation"),
        ("Pay within 10 days of it.", "Pay within 30 days of it.", "amount"),
        ("Pay within 10 days of it.", "Pay within 10 weeks of it.", "amount"),
        ("Pay by 1 May 2020 for it.", "Pay by 1 June 2020 for it.", "amount"),
        ("Pay £5 for it.", "Pay £6 for it.", "amount"),
        ("Pay ten per cent of it.", "Pay five per cent of it.", "amount"),
        ("The Provider must pay.", "The Commissioner must pay.", "party"),
        ("The Provider must pay the Council.", "The Council must pay the Provider.", "party"),
        ("The Ward must pay.", "The Clinic must pay.", "party"),
        ("Pay it all.", "Pay it all if asked.", "condition"),
        ("Pay unless it is wrong.", "Pay though it is wrong.", "condition"),
        ("Pay it all.", "Subject to the law, pay it all.", "condition"),
        ("Pay the price.", "Pay only the price.", "condition"),
        ("Pay the price of the goods.", "Pay the cost of the goods.", ""),
        ("The Provider must pay the price.", "The Provider must pay the cost.", ""),
        ("The Provider must notify it.", "The Provider must inform it.", ""),
        ("“Services” of it", '"Services" of it', ""),
    ],
)
def test_attention(old: str, new: str, wanted: str) -> None:
    assert " ".join(flag.value for flag in change(old, new).attention) == wanted


def test_what_is_new_as_a_whole_is_read_as_a_whole() -> None:
    one = edition(document("body", "Body", condition("top", "Top")))
    other = edition(document("body", "Body", condition("top", "Top", clause("c", "", "It must pay 5."))))
    assert compare(one, other, old_digest="", new_digest="").changes[-1].attention == ()


def book(meaning: str, *uses: str, term: str = "Services") -> Edition:
    clauses = [clause(f"c{at}", "", f"{{term:services|{term}}} {text}") for at, text in enumerate(uses)]
    return edition(
        definitions(definition("services", term, meaning), definition("other", "Other", "{term:services|Services}")),
        document("body", "Body", condition("top", "Top", *clauses, clause("none", "", "No use."))),
    )


def by_id(old: Edition, new: Edition) -> dict[str, ProvisionChange]:
    return {each.id: each for each in compare(old, new, old_digest="", new_digest="").changes}


def test_a_definition_names_everyone_who_uses_the_term() -> None:
    found = by_id(book("means care.", "begin.", "end."), book("means some care.", "begin.", "end."))

    assert found["services"].kinds == (ChangeKind.REDEFINED, ChangeKind.AMENDED)
    assert found["services"].affected == ("other", "c0", "c1")
    assert all(not each.kinds and not each.affected for name, each in found.items() if name != "services")
    assert account(found["services"]).endswith("the term is used in 3 provisions.")


def test_a_term_renamed_is_not_redefined() -> None:
    found = by_id(book("means care.", "begin."), book("means care.", "begin.", term="Care"))
    assert found["services"].kinds == (ChangeKind.RETITLED,) and found["services"].affected == ()
    assert found["c0"].kinds == (ChangeKind.RENAMED,)


def test_definitions_that_come_and_go_name_their_uses() -> None:
    with_it = book("means care.", "begin.")
    without = replace(
        with_it,
        documents=(replace(with_it.documents[0], provisions=with_it.documents[0].provisions[1:]), with_it.documents[1]),
    )
    assert by_id(without, with_it)["services"].affected == ("other", "c0")
    assert by_id(with_it, without)["services"].affected == ("other", "c0")


def test_citations_by_name() -> None:
    found = change("Act under {law:act-one|section 1} now.", "Act under {law:act-two|section 2} now.")
    assert found.kinds == (ChangeKind.CITED,) and not any(kind.quiet for kind in found.kinds)
    assert account(found) == "“section 2” is cited instead of “section 1”."
    assert change("Act under {law:act-one|section 1}.", "Act under the law.").kinds == (ChangeKind.AMENDED,)


def emphasised(emphasis: Emphasis) -> Edition:
    made = clause("c", "", "x")
    spans = Span("The "), Span("whole price", None, emphasis), Span(" is due.")
    body = replace(made, blocks=(replace(made.blocks[0], spans=spans),))
    return edition(document("body", "Body", condition("top", "Top", body)))


def test_other_type_is_marked_as_one_stretch_on_both_sides() -> None:
    found = by_id(emphasised(Emphasis.STRONG), emphasised(Emphasis.NONE))["c"]
    assert found.kinds == (ChangeKind.MARKUP,)
    marks = [(run.fate, run.text, run.emphasis) for run in found.blocks[0].runs if run.fate is not Fate.KEPT]
    assert marks == [
        (Fate.DELETED, "whole price", Emphasis.STRONG),
        (Fate.INSERTED, "whole price", Emphasis.NONE),
    ]
    assert account(found) == "“whole price” is set in other type."


def test_links_led_elsewhere() -> None:
    found = change("See {link:https://a.example|the terms}.", "See {link:https://b.example|the terms}.")
    assert found.kinds == (ChangeKind.MARKUP,)
    assert account(found) == "“the terms” is linked otherwise."
    assert change("See the terms.", "See {link:https://b.example|the terms}.").kinds == (ChangeKind.MARKUP,)


def reasoned(identity: str, text: str, **fields: object) -> Edition:
    provision: Provision = clause("c", "", text, reasons=("why-one", "why-two"), law=("act-one",))
    return edition(
        document("body", "Body", condition("top", "Top", provision)), identity=identity,
        rationales=(rationale("why-one", "First", explains=("2018-08",)), rationale("why-two", "Second", explains=("2017-08",))),
        regulations=(regulation("act-one", "section 1"),), **fields,
    )  # fmt: skip


def test_reasons_are_those_of_the_new_edition_and_the_notes() -> None:
    old, new = reasoned("2017-08", "Pay now."), reasoned("2018-08", "Pay later.", based_on="2017-08")
    notes = Notes(
        (rationale("late", "Noted later"),),
        (NotedChange("2018-08", ("c",), ("late",)), NotedChange("2017-08", ("c",), ("early",))),
    )
    made = compare(old, new, old_digest="", new_digest="", notes=notes)

    assert made.changes[-1].reasons == ("why-one", "late")
    assert made.names == {"act-one": "section 1", "late": "Noted later", "why-one": "First", "why-two": "Second"}
    assert compare(new, new, old_digest="", new_digest="", notes=notes).names == {}
    wide = compare(old, new, old_digest="", new_digest="", notes=notes, steps=("2017-08", "2018-08"))
    assert wide.changes[-1].reasons == ("why-one", "why-two", "early", "late")


def test_the_editions_between_two() -> None:
    chain = {name: reasoned(name, "x", based_on=before) for name, before in (("b", "a"), ("c", "b"), ("d", "c"))}
    assert editions_between(chain["d"], "a", chain.get) == ("b", "c", "d")
    assert editions_between(chain["d"], "c", chain.get) == ("d",)
    assert editions_between(chain["b"], "d", chain.get) == ("b",)
    assert editions_between(reasoned("e", "x", based_on="e"), "a", chain.get) == ("e",)


def test_every_flag_has_a_name() -> None:
    from clausebook.render.phrases import ATTENTION_NAMES

    assert set(ATTENTION_NAMES) == set(Attention)
