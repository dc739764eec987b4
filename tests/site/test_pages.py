"""The pages of the website, read as files by somebody else's parser: links, anchors, notices, banners, registers."""

from __future__ import annotations

import dataclasses
import gzip
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml.html import fromstring
from msgspec.structs import replace
from site_files import ONE_OF_EACH, names, page, website
from site_library import HOSTILE, library
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from builders import NOTICE, clause, condition, document, edition
from clausebook.edition.errata import Erratum
from clausebook.redline.compare import compare
from clausebook.site.addresses import Spot, file_address, relative
from clausebook.site.catalogue import Catalogue
from clausebook.site.frame import date
from clausebook.site.library import Library
from clausebook.site.pages import TEMPLATE, collect_files, collect_pages
from clausebook.site.templates import THEME, lay_out, scripts

BANNED = ("nhsuk-header__logo", "assets.nhs.uk", "Frutiger", "jquery", "searchtools", "@font-face", "@import")


def texts(name: str, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page(name).xpath(path)]


def hrefs(name: str, path: str = "//a") -> list[str]:
    return [each.get("href") for each in page(name).xpath(path)]


def test_there_is_a_page_of_each_type() -> None:
    assert set(ONE_OF_EACH.values()) <= set(names())


def test_every_link_and_anchor_inside_the_site_resolves() -> None:
    anchors = {name: {each.get("id") for each in page(name).iter() if each.get("id")} for name in names()}
    broken = []
    for name in names():
        for href in hrefs(name) + [each.get("href") for each in page(name).xpath("//link[@rel!='canonical']")]:
            address, anchor = urldefrag(urljoin(f"/{name}.html", href))
            if address.startswith(("http:", "https:", "mailto:")):
                continue
            target = unquote(address.split("?")[0]).lstrip("/")
            if not (website() / target).is_file() or (
                anchor and unquote(anchor) not in anchors[target.removesuffix(".html")]
            ):
                broken.append((name, href))
    assert broken == []


def test_addresses_are_relative_and_nothing_is_loaded_from_elsewhere() -> None:
    for name in (each for each in names() if each != "404"):
        loaded = [
            each.get("src") or each.get("href")
            for each in page(name).xpath("//script | //link[@rel='stylesheet'] | //img | //iframe")
        ]
        assert sorted(each.split("/")[-1] for each in loaded) == ["clausebook.css", "clausebook.js"]
        assert not any(each.startswith(("/", "http")) for each in loaded)
        assert not any(href.startswith("/") for href in hrefs(name))


@pytest.mark.parametrize("name", ONE_OF_EACH.values(), ids=ONE_OF_EACH.keys())
def test_each_type_of_page_has_title_heading_language_and_notice(name: str) -> None:
    shown = page(name)
    assert shown.get("lang") == "en-GB"
    assert [len(shown.findall(f".//{tag}")) for tag in ("h1", "main", "title")] == [1, 1, 1]
    assert texts(name, "//title")[0]
    assert NOTICE in texts(name, "//footer//p")
    assert "Edition " in texts(name, "//p[@class='standing']")[0]


def test_every_page_has_the_notice_and_each_id_once() -> None:
    for name in names():
        assert NOTICE in page(name).find(".//footer").text_content()
        doubled = [
            each for each, count in Counter(each.get("id") for each in page(name).iter()).items() if each and count > 1
        ]
        assert doubled == [], name


def test_hostile_words_stay_words_on_every_page() -> None:
    for name in names():
        assert [each.get("src") for each in page(name).iter("script") if not each.get("src")] == []
        assert "javascript:" not in " ".join(hrefs(name))
    assert any(HOSTILE in text for text in texts("2018-08/service-conditions/choice", "//p"))


def test_no_brand_font_or_foreign_script_anywhere() -> None:
    for path in website().rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert [word for word in BANNED if word.lower().encode() in content] == [], path


def test_weights() -> None:
    """The budgets of a page: 14 kB of style, 20 kB of script, 150 kB compressed, 10,000 elements."""
    assert (THEME / "static" / "clausebook.css").stat().st_size <= 14_000
    assert sum(len(script.encode()) for _, script in scripts()) <= 20_000
    for name in names():
        assert len(gzip.compress((website() / f"{name}.html").read_bytes())) <= 150_000
        assert sum(1 for _ in page(name).iter()) <= 10_000


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


def test_pages_without_redlines_and_of_one_edition_alone() -> None:
    alone = edition(document("gc", "G", condition("top", "Top", clause("deep", "Deep", "Words."))), identity="2018-08")
    old = replace(alone, id="2017-08")
    for of in (Library((alone,), {}, {}, "2018-08"), Library((old, alone), {}, {}, "2018-08")):
        made = {name: lay_out(name, context) for name, context, _ in collect_pages(of)}
        assert "compare/index" in made and "clause/deep" in made
    assert "There is only one edition" in made["compare/index"] or "nothing to compare" in made["compare/index"]


def test_a_library_must_hold_its_current_edition() -> None:
    with pytest.raises(ValueError, match="'2020' is not in the library"):
        Library((), {}, {}, "2020")


def test_a_clause_whose_id_changed_keeps_its_life() -> None:
    """Where the redline recognised a clause by its words, its passport and its banners follow it."""
    sentence = (
        "The parties meet in every quarter, agree a plan for the population and publish what they agreed in full."
    )
    old, new = (
        edition(document("gc", "G", condition("top", "Top", clause(name, "Meetings", sentence))), identity=identity)
        for name, identity in (("old-name", "2017-08"), ("new-name", "2018-08"))
    )
    of = Catalogue(
        Library((old, new), {}, {("2017-08", "2018-08"): compare(old, new, old_digest="", new_digest="")}, "2018-08")
    )
    for name in ("old-name", "new-name"):
        assert [step.provision.id for step in of.life(name) if step.provision] == ["old-name", "new-name"]


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("index", Spot("about"), "about.html"),
        ("index", Spot("index", "x"), "#x"),
        ("a/b/c", Spot("a/b/d", "x"), "d.html#x"),
        ("a/b/c", Spot("a/e/d"), "../e/d.html"),
        ("a/b/c", Spot("z"), "../../z.html"),
        ("compare/a..b/gc", Spot("clause/x"), "../../clause/x.html"),
    ],
)
def test_relative_addresses(here: str, there: Spot, wanted: str) -> None:
    assert relative(here, there) == wanted


def test_file_addresses_are_quoted() -> None:
    assert file_address("a/b", "data/x y#.pdf") == "../data/x%20y%23.pdf"


@pytest.mark.parametrize(
    ("iso", "wanted"),
    [
        ("2019-08", "August 2019"),
        ("2019-08-03", "3 August 2019"),
        ("2019", "2019"),
        ("", ""),
        ("2019-13", "2019-13"),
        ("soon", "soon"),
    ],
)
def test_dates_as_read_aloud(iso: str, wanted: str) -> None:
    assert date(iso) == wanted


def test_same_library_same_bytes_under_any_hash_seed() -> None:
    program = (
        "import hashlib; from site_library import library, DOWNLOADS\n"
        "from clausebook.site.pages import collect_files, collect_pages\n"
        "from clausebook.site.templates import lay_out\n"
        "digest = hashlib.sha256()\n"
        "for name, context, _ in collect_pages(library(), DOWNLOADS): digest.update((name + lay_out(name, context)).encode())\n"
        "for name, data in collect_files(library()): digest.update(data)\n"
        "print(digest.hexdigest())"
    )
    path = os.pathsep.join(each for each in sys.path if each)
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(digests) == 1


def test_sphinx_makes_the_same_page_from_the_theme(tmp_path: Path) -> None:
    """The layout is the same whether Sphinx fills it or we do, and no style or script of another extension gets in."""
    wanted = {
        name: context
        for name, context, _ in collect_pages(library())
        if name in ("about", "2018-08/general-conditions/all")
    }
    (tmp_path / "index.rst").write_text("Title\n=====\n\nWords.\n")
    with patch_docutils(str(tmp_path)), docutils_namespace():
        app = _app(tmp_path)
        app.connect("html-collect-pages", lambda _: [(name, context, TEMPLATE) for name, context in wanted.items()])
        app.build()
    for name, context in wanted.items():
        made = (tmp_path / "out" / f"{name}.html").read_text(encoding="utf-8")
        # The two template environments differ in white space between tags alone.
        assert made.startswith("<!DOCTYPE html>") and "".join(made.split()) == "".join(lay_out(name, context).split())
    assert "Words." in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def _app(folder: Path) -> Sphinx:
    (folder / "conf.py").write_text(
        "def setup(app):\n"
        f"    app.add_html_theme('clausebook', {str(THEME)!r})\n"
        "html_theme = 'clausebook'\nlanguage = 'en-GB'\nextensions = ['sphinx_needs']\n"
    )
    return Sphinx(folder, folder, folder / "out", folder / "doctrees", "html", status=None, warning=None)
