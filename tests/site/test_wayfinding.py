"""Beyond the pages: feeds, addresses for search engines, the page for what is missing, the matrix, checksums."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from judges import AXE
from lxml import etree, html
from site_files import names, page, website
from site_library import library

from clausebook.edition.model import Status
from clausebook.site.addresses import SUMS
from clausebook.site.library import Download
from clausebook.site.pages import collect_files, collect_pages
from clausebook.site.templates import THEME, lay_out
from clausebook.site.website import check_sums

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLISHED = replace(library(), address="https://contract.example/book/")


def atoms() -> dict[str, etree._Element]:
    return {path: etree.fromstring(data) for path, data in collect_files(PUBLISHED) if path.endswith(".atom")}


def test_there_is_a_feed_of_all_of_each_edition_and_of_each_document() -> None:
    paths = set(atoms())
    assert {"changes/feed.atom", "changes/2018-08.atom", "changes/document/service-conditions.atom"} <= paths
    assert "changes/draft.atom" not in paths, "a draft has no date"


def test_each_feed_has_what_the_standard_asks_and_leads_to_pages_that_are_there() -> None:
    seen: dict[str, str] = {}
    for path, feed in atoms().items():
        for each in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(each.findall(f"{ATOM}{name}")) == 1, (path, name)
            identity = each.find(f"{ATOM}id").text
            assert identity.startswith("urn:uuid:")
            assert seen.setdefault(identity, path) == path, "an id is used once"
            target = each.xpath("*[local-name()='link'][@rel='alternate']/@href")[0]
            address, _, anchor = target.removeprefix("https://contract.example/book/").partition("#")
            assert (website() / address).is_file()
            assert not anchor or page(address.removesuffix(".html")).get_element_by_id(anchor) is not None
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        assert feed.find(f"{ATOM}subtitle").text == library().current_edition.notice


def test_an_edition_s_feed_tells_each_change_that_is_not_quiet_in_words() -> None:
    entries = atoms()["changes/2018-08.atom"].findall(f"{ATOM}entry")
    loud = [
        each for each in library().redlines[("2017-08", "2018-08")].changes if each.leading and not each.leading.quiet
    ]
    assert len(entries) == len(loud)
    told = {each.find(f"{ATOM}title").text: each.find(f"{ATOM}summary").text for each in entries}
    assert "“five” becomes “ten”" in told["GC2.1 Suspension"]


def made(name: str) -> html.HtmlElement:
    context = next(context for found, context, _ in collect_pages(PUBLISHED) if found == name)
    return html.document_fromstring(lay_out(name, context))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("index", "index.html"),
        ("2018-08/general-conditions/termination", "2018-08/general-conditions/termination.html"),
        ("2017-08/general-conditions/termination", "2018-08/general-conditions/termination.html"),
        ("2017-08/index", "2017-08/index.html"),
    ],
)
def test_a_search_engine_is_told_the_page_in_force(name: str, wanted: str) -> None:
    (found,) = made(name).xpath("//link[@rel='canonical']/@href")
    assert found == f"https://contract.example/book/{wanted}"


def test_without_an_address_no_page_names_one_and_drafts_are_not_listed() -> None:
    assert not any(page(name).xpath("//link[@rel='canonical']") for name in names())
    for name in names():
        unlisted = bool(page(name).xpath("//meta[@name='robots']"))
        assert unlisted == (name.startswith("draft/") or name in ("404", "search/index")), name


def test_the_page_for_what_is_missing_works_at_any_address() -> None:
    shown = made("404")
    inside = [each for each in shown.xpath("//a/@href | //link/@href | //script/@src") if ":" not in each]
    assert [each for each in inside if not each.startswith("/book/")] == ["#_main"]
    assert all((website() / each.removeprefix("/book/")).is_file() for each in inside if each != "#_main")
    sheet = (THEME / "static/clausebook.css").read_text().splitlines()
    left_out = [line for line in sheet if line not in shown.xpath("string(//style)").splitlines()]
    assert [line.partition("{")[0] for line in left_out] == [".change "]
    assert made("index").xpath("//style") == []


def test_a_published_site_says_where_and_any_other_does_not() -> None:
    assert made("about").xpath("//main//a[@href='https://contract.example/book/']")
    assert "published at" not in page("about").text_content()


def test_the_matrix_has_a_row_for_each_provision_that_binds_and_says_what_is_missing() -> None:
    rows = page("traceability/service-conditions").xpath("//table//tr[@data-kinds]")
    assert [row.find("th/a").text for row in rows] == ["SC1.1", "SC1.2", "SC2.1", "SC3.1", "SC3.2"]
    cells = {row.find("th/a").text: [" ".join(cell.text_content().split()) for cell in row.iter("td")] for row in rows}
    assert cells["SC1.1"][0] == "section 14Z32 of the Example Act 2006"
    assert cells["SC1.1"][1] == "People should meet one service; Plans made together last"
    assert cells["SC3.1"][:2] == ["None recorded", "None recorded"]
    kinds = {row.find("th/a").text: row.get("data-kinds") for row in rows}
    assert kinds["SC3.1"] == "no-law no-reason no-guide"


def test_the_matrix_as_csv_has_the_same_rows() -> None:
    data = dict(collect_files(library()))["data/traceability.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    shown = [
        row.find("th/a").get("href")
        for name in names()
        if name.startswith("traceability/") and name != "traceability/index"
        for row in page(name).xpath("//table//tr[@data-kinds]")
    ]
    assert len(rows) == len(shown)
    assert rows[0]["edition"] == "2018-08"


def test_checksums_are_as_the_common_tool_reads_them() -> None:
    files = {
        "a": [Download("PDF", "data/2018-08/x.pdf", 1, "ab" * 32)],
        "b": [Download("JSON", "data/b.json", 1, "cd" * 32)],
    }
    assert check_sums(files) == f"{'ab' * 32}  2018-08/x.pdf\n{'cd' * 32}  b.json\n"
    assert (website() / SUMS).is_file()


def test_the_register_of_changes_can_be_taken_away_and_followed() -> None:
    hrefs = page("changes/2018-08").xpath("//main//a/@href")
    assert "2018-08.atom" in hrefs and "../data/2017-08..2018-08/redline.docx" in hrefs
    assert "draft.atom" not in page("changes/draft").xpath("//main//a/@href")


def test_the_statement_names_the_tools_that_run_and_its_review() -> None:
    version = re.search(r"axe v(\d+\.\d+)", AXE.read_text(encoding="utf-8"))
    assert version and f"axe-core {version[1]} " in page("accessibility").text_content()
    of = replace(library(), statement_date="2026-11-22")
    context = next(context for name, context, _ in collect_pages(of) if name == "accessibility")
    assert "last reviewed on 22 November 2026" in lay_out("accessibility", context)


def test_a_letter_about_a_problem_says_which_page() -> None:
    of = replace(library(), contact="help@example.org")
    context = next(context for name, context, _ in collect_pages(of) if name == "2018-08/index")
    shown = html.document_fromstring(lay_out("2018-08/index", context))
    (href,) = shown.xpath("//footer//a[starts-with(., 'Report a problem')]/@href")
    assert href == "mailto:help@example.org?subject=Problem%20with%20the%20page%202018-08/index"


def test_an_edition_in_the_library_is_in_the_feed_only_when_published() -> None:
    drafts = [each for each in library().editions if each.status is Status.DRAFT]
    titles = [each.text for each in atoms()["changes/feed.atom"].findall(f"{ATOM}entry/{ATOM}title")]
    assert drafts and not {each.title for each in drafts} & set(titles)
    assert len(titles) == 2
