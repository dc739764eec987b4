"""PDFs are accessible as far as a tree can show it, and each check that says so can fail."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from editions import DIGEST, everything, later
from structure import CHECKS, faults
from tagged import elements, opened

from builders import clause, condition, document, edition
from clausebook.redline.compare import compare
from clausebook.render.pdf import edition_pdf, redline_pdf

Spoil = Callable[[pikepdf.Pdf], None]


def test_an_edition_has_no_fault() -> None:
    assert faults(opened(edition_pdf(everything(), DIGEST))) == []


@pytest.mark.parametrize("whole", [False, True])
def test_a_redline_has_no_fault(whole: bool) -> None:
    made = compare(everything(), later(), old_digest=DIGEST, new_digest=DIGEST[::-1])
    assert faults(opened(redline_pdf(made, everything=whole))) == []


def test_a_table_without_head_is_laid_out_as_text() -> None:
    one = edition(document("d", "D", condition("a", "A", clause("b", "", "Rows:", "| one | two", "| three | four"))))
    pdf = opened(edition_pdf(one, DIGEST))

    assert faults(pdf) == []
    assert not [path for path, _ in elements(pdf) if path[-1] == "Table"]


def _first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    return next(node for path, node in elements(pdf) if path[-1] == tag)


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def _unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo["/Marked"] = False


def _untitled_window(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences["/DisplayDocTitle"] = False


def _without_claim(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def _skipped_level(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2")["/S"] = pikepdf.Name.H4


def _headless_table(pdf: pikepdf.Pdf) -> None:
    for path, node in list(elements(pdf)):
        if path[-1] == "TH":
            node["/S"] = pikepdf.Name.TD


def _loose_item(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "LI")["/S"] = pikepdf.Name.P


def _silent_link(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            del note["/Contents"]


def _tab_order(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]


def _loose_link(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "Link")["/K"] = pikepdf.Array([])


def _figure(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P")["/S"] = pikepdf.Name.Figure


def _lost_cell(pdf: pikepdf.Pdf) -> None:
    row = [node for path, node in elements(pdf) if path[-1] == "TR"][-1]
    row["/K"] = pikepdf.Array(list(row["/K"])[:-1])


def _cell_without_header(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "TD")["/A"]


def _wordless_link(pdf: pikepdf.Pdf) -> None:
    node = _first(pdf, "Link")
    node["/K"] = pikepdf.Array([kid for kid in node["/K"] if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid])


def _invented_tag(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P")["/S"] = pikepdf.Name.Clause


def _loose_content(pdf: pikepdf.Pdf) -> None:
    node = next(node for path, node in elements(pdf) if path[-1] == "P" and path[-2] == "LBody")
    node["/S"] = pikepdf.Name.Div


def _forgotten_piece(pdf: pikepdf.Pdf) -> None:
    node = [node for path, node in elements(pdf) if path[-1] == "P"][-1]
    node["/K"] = pikepdf.Array([])


def _untagged_mark(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 0 10 10 re f")


def _missing_font(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            for name in ("/FontFile2", "/FontFile3"):
                described = font.DescendantFonts[0].FontDescriptor
                if name in described:
                    del described[name]


SPOILT: dict[Spoil, str] = {
    _without_language: "language",
    _without_title: "no title",
    _unmarked: "not marked",
    _untitled_window: "not shown",
    _without_claim: "claims",
    _skipped_level: "level 4 follows",
    _headless_table: "no header cell",
    _loose_item: "a list holds",
    _silent_link: "no description",
    _tab_order: "tab order",
    _loose_link: "not in the structure tree",
    _lost_cell: "rows of",
    _cell_without_header: "names no header",
    _wordless_link: "holds no words",
    _invented_tag: "not of the standard",
    _loose_content: "without a tag of its own",
    _forgotten_piece: "0 times",
    _figure: "no alternative text",
    _untagged_mark: "outside the tree",
    _missing_font: "not embedded",
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.items(), ids=[each.__name__[1:] for each in SPOILT])
def test_each_check_can_fail(spoil: Spoil, said: str) -> None:
    pdf = opened(edition_pdf(everything(), DIGEST))
    spoil(pdf)

    assert any(said in fault for fault in faults(pdf))


def test_no_check_is_left_without_a_failing_case() -> None:
    found = set()
    for spoil in SPOILT:
        pdf = opened(edition_pdf(everything(), DIGEST))
        spoil(pdf)
        found |= {check for check in CHECKS if list(check(pdf))}
    assert found == set(CHECKS)
