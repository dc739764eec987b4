"""Redlines as HTML: accepted they are the new words, rejected the old, by somebody else's parser; and what they say."""

from __future__ import annotations

import base64
import hashlib
import re

from html_reader import fragment, ids, text, texts
from hypothesis import given
from lxml import html as lxml_html
from msgspec.structs import replace
from one_change import one, place, redline

from builders import clause, condition, document, edition
from clausebook.edition.model import BlockKind, Edition, Key, KeyKind
from clausebook.redline.model import (
    Attention,
    BlockChange,
    BlockShape,
    ChangeKind,
    Fate,
    Passage,
    ProvisionChange,
    Redline,
    Relation,
    RelationKind,
    Run,
    Side,
)
from clausebook.render.html_page import redline_page
from clausebook.render.html_redline import FOLLOWS, NO_REASON, Lookup, change, run_markup
from strategies import pairs

KEPT, GONE, NEW = Fate.KEPT, Fate.DELETED, Fate.INSERTED


@given(pairs())
def test_accepted_and_rejected_block_by_block(pair: tuple[Edition, Edition]) -> None:
    for each in redline(*pair).changes:
        article = fragment(change(each)).find("article")
        shown = article.find("div[@class='redline']")
        for side, without, fate in ((each.new, "del", GONE), (each.old, "ins", NEW)):
            expected = [
                "".join(run.text for run in block.runs if run.fate is not fate)
                for block in each.blocks
                if (block.new if side is each.new else block.old) is not None
            ]
            if side is not None:
                assert texts(shown, without) == expected


@given(pairs())
def test_headings_accepted_and_rejected(pair: tuple[Edition, Edition]) -> None:
    for each in redline(*pair).changes:
        words = fragment(change(each)).find(".//span[@class='words']")
        for side, without in ((each.new, "del"), (each.old, "ins")):
            if side is not None and (each.heading or side.heading):
                assert text(words, without) == side.heading


@given(pairs())
def test_a_whole_page_parses_has_each_id_once_and_every_provision(pair: tuple[Edition, Edition]) -> None:
    made = redline(*pair)
    page = lxml_html.document_fromstring(redline_page(made))
    found = ids(page)

    assert len(found) == len(set(found))
    assert [article.get("id") for article in page.iter("article")] == [each.id for each in made.changes]
    assert not list(page.iter("link", "img"))
    (script,) = page.iter("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = (each.get("content") for each in page.iter("meta") if each.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert redline_page(made) == redline_page(made)


def test_one_pair_of_spoken_marks_a_run_and_a_space_of_its_own_between_old_and_new() -> None:
    runs = (Run(KEPT, "The Provider "), Run(GONE, "sh"), Run(GONE, "all"), Run(NEW, "must"), Run(KEPT, " act."))
    assert run_markup(runs) == (
        'The Provider <del><span class="vh">[deleted: </span>shall<span class="vh">]</span></del>'
        '<span class="gap"> </span><ins><span class="vh">[inserted: </span>must<span class="vh">]</span></ins> act.'
    )


def test_no_space_is_added_where_one_stands_already() -> None:
    assert "gap" not in run_markup((Run(GONE, "old "), Run(NEW, "new")))
    assert "gap" not in run_markup((Run(GONE, "old"), Run(KEPT, " "), Run(NEW, "new")))


def test_quiet_runs_are_marked_quiet_and_apart_from_loud_ones() -> None:
    key = Key(KeyKind.REFERENCE, "c")
    quiet = (
        Run(GONE, "GC1", key, cause=ChangeKind.CONSEQUENTIAL),
        Run(NEW, "GC2", key, cause=ChangeKind.CONSEQUENTIAL),
    )
    shown = fragment(run_markup((*quiet, Run(NEW, " loud"))))
    assert [each.get("class") for each in shown.iter("del", "ins")] == ["quiet", "quiet", None]
    assert shown.find("span[@class='gap quiet']") is not None


def test_old_and_new_text_link_into_their_own_edition() -> None:
    key = Key(KeyKind.REFERENCE, "c")
    lookup = Lookup(lambda key: f"old#{key.target}", lambda key: f"new#{key.target}")
    shown = fragment(run_markup((Run(KEPT, "a", key), Run(GONE, "b", key), Run(NEW, "c", key)), lookup))
    assert [each.get("href") for each in shown.iter("a")] == ["new#c", "old#c", "new#c"]


def test_a_new_provision_says_so_in_its_heading_and_is_not_wrapped() -> None:
    run = (Run(NEW, "Text."),)
    of = ProvisionChange(
        "notice",
        (ChangeKind.INSERTED,),
        None,
        place(),
        (Run(NEW, "Notice"),),
        (BlockChange(NEW, None, BlockShape(BlockKind.PARAGRAPH), run),),
    )
    article = fragment(change(of)).find("article")
    assert article.find("h3").text_content() == "12.3 Notice New"
    assert not list(article.iter("ins", "del"))
    assert "whole" in article.get("class").split()
    assert article.find("p[@class='account']").text_content() == "GC12.3 is new."


def test_a_missing_reason_is_said_and_a_following_change_needs_none() -> None:
    assert NO_REASON in change(one("notice", "shall act", "must act"))
    renumbered = ProvisionChange("notice", (ChangeKind.RENUMBERED,), place("12.2"), place(), (Run(KEPT, "Notice"),), ())
    assert FOLLOWS in change(renumbered)
    assert "(was 12.2)" in fragment(change(renumbered)).text_content()


def test_a_kept_item_inside_a_deleted_one_is_not_marked_deleted() -> None:
    item, deep = BlockShape(BlockKind.ITEM, 1, "(a)"), BlockShape(BlockKind.ITEM, 2, "(i)")
    of = ProvisionChange(
        "notice",
        (ChangeKind.AMENDED,),
        place(),
        place(),
        (),
        (BlockChange(GONE, item, None, (Run(GONE, "out"),)), BlockChange(KEPT, deep, deep, (Run(KEPT, "in"),))),
    )
    shown = fragment(change(of))
    (marked,) = shown.find_class("deleted")
    assert marked.tag == "p" and text(marked) == "out"


def test_rows_of_a_table_stay_rows_when_one_goes_and_one_comes() -> None:
    of = one(
        "notice", "|| a | b\n| keep | one\n| out of here | two", "|| a | b\n| keep | one\n| quite another thing | 3"
    )
    rows = [[cell.text_content() for cell in row] for row in fragment(change(of)).iter("tr")]
    assert {len(row) for row in rows} == {2}
    assert rows[:2] == [["a", "b"], ["keep", "one"]]


def test_hostile_words_stay_words() -> None:
    old, new = (
        edition(document("gc", "G", condition("t", "<b>", clause("n", "", said))))
        for said in ("<i>x", "</main><script>")
    )
    page = redline_page(redline(old, new))
    assert page.count("<script") == 1
    (shown,) = lxml_html.document_fromstring(page).xpath("//article[@id='n']/div[@class='redline']")
    assert texts(shown, "del") == ["</main><script>"]


def travelled() -> Redline:
    """Text that went from one clause into another, one word of it changed, and whom a new meaning affects."""
    moved = ChangeKind.TEXT_MOVED
    gave = (Run(KEPT, "We act. "), Run(GONE, "They pay ", cause=moved, passage=1), Run(GONE, "ten", passage=1))
    took = (Run(NEW, "They pay ", cause=moved, passage=1), Run(NEW, "five", passage=1), Run(KEPT, " We rest."))
    shape = BlockShape(BlockKind.PARAGRAPH)
    one = replace(place("1.1", "Old <home>"), id="gave")
    two = replace(place("1.2", "New home"), id="took")
    changes = (
        ProvisionChange("gave", (ChangeKind.AMENDED, moved), one, one, (), (BlockChange(KEPT, shape, shape, gave),),
                        attention=(Attention.AMOUNT, Attention.PARTY), reasons=("why-so",)),
        ProvisionChange("took", (ChangeKind.REDEFINED,), two, two, (), (BlockChange(KEPT, shape, shape, took),),
                        affected=("gave",)),
    )  # fmt: skip
    relation = Relation(RelationKind.CARRIED, ("gave",), ("took",), (Passage(1, "gave", 0, "took", 0),))
    sides = (Side(name, name, "published", "2018", "d" * 64) for name in ("2017-08", "2018-08"))
    return Redline("Work", "Notice.", *sides, changes, (relation,), {"why-so": "It was <wrong>"})


def test_moved_text_is_linked_from_both_places_and_what_changed_in_it_is_marked() -> None:
    page = lxml_html.document_fromstring(redline_page(travelled()))
    left, arrived = page.xpath("//div[@class='redline']//a[@class='journey']")

    assert (left.text, left.get("href")) == ("moved to GC1.2", "#_moved1-new")
    assert (arrived.text, arrived.get("href")) == ("moved from GC1.1", "#_moved1-old")
    assert {"_moved1-old", "_moved1-new"} <= set(ids(page))
    for element, tag, words in (
        (left.getparent(), "del", ["They pay ", "ten"]),
        (arrived.getparent(), "ins", ["They pay ", "five"]),
    ):
        marks = list(element.iter(tag))
        assert [text(mark) for mark in marks] == words
        assert [mark.get("class") for mark in marks] == ["moved", None]
    assert "[moved here: " in arrived.getparent().text_content()
    assert "Text goes from GC1.1 to GC1.2." in page.text_content()


def test_attention_affected_provisions_and_titles_of_reasons_stand_beside_a_change() -> None:
    page = lxml_html.document_fromstring(redline_page(travelled()))
    gave, took = page.iter("article")

    assert gave.find("p[@class='attention']").text_content() == "Look at: number, date or amount; party."
    assert "It was <wrong>" in gave.find("dl").text_content()
    details = took.find("details[@class='affected']")
    assert details.find("summary").text == "1 provision uses this term"
    assert [(each.get("href"), each.text) for each in details.iter("a")] == [("#gave", "GC1.1")]
    assert NO_REASON in took.find("dl").text_content()


def test_every_switch_that_hides_says_what_it_hides() -> None:
    page = lxml_html.document_fromstring(redline_page(travelled()))
    style = page.find(".//style").text
    switches = [each.get("id") for each in page.iter("input")]

    assert switches == ["_show-redefined", "_show-amended", "_marks", "_pair"]
    for name in ("redefined", "amended"):
        assert f"body:has(#_show-{name}:not(:checked)) .hides-{name}" in style
        (said,) = page.find_class(f"hides-{name}")
        assert said.text_content().startswith("Hidden unless a link leads there: 1 provision of “")


def test_the_changes_are_linked_in_order() -> None:
    page = lxml_html.document_fromstring(redline_page(travelled()))
    links = [[(link.get("rel"), link.get("href")) for link in nav.iter("a")] for nav in page.iter("nav")]
    assert links == [[("next", "#took")], [("prev", "#gave")]]


def test_old_and_new_stand_side_by_side_without_script_and_without_a_second_id() -> None:
    page = lxml_html.document_fromstring(redline_page(travelled()))
    gave, took = page.iter("article")
    told = [[text(side) for side in each.findall("div[@class='pair']/div")] for each in (gave, took)]

    assert told == [["OldWe act. They pay ten", "NewWe act. "], ["Old We rest.", "NewThey pay five We rest."]]
    assert [each.get("href") for each in took.find("div[@class='pair']").iter("a")] == ["#gave"]
    assert len(ids(page)) == len(set(ids(page)))
    assert page.xpath("//input[@id='_pair']") and "_pair" not in page.find(".//script").text


def test_a_table_of_a_deleted_provision_is_told_from_that_of_another_with_its_number() -> None:
    old = edition(document("gc", "GC", clause("rates", "Rates", "|| model | rate", "| partial | four pounds")))
    new = edition(document("gc", "GC", clause("officers", "Officers", "|| office | holder", "| chair | nobody at all")))
    names = re.findall(r'aria-label="(Table[^"]*)"', redline_page(redline(old, new)))
    assert sorted(names) == ["Table 1 of GC1", "Table 1 of GC1, deleted"]
