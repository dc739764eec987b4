"""What rests on what, what a change reaches, and the matrix: on a small book link by link, on the whole book as laws."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import clause, document, edition
from clausebook.edition.model import Retired
from clausebook.edition.snapshot import load
from clausebook.trace.graph import UnknownItemError, graph
from clausebook.trace.impact import impact
from clausebook.trace.lineage import Branch, lineage
from clausebook.trace.link import trace
from clausebook.trace.matrix import Side, matrix
from clausebook.trace.model import LinkKind
from conftest import ROOT
from linked_book import book


def shape(branches: tuple[Branch, ...]) -> list[object]:
    return [(each.link.value, each.id, each.through, shape(each.branches)) for each in branches]


def test_up_to_law_and_reason() -> None:
    known = graph(book())
    assert shape(lineage(known, "notice").up) == [("implements", "act-one", "", []), ("explained", "why-form", "", [])]
    assert shape(lineage(known, "copy").up) == [("implements", "act-two", "", [("replaced", "act-one", "", [])])]
    assert shape(lineage(known, "def-person").up) == [("cites", "act-three", "", [])]


def test_down_to_guides() -> None:
    known = graph(book())
    assert shape(lineage(known, "notice").down) == [("explains", "guide", "notices", [])]
    assert shape(lineage(known, "copy").down) == [
        ("refers", "guide-notices", "", []),
        ("explains", "guide", "notices", []),
    ]
    down = shape(lineage(known, "act-one").down)
    assert ("implements", "notice", "", [("explains", "guide", "notices", [])]) in down
    assert ("cites", "end-when", "", []) in down
    assert [each[:2] for each in down if each[0] == "replaced"] == [("replaced", "act-two")]


def test_what_has_parts_shows_each() -> None:
    found = lineage(graph(book()), "notices")
    assert [part.node.id for part in found.inside] == ["notice", "copy"]
    assert [each.id for each in found.inside[0].up] == ["act-one", "why-form"]
    assert [each.id for each in found.down] == ["guide"]


def test_a_dangling_link_is_a_branch_without_an_item() -> None:
    given = edition(document("gc", "GC", clause("x", "X", "Words.", law=("act-none",))))
    (branch,) = lineage(graph(given), "x").up
    assert (branch.id, branch.node) == ("act-none", None)


def test_links_in_a_circle_end() -> None:
    given = edition(
        document("gc", "GC", clause("x", "X", "Words.", explains=("y",)), clause("y", "Y", "Words.", explains=("x",)))
    )
    known = graph(given)
    assert shape(lineage(known, "x").up) == [("explains", "y", "", [])]
    assert [each.node.id for each in impact(known, "x").direct] == ["y"]


def test_impact() -> None:
    known = graph(book())
    found = impact(known, "act-three")
    assert [(each.node.id, each.links) for each in found.direct] == [("def-person", (LinkKind.CITES,))]
    assert [(each.node.id, each.through) for each in found.through_definitions] == [
        ("def-party", ("def-person",)),
        ("notice", ("def-person", "def-party")),
    ]
    assert [(each.node.id, each.through) for each in found.explaining] == [
        ("guide", ("def-person", "def-party", "notice", "notices"))
    ]
    found = impact(known, "notice")
    assert [each.node.id for each in found.direct] == ["copy"]
    assert [each.node.id for each in found.explaining] == ["guide", "guide-notices"]
    assert [each.through for each in found.explaining] == [("notices",), ("copy",)]
    assert impact(known, "act-unused").direct == ()


def test_impact_of_what_has_parts_is_that_of_its_parts() -> None:
    found = impact(graph(book()), "notices")
    assert [each.node.id for each in found.direct] == ["guide", "guide-notices"]


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownItemError, match="did you mean “notices”"):
        lineage(graph(book()), "notises")


def test_a_retired_id_names_what_holds_its_content() -> None:
    tombs = (Retired("form", "Form", into=("notice", "copy")), Retired("faxes", "Faxes"))
    known = graph(replace(book(), retired=tombs))
    with pytest.raises(UnknownItemError, match="“form” is retired; its content went to “notice” and “copy”"):
        impact(known, "form")
    with pytest.raises(UnknownItemError, match="“faxes” is retired; clausebook history tells"):
        lineage(known, "faxes")


def test_matrix() -> None:
    law = matrix(book(), Side.LAW)
    assert [row.id for row in law.rows] == ["notice", "copy", "end-when"]
    assert [column.id for column in law.columns] == ["act-one", "act-three", "act-two", "act-unused"]
    assert law.cells == {
        ("notice", "act-one"): (LinkKind.IMPLEMENTS,),
        ("copy", "act-two"): (LinkKind.IMPLEMENTS,),
        ("end-when", "act-one"): (LinkKind.CITES,),
    }
    assert law.gaps == {"end-when": "Agreed."}
    assert matrix(book(), Side.REASON).cells == {("notice", "why-form"): (LinkKind.EXPLAINED,)}
    assert matrix(book(), Side.GUIDE).cells == {
        ("notice", "guide"): (LinkKind.EXPLAINS,),
        ("copy", "guide"): (LinkKind.EXPLAINS, LinkKind.REFERS),
    }


@pytest.fixture(scope="module")
def whole() -> object:
    return load((ROOT / "editions/2019-08/snapshot.json").read_bytes())


def test_nothing_that_names_an_item_is_left_out_of_its_impact(whole: object) -> None:
    """Every link of the book, found again by a plain search of all links, and each item once."""
    found, known = trace(whole), graph(whole)
    naming: dict[str, set[str]] = {}
    for link in found.links:
        naming.setdefault(link.target, set()).add(link.origin)
    for identity in list(known.nodes)[::7]:
        reached = impact(known, identity)
        inside = set(known.within(identity))
        expected = set().union(*(naming.get(each, set()) for each in inside)) - inside
        assert {each.node.id for each in reached.direct} == expected
        everything = [each.node.id for each in (*reached.direct, *reached.through_definitions, *reached.explaining)]
        assert len(everything) == len(set(everything))
        assert not inside & set(everything)
        for each in (*reached.through_definitions, *reached.explaining):
            assert each.node.id in naming[each.through[-1]]


def test_every_law_of_a_clause_is_above_it_and_the_clause_below_the_law(whole: object) -> None:
    known = graph(whole)
    below = {
        each: {branch.id for branch in lineage(known, each).down}
        for each in known.nodes
        if each in {r.id for r in whole.records}
    }
    for provision in whole.walk():
        up = {branch.id for branch in lineage(known, provision.id).up}
        assert {*provision.links.law, *provision.links.reasons} <= up
        for record in (*provision.links.law, *provision.links.reasons):
            assert provision.id in below[record]


def test_the_matrix_holds_every_law_link_of_the_book(whole: object) -> None:
    cells = matrix(whole, Side.LAW).cells
    rows = {row.id for row in matrix(whole, Side.LAW).rows}
    wanted = {(each.id, law) for each in whole.walk() for law in each.links.law if each.id in rows}
    assert {pair for pair, kinds in cells.items() if LinkKind.IMPLEMENTS in kinds} == wanted
