"""A seal holds, and breaks at any change, naming the provision."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import clause, condition, document, edition, rationale, regulation
from clausebook.edition.model import Drawing, Drawn, Gap, Marks, Retired, Source
from clausebook.edition.seal import content_digest, edition_digest, load_manifest, seal, verify
from clausebook.edition.snapshot import SnapshotError, dump, load
from conftest import ROOT

EDITION = edition(
    document(
        "gc",
        "GC",
        condition("c", "C", clause("a", "Alpha", "The first {ref:b}."), clause("b", "Beta", "The second.", "1. item")),
    ),
    regulations=(regulation("act-one"),),
    rationales=(rationale("why-one"),),
)
SNAPSHOT, MANIFEST = seal(EDITION, sealed_by="A drafter", sealed_on="2018-08-03", commit="0" * 40)


def test_a_sealed_edition_verifies() -> None:
    assert verify(SNAPSHOT, MANIFEST, "2018-08") == []


@given(st.integers(min_value=0, max_value=len(SNAPSHOT) - 1), st.integers(min_value=1, max_value=255))
def test_any_changed_byte_is_found(place: int, change: int) -> None:
    damaged = bytearray(SNAPSHOT)
    damaged[place] ^= change
    with contextlib.suppress(SnapshotError):
        assert verify(bytes(damaged), MANIFEST, "2018-08")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"The second", b"The third", "b (GC1.2): its words"),
        (b'"1.2"', b'"1.3"', "b (GC1.2): its printed number"),
        (b'"GC1.2"\n', b'"GC1.9"\n', "a (GC1.1): its printed number, labels or references"),
        (b"Example duty", b"Example rule", "act-one: the register"),
        (b"Edition 2018-08", b"Edition of 2018", "edition's own details"),
        (b'"format": 1', b'"format":  1', "outside the text"),
    ],
)
def test_verify_names_what_differs(old: bytes, new: bytes, words: str) -> None:
    assert old in SNAPSHOT
    assert any(words in line for line in verify(SNAPSHOT.replace(old, new, 1), MANIFEST, "2018-08"))


def test_a_provision_s_digest_is_independent_of_its_neighbours() -> None:
    before = next(each for each in EDITION.walk() if each.id == "a")
    moved = edition(
        document(
            "gc",
            "GC",
            condition("c", "C", clause("n", "New"), clause("b", "Beta"), clause("a", "Alpha", "The first {ref:b}.")),
        )
    )
    after = next(each for each in moved.walk() if each.id == "a")
    assert before.number != after.number
    assert content_digest(before) == content_digest(after)
    assert edition_digest(EDITION) != edition_digest(moved)


def test_where_a_text_was_written_is_in_no_digest() -> None:
    documents = tuple(replace(each, source=Source("x.md", 5)) for each in EDITION.documents)
    assert edition_digest(replace(EDITION, documents=documents)) == edition_digest(EDITION)


def test_what_was_marked_as_no_term_is_kept_and_is_in_no_digest() -> None:
    one = edition(document("gc", "GC", clause("a", "A", "The Nominated Person acts.")))
    (place,) = one.documents[0].provisions
    noted = replace(place, blocks=(replace(place.blocks[0], plain=("Nominated Person",)),))
    marked = replace(one, documents=(replace(one.documents[0], provisions=(noted,)),))
    assert edition_digest(marked) == edition_digest(one)
    assert [each.plain for each in next(load(dump(marked)).walk()).blocks] == [("Nominated Person",)]
    assert b"plain" not in dump(one)


def test_the_manifest_says_who_sealed_what() -> None:
    manifest = load_manifest(MANIFEST)
    assert (manifest.edition, manifest.sealed_by, manifest.sealed_on) == ("2018-08", "A drafter", "2018-08-03")
    assert manifest.digest == edition_digest(EDITION)
    assert set(manifest.provisions) == {"gc", "c", "a", "b"}


@pytest.mark.parametrize("damage", [b"", b"{}", MANIFEST[:50], b"\xff", json.dumps({"format": 99}).encode()])
def test_a_damaged_manifest_gets_one_clear_line(damage: bytes) -> None:
    with pytest.raises(SnapshotError, match="manifest"):
        verify(SNAPSHOT, damage, "2018-08")


@pytest.mark.parametrize("identity", sorted(path.parent.name for path in (ROOT / "editions").glob("*/manifest.json")))
def test_every_sealed_edition_of_the_book_holds(identity: str) -> None:
    folder = ROOT / "editions" / identity
    assert verify((folder / "snapshot.json").read_bytes(), (folder / "manifest.json").read_bytes(), identity) == []


def test_sealing_twice_gives_the_same_bytes() -> None:
    assert seal(EDITION, sealed_by="A drafter", sealed_on="2018-08-03", commit="0" * 40) == (SNAPSHOT, MANIFEST)
    assert dump(EDITION) == SNAPSHOT


def test_a_drawing_counts_where_there_is_one() -> None:
    plain = clause("a", "A", "|| Step | Whose", "| One | Ours")
    drawn = replace(plain, drawings=(Drawn(1, Drawing.STEPS, "One step"),))
    assert content_digest(drawn) != content_digest(plain)
    assert content_digest(replace(drawn, drawings=())) == content_digest(plain)


def test_marks_tombstones_and_gaps_count_where_there_are_any() -> None:
    plain = edition(
        document("gc", "GC", condition("c", "C", clause("x", "X", "It acts."))),
        regulations=(regulation("act-one"),),
        rationales=(rationale("why-one"),),
    )
    provision = plain.documents[0].provisions[0].children[0]
    marked = replace(provision, marks=Marks(reviewed="2026-05-12"))
    assert content_digest(marked) != content_digest(provision)
    assert content_digest(replace(provision, marks=Marks(editorial="2026-05-12"))) != content_digest(marked)
    others = [
        replace(plain, retired=(Retired("gone", "Gone", ("x",)),)),
        replace(plain, gaps=(Gap("gap-one", "no-law", ("x",), "The editors", "2026-12-31"),)),
        replace(plain, regulations=(replace(plain.regulations[0], ended="2026-01-01"),)),
        replace(plain, regulations=(replace(plain.regulations[0], marks=Marks(reviewed="2026-05-12")),)),
        replace(plain, rationales=(replace(plain.rationales[0], marks=Marks(editorial="2026-05-12")),)),
    ]
    assert len({edition_digest(each) for each in (plain, *others)}) == len(others) + 1
    for each in others:
        snapshot, manifest = seal(each, sealed_by="A tester", sealed_on="2026-05-12", commit="0" * 40)
        assert verify(snapshot, manifest, "editions/x") == []
