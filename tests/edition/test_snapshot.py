"""An edition and its file are the same thing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import clause, condition, definition, definitions, document, edition, rationale, regulation
from clausebook.edition.model import Block, BlockKind, Edition, Source, Span
from clausebook.edition.snapshot import FORMAT, SnapshotError, dump, load, published_schema, schema
from conftest import ROOT

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
        (dump(SAMPLE).replace(b'"work"', b'"werk"'), "edition: work: field required".removeprefix("edition: ")),
        (
            dump(SAMPLE).replace(b'"kind": "item"', b'"kind": "itme"'),
            "documents.0.provisions.0.children.0.blocks.1.kind",
        ),
        (dump(SAMPLE).replace(b'"certainty": "C"', b'"certanty": "C"'), "certainty: field required"),
        (dump(SAMPLE).replace(b'"depth": 1,', b'"depth": 1, "deepness": 2,'), "no such field"),
        (b"[" * 100_000, "nested too deep"),
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


def editions_on_file() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "editions").glob("*/snapshot.json"))


@pytest.mark.parametrize("identity", editions_on_file())
def test_every_sealed_edition_loads_and_obeys_the_schema(identity: str) -> None:
    data = (ROOT / "editions" / identity / "snapshot.json").read_bytes()
    loaded: Edition = load(data)
    assert dump(loaded) == data
    jsonschema.validate(json.loads(data), json.loads(schema()))
