"""Ways through a PDF: contents, links, bookmarks."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdf
import pytest
from editions import DIGEST, book, everything
from paper_words import squeezed
from tagged import opened, spoken

from builders import clause, condition, document, edition, regulation
from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.render.pdf import edition_pdf, redline_pdf


def test_contents_give_the_page_where_a_heading_stands() -> None:
    made = edition_pdf(book(5), DIGEST)
    reader = pypdf.PdfReader(io.BytesIO(made))
    entries = [block.text for block in spoken(opened(made)) if block.tag == "TOCI"]

    assert len(entries) == 8
    for entry in entries:
        name, page = re.fullmatch(r"(.+?)\s*\u2060?(\d+)", entry).groups()  # type: ignore[union-attr]
        on_page = "".join(squeezed([reader.pages[int(page) - 1].extract_text()]))
        assert "".join(squeezed([name])) in on_page


def test_links_land_and_say_where_they_lead() -> None:
    pdf = opened(edition_pdf(everything(), DIGEST))
    notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
    said = [str(note["/Contents"]) for note in notes]
    outside = [str(note["/A"]["/URI"]) for note in notes if "/A" in note and note["/A"].get("/S") == "/URI"]

    for text in ("Paragraph GC1.2(a)", "Condition GC1", "Go to the definition of “Services”", "Law: section 1 of the"):
        assert any(each.startswith(text) for each in said)
    assert not [each for each in outside if not each.startswith("https://")]
    assert "https://www.legislation.gov.uk/ukpga/2000/1/section/1" in outside
    assert not [text for text in said if re.fullmatch(r"(Go to,? )?page \d+", text)]
    inside = [note for note in notes if "/Dest" in note]
    known = _destinations(pdf)
    assert inside
    assert all(not hasattr(note["/Dest"], "unparse") or _lands(note["/Dest"], known) for note in inside)


@pytest.mark.parametrize(
    "identity",
    ["a(b", "a)b", "a(b(c))", "a\\b", "a\nb", "a%28b", "%", "é", "a>>/A<<", "]", "1 0 R", "place:a", "😀", "-" * 3000],
)
def test_links_land_whatever_ids_hold(identity: str) -> None:
    def book(text: str) -> Edition:
        clauses = (
            clause(f"{identity}1", "", f"{text} {{ref:{identity}|GC1}} {{law:{identity}|the Act}}"),
            clause("b", "", "It is."),
        )
        return edition(
            document("gc", "GC", condition(identity, "One", *clauses)),
            regulations=(regulation(identity, "the Act", address=""),),
        )

    old, new = book("See"), book("Read")
    for made in (edition_pdf(old, DIGEST), redline_pdf(compare(old, new, old_digest="", new_digest=""))):
        pdf = opened(made)
        known = _destinations(pdf)
        notes = [note for page in pdf.pages for note in page.get("/Annots", []) if "/Dest" in note]
        led = [str(note["/Dest"]) for note in notes if not isinstance(note["/Dest"], pikepdf.Array)]
        assert led and set(led) <= known


def _destinations(pdf: object) -> set[str]:
    tree = pdf.Root.Names.Dests  # type: ignore[attr-defined]
    leaves = [tree] if "/Names" in tree else list(tree["/Kids"])
    return {str(name) for leaf in leaves for name in list(leaf["/Names"])[::2]}


def _lands(destination: object, known: set[str]) -> bool:
    return "/XYZ" in repr(destination) or str(destination) in known


def test_an_unknown_target_stays_text_and_an_unsafe_address_is_no_link() -> None:
    one = edition(
        document(
            "general-conditions",
            "General Conditions",
            condition("a", "A", clause("b", "", "See {ref:nowhere|clause 9} and {link:javascript:alert(1)|this}.")),
        )
    )
    made = edition_pdf(one, DIGEST)

    assert "See clause 9 and this." in [block.text for block in spoken(opened(made))]
    pdf = opened(made)
    assert not [note for page in pdf.pages[2:] for note in page.get("/Annots", [])]


def test_bookmarks_follow_the_headings() -> None:
    outline = pypdf.PdfReader(io.BytesIO(edition_pdf(everything(), DIGEST))).outline
    assert _titles(outline) == [
        "General Conditions",
        ["GC1 Notices", ["1.2 How notice is given", "1.4.2 Below"], "GC2 Reserved"],
        "Particulars",
        ["Schedule 1 Payment", ["Part A Annual payment", ["2 When it is paid"]]],
        "Definitions",
        "A guide to notices",
        ["1 Why it changed", ["1.1 More of it"]],
        "Blanks to fill",
        ["General Conditions", "Particulars"],
        "Register of law",
        ["section 1 of the Example Act 2000", "regulation 5 of the Example Regulations 2015"],
        "Register of reasons",
        ["One list of changes was asked for"],
    ]


def _titles(outline: list[object]) -> list[object]:
    return [_titles(each) if isinstance(each, list) else " ".join(each.title.split()) for each in outline]  # type: ignore[attr-defined]
