"""JSON of a redline: loads back, fits its schema, is the same bytes everywhere, and its runs replay without our code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.redline.replay import words_of
from clausebook.render.redline_json import (
    FORMAT,
    RedlineError,
    dump_redline,
    load_redline,
    published_schema,
    schema,
)
from strategies import a_pair, pairs

ROOT = Path(__file__).parents[2]


@settings(max_examples=100, deadline=None)
@given(pairs())
def test_loading_gives_the_redline_back(pair: tuple[Edition, Edition]) -> None:
    redline = compare(*pair, old_digest="o", new_digest="n")
    data = dump_redline(redline)

    assert load_redline(data) == redline
    assert dump_redline(load_redline(data)) == data


@settings(max_examples=50, deadline=None)
@given(pairs())
def test_it_fits_its_schema(pair: tuple[Edition, Edition]) -> None:
    data = json.loads(dump_redline(compare(*pair, old_digest="o", new_digest="n")))

    jsonschema.Draft202012Validator(json.loads(published_schema())).validate(data)
    assert data["format"] == FORMAT


def test_the_published_schema_is_that_of_the_code() -> None:
    assert published_schema() == schema()
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


@settings(max_examples=100, deadline=None)
@given(pairs())
def test_runs_joined_give_both_texts(pair: tuple[Edition, Edition]) -> None:
    """As a reader of the format would do it, with nothing but the file."""
    data = json.loads(dump_redline(compare(*pair, old_digest="o", new_digest="n")))

    for side, without, edition in (("old", "inserted", pair[0]), ("new", "deleted", pair[1])):
        said = {
            each[side]["id"]: (joined(each["heading"], without), [
                joined(block["runs"], without) for block in each["blocks"] if block[side] is not None
            ])
            for each in data["provisions"] if each[side] is not None
        }  # fmt: skip
        assert said == {name: (words.heading, list(words.blocks)) for name, words in words_of(edition).items()}


def joined(runs: list[dict[str, str]], without: str) -> str:
    return "".join(run["text"] for run in runs if run["fate"] != without)


def test_counts_and_sides_stand_at_the_top() -> None:
    redline = compare(*a_pair(1), old_digest="old digest", new_digest="new digest")
    data = json.loads(dump_redline(redline))

    assert data["counts"] == {kind.value: count for kind, count in redline.counts().items()}
    assert (data["old"]["digest"], data["new"]["digest"]) == ("old digest", "new digest")


def test_the_bytes_are_the_same_under_any_hash_seed() -> None:
    code = (
        "import hashlib; from strategies import a_pair; from clausebook.redline.compare import compare;"
        "from clausebook.render.redline_json import dump_redline;"
        "data = b''.join(dump_redline(compare(*a_pair(seed), old_digest='o', new_digest='n')) for seed in range(40));"
        "print(hashlib.sha256(data).hexdigest())"
    )
    digests = []
    for seed in ("0", "1", "20181231"):
        paths = os.pathsep.join(str(ROOT / name) for name in ("ext", "tests"))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        digests.append(done.stdout)
    assert len(set(digests)) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff", "not UTF-8"),
        (b"{\n", "some.json:2: not whole JSON"),
        (b"[]", "no Clausebook redline"),
        (b"{}", "no Clausebook redline"),
        (b'{"format": 99, "provisions": []}', "format 99"),
        (b'{"format": 1, "provisions": []}', "work: field required"),
        (b'{"format": 1, "provisions": [{}]}', "provisions.0.id: field required"),
    ],
)
def test_a_file_that_is_no_redline_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(RedlineError, match=message) as refused:
        load_redline(data, "some.json")
    assert str(refused.value).startswith("some.json:") and "\n" not in str(refused.value)
