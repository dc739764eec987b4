"""Lineage, impact and matrices in their formats."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import openpyxl
import pytest
from lxml import etree
from msgspec.structs import replace

from builders import clause, document, edition, regulation
from clausebook.render.matrix_csv import matrix_csv
from clausebook.render.matrix_html import matrix_html
from clausebook.render.matrix_xlsx import matrix_xlsx
from clausebook.render.trace_json import impact_json, lineage_json
from clausebook.render.trace_svg import lineage_svg
from clausebook.render.trace_text import impact_text, lineage_text
from clausebook.trace.graph import graph
from clausebook.trace.impact import impact
from clausebook.trace.lineage import lineage
from clausebook.trace.matrix import Side, matrix
from conftest import ROOT
from linked_book import book

HOSTILE = "=1+1</text><script>alert(1)</script>\x00\ufffe&"


def hostile() -> object:
    given = edition(
        document("gc", HOSTILE, clause("x", HOSTILE, "Words.", law=("a",), no_reason=HOSTILE)),
        regulations=(regulation("a", HOSTILE),),
    )
    return replace(given, title=HOSTILE, notice=HOSTILE)


def test_lineage_as_text() -> None:
    assert lineage_text(lineage(graph(book()), "notices")) == (
        "GC1 Notices (notices, provision)\n"
        "└─ is explained by A guide (guide)\n"
        "  GC1.1 Form (notice, provision)\n"
        "  ├─ gives effect to section 1 of the One Act 2000 (act-one)\n"
        "  ├─ is there because of Forms help (why-form)\n"
        "  └─ is explained by A guide (guide), through notices\n"
        "  GC1.2 Copies (copy, provision)\n"
        "  ├─ gives effect to section 2 of the Two Act 2000 (act-two)\n"
        "  │  └─ was replaced by section 1 of the One Act 2000 (act-one)\n"
        "  ├─ is referred to by section 1 About notices (guide-notices)\n"
        "  └─ is explained by A guide (guide), through notices\n"
    )
    assert lineage_text(lineage(graph(book()), "act-unused")).endswith("└─ no link\n")


def test_impact_as_text() -> None:
    known = graph(book())
    assert impact_text(impact(known, "act-three"), known) == (
        "section 3 of the Three Act 2000 (act-three, law)\n"
        "If this changes, look at 4 others.\n"
        "\n"
        "Directly (1)\n"
        "  Definitions\n"
        "    “Person” (def-person): cites it\n"
        "\n"
        "Through definitions (2)\n"
        "  General Conditions\n"
        "    GC1.1 Form (notice): uses the term def-person → def-party\n"
        "  Definitions\n"
        "    “Party” (def-party): uses the term def-person\n"
        "\n"
        "Guides that explain what is affected (1)\n"
        "  A guide\n"
        "    A guide (guide): explains def-person → def-party → notice → notices\n"
    )
    assert "Nothing names it" in impact_text(impact(known, "act-unused"), known)


def test_json_keeps_to_its_schema() -> None:
    schema = json.loads((ROOT / "ext/clausebook/render/trace.schema.json").read_text())
    for given in (book(), hostile()):
        known = graph(given)
        for identity in known.nodes:
            for made in (
                lineage_json(lineage(known, identity), "draft"),
                impact_json(impact(known, identity), "draft"),
            ):
                jsonschema.Draft202012Validator(schema).validate(json.loads(made))
    value = json.loads(lineage_json(lineage(graph(book()), "copy"), "draft"))
    assert value["up"][0]["branches"][0]["id"] == "act-one"


@pytest.mark.parametrize("identity", ["notice", "act-one", "act-unused", "guide", "notices"])
def test_svg_names_every_box_and_says_the_same_in_words(identity: str) -> None:
    found = lineage(graph(book()), identity)
    root = etree.fromstring(lineage_svg(found))
    names = {None: "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    described = [root.find(f".//*[@id='{each}']") for each in root.get("aria-labelledby").split()]
    assert all(each is not None and each.text for each in described)
    boxes = root.findall("g", names)
    text = etree.tostring(root, method="text", encoding="unicode")
    for branch in (*found.up, *found.down):
        assert branch.node.item.label.split(" of ")[0] in text
    assert len(boxes) == 1 + _count(found.up) + _count(found.down)
    width, height = (float(each) for each in root.get("viewBox").split()[2:])
    for box in root.iterfind(".//rect", names):
        x, y, w, h = (float(box.get(name)) for name in ("x", "y", "width", "height"))
        assert x >= 0 and y >= 0 and x + w <= width and y + h <= height


def test_svg_boxes_do_not_overlap() -> None:
    root = etree.fromstring(lineage_svg(lineage(graph(book()), "act-one")))
    boxes = [
        tuple(float(box.get(name)) for name in ("x", "y", "width", "height"))
        for box in root.iterfind(".//rect", {None: "http://www.w3.org/2000/svg"})
    ]
    for index, (x, y, w, h) in enumerate(boxes):
        for a, b, c, d in boxes[index + 1 :]:
            assert x + w <= a or a + c <= x or y + h <= b or b + d <= y


def test_hostile_text_stays_text() -> None:
    given = hostile()
    known = graph(given)
    root = etree.fromstring(lineage_svg(lineage(known, "x")))
    assert not root.findall(".//{http://www.w3.org/2000/svg}script")
    page = matrix_html(given, matrix(given, Side.LAW))
    assert "<script>" not in page
    sheet = openpyxl.load_workbook(io.BytesIO(matrix_xlsx(given, [matrix(given, Side.LAW)])))["Law"]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    assert all(
        not cell.startswith("=") for row in csv.reader(io.StringIO(matrix_csv(matrix(given, Side.LAW)))) for cell in row
    )


def test_csv() -> None:
    rows = list(csv.reader(io.StringIO(matrix_csv(matrix(book(), Side.LAW)))))
    assert rows[0][-1] == "section 4 of the Four Act 2000 (act-unused)"
    assert rows[1] == ["2018-08", "gc", "notice", "GC1.1", "Form", "1", "", "gives effect to", "", "", ""]
    assert rows[3] == ["2018-08", "gc", "end-when", "GC2.1", "When", "1", "Agreed.", "cites", "", "", ""]


def test_workbook_holds_the_grid_and_every_link() -> None:
    given = book()
    matrices = [matrix(given, side) for side in Side]
    data = matrix_xlsx(given, matrices)
    assert data == matrix_xlsx(given, [matrix(book(), side) for side in Side])
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    assert workbook.sheetnames == ["Law", "Reasons", "Guides", "Links"]
    assert given.notice in workbook["Law"]["A1"].value
    grid = [
        ["" if cell is None else str(cell) for cell in row]
        for row in workbook["Law"].iter_rows(min_row=2, values_only=True)
    ]
    assert grid == list(csv.reader(io.StringIO(matrix_csv(matrices[0]))))
    assert workbook["Links"].max_row == 2 + sum(len(each.cells) for each in matrices)
    assert workbook["Law"].freeze_panes == "H3"


def test_html_lists_every_link_from_both_sides() -> None:
    given = book()
    found = matrix(given, Side.LAW)
    root = etree.HTML(matrix_html(given, found))
    for table in root.iterfind(".//table"):
        assert len(table.findall(".//li")) == len(found.cells)
        assert all(head.get("scope") for head in table.iterfind(".//th"))
    assert "Agreed." not in etree.tostring(root.find(".//table[@id='by-provision']"), encoding="unicode")
    assert given.notice in etree.tostring(root.find(".//footer"), encoding="unicode")


def _count(branches: tuple) -> int:
    return sum(1 + _count(each.branches) for each in branches)
