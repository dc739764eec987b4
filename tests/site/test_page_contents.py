"""What single pages of the website say: banners, what stands beside a clause, passports, comparisons, registers."""

from __future__ import annotations

import dataclasses
import json

import pytest
from lxml.html import fromstring
from msgspec.structs import replace
from site_files import hrefs, names, page, texts, website
from site_library import library

from clausebook.edition.errata import Erratum
from clausebook.site.pages import collect_files, collect_pages
from clausebook.site.templates import lay_out


def test_a_page_of_an_old_edition_leads_to_the_same_clause_in_the_current_one() -> None:
    (banner,) = page("2017-08/general-conditions/termination").find_class("banner")
    assert "This is edition 2017-08, not the current one." in banner.text_content()
    (same, compare) = banner.findall(".//a")
    assert (same.text, same.get("href")) == ("See GC2 in 2018-08", "../../2018-08/general-conditions/termination.html")
    assert compare.get("href") == "../../compare/2017-08..2018-08/index.html"
    now = page("2017-08/general-conditions/termination").xpath("//a[starts-with(., 'In 2018-08')]")
    assert "termination.html#suspension-notice" in now[0].get("href")


def test_a_page_of_a_clause_that_is_gone_says_so() -> None:
    shown = page("2017-08/general-conditions/termination")
    (gone,) = shown.xpath("//a[starts-with(., 'Not in 2018-08')]")
    assert gone.get("href") == "../../clause/no-fault-exit.html"


def test_a_draft_says_that_it_is_one() -> None:
    (banner,) = page("draft/service-conditions/unmet-needs").find_class("banner")
    assert "This is a draft." in banner.text_content()
    assert "../../compare/2018-08..draft/index.html" in [link.get("href") for link in banner.iter("a")]


def test_beside_a_clause_stand_law_reason_models_actors_history_and_who_cites_it() -> None:
    aside = page("2018-08/service-conditions/co-operation").xpath(
        "//aside[@aria-labelledby='_about.duty-to-co-operate']"
    )[0]
    facts = {each.find("dt").text: each.find("dd") for each in aside.iter("div")}
    assert list(facts) == ["Law and regulation", "Why it is here", "Applies to", "Who must act", "Cited by", "History"]
    assert facts["Law and regulation"].find(".//a").get("href") == "../../regulations/index.html#act-fourteen"
    assert facts["Applies to"].text == "partially integrated, fully integrated"
    assert facts["Who must act"].text == "the provider, each practice"
    cited = [link.text for link in facts["Cited by"].iter("a")]
    assert cited == [
        "paragraph 1 of Part A of Schedule 2",
        "SC1.2",
        "clause 1.1 of “Integration agreement”",
        "section 1 of “Guide to joining”",
    ]


def test_missing_law_and_reason_are_said_outright() -> None:
    shown = texts("2018-08/service-conditions/choice", "//aside//dd")
    assert "No law recorded" in shown and "No reason recorded" in shown
    assert "A matter of agreement between the parties." in texts(
        "2018-08/service-conditions/co-operation", "//aside//dd"
    )


def test_a_guide_claims_no_law_and_a_condition_says_where_it_is_explained() -> None:
    assert "No law recorded" not in page("2018-08/guide-joining/index").text_content()
    shown = page("clause/what-it-asks").text_content()
    assert "No law recorded" not in shown and "Law and regulation" not in shown


def test_definitions_used_stand_on_the_page_and_terms_lead_to_them() -> None:
    name = "2018-08/service-conditions/co-operation"
    terms = hrefs(name, "//section[contains(@class,'clause')]//a[@class='term']")
    assert "#_term.def-provider" in terms
    assert texts(name, "//div[@id='_term.def-practice']/dt") == ["Practice"]


def test_definitions_say_where_they_are_used() -> None:
    used = page("2018-08/definitions/index").xpath("//div[@id='def-practice']//div[@class='used']//a")
    assert [(link.text, link.get("href")) for link in used] == [
        ("SC1.1", "../service-conditions/co-operation.html#duty-to-co-operate")
    ]


def test_an_erratum_stands_on_the_page_of_its_edition_and_beside_its_clause() -> None:
    told = "<b>must</b> have stood there."
    erratum = Erratum(("2017-08",), ("suspension-notice", "gone"), "notice", "warning", told, "2026-11-22")
    untrue = Erratum(("2017-08",), ("suspension-notice",), "never printed", "x", "", "2026-11-22")
    pages = {
        name: " ".join(fromstring(lay_out(name, context)).text_content().split())
        for name, context, _ in collect_pages(dataclasses.replace(library(), errata=(erratum, untrue)))
        if name.split("/")[0] in ("2017-08", "2018-08")
    }
    says = f"“warning” was meant. {told} Noted on 2026-11-22."
    with_it = [name for name, text in pages.items() if says in text]
    assert with_it == ["2017-08/index", "2017-08/general-conditions/termination"]
    assert "1, listed below" in pages["2017-08/index"]
    assert "Known errors" not in pages["2018-08/index"]
    assert not any("never printed" in text for text in pages.values())


def test_a_passport_tells_every_edition_newest_first() -> None:
    name = "clause/suspension-notice"
    assert [each.split(":")[0] for each in texts(name, "//ol[contains(@class,'steps')]/li/h3")] == [
        "draft",
        "2018-08",
        "2017-08",
        "2016-12",
    ]
    step = page(name).xpath("//h3[@id='_in.2018-08']/..")[0]
    assert "“five” becomes “ten” in GC2.1(b)" in step.text_content()
    assert step.xpath(".//del")[-1].text_content() == "[deleted: five]"
    assert "A pause is milder than an end" in step.text_content()
    assert "In the current edition 2018-08: General Conditions GC2.1" in texts(name, "//p[@class='cited']")


def test_the_passport_of_a_deleted_clause_shows_its_last_words() -> None:
    shown = page("clause/no-fault-exit").text_content()
    assert "Not in the current edition 2018-08." in shown and "It was deleted in 2018-08." in shown
    assert "Either party may leave by twelve months’ notice." in shown


def test_a_comparison_counts_lists_and_links_each_change() -> None:
    name = "compare/2017-08..2018-08/index"
    assert "For comparison only." in page(name).text_content()
    assert "GC2.1 Suspension" in texts(name, "//ul[@class='changes']//a")
    redline = library().redlines[("2017-08", "2018-08")]
    for document_page in names():
        if document_page.startswith("compare/2017-08..2018-08/") and document_page != name:
            shown = {each.get("id") for each in page(document_page).iter("article")}
            identity = document_page.split("/")[-1]
            assert shown >= {each.id for each in redline.changes if each.kinds and each.place.document == identity}


def test_a_guide_warns_of_what_changed_since_its_review() -> None:
    (banner,) = page("2018-08/guide-joining/index").find_class("banner")
    assert "Last reviewed against 2017-08" in banner.text_content() and "GC2.1" in banner.text_content()


def test_directions_warn_of_law_that_was_replaced() -> None:
    banner = page("2018-08/directions/index").find_class("banner")[-1]
    assert "has ended or been replaced" in banner.text_content()
    assert [link.text for link in banner.iter("a")] == ["section 14Z32 of the Example Act 2006"]


@pytest.mark.parametrize(("reviewed", "warned"), [("2017-12-01", True), ("2019-01", False), ("someday", False)])
def test_a_review_may_name_a_day(reviewed: str, warned: bool) -> None:
    editions = tuple(
        replace(
            each,
            documents=tuple(replace(one, reviewed=reviewed and one.reviewed and reviewed) for one in each.documents),
        )
        for each in library().editions
    )
    of = dataclasses.replace(library(), editions=editions)
    context = next(context for name, context, _ in collect_pages(of) if name == "2018-08/guide-joining/index")
    assert ("Changed since, and explained here" in lay_out("2018-08/guide-joining/index", context)) is warned


def test_registers_say_what_rests_on_each_record_and_what_on_none() -> None:
    record = page("regulations/index").get_element_by_id("act-fourteen")
    assert "SC1.1" in [link.text for link in record.iter("a")]
    assert "Replaced by" in record.text_content()
    assert (
        "Nothing in 2018-08 rests on this." in page("regulations/index").get_element_by_id("act-unused").text_content()
    )
    without = page("regulations/index").xpath("//h2[@id='_without']/../ul/li")
    assert any("paragraph 1 of Part A of Schedule 2: Commercial terms." in each.text_content() for each in without)
    assert "A pause is milder than an end" in texts("rationale/index", "//article/h3")


def test_the_register_of_changes_has_a_row_for_each_change() -> None:
    changes = [each.id for each in library().redlines[("2017-08", "2018-08")].changes if each.kinds]
    assert [each.get("id") for each in page("changes/2018-08").find_class("change")] == changes


def test_downloads_are_linked_with_size_and_digest() -> None:
    (pdf, data) = page("2018-08/index").xpath("//ul[contains(@class,'downloads')]/li[a]")[:2]
    assert pdf.find("a").get("href") == "../data/2018-08/contract.pdf" and "512 kB" in pdf.text_content()
    assert "ab" * 32 in pdf.text_content()
    assert data.text_content().strip() == "JSON"


def test_the_jump_table_names_every_provision_and_its_addresses_resolve() -> None:
    data = dict(collect_files(library()))["_static/find.js"]
    assert data.startswith(b"window.clausebookFind={") and b"</" not in data
    table = json.loads(data.decode().removeprefix("window.clausebookFind=").removesuffix(";\n"))
    assert {entry[4] for entry in table["entries"]} == {each.id for each in library().current_edition.walk()}
    assert all((website() / entry[3].split("#")[0]).is_file() for entry in table["entries"])
