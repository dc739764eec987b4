"""Akoma Ntoso: valid, the edition's words and no others, every address of it lands, every change named."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from akn_files import DIGEST, ENTRIES, assert_sound, redline_of, tree, wanted
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

import strategies
from akn_reader import A, faults, names, pointers, texts
from builders import clause, condition, document, edition
from clausebook.edition.model import Edition
from clausebook.edition.snapshot import load
from clausebook.edition.timeline import lineage
from clausebook.redline.model import ChangeKind, Passage, Redline, Relation, RelationKind
from clausebook.render.akn_edition import edition_akn
from render_samples import HOSTILE, hostile_edition, large_edition
from word_book import new_book, old_book

EDITIONS = Path(__file__).parents[2] / "editions"


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
