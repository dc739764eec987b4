"""An edition and its file are the same thing."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import clause, condition, definition, definitions, document, edition, rationale, regulation
from clausebook.edition.json_file import canonical, dump_value
from clausebook.edition.model import (
    Block,
    BlockKind,
    Edition,
    Links,
    Marks,
    Provision,
    ProvisionKind,
    Source,
    Span,
)
from clausebook.edition.snapshot import FORMAT, SnapshotError, dump, load, published_schema, schema
from clausebook.edition.value import Value
from conftest import ROOT
from strategies import editions

SAMPLE = edition(
    document(
        "gc",
        "General Conditions",
        condition(
            "notices",
            "Notices",
            clause(
                "notice",
                "Notice",
                "A {term:def-party|Party} must, under {law:act-one}, see {ref:item}.",
                "1. (item) one",
                "|| A | B",
                "| 1 | {blank:start|insert date}",
                law=("act-one",),
            ),
        ),
    ),
    definitions(definition("def-party", "Party", "One who signs.", forms=("Parties",))),
    regulations=(regulation("act-one"),),
    rationales=(rationale("why-one"),),
)


def test_load_undoes_dump() -> None:
    assert load(dump(SAMPLE)) == SAMPLE


def test_sources_travel_though_they_do_not_count() -> None:
    block = Block(BlockKind.PARAGRAPH, (Span("x"),), source=Source("a.md", 7))
    given_edition = edition(replace(document(), blocks=(block,)))
    assert load(dump(given_edition)).documents[0].blocks[0].source == Source("a.md", 7)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), max_size=5))
def test_any_text_survives(texts: list[str]) -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, (Span(text),)) for text in texts)
    one = edition(replace(document(), blocks=blocks))
    assert load(dump(one)) == one


def test_a_required_field_stays_though_it_holds_nothing() -> None:
    class Held(Value):
        needed: Links
        spare: Links = Links()

    assert dump_value(Held(Links(), Links(law=()))) == b'{\n "needed": {}\n}\n'


def test_the_schema_file_is_the_code_s() -> None:
    assert published_schema() == schema()


def test_a_snapshot_obeys_the_schema() -> None:
    jsonschema.validate(json.loads(dump(SAMPLE)), json.loads(schema()))


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_same_bytes_under_any_hash_seed(seed: str) -> None:
    code = "import sys; sys.path[:0] = ['ext', 'tests']; from edition.test_snapshot import SAMPLE, dump; sys.stdout.buffer.write(dump(SAMPLE))"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, env=environment)
    assert done.stdout == dump(SAMPLE)


def broken(**changes: object) -> bytes:
    raw = json.loads(dump(SAMPLE))
    raw.update(changes)
    return json.dumps(raw).encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (dump(SAMPLE)[:200], "truncated or damaged"),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        (b"[]", "no Clausebook snapshot"),
        (broken(format=FORMAT + 1), "update Clausebook"),
        (broken(format="one"), "not a whole number"),
        (broken(edition={}), "edition.id: field required"),
        (broken(edition=[]), "edition: expected an object, got a list"),
        (dump(SAMPLE).replace(b'"work"', b'"werk"'), "edition.werk: no such field; did you mean “work”?"),
        (
            dump(SAMPLE).replace(b'"kind": "item"', b'"kind": "itme"'),
            "documents.0.provisions.0.children.0.blocks.1.kind (in “item”): there is no “itme” here; did you mean “item”?",
        ),
        (
            dump(SAMPLE).replace(b'"certainty": "C"', b'"certanty": "C"'),
            "certanty (in “act-one”): no such field; did you mean “certainty”?",
        ),
        (dump(SAMPLE).replace(b'"depth": 1,', b'"depth": 1, "deepness": 2,'), "deepness (in “item”): no such field"),
        (
            dump(SAMPLE).replace(b'"depth": 1,', b'"depth": "1",'),
            "depth (in “item”): expected a whole number, got text",
        ),
        (dump(SAMPLE).replace(b'"depth": 1,', b'"depth": -1,'), "depth (in “item”): expected a whole number >= 0"),
        (dump(SAMPLE).replace(b'"depth": 1,', b'"depth": NaN,'), "snapshot.json"),
        (dump(SAMPLE).replace(b'"depth": 1,', b'"depth": 1e999,'), "depth (in “item”): number out of range"),
        (dump(SAMPLE).replace(b'"item"', b'"it\\nem' + b"x" * 1000 + b'"'), "there is no “it emx"),
        (dump(SAMPLE).replace(b'"depth"', b'"de\\npth"'), "blocks.1.de pth (in “item”): no such field"),
        (
            broken(format=1).replace(b'"format": 1', b'"format": ' + b"9" * 5000),
            "a number of more digits than any here has",
        ),
        (broken(format=10**30), "update Clausebook"),
        (broken(format=True), "not a whole number"),
        (dump(SAMPLE) + b"{}", "not whole JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"edition":' + b'{"documents":[' * 100_000, "nested too deep"),
        (dump(SAMPLE).replace(b'"title": "', b'"title": "\\ud800', 1), "a lone surrogate"),
    ],
)
def test_bad_files_get_one_clear_line(data: bytes, words: str) -> None:
    with pytest.raises(SnapshotError) as caught:
        load(data, "x/snapshot.json")
    message = str(caught.value)
    assert words in message
    assert message.startswith("x/snapshot.json")
    assert "\n" not in message
    assert len(message) < 400


def editions_on_file() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "editions").glob("*/snapshot.json"))


@pytest.mark.parametrize("identity", editions_on_file())
def test_every_sealed_edition_loads_and_obeys_the_schema(identity: str) -> None:
    data = (ROOT / "editions" / identity / "snapshot.json").read_bytes()
    loaded: Edition = load(data)
    assert dump(loaded) == data
    jsonschema.validate(json.loads(data), json.loads(schema()))


def test_a_default_made_anew_is_left_out_like_any_default() -> None:
    made = replace(SAMPLE.documents[0], links=Links(), source=Source())
    block = Block(BlockKind.PARAGRAPH, (Span("x"),), source=Source("", 0))
    provision = Provision("p", ProvisionKind.CLAUSE, blocks=(block,), links=Links(law=()), marks=Marks())
    plain = Provision("p", ProvisionKind.CLAUSE, blocks=(Block(BlockKind.PARAGRAPH, (Span("x"),)),))
    one, other = (replace(SAMPLE, documents=(replace(made, provisions=(each,)),)) for each in (provision, plain))
    assert dump(one) == dump(other)
    assert b"{}" not in dump(one)
    assert dump(load(dump(one))) == dump(one)


@given(editions())
def test_the_bytes_are_json_as_the_standard_library_writes_it(one: Edition) -> None:
    data = dump(one)
    told = json.dumps(json.loads(data), sort_keys=True, ensure_ascii=False, indent=1, separators=(",", ": "))
    assert data == told.encode() + b"\n"
    assert load(data) == one


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(st.characters(codec="utf-8")),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    )
)
def test_canonical_json_is_what_the_standard_library_writes(value: object) -> None:
    """Digests of sealed editions were taken from those bytes."""
    assert canonical(value) == json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert canonical(value, indent=1) == json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1).encode()


def test_a_value_is_frozen_and_its_place_in_the_sources_is_no_part_of_it() -> None:
    here, there = (Block(BlockKind.PARAGRAPH, (Span("x"),), source=Source(path, 7)) for path in ("a.md", "b.md"))
    assert here == there
    assert hash(here) == hash(there)
    assert here != replace(here, depth=1)
    with pytest.raises(AttributeError):
        here.depth = 1  # type: ignore[misc]
