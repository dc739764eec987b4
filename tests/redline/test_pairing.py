"""Pairs rise on both sides and keep the most there is, judged against trying every pairing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from clausebook.redline.pairing import pair_in_order

letters = st.lists(st.sampled_from("abcd"), max_size=5)


@given(letters, letters)
def test_no_pairing_keeps_more(old: list[str], new: list[str]) -> None:
    def score(i: int, j: int) -> float:
        return 2.0 if old[i] == new[j] else float((ord(old[i]) + ord(new[j])) % 2)

    pairs = pair_in_order(old, new, score)

    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    best = max(sum(score(i, j) for i, j in each) for each in pairings(len(old), len(new)))
    assert sum(score(i, j) for i, j in pairs) == best


def pairings(rows: int, columns: int, row: int = 0, column: int = 0) -> Iterator[list[tuple[int, int]]]:
    yield []
    for i in range(row, rows):
        for j in range(column, columns):
            for rest in pairings(rows, columns, i + 1, j + 1):
                yield [(i, j), *rest]


@given(letters, letters, st.integers(0, 4))
def test_a_small_search_still_pairs_in_order(old: list[str], new: list[str], search: int) -> None:
    pairs = pair_in_order(old, new, lambda i, j: float(old[i] == new[j]), search=search)

    assert all(old[i] == new[j] for i, j in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in itertools.pairwise(pairs))


def test_long_texts_are_cut_at_what_occurs_once() -> None:
    old = [f"part {index}" for index in range(300)]
    new = ["new", *old[:150], "other", *old[151:]]

    assert pair_in_order(old, new, lambda i, j: float(old[i] == new[j]), search=100) == [
        (index, index + 1) for index in range(300) if index != 150
    ]


def test_where_every_part_changed_rare_words_are_the_landmarks() -> None:
    old = [("the", f"word {index}", "old") for index in range(300)]
    new = [("the", f"word {index}", "new") for index in range(300) if index not in (3, 150)]

    pairs = pair_in_order(old, new, lambda i, j: float(old[i][1] == new[j][1]), words=(old, new), search=100)

    assert [old[i][1] for i, _ in pairs] == [new[j][1] for _, j in pairs] == [word for _, word, _ in new]
