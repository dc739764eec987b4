"""An edition as PDF: every word in reading order, numbers and labels as the edition has them, links that land."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pypdf
import pytest
from editions import DIGEST, PARTICULARS, book, everything
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_words import body, squeezed, wanted
from tagged import elements, kids, opened, spoken

from builders import clause, condition, document, edition, provision
from clausebook.edition.model import Edition, ProvisionKind
from clausebook.render.glyphs import printable
from clausebook.render.pdf import edition_pdf
from clausebook.render.typst_edition import edition_data
from clausebook.render.variants import Variant
from strategies import editions

WITHOUT_SOURCES = Variant(sources=False)


def test_each_text_number_and_label_once_in_reading_order() -> None:
    one = everything()
    made = edition_pdf(one, DIGEST, WITHOUT_SOURCES)

    assert [block.text.rstrip() for block in body(made)] == [text.rstrip() for text in wanted(one)]


@pytest.mark.needs("pdftotext")
def test_another_reader_finds_the_same_words_on_the_page(tmp_path: Path) -> None:
    one = book(6)
    path = tmp_path / "edition.pdf"
    path.write_bytes(edition_pdf(one, DIGEST, WITHOUT_SOURCES))
    # In the order of the file; what repeats in head and foot stands outside the area.
    area = ("-x", "0", "-y", "80", "-W", "595", "-H", "690")
    found = subprocess.run(
        ["pdftotext", "-raw", *area, str(path), "-"], capture_output=True, text=True, check=True
    ).stdout

    after_contents = "".join(found.split("\f")[2:])
    assert "".join(squeezed(wanted(one))) in "".join(squeezed([after_contents]))


@settings(max_examples=12)
@given(editions())
def test_random_editions_keep_their_words(one: Edition) -> None:
    made = edition_pdf(one, DIGEST, WITHOUT_SOURCES)
    found, asked = squeezed([block.text for block in body(made)]), squeezed(wanted(one))

    # Glyphs of right-to-left words stand in the order of the page, so they are compared as sets of letters.
    assert [_folded(text) for text in found] == [_folded(text) for text in asked]


def _folded(text: str) -> str:
    return "".join(sorted(text)) if re.search("[\u0590-\u06ff]", text) else text


def test_title_page_carries_title_status_dates_digest_and_notice() -> None:
    texts = [block.text for block in spoken(opened(edition_pdf(everything(), DIGEST)))][:9]

    assert texts == [
        "Model contract for integrated care",
        "Edition 2018-08",
        "Edition 2018-08",
        "Status Published for use",
        "Published August 2018",
        "Has effect from 1 September 2018",
        "Follows edition 2017-08",
        f"Digest {DIGEST}",
        everything().notice,
    ]


def test_every_page_has_edition_digest_page_and_notice_at_its_foot() -> None:
    one = book(3)
    reader = pypdf.PdfReader(io.BytesIO(edition_pdf(one, DIGEST)))

    for count, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().split())
        assert f"{one.id} · {DIGEST[:12]}" in text
        assert f"Page {count} of {len(reader.pages)}" in text
        assert "".join(squeezed([one.notice])) in "".join(squeezed([text]))


def test_running_head_names_document_and_condition() -> None:
    pages = pypdf.PdfReader(io.BytesIO(edition_pdf(book(3), DIGEST))).pages
    second = " ".join(pages[3].extract_text().split())

    assert "General Conditions GC" in second
    assert "GC1 Condition about matter 0" in " ".join(pages[2].extract_text().split())


def test_sources_stand_below_the_clause_unless_left_out() -> None:
    with_sources = [block.text for block in body(edition_pdf(everything(), DIGEST))]
    without = [block.text for block in body(edition_pdf(everything(), DIGEST, WITHOUT_SOURCES))]
    added = [text for text in with_sources if text not in without]

    assert added == [
        "Law: section 1 of the Example Act 2000; regulation 5 of the Example Regulations 2015",
        "Reason: One list of changes was asked for",
        "Applies to: full, partial · Acts: provider",
        "No law: Contract mechanics",
        "Explains: GC1",
        "Last reviewed against edition: 2017-08",
    ]


def test_registers_close_the_file() -> None:
    blocks = spoken(opened(edition_pdf(everything(), DIGEST)))
    start = next(n for n, block in enumerate(blocks) if block.tag == "H1" and block.text == "Register of law")

    assert [block.text for block in blocks[start:]] == [
        "Register of law",
        "section 1 of the Example Act 2000",
        "Example duty",
        "Example Act 2000 (c. 1), section 1",
        "It asks for something.",
        "In force, last checked 22 November 2026. Read at its source.",
        "https://www.legislation.gov.uk/ukpga/2000/1/section/1",
        "regulation 5 of the Example Regulations 2015",
        "Example duty",
        "Example Act 2000 (c. 1), section 1",
        "It asks for something.",
        "Revoked, last checked 22 November 2026. Read at its source.",
        "Replaced by section 1 of the Example Act 2000.",
        "https://www.legislation.gov.uk/ukpga/2000/1/section/1",
        "Register of reasons",
        "One list of changes was asked for",
        "Example paper, Example publisher, August 2018",
        "Because it helps.",
        "Seen at its source.",
        "https://example.org/paper",
    ]


def test_no_number_stands_apart_from_its_text() -> None:
    """On every page the last number of a clause is followed by its text."""
    pdf = opened(edition_pdf(book(8), DIGEST))
    labels = [(path, node) for path, node in elements(pdf) if path[-1] == "LI"]

    assert len(labels) == 8 * 8 * 4
    for _, item in labels:
        label, text = item["/K"]
        assert _first_page(label) == _first_page(text)


def _first_page(node: pikepdf.Object) -> tuple[int, int]:
    while "/Pg" not in node:
        node = kids(node)[0]
    return node["/Pg"].objgen


def test_text_is_at_least_twelve_points_but_for_what_repeats_on_each_page() -> None:
    pages = pypdf.PdfReader(io.BytesIO(edition_pdf(everything(), DIGEST))).pages
    small: list[str] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip() and size * abs(matrix[3]) < 12:
            small.append(text.strip())

    for page in pages:
        page.extract_text(visitor_text=visit)
    notice = everything().notice
    heads = {"Contents", "General Conditions", "Particulars", "Definitions", "A guide to notices", "Register of law"}
    rest = [text for text in small if text not in heads and text not in notice and not text.startswith("Register")]
    assert [
        text
        for text in rest
        if not re.match(
            r"(2018-08|Page \d|·|[0-9a-f]{12}|GC\d|Schedule 1|1 +Why|Services – List$|Blanks to fill$)", text
        )
    ] == []


HOSTILE = (
    "<script>alert(1)</script>",
    '#let x = 1; #panic() #eval("1") $x$ @ref <label> *b* _i_ `c` = h \\ // /* */ ~ -- --- ...',
    "&amp; <![CDATA[x]]> <?xml?>",
    "a\x00b\x07c\x1b[31m \u202eevil\u202c",
    "W" * 5000,
    "😀 契約 שלום العربية e\u0301\u0327\u0301",
    "(unbalanced ] } \" ' \\u{41}",
)


@pytest.mark.parametrize("text", HOSTILE, ids=["html", "typst", "xml", "controls", "long", "scripts", "brackets"])
def test_hostile_text_stays_text_everywhere(text: str) -> None:
    keyed = text.replace("{", "(").replace("}", ")").replace("|", "!")
    base = edition(
        document(
            "general-conditions",
            text,
            text,
            condition(
                "a", text, clause("b", "", f"x {keyed}", f"1. {keyed}", f"- {keyed}", f"> {keyed}", optional=text),
                clause("c", text, f"{{blank:x|{keyed}}} {{term:a|{keyed}}} {{link:https://example.org|{keyed}}}"),
                clause("d", "", "t", f"|| {keyed} | b", f"| {keyed} | d", no_law=text, models=(text,)),
            ),
        ),
        work=text, title=text, notice=text, based_on=text,
    )  # fmt: skip
    shown = "".join(squeezed([printable(text)]))
    inner = "".join(squeezed([printable(keyed)]))

    found = [_folded(each) for each in squeezed([block.text for block in spoken(opened(edition_pdf(base, text)))])]

    held = [
        each for each in found if any(_folded(one) in each or sorted(one) <= sorted(each) for one in (shown, inner))
    ]
    assert len(held) >= 18


def test_a_table_of_a_thousand_rows_repeats_its_head() -> None:
    rows = [f"| Row {count} | {count} | done" for count in range(1000)]
    one = edition(
        document("d", "D", condition("a", "A", clause("b", "", "Rows:", "|| Name of row | Count | State", *rows)))
    )
    made = edition_pdf(one, DIGEST)
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    with_rows = [page for page in pages if re.search(r"Row \d+", page)]

    assert len(with_rows) > 20
    assert all("Name of row" in page for page in with_rows)
    assert sum(path[-1] == "TH" for path, _ in elements(opened(made))) == 3


@settings(max_examples=8)
@given(st.integers(1, 40))
def test_lists_of_any_depth_are_set(depth: int) -> None:
    texts = [f"1{'.' * level} level {level}" for level in range(1, depth + 1)]
    one = edition(document("d", "D", condition("a", "A", clause("b", "", "Deep:", *texts))))
    found = [block.text for block in body(edition_pdf(one, DIGEST))]

    assert [text for text in found if text.startswith("level")] == [f"level {level}" for level in range(1, depth + 1)]


def test_numbers_are_data_and_the_template_counts_none() -> None:
    """Numbers that no counter would give come out as they are."""
    one = everything()
    odd = edition_data(one, DIGEST)
    numbers = [node["number"]["text"] for node in odd["documents"][0]["provisions"]]
    assert numbers == ["GC1", "GC2"]
    template = (Path(__file__).parents[2] / "ext/clausebook/render/typst/edition.typ").read_text()
    assert not re.search(r'numbering: "', template)


def test_an_empty_edition_is_still_a_file() -> None:
    assert spoken(opened(edition_pdf(edition(), "")))[0].text == "Model contract for integrated care"


def test_documents_and_schedules_begin_on_new_pages() -> None:
    schedules = [provision(ProvisionKind.SCHEDULE, name, f"About {name}") for name in ("pay", "term")]
    one = edition(document("d", "First"), document("p", "Particulars", *schedules, **PARTICULARS))  # type: ignore[arg-type]
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(edition_pdf(one, DIGEST))).pages]

    assert [
        next(n for n, text in enumerate(pages[2:], 3) if words in text)
        for words in ("First", "About pay", "About term")
    ] == [
        3,
        4,
        5,
    ]
