"""Drawings say nothing that the tables do not, and are named for those who cannot see them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from builders import document, edition, section
from clausebook.edition.model import Document, DocumentKind, Drawing
from clausebook.render.drawing import draw, moment

SVG = "{http://www.w3.org/2000/svg}"


def timeline(*rows: str, heading: str = "Editions", drawing: Drawing = Drawing.TIMELINE) -> Document:
    made = document(
        "timeline",
        "Timeline",
        section("s", heading, "|| Date | Event", *rows),
        kind=DocumentKind.GUIDE,
        scheme="sections",
        abbreviation="",
    )
    return edition(replace(made, drawing=drawing)).documents[0]


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("1 January 2018", 2018.0),
        ("3 August 2018", 2018.59),
        ("August 2018", 2018.62),
        ("April or May 2018", 2018.29),
        ("2018", 2018.5),
        ("2018–19", 2018.5),
        ("in spring", None),
    ],
)
def test_dates_in_words(date: str, wanted: float | None) -> None:
    found = moment(date)
    assert (None if found is None else round(found, 2)) == wanted


def test_every_dated_row_is_a_dot_with_its_words() -> None:
    drawn = etree.fromstring(
        draw(timeline("| 3 August 2018 | It opens <b> & more.", "| August 2018 | It stays.", "| soon | No date."))
    )
    titles = [each.text for each in drawn.iter(f"{SVG}title")]
    assert titles == ["3 August 2018: It opens <b> & more.", "August 2018: It stays."]
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == "Timeline: 2 events from 2018 to 2018, in 1 rows by subject."


def test_dots_never_touch() -> None:
    rows = [f"| August 2018 | Event {count}." for count in range(30)]
    dots = [
        (float(each.get("cx")), float(each.get("cy")))
        for each in etree.fromstring(draw(timeline(*rows))).iter(f"{SVG}circle")
    ]
    assert len(set(dots)) == 30
    assert min(y for _, y in dots) > 0


def test_hostile_headings_stay_text() -> None:
    drawn = draw(timeline("| 2018 | x", heading="<script>alert(1)</script>"))
    assert "<script>" not in drawn


def test_nothing_to_draw() -> None:
    assert draw(timeline("| 2018 | x", drawing=Drawing.NONE)) == ""
    assert draw(timeline("| soon | x")) == ""
