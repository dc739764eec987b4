"""Where provisions stand on paper: new order and old order, whatever moved."""

from __future__ import annotations

from hypothesis import given

import strategies
from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind
from clausebook.render.docx_order import Standing, stands


def ids(one: Edition) -> list[str]:
    """Documents and provisions in reading order."""
    return [each for document in one.documents for each in (document.id, *(below.id for below in document.walk()))]


@given(strategies.pairs())
def test_each_side_reads_in_its_own_order(pair: tuple[Edition, Edition]) -> None:
    old, new = pair
    places = stands(compare(old, new, old_digest="", new_digest="").changes)
    assert [each.change.new.id for each in places if each.standing is not Standing.OLD and each.change.new] == ids(new)
    assert [each.change.old.id for each in places if each.standing is not Standing.NEW and each.change.old] == ids(old)


@given(strategies.pairs())
def test_what_moved_stands_twice_and_all_else_once(pair: tuple[Edition, Edition]) -> None:
    places = stands(compare(*pair, old_digest="", new_digest="").changes)
    for place in places:
        same = [each for each in places if each.change is place.change]
        assert len(same) == (2 if place.moved else 1)
        assert place.moved or ChangeKind.MOVED not in place.change.kinds


def test_a_deleted_clause_of_a_moved_document_goes_back_to_its_old_place() -> None:
    """A pair that once put the deleted clauses of a moved document before the document that now comes first."""
    old, new = strategies.a_pair(93)
    places = stands(compare(old, new, old_digest="", new_digest="").changes)
    assert [each.change.old.id for each in places if each.standing is not Standing.NEW and each.change.old] == ids(old)
