"""An edition in Word: its words in order, numbers that Word counts itself, links that land, blanks to fill."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace
from word_parts import R, W, body_of, relationships

import strategies
import word_resolver
from builders import NOTICE, clause, condition, document, edition, regulation
from clausebook.edition.model import Block, BlockKind, Edition, Key, KeyKind, Span
from clausebook.redline.compare import compare
from clausebook.render.docx_edition import edition_docx
from clausebook.render.docx_redline import redline_docx
from render_samples import HOSTILE, hostile_edition, large_edition
from word_book import drawn_book, new_book, old_book
from word_expectations import document_rows, edition_rows, printable

DIGEST = "0123456789abcdef" * 4


def rows(one: Edition) -> list[list[tuple[str, str]]]:
    """Labels and words of each document's section."""
    reading = word_resolver.read(edition_docx(one, DIGEST))
    return [
        [(each.label, each.text) for each in reading.section(number) if each.label or each.text]
        for number, _ in enumerate(one.documents, 1)
    ]


@given(strategies.editions())
def test_labels_and_words_are_the_editions_in_order(one: Edition) -> None:
    assert rows(one) == [document_rows(each, fillable=True) for each in one.documents]


def test_every_number_of_the_book_is_counted_by_word() -> None:
    reading = word_resolver.read(edition_docx(old_book(), DIGEST))
    labelled = [each for each in reading.paragraphs if each.label]
    assert [each.label for each in labelled if not each.counted] == []
    assert len(labelled) > 40


def test_headings_stand_in_the_navigation_pane_at_their_levels() -> None:
    file = docx.Document(io.BytesIO(edition_docx(old_book(), DIGEST)))
    headings = [(each.style.name, each.text) for each in file.paragraphs if each.style.name.startswith("Heading")]
    for wanted in (
        ("Heading 1", "Particulars"),
        ("Heading 2", "The Services"),
        ("Heading 3", "Scope"),
        ("Heading 2", "Delivering the Services"),
        ("Heading 3", "A clause with a heading"),
    ):
        assert wanted in headings


def test_properties_are_the_editions_and_never_the_clocks() -> None:
    properties = docx.Document(io.BytesIO(edition_docx(old_book(), DIGEST))).core_properties
    assert properties.title == "Model contract for integrated care, August 2018"
    assert properties.subject == "Model contract for integrated care"
    assert properties.comments == NOTICE
    assert properties.language == "en-GB"
    assert properties.created == properties.modified == datetime(2018, 8, 1, tzinfo=UTC)
    draft = docx.Document(io.BytesIO(edition_docx(replace(old_book(), published=""), DIGEST))).core_properties
    assert draft.created == datetime(1980, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("kind", ["edition", "redline"])
def test_every_link_and_relationship_lands(kind: str) -> None:
    file = edition_docx(old_book(), DIGEST) if kind == "edition" else book_redline()
    parts = word_resolver.unpack(file)
    body = etree.fromstring(parts["word/document.xml"])
    names = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 40 and name.replace("_", "").isalnum() for name in names)
    starts = {each.get(f"{W}id") for each in body.iter(f"{W}bookmarkStart")}
    assert starts == {each.get(f"{W}id") for each in body.iter(f"{W}bookmarkEnd")}
    anchors = {each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink") if each.get(f"{W}anchor")}
    instructions = [each.get(f"{W}instr").split() for each in body.iter(f"{W}fldSimple")]
    anchors |= {words[1] for words in instructions if words[0] in ("REF", "PAGEREF")}
    assert anchors and anchors <= set(names)
    targets = relationships(parts, "word/_rels/document.xml.rels")
    used = {each.get(f"{R}id") for each in body.iter() if each.get(f"{R}id")}
    assert used <= set(targets)
    assert all(f"word/{target}" in parts for target in targets.values() if "://" not in target)
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {each.get("PartName").lstrip("/") for each in types if each.get("PartName")}
    assert named == {name for name in parts if name.endswith(".xml") and not name.startswith("[")}


def test_a_reference_is_made_of_fields_whose_text_is_right() -> None:
    body = body_of(edition_docx(old_book(), DIGEST))
    (paragraph,) = [each for each in body.iter(f"{W}p") if " say, " in "".join(each.itertext())]
    fields = [(each.get(f"{W}instr").split()[0], "".join(each.itertext())) for each in paragraph.iter(f"{W}fldSimple")]
    shown = ("1.1", "(a)", "(i)", "1.1", "GC2", "1", "Part B", "Schedule 1")
    assert fields == [("REF", text) for text in shown]
    assert "As GC1.1(a)(i) and GC1.1 and GC2 say, paragraph 1 of Part B of Schedule 1;" in "".join(paragraph.itertext())


def test_a_field_points_at_the_paragraph_that_prints_its_text() -> None:
    file = edition_docx(old_book(), DIGEST)
    body, labels = body_of(file), word_resolver.read(file)
    # The resolver and the tree list the same paragraphs in the same order.
    printed = dict(zip(body.iter(f"{W}p"), (each.label for each in labels.paragraphs), strict=True))
    where = {each.get(f"{W}name"): next(each.iterancestors(f"{W}p")) for each in body.iter(f"{W}bookmarkStart")}
    fields = [each for each in body.iter(f"{W}fldSimple") if " REF " in each.get(f"{W}instr")]
    assert len(fields) > 10
    for each in fields:
        assert printed[where[each.get(f"{W}instr").split()[1]]] == "".join(each.itertext())


def test_an_option_is_named_below_its_heading_or_before_its_words() -> None:
    assert rows(drawn_book())[0] == [
        ("", "General Conditions"),
        ("GC1", "Condition"),
        ("", "[Optional: pooled]"),
        ("1.1", "Words."),
        ("1.2", "Headed"),
        ("", "[Optional: pooled]"),
        ("", "Words."),
    ]


def test_blanks_and_choices_are_content_controls() -> None:
    body = body_of(edition_docx(old_book(), DIGEST))
    controls = {
        each.find(f"{W}tag").get(f"{W}val"): each for each in body.iter(f"{W}sdtPr") if each.find(f"{W}tag") is not None
    }
    assert set(controls) == {"start-date", "pace"}
    assert controls["start-date"].find(f"{W}date/{W}lid").get(f"{W}val") == "en-GB"
    offers = [each.get(f"{W}value") for each in controls["pace"].iter(f"{W}listItem")]
    assert offers == ["monthly", "yearly"]
    assert "".join(controls["start-date"].getparent().itertext()) == "[insert date]"


def test_registers_tell_the_law_and_the_reasons_with_addresses() -> None:
    reading = word_resolver.read(edition_docx(old_book(), DIGEST))
    last = [each.text for each in reading.paragraphs if each.section == len(old_book().documents) + 1]
    for wanted in ("Law relied on", "Reasons", "A reason", "https://www.legislation.gov.uk/ukpga/2000/1/section/1"):
        assert wanted in last
    assert "It asks for something." in last and "Because it helps." in last


def test_an_address_that_could_run_something_is_no_link() -> None:
    bad = ("javascript:alert(1)", "file:///etc/passwd", "http://[bad", "https://", "data:text/html,x", "not an address")
    spans = tuple(Span(f"{text} ", Key(KeyKind.LINK, text)) for text in bad)
    top = replace(condition("c", "C"), blocks=(Block(BlockKind.PARAGRAPH, spans),))
    one = edition(document("gc", "G", top), regulations=(regulation("r", address="javascript:alert(1)"),))
    parts = word_resolver.unpack(edition_docx(one, DIGEST))
    assert b"External" not in parts["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text_everywhere(text: str) -> None:
    one = hostile_edition(text)
    file = edition_docx(one, DIGEST)
    for part in word_resolver.unpack(file).values():
        etree.fromstring(part)
    names = [each.get(f"{W}name").lower() for each in body_of(file).iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    reading = word_resolver.read(file)
    assert [(each.label, each.text) for each in reading.section(1) if each.label or each.text] == edition_rows(
        one, fillable=True
    )
    assert printable(text) in [each.text for each in reading.section(0)]
    old = edition(document("gc", "G", condition("c", "C", "Before.")))
    redline = redline_docx(compare(old, one, old_digest=text, new_digest=text))
    got = word_resolver.read(redline, "accept").section(1)
    assert [(each.label, each.text) for each in got if each.label or each.text] == edition_rows(one)


def test_a_thousand_rows_and_deep_lists_keep_their_words_and_labels() -> None:
    assert rows(large_edition()) == [document_rows(each, fillable=True) for each in large_edition().documents]


def test_long_and_alike_ids_get_short_bookmarks_of_their_own() -> None:
    names = ("x" * 60, "x" * 61, "a-b", "a_b", "A-b", "1st", "é", "שלום")
    clauses = [clause(name, f"Heading {index}") for index, name in enumerate(names)]
    body = body_of(edition_docx(edition(document("gc", "G", condition("c", "C", *clauses))), DIGEST))
    bookmarks = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    assert len({name.lower() for name in bookmarks}) == len(bookmarks) == len(names) + 2
    assert all(name.isascii() and len(name) <= 40 and name[0].isalpha() | (name[0] == "_") for name in bookmarks)


def test_parts_are_sorted_and_undated() -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(edition_docx(old_book(), DIGEST))) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def book_redline() -> bytes:
    return redline_docx(compare(old_book(), new_book(), old_digest="0" * 64, new_digest="1" * 64))
