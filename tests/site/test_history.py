"""The passport's history: numbers it had, text it gave and took, tombstones, neighbours as picture and list."""

from __future__ import annotations

import dataclasses

from lxml import html
from lxml.html import HtmlElement
from msgspec.structs import replace
from site_files import page
from site_library import library

from clausebook.edition.model import Block, BlockKind, Retired, Span
from clausebook.edition.notes import load_notes
from clausebook.redline.model import Passage, Relation, RelationKind
from clausebook.site.library import Library
from clausebook.site.pages import collect_pages
from clausebook.site.templates import lay_out


def passport(of: Library, identity: str) -> HtmlElement:
    name = f"clause/{identity}"
    context = next(context for found, context, _ in collect_pages(of) if found == name)
    return html.document_fromstring(lay_out(name, context))


def facts(shown: HtmlElement) -> dict[str, str]:
    return {
        each.find("dt").text: " ".join(each.find("dd").text_content().split())
        for each in shown.xpath("//main/dl[@class='facts']/div")
    }


def related(kind: RelationKind, old: tuple[str, ...], new: tuple[str, ...]) -> Library:
    """The library with one relation between 2017-08 and 2018-08."""
    pair = ("2017-08", "2018-08")
    relation = Relation(kind, old, new, (Passage(1, old[0], 0, new[0], 0),))
    redlines = dict(library().redlines)
    redlines[pair] = replace(redlines[pair], relations=(relation,))
    return dataclasses.replace(library(), redlines=redlines)


def test_a_passport_gives_the_numbers_that_the_clause_had() -> None:
    assert facts(page("clause/suspension-notice"))["Was"] == "GC1.1 in 2017-08, 2016-12"


def test_a_split_is_told_at_both_ends() -> None:
    of = related(RelationKind.SPLIT, ("no-fault-exit",), ("termination-exit", "data-law"))
    gone = passport(of, "no-fault-exit")
    assert facts(gone)["Split into"] == "GC2.2 (2018-08), GC1.1 (2018-08), in 2018-08"
    links = gone.xpath("//dt[.='Split into']/../dd/a/@href")
    assert links == ["termination-exit.html", "data-law.html"]
    assert facts(passport(of, "termination-exit"))["Split from"] == "GC1.2 (2017-08), in 2018-08"


def test_a_merger_and_text_carried_over_are_told_at_both_ends() -> None:
    of = related(RelationKind.MERGED, ("suspension-notice", "no-fault-exit"), ("suspension-notice",))
    assert facts(passport(of, "suspension-notice"))["Merged from"] == "GC1.2 (2017-08), in 2018-08"
    assert facts(passport(of, "no-fault-exit"))["Merged into"] == "GC2.1 (2018-08), in 2018-08"
    of = related(RelationKind.CARRIED, ("local-plans",), ("find-unmet-needs",))
    assert facts(passport(of, "local-plans"))["Some of its text went to"] == "SC2.1 (2018-08), in 2018-08"
    assert facts(passport(of, "find-unmet-needs"))["Some of its text came from"] == "SC1.2 (2017-08), in 2018-08"


def test_text_moved_within_a_clause_is_no_exchange() -> None:
    of = related(RelationKind.REORDERED, ("local-plans",), ("local-plans",))
    assert not {"Merged from", "Split from", "Some of its text came from"} & set(facts(passport(of, "local-plans")))


def test_a_tombstone_says_what_became_of_a_clause() -> None:
    stone = Retired(
        "no-fault-exit", "No-fault exit", ("termination-exit",), ("reason-suspend",),
        (Block(BlockKind.PARAGRAPH, (Span("Leaving now follows the exit plan."),)),),
    )  # fmt: skip
    editions = tuple(replace(each, retired=(stone,)) if each.id == "draft" else each for each in library().editions)
    shown = passport(dataclasses.replace(library(), editions=editions), "no-fault-exit")
    told = facts(shown)["What became of it"]
    assert told.startswith("Leaving now follows the exit plan.Its content is now in:")
    assert "A pause is milder than an end" in told
    assert shown.xpath("//dt[.='What became of it']/..//a/@href")[0] == "termination-exit.html"


def test_neighbours_are_drawn_and_listed_alike() -> None:
    shown = page("clause/duty-to-co-operate")
    listed = {
        each.find("dt").text: each.findall(".//a")
        for each in shown.xpath("//dl[contains(@class,'neighbours-list')]/div")
    }
    assert list(listed) == ["Law", "Reasons", "Refers to", "Uses the terms", "Cited by"]
    drawn = [each.text for each in shown.iter("{http://www.w3.org/2000/svg}text", "text")]
    for links in listed.values():
        assert {link.text[:30] for link in links} <= {text[:30] for text in drawn if text}


def test_the_passport_of_a_term_lists_who_uses_it() -> None:
    shown = page("clause/def-provider")
    used = shown.xpath("//dl[contains(@class,'neighbours-list')]//dt[.='Used by']/../dd//a")
    assert len(used) == 5


def test_reasons_noted_after_sealing_stand_in_the_register_and_beside_the_change() -> None:
    notes = load_notes(
        b'[reasons.clearer]\ntitle = "The old words were unclear"\norigin = "Drafting note"\ndate = "2026-11"\n'
        b'certainty = "I"\ntext = "They could be read in two ways."\n[[changes]]\nedition = "2018-08"\n'
        b'provisions = ["local-plans", "no-fault-exit"]\nwhy = ["clearer"]\n'
    )
    pair = ("2017-08", "2018-08")
    redlines = dict(library().redlines)
    changes = tuple(
        replace(each, reasons=("clearer",)) if each.id == "local-plans" else each for each in redlines[pair].changes
    )
    redlines[pair] = replace(redlines[pair], changes=changes)
    of = dataclasses.replace(library(), notes=notes, redlines=redlines)
    made = {name: context for name, context, _ in collect_pages(of)}
    register = html.document_fromstring(lay_out("rationale/index", made["rationale/index"]))
    record = register.get_element_by_id("clearer")
    assert "no part of the edition" in record.text_content()
    assert [link.text for link in record.xpath(".//div[@class='used']//a")] == ["SC1.2", "GC1.2"]
    shown = html.document_fromstring(lay_out("clause/local-plans", made["clause/local-plans"]))
    (why,) = shown.xpath("//a[.='The old words were unclear']/@href")
    assert why == "../rationale/index.html#clearer"
