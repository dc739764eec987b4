"""Lists that print our numbers: patterns learnt from labels, and what is written out instead."""

from __future__ import annotations

import pytest

from clausebook.edition.numbering import letters, roman
from clausebook.render.docx_numbering import FORMATS, Ladder, Place, Planner, Rung, Step, fit, printed


@pytest.mark.parametrize(
    ("labels", "patterns"),
    [
        ([(0, "GC1"), (1, "1.1"), (1, "1.2"), (0, "GC2"), (1, "2.1")], [("decimal", "GC%1"), ("decimal", "%1.%2")]),
        (
            [(0, "1"), (1, "1.1"), (2, "1.1.1"), (1, "1.2")],
            [("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")],
        ),
        (
            [(0, "Schedule 1"), (1, "Part A"), (2, "1")],
            [("decimal", "Schedule %1"), ("upperLetter", "Part %2"), ("decimal", "%3")],
        ),
        (
            [(0, "(a)"), (1, "(i)"), (2, "(A)"), (0, "(b)")],
            [("lowerLetter", "(%1)"), ("lowerRoman", "(%2)"), ("upperLetter", "(%3)")],
        ),
        ([(0, "Article I"), (0, "Article II")], [("upperRoman", "Article %1")]),
        ([(0, "9."), (0, "10.")], []),
    ],
)
def test_patterns_are_learnt_from_labels(labels: list[tuple[int, str]], patterns: list[tuple[str, str]]) -> None:
    found = [step for step in fit([labels], 3) if step is not None]
    assert [(step.format, step.text) for step in found] == patterns


def test_the_pattern_that_explains_most_labels_wins() -> None:
    labels = [(0, "1"), (0, "2"), (0, "Annex 3"), (0, "4")]
    assert fit([labels], 1) == (Step("decimal", "%1"),)


def test_counts_are_printed_as_word_prints_them() -> None:
    assert (
        [FORMATS["lowerLetter"](count) for count in (1, 26, 27, 53)]
        == ["a", "z", "aa", "aaa"]
        == [letters(count) for count in (1, 26, 27, 53)]
    )
    assert [FORMATS["upperRoman"](count) for count in (4, 9, 40)] == ["IV", "IX", "XL"]
    assert FORMATS["lowerRoman"](14) == roman(14) == "xiv"


def planner() -> Planner:
    own = (Step("decimal", "GC%1"), Step("decimal", "%1.%2"))
    return Planner({"gc": Ladder(own, (Step("lowerLetter", "(%1)"), Step("lowerRoman", "(%2)"), None))})


def rung(label: str, level: int = 0, owner: str = "c", depth: int = 0) -> Rung:
    return Rung("gc", level, label, owner, depth)


def test_a_number_that_word_would_not_print_is_written_out_and_counted() -> None:
    plan = planner()
    assert plan.place({0: rung("GC1")}) == Place(1, 0)
    assert plan.place({0: rung("GC3")}) is None
    assert plan.place({0: rung("GC2")}) == Place(1, 0)
    assert plan.literal == 1


def test_items_that_start_again_get_a_list_of_their_own() -> None:
    plan = planner()
    for label, level, depth in (("GC1", 0, 0), ("1.1", 1, 0), ("(a)", 2, 1), ("(b)", 2, 1)):
        assert plan.place({0: rung(label, level, depth=depth)}) == Place(1, level)
    assert plan.place({0: rung("(a)", 2, depth=1)}) == Place(2, 0)
    assert plan.place({0: rung("(i)", 3, depth=2)}) == Place(2, 1)
    assert plan.place({0: rung("(b)", 2, depth=1)}) == Place(2, 0)
    assert plan.place({0: rung("1.2", 1)}) == Place(1, 1)
    assert plan.literal == 0


def test_an_item_that_passes_over_a_level_leaves_its_count_alone() -> None:
    plan = planner()
    plan.place({0: rung("GC1")})
    assert plan.place({0: rung("(a)", 2, depth=1)}) == Place(2, 0)
    assert plan.place({0: rung("1.1", 1)}) == Place(1, 1)


def test_a_paragraph_of_two_editions_shares_a_list_only_where_both_numbers_come_out() -> None:
    plan = planner()
    assert plan.place({0: rung("GC1"), 1: rung("GC1")}) == Place(1, 0)
    assert plan.place({0: rung("GC2")}) == Place(1, 0)
    assert plan.place({0: rung("GC3"), 1: rung("GC2")}) == Place(1, 0)
    assert plan.place({0: rung("GC4"), 1: rung("GC9")}) is None


def test_a_level_passed_over_prints_nothing_certain() -> None:
    steps = (Step("decimal", "%1"), Step("decimal", "%1.%2"))
    assert printed(steps, [0, 1], 1) is None
    assert printed(steps, [2, 3], 1) == "2.3"
    assert printed((None,), [1], 0) is None
