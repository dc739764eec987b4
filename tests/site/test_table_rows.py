"""Cells that Markdown would leave out are found; tables that are whole are not."""

from __future__ import annotations

import pytest

from clausebook.site.table_rows import lost_cells


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("| A | B |\n|---|---|\n| x | yes | no |", [(3, "no")]),
        ("| A | B |\n|---|---|\n| x | `yes | no` |\n| y | z |\n| 1 | 2 | 3 | 4 |", [(3, "no`"), (5, "3")]),
        ("A | B\n--- | ---\nx | y | z", [(3, "z")]),
        ("| A |\n|---|\n| x | y", [(3, "y")]),
        ("> | A | B |\n", []),
        ("| A | B |\n|---|---|\n| x | yes \\| no |\n| x |\n| x \\|", []),
        ("| A | B |\n|:--|--:|\n| x | y |\n\na | b | c | d", []),
        ("a | b | c\n\n---\n\na | b", []),
        ("| A |\n|---|---|\n| x | y |", []),
        ("", []),
    ],
)
def test_lost_cells(source: str, found: list[tuple[int, str]]) -> None:
    assert list(lost_cells(source)) == found
