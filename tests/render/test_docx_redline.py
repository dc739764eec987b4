"""Tracked changes in Word: accepted they are the new edition, rejected the old one, words and numbers alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree

import strategies
import word_resolver
from builders import clause, condition, document, edition
from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Redline
from clausebook.render.docx_marks import author
from clausebook.render.docx_redline import redline_docx
from render.redlines import sample
from word_expectations import edition_rows

W = word_resolver.W
TEXT = 1
"""The section of the file that holds the text, between cover and table."""


def between(old: Edition, new: Edition) -> Redline:
    return compare(old, new, old_digest="0" * 64, new_digest="1" * 64)


def rows(file: bytes, way: str) -> list[tuple[str, str]]:
    return [(each.label, each.text) for each in word_resolver.read(file, way).section(TEXT) if each.label or each.text]


@given(strategies.pairs())
def test_accepted_it_is_the_new_edition_and_rejected_the_old(pair: tuple[Edition, Edition]) -> None:
    old, new = pair
    file = redline_docx(between(old, new))
    assert rows(file, "accept") == edition_rows(new)
    assert rows(file, "reject") == edition_rows(old)


@given(strategies.editions())
def test_an_edition_against_itself_has_no_tracked_change(one: Edition) -> None:
    assert word_resolver.read(redline_docx(between(one, one))).revisions == 0


def two_conditions(*extra: object) -> Edition:
    first = condition("one", "First", clause("one-a", "", "Alpha beta."), clause("one-b", "", "See {ref:two-a}."))
    second = condition("two", "Second", clause("two-a", "", "Gamma delta."), clause("two-b", "", "Epsilon."))
    return edition(document("gc", "General Conditions", *extra, first, second), identity="2018-08")


def test_renumbering_alone_is_no_tracked_change() -> None:
    old = two_conditions()
    new = two_conditions(condition("zero", "Before all"))
    file = redline_docx(between(old, new))
    texts = changed_texts(file)
    assert texts == {("ins", "Before all"), ("del", "GC2.1"), ("ins", "GC3.1")}
    assert ("3.2", "Epsilon.") in rows(file, "accept")
    assert ("2.2", "Epsilon.") in rows(file, "reject")


def test_each_mark_names_its_kind() -> None:
    new = two_conditions(condition("zero", "Before all"))
    file = redline_docx(between(two_conditions(), new))
    assert word_resolver.read(file).authors == {author(ChangeKind.INSERTED), author(ChangeKind.CONSEQUENTIAL)}


def test_a_move_is_tracked_as_a_move_in_both_places() -> None:
    def book(*order: str) -> Edition:
        made = {
            name: condition(name, name.title(), clause(f"{name}-a", "", f"What {name} says here.")) for name in order
        }
        return edition(document("gc", "General Conditions", *made.values()), identity="2018-08")

    file = redline_docx(between(book("alpha", "beta", "gamma"), book("gamma", "alpha", "beta")))
    body = etree.fromstring(word_resolver.unpack(file)["word/document.xml"])
    names = {kind: sorted(each.get(f"{W}name") for each in body.iter(f"{W}{kind}")) for kind in RANGES}
    assert names["moveFromRangeStart"] == names["moveToRangeStart"] and len(names["moveToRangeStart"]) == 2
    assert changed_texts(file) == {
        (mark, text) for mark in ("moveFrom", "moveTo") for text in ("Gamma", "What gamma says here.")
    }


RANGES = ("moveFromRangeStart", "moveToRangeStart")


def test_an_edit_inside_a_moved_provision_is_shown_where_it_stands_now() -> None:
    """The old place has its words as they were, all moved away; the new one the words taken out and put in."""

    def book(words: str, first: bool) -> Edition:
        moved = condition("m", "Moving", clause("m-a", "", words))
        rest = [
            condition(name, name, clause(f"{name}-a", "", f"{name} stays where it was. " * 9))
            for name in ("Alpha", "Beta")
        ]
        return edition(document("gc", "G", *([moved, *rest] if first else [*rest, moved])), identity="2018-08")

    old, new = "The Provider must pay within ten days of notice.", "The Provider must pay within five days of notice."
    texts = changed_texts(redline_docx(between(book(old, False), book(new, True))))
    assert texts >= {("moveFrom", old), ("moveTo", "The Provider must pay within "), ("moveTo", " days of notice.")}
    assert texts >= {("del", "ten"), ("ins", "five"), ("moveTo", "Moving"), ("moveFrom", "Moving")}


def test_an_edit_inside_a_moved_table_is_told_by_its_author() -> None:
    def book(limit: str, first: bool) -> Edition:
        moved = condition("m", "Moving", clause("m-a", "", "See:", "|| Measure | Limit", f"| Waiting | {limit} weeks"))
        rest = [condition(name, name, clause(f"{name}-a", "", f"{name} stays. " * 9)) for name in ("Alpha", "Beta")]
        return edition(document("gc", "G", *([moved, *rest] if first else [*rest, moved])), identity="2018-08")

    body = etree.fromstring(
        word_resolver.unpack(redline_docx(between(book("18", False), book("16", True))))["word/document.xml"]
    )
    cell = next(each for each in body.iter(f"{W}p") if "".join(each.itertext()) == "1816 weeks")
    marks = cell.findall(f"{W}*")
    told = [(etree.QName(each).localname, each.get(f"{W}author"), "".join(each.itertext())) for each in marks]
    amended, moved = author(ChangeKind.AMENDED), author(ChangeKind.MOVED)
    assert told[1:] == [("ins", moved, "18"), ("ins", amended, "16"), ("ins", moved, " weeks")]


def test_table_rows_are_tracked_and_a_kept_row_shows_its_words() -> None:
    def book(*table: str) -> Edition:
        return edition(document("gc", "G", condition("c", "C", clause("c-a", "", "See:", *table))), identity="2018-08")

    old = book("|| Measure | Limit", "| Waiting for care | 18 weeks", "| Records kept | all of them")
    new = book("|| Measure | Limit", "| Complaints answered | 20 days", "| Waiting for care | 16 weeks")
    file = redline_docx(between(old, new))
    body = etree.fromstring(word_resolver.unpack(file)["word/document.xml"])
    marks = [
        [mark for mark in ("ins", "del") if row.find(f"{W}trPr/{W}{mark}") is not None] for row in body.iter(f"{W}tr")
    ]
    text_rows = marks[-6:][:4] if len(marks) > 6 else marks
    assert ["ins"] in text_rows and ["del"] in text_rows
    assert {("del", "18"), ("ins", "16")} <= changed_texts(file)


def test_words_that_go_into_a_table_are_deleted_and_inserted() -> None:
    old = edition(document("gc", "G", condition("c", "C", clause("c-a", "", "One thing.", "Two things."))))
    new = edition(document("gc", "G", condition("c", "C", clause("c-a", "", "One thing.", "| Two things."))))
    file = redline_docx(between(old, new))
    assert rows(file, "accept") == edition_rows(new)
    assert rows(file, "reject") == edition_rows(old)


def test_a_number_that_no_list_can_print_is_tracked_as_text() -> None:
    """A document whose numbers change their pattern between the editions."""
    old = edition(document("gc", "G", condition("a", "A"), condition("b", "B"), abbreviation="SC"), identity="2017-08")
    new = edition(document("gc", "G", condition("a", "A"), condition("b", "B"), abbreviation="GC"), identity="2018-08")
    file = redline_docx(between(old, new))
    assert rows(file, "accept") == [("", "G"), ("GC1", "A"), ("GC2", "B")]
    assert rows(file, "reject") == [("", "G"), ("SC1", "A"), ("SC2", "B")]


def test_marks_have_the_new_editions_date_and_numbers_of_their_own() -> None:
    file = redline_docx(between(two_conditions(), two_conditions(condition("zero", "Zero", "Words."))))
    body = etree.fromstring(word_resolver.unpack(file)["word/document.xml"])
    tracked = [each for each in body.iter() if each.get(f"{W}author")]
    assert {each.get(f"{W}date")[:15] for each in tracked} == {"2018-08-01T00:0"}
    numbers = [each.get(f"{W}id") for each in tracked if "Range" not in each.tag]
    assert len(numbers) == len(set(numbers)) > 3


def test_cover_and_table_of_changes_tell_what_is_compared() -> None:
    new = two_conditions(condition("zero", "Before all"))
    reading = word_resolver.read(redline_docx(between(two_conditions(), new)))
    cover = [each.text for each in reading.paragraphs if each.section == 0]
    assert {"0" * 64, "1" * 64, "2018-08", "Clausebook: consequential"} <= set(cover)
    assert any("For comparison only" in text for text in cover)
    assert new.notice in cover
    table = [each.text for each in reading.paragraphs if each.section == 2]
    assert "Table of changes" in table
    assert any("the reference follows" in text.lower() for text in table)


@pytest.mark.parametrize("side", ["old", "new"])
def test_an_empty_edition_on_one_side(side: str) -> None:
    full, empty = two_conditions(), edition(identity="2018-08")
    old, new = (empty, full) if side == "old" else (full, empty)
    file = redline_docx(between(old, new))
    assert rows(file, "accept") == edition_rows(new)
    assert rows(file, "reject") == edition_rows(old)


def changed_texts(file: bytes) -> set[tuple[str, str]]:
    """Each tracked stretch of words in the file; two that touch and differ in time alone are one."""
    body = etree.fromstring(word_resolver.unpack(file)["word/document.xml"])
    found = []
    for each in body.iter(*(f"{W}{mark}" for mark in ("ins", "del", "moveFrom", "moveTo"))):
        text = "".join(part.text or "" for part in each.iter(f"{W}t", f"{W}delText"))
        before = each.getprevious()
        if before is not None and before.tag == each.tag and before.get(f"{W}author") == each.get(f"{W}author"):
            text = found.pop()[1] + text
        found.append((etree.QName(each).localname, text))
    return {(mark, text) for mark, text in found if text}


def test_a_passage_that_moved_is_a_tracked_move_and_what_changed_in_it_is_not() -> None:
    file = redline_docx(sample())
    texts = changed_texts(file)
    moved = "The Commissioner may inspect any of those records at every site on"

    assert {("moveFrom", f" {moved}"), ("moveTo", moved)} <= texts
    assert any(mark == "del" and "ten" in text for mark, text in texts)
    assert any(mark == "ins" and "five" in text for mark, text in texts)
    assert author(ChangeKind.TEXT_MOVED) in word_resolver.read(file).authors
    body = etree.fromstring(word_resolver.unpack(file)["word/document.xml"])
    ranges = {kind: [each.get(f"{W}name") for each in body.iter(f"{W}{kind}")] for kind in RANGES}
    assert ranges["moveFromRangeStart"].count("passage1") == ranges["moveToRangeStart"].count("passage1") == 1


def test_every_move_has_both_its_ends_and_no_two_cross() -> None:
    for seed in range(60):
        body = etree.fromstring(
            word_resolver.unpack(redline_docx(between(*strategies.a_pair(seed))))["word/document.xml"]
        )
        names = {kind: sorted(each.get(f"{W}name") for each in body.iter(f"{W}{kind}")) for kind in RANGES}
        assert names["moveFromRangeStart"] == names["moveToRangeStart"]
        assert len(set(names["moveToRangeStart"])) == len(names["moveToRangeStart"])
        opened: list[str] = []
        for each in body.iter():
            if etree.QName(each).localname in RANGES:
                opened.append(each.get(f"{W}id"))
            elif etree.QName(each).localname in ("moveFromRangeEnd", "moveToRangeEnd"):
                assert opened.pop() == each.get(f"{W}id")
        assert not opened


def test_the_table_tells_flags_reasons_by_title_and_law_by_name() -> None:
    table = [each.text for each in word_resolver.read(redline_docx(sample())).paragraphs if each.section == 2]

    assert "Look at: must or may; number, date or amount." in table
    assert "Reasons: It was <b>too slow</b>" in table and "Reasons: No reason recorded." in table
    assert "Law: section 1 of the Act" in table
    assert any("GC2.3 is split into GC2.3 and GC2.4." in text for text in table)
