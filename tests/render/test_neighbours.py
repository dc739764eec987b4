"""The picture of neighbours: every name or how many are left out, text that stays text, nothing for nobody."""

from __future__ import annotations

from lxml import etree

from clausebook.render.neighbours import Side, neighbours_svg

SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: str) -> list[str]:
    return [each.text for each in etree.fromstring(drawn).iter(f"{SVG}text")]


def test_law_stands_left_of_the_clause_and_what_cites_it_right() -> None:
    drawn = neighbours_svg("GC1.1", [Side("Law", ["Act 2006"])], [Side("Cited by", ["GC2.1", "SC3.4"])])
    assert texts(drawn) == ["Law", "Act 2006", "Cited by", "GC2.1", "SC3.4", "GC1.1"]
    places = {each.text: float(each.get("x")) for each in etree.fromstring(drawn).iter(f"{SVG}text")}
    assert places["Act 2006"] < places["GC1.1"] < places["SC3.4"]
    assert etree.fromstring(drawn).get("aria-label").startswith("GC1.1 and its 3 neighbours")


def test_a_crowd_is_counted_and_a_long_name_cut() -> None:
    drawn = neighbours_svg("Practice", [], [Side("Used by", [f"GC{number}" for number in range(300)])])
    assert texts(drawn)[-2] == "and 295 more"
    assert len(texts(drawn)) == 8
    assert texts(neighbours_svg("x" * 99, [Side("Law", ["y"])], []))[-1] == "x" * 37 + "…"


def test_nobody_is_no_picture_and_hostile_text_stays_text() -> None:
    assert neighbours_svg("GC1", [Side("Law", [])], []) == ""
    hostile = '<script>alert("1")</script>\x00&amp;'
    drawn = neighbours_svg(hostile, [Side("Law", [hostile])], [])
    assert "<script" not in drawn
    assert texts(drawn)[1].startswith("<script>alert")
