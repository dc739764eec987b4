"""How the pages of a Word edition stand: title page, heads and feet, contents, pictures, what stays together."""

from __future__ import annotations

from editions import DIGEST
from lxml import etree
from msgspec.structs import replace
from word_parts import R, W, body_of, relationships, style

import word_resolver
from builders import NOTICE, clause, condition, document, edition
from clausebook.edition.model import Block, BlockKind, Span
from clausebook.render.docx_edition import edition_docx
from clausebook.render.docx_styles import TEXT_WIDTH
from clausebook.render.drawing import alt, svg
from clausebook.render.raster import png, size
from word_book import drawn_book, old_book


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


def test_a_schedule_begins_a_page_by_its_style_unless_its_document_does() -> None:
    parts = word_resolver.unpack(edition_docx(old_book(), DIGEST))
    headings = [
        (style(each), "".join(part.text or "" for part in each.iter(f"{W}t")))
        for each in etree.fromstring(parts["word/document.xml"]).iter(f"{W}p")
    ]
    assert ("Heading2", "The Services") in headings
    assert ("ScheduleHeading", "Payment") in headings
    styles = {each.get(f"{W}styleId"): each for each in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    own = styles["ScheduleHeading"]
    assert own.find(f"{W}basedOn").get(f"{W}val") == "Heading2"
    assert own.find(f"{W}pPr/{W}pageBreakBefore") is not None
    # It stands in the contents, also when Word makes the list anew.
    assert any(name == "Toc2" and text.startswith("Schedule 2Payment") for name, text in headings)
    fields = [each.text for each in etree.fromstring(parts["word/document.xml"]).iter(f"{W}instrText")]
    assert any("TOC" in text and "Schedule Heading,2" in text for text in fields)


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


def test_a_table_of_very_many_columns_keeps_to_the_page() -> None:
    words = [" ".join(["word"] * (each % 3)) for each in range(100)]
    one = edition(document("gc", "GC", condition("a", "A", clause("b", "", "| " + " | ".join(words)))))
    grids = [
        [int(each.get(f"{W}w")) for each in grid] for grid in body_of(edition_docx(one, DIGEST)).iter(f"{W}tblGrid")
    ]

    assert max(map(len, grids)) > 90
    assert all(min(grid) > 0 and sum(grid) == TEXT_WIDTH for grid in grids)
