"""An edition in Word: its words in order, numbers that Word counts itself, links that land, blanks to fill."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

import strategies
import word_resolver
from builders import NOTICE, clause, condition, document, edition, regulation
from clausebook.edition.model import Block, BlockKind, Edition, Key, KeyKind, Span
from clausebook.redline.compare import compare
from clausebook.render.docx_edition import edition_docx
from clausebook.render.docx_redline import redline_docx
from clausebook.render.drawing import alt, svg
from clausebook.render.raster import png, size
from render_samples import HOSTILE, hostile_edition, large_edition
from word_book import drawn_book, new_book, old_book
from word_expectations import document_rows, edition_rows, printable

W = word_resolver.W
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
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


def test_title_page_names_the_edition_and_its_standing() -> None:
    cover = [each.text for each in word_resolver.read(edition_docx(old_book(), DIGEST)).section(0)]
    assert {
        "Model contract for integrated care, August 2018",
        "2018-08",
        "Published for use",
        "August 2018",
        DIGEST,
        NOTICE,
    } <= set(cover)


def test_every_foot_shows_edition_digest_notice_and_page() -> None:
    parts = word_resolver.unpack(edition_docx(old_book(), DIGEST))
    foot = etree.fromstring(parts["word/footer1.xml"])
    text = "".join(each.text or "" for each in foot.iter(f"{W}t"))
    assert "2018-08" in text and DIGEST[:12] in text and "Not an official" in text
    fields = [each.get(f"{W}instr").strip() for each in foot.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    body = etree.fromstring(parts["word/document.xml"])
    for section in body.iter(f"{W}sectPr"):
        kinds = [each.get(f"{W}type") for each in section.findall(f"{W}footerReference")]
        assert "default" in kinds and (section.find(f"{W}titlePg") is None or "first" in kinds)


def test_each_document_has_its_title_at_the_head_of_its_pages() -> None:
    one = old_book()
    parts = word_resolver.unpack(edition_docx(one, DIGEST))
    targets = relationships(parts, "word/_rels/document.xml.rels")
    heads = []
    for section in etree.fromstring(parts["word/document.xml"]).iter(f"{W}sectPr"):
        (name,) = [
            targets[each.get(f"{R}id")]
            for each in section.findall(f"{W}headerReference")
            if each.get(f"{W}type") == "default"
        ]
        heads.append("".join(each.text or "" for each in etree.fromstring(parts[f"word/{name}"]).iter(f"{W}t")))
    assert heads == [one.title, *(each.title for each in one.documents), "Registers"]


def test_contents_list_has_its_entries_and_they_land() -> None:
    body = body_of(edition_docx(old_book(), DIGEST))
    entries = [each for each in body.iter(f"{W}p") if style(each).startswith("Toc")]
    texts = [
        "".join(part.text or "\t" for part in each.iter(f"{W}t", f"{W}tab") if part.getparent().tag == f"{W}r")
        for each in entries
    ]
    assert "Particulars" in texts[0]
    assert any(text.startswith("GC2\tRecords") for text in texts)
    assert any(text.startswith("Schedule 1\tThe Services") for text in texts)
    assert texts[-2:] == ["Law relied on", "Reasons"]
    # A number that nobody has counted is neither printed nor missed.
    assert not any(text.endswith("\t") for text in texts)
    assert {each.get(f"{W}dirty") for each in body.iter(f"{W}fldChar") if each.get(f"{W}fldCharType") == "begin"} == {
        "1"
    }


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


def test_a_drawn_table_stands_after_its_picture_which_is_named() -> None:
    one = drawn_book()
    guide = one.documents[1].provisions[0]
    parts = word_resolver.unpack(edition_docx(one, DIGEST))
    body = etree.fromstring(parts["word/document.xml"])
    (named,) = [each.get("descr") for each in body.iter("{*}docPr")]
    (shown,) = body.iter("{*}blip")
    (extent,) = body.iter("{*}extent")
    picture = parts["word/" + relationships(parts, "word/_rels/document.xml.rels")[shown.get(f"{R}embed")]]

    assert named == alt(guide, guide.drawings[0])
    assert picture == png(svg(guide, guide.drawings[0])) and picture.startswith(b"\x89PNG")
    wide, high = size(picture)
    assert abs(int(extent.get("cx")) / int(extent.get("cy")) - wide / high) < 0.01
    before = [style(each) for each in body.iter(f"{W}p")]
    assert before[before.index("Picture") :][:3] == ["Picture", "PictureCaption", "TableHead"]


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


def test_table_heads_repeat_and_touching_tables_stay_two() -> None:
    cells = tuple(
        Block(
            BlockKind.HEADER_CELL if row == 1 else BlockKind.CELL,
            (Span(f"{table}.{row}"),),
            table=table,
            row=row,
            column=1,
        )
        for table in (1, 2)
        for row in (1, 2)
    )
    top = replace(condition("c", "C"), blocks=cells)
    body = body_of(edition_docx(edition(document("gc", "G", top)), DIGEST))
    tables = list(body.iter(f"{W}tbl"))[1:]
    assert [[row.find(f"{W}trPr/{W}tblHeader") is not None for row in each.iter(f"{W}tr")] for each in tables] == [
        [True, False],
        [True, False],
    ]
    assert tables[0].getnext().tag == f"{W}p"


def test_what_leads_to_a_list_or_a_table_stays_with_it_and_small_tables_stay_whole() -> None:
    rows = [f"| {row} | x" for row in range(2, 12)]
    top = condition(
        "c", "C",
        clause("list", "", "These:", "1. one", "1. two", "1. three", "1. four", "1. five", "and no more."),
        clause("small", "", "In this table:", "|| A | B", "| 1 | x", "| 2 | x"),
        clause("large", "", "|| A | B", "| 1 | x", *rows, "After it."),
    )  # fmt: skip
    body = body_of(edition_docx(edition(document("gc", "G", top)), DIGEST))
    kept = {
        "".join(part.text or "" for part in each.iter(f"{W}t")): each.find(f"{W}pPr/{W}keepNext") is not None
        for each in body.iter(f"{W}p")
    }
    assert [kept[text] for text in ("These:", "one", "two", "three", "four", "five", "and no more.")] == [
        *(True, True, False, False, True, False, False)
    ]
    assert [kept[text] for text in ("In this table:", "After it.")] == [True, False]
    tables = [
        [
            next(each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p"))
            for row in table.iter(f"{W}tr")
        ]
        for table in list(body.iter(f"{W}tbl"))[1:]
    ]
    assert tables[0] == [True, True, False]
    assert tables[1] == [True, True, *[False] * 8, True, False]
    apart = next(each for each in body.iter(f"{W}p") if "After it." in "".join(each.itertext()))
    assert apart.find(f"{W}pPr/{W}spacing").get(f"{W}before") == "180"


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


def body_of(file: bytes) -> etree._Element:
    return etree.fromstring(word_resolver.unpack(file)["word/document.xml"])


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else ""


def relationships(parts: dict[str, bytes], name: str) -> dict[str, str]:
    return {each.get("Id"): each.get("Target") for each in etree.fromstring(parts[name])}
