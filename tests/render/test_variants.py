"""A part of an edition: only what was asked for, every number where it was."""

from __future__ import annotations

import pytest
from editions import DIGEST, everything
from hypothesis import given
from hypothesis import strategies as st
from structure import faults
from tagged import opened, spoken

from builders import clause, condition, definition, definitions, document, edition, regulation
from clausebook.edition.model import DocumentKind, Edition, Provision
from clausebook.render.errors import RenderError
from clausebook.render.pdf import edition_pdf
from clausebook.render.variants import NOT_USED, WHOLE, Variant, part_of
from strategies import editions

MODELS = edition(
    document(
        "general-conditions",
        "General Conditions",
        condition("always", "Always", clause("all", "", "For all."), clause("some", "", "For some.", models=("full",))),
        condition("never", "Only full", clause("inner", "Inner", "Inside."), models=("full",)),
        condition("last", "Last", clause("end", "Named", "See {ref:inner}.", models=("full", "virtual"))),
    ),
    definitions(definition("list", "List", "means a list.", models=("full",))),
)


def numbers(provisions: tuple[Provision, ...]) -> list[tuple[str, str]]:
    return [(each.id, each.number) for top in provisions for each in top.walk()]


def test_whole_is_the_edition_itself() -> None:
    one = everything()
    assert part_of(one, WHOLE) is one


def test_what_is_for_another_model_keeps_its_number_and_says_so() -> None:
    part = part_of(MODELS, Variant(model="virtual"))
    always, never, last = part.documents[0].provisions
    (term,) = part.documents[1].provisions

    assert [block.words for block in always.children[0].blocks] == ["For all."]
    assert (always.children[1].number, [block.words for block in always.children[1].blocks]) == ("1.2", ["Not used."])
    assert (never.number, never.heading, never.children) == ("GC2", NOT_USED, ())
    assert (last.number, last.children[0].heading) == ("GC3", "Named")
    assert (term.heading, [block.words for block in term.blocks]) == ("List", ["Not used."])


@given(editions(), st.sampled_from(["full", "partial", "virtual"]))
def test_numbers_hold_in_every_variant(one: Edition, model: str) -> None:
    models = {each for provision in one.walk() for each in provision.links.models}
    variants = [Variant(sources=False)] + [Variant(model=model)] * (model in models)
    for variant in variants:
        for before, after in zip(one.documents, part_of(one, variant).documents, strict=True):
            assert set(numbers(after.provisions)) <= set(numbers(before.provisions))
            assert [each.number for each in after.provisions] == [each.number for each in before.provisions]


def test_one_document_brings_the_register_entries_it_names_and_no_others() -> None:
    one = everything()
    guide = part_of(one, Variant(documents=("guide",)))
    conditions = part_of(one, Variant(documents=("general-conditions",)))
    particulars = part_of(one, Variant(documents=("particulars",)))

    assert [each.id for each in guide.documents] == ["guide"]
    assert ([each.id for each in guide.regulations], [each.id for each in guide.rationales]) == ([], ["reason-one"])
    assert [each.id for each in conditions.regulations] == ["act-one", "act-two"]
    assert (particulars.regulations, particulars.rationales) == ((), ())


def test_a_revoked_law_brings_what_replaced_it() -> None:
    law = (regulation("old", replaced_by="new"), regulation("new"), regulation("other"))
    one = edition(document("a", "A", condition("x", "X", clause("y", "", "Under {law:old}."))), regulations=law)

    assert [each.id for each in part_of(one, Variant(sources=False)).regulations] == ["old", "new"]


def test_documents_of_one_kind() -> None:
    part = part_of(everything(), Variant(kind=DocumentKind.GUIDE))
    assert [each.id for each in part.documents] == ["guide"]


@pytest.mark.parametrize(
    ("variant", "told"),
    [
        (Variant(documents=("guid",)), "no document “guid” in this edition .*did you mean “guide”"),
        (
            Variant(model="ful"),
            r"no integration model “ful” in this edition \(there are: full, partial\); did you mean",
        ),
        (
            Variant(documents=("guide",), kind=DocumentKind.CONTRACT),
            "none of the documents named is of the kind “contract”",
        ),
    ],
)
def test_an_unknown_part_is_named(variant: Variant, told: str) -> None:
    with pytest.raises(RenderError, match=told):
        edition_pdf(everything(), DIGEST, variant)


@pytest.mark.parametrize(
    "variant",
    [
        Variant(documents=("general-conditions",)),
        Variant(documents=("guide",)),
        Variant(kind=DocumentKind.CONTRACT, sources=False),
        Variant(model="partial"),
    ],
    ids=["one", "guide", "contract", "model"],
)
def test_a_part_is_as_accessible_and_says_that_it_is_a_part(variant: Variant) -> None:
    pdf = opened(edition_pdf(everything(), DIGEST, variant))
    texts = [block.text for block in spoken(pdf)]

    assert faults(pdf) == []
    assert f"Digest {DIGEST}" in texts
    assert any(text.startswith(("Contains only", "Integration model")) for text in texts[:12])


def test_a_booklet_has_the_title_of_its_guide() -> None:
    pdf = opened(edition_pdf(everything(), DIGEST, Variant(documents=("guide",))))

    assert str(pdf.docinfo["/Title"]) == "A guide to notices"
    assert "Part of Edition 2018-08" in [block.text for block in spoken(pdf)]


ELSEWHERE = edition(
    document(
        "general-conditions",
        "General Conditions",
        condition("talks", "Talks", clause("listed", "Named <in> full", "Do:", "1. (first) one;", "1. two.")),
        condition("only", "Only full", clause("inner", "Inner", "Inside."), models=("full",)),
        condition("last", "Last", clause("end", "", "See {ref:inner}.", models=("virtual",))),
    ),
    document("side", "Side letter", condition("s", "S", clause("t", "", "As {ref:first}, {ref:talks} and {ref:t}."))),
    definitions(definition("list", "List", "means {ref:talks}.")),
)


def test_what_is_named_and_not_printed_is_listed_with_its_place_and_led_to() -> None:
    pdf = opened(edition_pdf(ELSEWHERE, DIGEST, Variant(documents=("side",))))
    texts = [each.text for each in spoken(pdf)]
    start = texts.index("Where it stands in the whole package")

    assert texts[start + 1 : start + 5] == [
        "GC1", "General Conditions: Talks", "GC1.1(a)", "General Conditions: Named <in> full"
    ]  # fmt: skip
    names = [str(each.Contents) for page in pdf.pages for each in page.get("/Annots", ())]
    assert {"Where to find GC1", "Where to find GC1.1(a)"} <= set(names)
    assert faults(pdf) == []


def test_what_a_model_leaves_out_is_said_to_be_unused() -> None:
    texts = [each.text for each in spoken(opened(edition_pdf(ELSEWHERE, DIGEST, Variant(model="virtual"))))]

    assert texts[texts.index("Where it stands in the whole package") + 1 :][:2] == ["GC2.1", "not used in this copy"]


def test_a_guide_alone_says_what_it_explains_by_number() -> None:
    texts = [each.text for each in spoken(opened(edition_pdf(everything(), DIGEST, Variant(documents=("guide",)))))]
    (line,) = [each for each in texts if each.startswith("Explains: ")]

    assert not any(
        part in {each.id for each in everything().walk()} for part in line.removeprefix("Explains: ").split("; ")
    )
