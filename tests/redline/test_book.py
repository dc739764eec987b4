"""The replay law on the book itself: every pair of sealed editions, whatever the order."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest

from clausebook.edition.model import Edition
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.redline.replay import accept, reject, words_of
from clausebook.render.redline_json import dump_redline, load_redline
from conftest import ROOT

IDS = sorted(path.parent.name for path in (ROOT / "editions").glob("*/snapshot.json"))


@cache
def edition(identity: str) -> Edition:
    return load((ROOT / "editions" / identity / "snapshot.json").read_bytes())


def test_the_book_has_its_four_editions() -> None:
    assert IDS == ["2016-12", "2017-08", "2018-08", "2019-08"]


@pytest.mark.parametrize(("old", "new"), list(permutations(IDS, 2)))
def test_accept_is_new_and_reject_is_old(old: str, new: str) -> None:
    before, after = edition(old), edition(new)
    redline = compare(before, after, old_digest=edition_digest(before), new_digest=edition_digest(after))
    assert accept(redline) == words_of(after)
    assert reject(redline) == words_of(before)
    read_back = load_redline(dump_redline(redline))
    assert accept(read_back) == words_of(after)
    assert reject(read_back) == words_of(before)


@pytest.mark.parametrize("identity", IDS)
def test_an_edition_against_itself_has_no_change(identity: str) -> None:
    same = edition(identity)
    assert compare(same, same, old_digest="", new_digest="").counts() == {}
