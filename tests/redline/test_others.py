"""Other tools are scored on the same words by the same rules, so that a score says more than how kind its rules are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redline.others import by_difflib, score_other
from redline.scores import Scores
from redline.scoring import score
from redline.truth.edits import generate

SEEDS = (11, 12)


def of(align: object) -> Scores:
    found = Scores()
    for seed in SEEDS:
        score_other(generate(10_000, seed), align, found)  # type: ignore[arg-type]
    return found


def nothing(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    if old == new:
        yield from zip(range(len(old)), range(len(new)), strict=True)


def test_a_shortest_script_marks_too_little_and_in_pieces() -> None:
    """As measured on another text: words F1 0.98, places P 0.75 and R 0.90, 1.2 runs for each true place."""
    found = of(by_difflib)

    assert 0.96 <= found.words.f1 <= 0.985 and found.words.precision >= 0.999
    assert 0.70 <= found.places.precision <= 0.80 and 0.85 <= found.places.recall <= 0.95
    assert 1.15 <= found.fragmentation <= 1.30


def test_striking_everything_out_scores_badly() -> None:
    found = of(nothing)

    assert found.words.recall == 1.0 and found.words.precision < 0.6
    assert found.places.recall < 0.3


def test_the_same_places_are_true_for_every_tool() -> None:
    ours = Scores()
    for seed in SEEDS:
        score(generate(10_000, seed), ours)

    assert ours.places.true == of(by_difflib).places.true == of(nothing).places.true
