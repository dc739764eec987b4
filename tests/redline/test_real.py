"""Amended paragraphs of the sealed editions are read with ease: few pieces, none of them empty, not much more marked than
need be."""

from __future__ import annotations

from redline.others import by_difflib
from redline.real import Reading, amended, by_other, of_the_book


def test_amended_paragraphs_of_the_book() -> None:
    ours, shortest = Reading(), Reading()
    for redline in of_the_book():
        for told in amended(redline):
            ours.add(told)
            shortest.add(by_other(told, by_difflib))

    assert ours.paragraphs > 500
    assert ours.strays_per_hundred <= 0.2 < 10 < shortest.strays_per_hundred
    assert ours.script <= 1.16
    assert ours.runs < 0.8 * shortest.runs
