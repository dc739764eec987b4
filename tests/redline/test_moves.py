"""Who moved: the fewest words, judged against trying every choice."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from builders import clause, condition, document, edition
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind
from clausebook.redline.moves import heaviest_rising


@given(st.permutations(range(6)), st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_no_rising_subsequence_is_heavier(values: list[int], weights: list[int]) -> None:
    stayed = sorted(heaviest_rising(values, weights))

    kept = [values[place] for place in stayed]
    assert kept == sorted(kept)
    heaviest = max(
        sum(weights[place] for place in places)
        for size in range(7)
        for places in combinations(range(6), size)
        if [values[place] for place in places] == sorted(values[place] for place in places)
    )
    assert sum(weights[place] for place in stayed) == heaviest


def moved(old: str, new: str) -> list[str]:
    """Ids that moved, where letters are clauses of equal length."""
    editions = [
        edition(
            document("body", "Body", condition("top", "Top", *(clause(name, "Same", "Same length.") for name in order)))
        )
        for order in (old, new)
    ]
    changes = compare(*editions, old_digest="", new_digest="").changes
    return [change.id for change in changes if ChangeKind.MOVED in change.kinds]


def test_one_clause_that_jumps_over_many_moved_alone() -> None:
    assert moved("abcdef", "bcdefa") == ["a"]
    assert moved("abcdef", "fabcde") == ["f"]


def test_an_inserted_or_deleted_clause_moves_nobody() -> None:
    assert moved("abcd", "axbcd") == []
    assert moved("abcd", "acd") == []


def test_a_reversed_list_keeps_one_in_place() -> None:
    assert len(moved("abcd", "dcba")) == 3


def test_of_two_swapped_clauses_one_moved() -> None:
    assert len(moved("ab", "ba")) == 1
