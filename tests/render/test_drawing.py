"""Drawings say nothing that the tables do not, and are named for those who cannot see them."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import docx
import pytest
from lxml import etree
from msgspec.structs import replace
from pypdf import PdfReader

from builders import document, edition, section
from clausebook.edition.model import Document, DocumentKind, Drawing, Drawn, Provision
from clausebook.render import html
from clausebook.render.docx_edition import edition_docx
from clausebook.render.drawing import alt, draw, draw_alt, svg
from clausebook.render.drawing_canvas import breadth, wrap
from clausebook.render.drawing_table import number
from clausebook.render.drawing_timeline import moment
from clausebook.render.pdf import edition_pdf

SVG = "{http://www.w3.org/2000/svg}"
WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


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
    assert drawn.get("aria-label") == "Timeline: 2 events from 2018 to 2018, in 1 row by subject."


def test_dots_never_touch() -> None:
    rows = [f"| August 2018 | Event {count}." for count in range(30)]
    dots = [
        (float(each.get("cx")), float(each.get("cy")))
        for each in etree.fromstring(draw(timeline(*rows))).iter(f"{SVG}circle")
    ]
    assert len(set(dots)) == 30
    assert min(y for _, y in dots) > 0


@pytest.mark.parametrize("years", [1, 2, 9, 10, 11, 13, 21, 60])
def test_years_never_touch(years: int) -> None:
    made = etree.fromstring(draw(timeline("| 1940 | x", f"| {1939 + years} | y")))
    ends = []
    for each in made.iter(f"{SVG}text"):
        if (each.text or "").isdigit():
            wide = breadth(each.text)
            left = float(each.get("x")) - {"start": 0, "middle": wide / 2, "end": wide}[each.get("text-anchor")]
            ends.append((left, left + wide))
    assert len(ends) >= 2
    assert all(before[1] + 3 < after[0] for before, after in pairwise(ends))


def test_hostile_headings_stay_text() -> None:
    drawn = draw(timeline("| 2018 | x", heading="<script>alert(1)</script>"))
    assert "<script>" not in drawn


BUDGET = (
    "|| Line | £ million | Source",
    "| Community | 38.40 | Ledger",
    "| Hospital | 1,014.60 | Split",
    "| All services | 1,053.00 | Sum",
    "| Less one-off costs | 53.00 | Ended",
    "| Baseline | 1,000.00 | Sum",
)
SHARES = (
    "|| Band | Gain | ICP | Partners",
    "| Up to 2% | 0.500 | None | 0.500",
    "| Above 2% | 0.750 | 40%: 0.300 | 60%: 0.450",
    "| Moved by the limit | 0.000 | Less 0.078 | Plus 0.078",
)
PLAN = ("|| Month | Step", "| 0 to 3 | Case for change", "| 7 | Checkpoint one")
WAY = ("|| Step | Whose | What", "| Notice | The practice | In writing", "| Suspension | NHS England | On the day")
SCOPE = ("|| Part | Virtual | Full", "| Community | Out | In", "| Council | Out | If agreed")
TABLES = {
    Drawing.WATERFALL: BUDGET,
    Drawing.STACKS: SHARES,
    Drawing.SPANS: PLAN,
    Drawing.STEPS: WAY,
    Drawing.GRID: SCOPE,
}


def drawn(kind: Drawing, *rows: str) -> tuple[Provision, Drawn]:
    return section("s", "Section", *rows), Drawn(1, kind, "What <it> shows")


def words(kind: Drawing, *rows: str) -> list[str]:
    return [each.text or "" for each in etree.fromstring(svg(*drawn(kind, *rows))).iter(f"{SVG}text")]


def boxes(kind: Drawing, *rows: str) -> list[dict[str, str]]:
    # The first is the sheet itself.
    return [dict(each.attrib) for each in etree.fromstring(svg(*drawn(kind, *rows))).iter(f"{SVG}rect")][1:]


@pytest.mark.parametrize(("kind", "rows"), list(TABLES.items()))
def test_a_drawn_table_is_named_and_holds_nothing_that_runs_or_loads(kind: Drawing, rows: tuple[str, ...]) -> None:
    picture = etree.fromstring(svg(*drawn(kind, *rows)))
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == alt(*drawn(kind, *rows))
    assert alt(*drawn(kind, *rows)).startswith("What <it> shows: ")
    assert {etree.QName(each).localname for each in picture.iter()} <= {"svg", "rect", "text", "line", "polygon"}
    assert not [name for each in picture.iter() for name in each.attrib if name in ("id", "style", "href")]
    shown = " ".join(words(kind, *rows))
    for row in rows[1:]:
        label = row.split(" | ")[1 if kind is Drawing.SPANS else 0].strip("| ")
        if not label.startswith("Moved"):
            assert label in shown.replace("1. ", "").replace("2. ", "")


def test_a_running_sum_starts_where_the_last_one_ended() -> None:
    bars = boxes(Drawing.WATERFALL, *BUDGET)[:5]
    ends = [(float(each["x"]), float(each["x"]) + float(each["width"])) for each in bars]
    first, second, total, less, base = ends
    assert first[1] == pytest.approx(second[0], abs=0.2)
    assert total == pytest.approx((first[0], second[1]), abs=0.2)
    assert less[1] == pytest.approx(total[1], abs=0.2)
    assert base == pytest.approx((first[0], less[0]), abs=0.2)
    assert [each["fill"] for each in bars] == ["#d5e2ec", "#d5e2ec", "#14384f", "#ffffff", "#14384f"]
    assert alt(*drawn(Drawing.WATERFALL, *BUDGET)).endswith("with All services: 1,053.00, Baseline: 1,000.00.")


def test_parts_fill_their_bar_and_a_row_that_takes_away_is_left_to_the_table() -> None:
    shown = words(Drawing.STACKS, *SHARES)
    assert shown == ["Up to 2%", "0.500", "Above 2%", "0.750", "ICP", "Partners"]
    parts = [float(each["width"]) for each in boxes(Drawing.STACKS, *SHARES)[:3]]
    assert parts[1] + parts[2] == pytest.approx(parts[0] * 1.5, abs=0.2)


def test_marks_tell_in_from_out_and_from_what_lies_between() -> None:
    assert words(Drawing.GRID, *SCOPE)[-3:] == ["In", "If agreed", "Out"]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (Drawing.WATERFALL, SCOPE),
        (Drawing.STACKS, PLAN),
        (Drawing.SPANS, WAY),
        (Drawing.STEPS, ("|| Step | Whose",)),
        (Drawing.GRID, ("| only | a body",)),
        (Drawing.TIMELINE, PLAN),
    ],
)
def test_a_table_that_a_picture_cannot_show(kind: Drawing, rows: tuple[str, ...]) -> None:
    assert (svg(*drawn(kind, *rows)), alt(*drawn(kind, *rows))) == ("", "")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("40%: 0.300", 0.3),
        ("None", 0),
        ("Less 0.078", -0.078),
        ("−2", -2),
        ("£1,050.50 million", 1050.5),
        ("Ledger", None),
    ],
)
def test_numbers_in_words(cell: str, value: float | None) -> None:
    assert number(cell) == value


def test_a_word_too_long_for_its_room_is_kept_whole() -> None:
    assert wrap("a Pneumonoultramicroscopicsilicovolcanoconiosis b", 60) == [
        "a",
        "Pneumonoultramicroscopicsilicovolcanoconiosis",
        "b",
    ]


def test_a_figure_stands_before_its_table() -> None:
    made, picture = drawn(Drawing.STEPS, *WAY)
    page = str(html.provision(replace(made, drawings=(picture,))))
    assert page.index("<figure") < page.index("<table")
    assert "<figcaption>What &lt;it&gt; shows." in page


def test_a_picture_on_paper_is_a_figure_with_its_name() -> None:
    made, picture = drawn(Drawing.WATERFALL, *BUDGET)
    guide = document(
        "guide",
        "Guide",
        replace(made, drawings=(picture,)),
        kind=DocumentKind.GUIDE,
        scheme="sections",
        abbreviation="",
    )
    reader = PdfReader(BytesIO(edition_pdf(edition(guide), "0" * 64)))
    assert alt(made, picture) in alts(reader)


def alts(reader: PdfReader) -> list[str]:
    """The name of every figure of a tagged PDF."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if node.get("/S") == "/Figure" else []
            waiting += [node["/K"]] if "/K" in node else []
    return found


def test_nothing_to_draw() -> None:
    assert draw(timeline("| 2018 | x", drawing=Drawing.NONE)) == ""
    assert draw(timeline("| soon | x")) == ""


def test_a_documents_own_picture_stands_on_paper_before_its_text() -> None:
    made = timeline("| 3 August 2018 | It opens.", "| August 2019 | It stays.")
    wanted = "Timeline: 2 events from 2018 to 2019, in 1 row by subject."
    assert draw_alt(made) == wanted
    assert alts(PdfReader(BytesIO(edition_pdf(edition(made), "0" * 64)))) == [wanted]
    file = docx.Document(BytesIO(edition_docx(edition(made), "0" * 64)))
    assert [each.get("descr") for each in file.element.iter(f"{WORD_DRAWING}docPr")] == [wanted]
    texts = [each.text for each in file.paragraphs]
    caption = texts.index("Timeline. The tables that follow say the same.")
    assert texts[caption + 1] == "Editions"
    assert texts[caption - 2 : caption] == ["Timeline", ""]


def test_in_word_a_drawing_stands_above_the_first_provision_that_prints_anything() -> None:
    made = timeline("| 2018 | Draft", "| 2019 | Contract")
    book = edition(made)
    silent = replace(section("silent", ""), number="")
    file = docx.Document(
        BytesIO(
            edition_docx(replace(book, documents=(replace(made, provisions=(silent, *made.provisions)),)), "0" * 64)
        )
    )
    assert len(list(file.element.iter(f"{WORD_DRAWING}docPr"))) == 1
