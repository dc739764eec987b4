"""What each reader comes for, done in a browser on the book itself: a commissioner, a lawyer, a practice, a drafter."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from judges import NARROW, WIDE, overflow, violations
from playwright.sync_api import Browser, Page, expect
from site_browser import follow

from book_site import BookSite, book, served_book

OLD, NEW = "2017-08", "2019-08"

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def site() -> BookSite:
    made = BookSite(book(OLD, NEW))
    made.add_index(NEW)
    return made


@pytest.fixture(scope="module")
def address(site: BookSite) -> Iterator[str]:
    with served_book(site) as root:
        yield root


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that reaches nothing but our own server and logs no error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    made = context.new_page()
    made.set_default_timeout(30_000)
    faults: list[str] = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on("request", lambda request: None if request.url.startswith(address) else faults.append(request.url))
    made.goto(f"{address}/index.html")
    yield made
    assert faults == []
    context.close()


def test_a_commissioner_finds_what_applies_to_a_partly_integrated_model_and_why(page: Page, site: BookSite) -> None:
    card = page.locator("li", has=page.get_by_role("heading", name="Partially integrated"))
    card.get_by_role("link", name="Service Conditions").click()
    page.wait_for_url("**/service-conditions/index.html?model=partial")
    assert page.locator("input[value=partial]").is_checked()
    edition = site.library.current_edition
    document = next(each for each in edition.documents if each.id == "service-conditions")
    elsewhere = [top for top in document.provisions if top.links.models and "partial" not in top.links.models]
    hidden = page.locator(".contents [data-models][hidden]").count()
    assert hidden >= len(elsewhere)
    said = page.locator("[data-filter=model] [role=status]").inner_text()
    assert said == (f"{hidden} clause{'' if hidden == 1 else 's'} hidden." if hidden else "No clause hidden.")
    follow(page.locator(".contents > ul > li:visible > a").first)
    expect(page, "the choice follows to the clauses").to_have_url(re.compile("model=partial"))
    shown = page.locator("section[data-models]:visible")
    models = shown.evaluate_all("found => found.map((each) => each.dataset.models)")
    assert models and all("partial" in each for each in models)
    why = page.locator("aside:visible dt", has_text="Why it is here").first.locator("xpath=following-sibling::dd")
    assert why.inner_text().strip()


def test_a_lawyer_lists_every_change_of_substance_and_takes_it_away(page: Page, site: BookSite) -> None:
    redline = site.library.redlines[(OLD, NEW)]
    loud = [each for each in redline.changes if each.leading and not each.leading.quiet]
    follow(page.get_by_role("navigation", name="Main").get_by_role("link", name="Compare"))
    follow(page.get_by_role("link", name=f"{OLD} with {NEW}"))
    expect(page.locator("main")).to_contain_text("For comparison only.")
    expect(page.locator("ul.changes > li")).to_have_count(len(loud))
    with page.expect_download() as download:
        page.locator(".downloads").first.get_by_role("link", name=re.compile("CSV")).click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    identities = {row["id"] for row in rows if "id" in row}
    assert {each.id for each in loud} <= identities
    follow(page.locator(".cards").get_by_role("link", name="General Conditions"))
    in_document = [each for each in loud if each.place.document == "general-conditions"]
    quiet = {each.value for each in redline.counts() if each.quiet}
    for box in page.locator("[data-filter=kind] input[name=kind]").all():
        if box.get_attribute("value") in quiet:
            box.uncheck()
    page.uncheck("input[name=same]")
    expect(page.locator(".change:visible")).to_have_count(len(in_document))
    expect(page.locator("[data-filter=kind] [role=status]"), "what is hidden is always said").to_contain_text("hidden")
    page.get_by_role("button", name="Next change").press("Enter")
    expect(page.locator(".turner [role=status]")).to_have_text(f"Change 1 of {len(in_document)}")
    expect(page, "each change has an address").to_have_url(re.compile(rf"#{in_document[0].id}$"))


def test_a_practice_finds_how_to_return_from_suspension(page: Page) -> None:
    page.get_by_label("Find a clause, term or word").fill("suspended practice return")
    page.get_by_role("button", name="Find").click()
    page.wait_for_selector("#_words li")
    found = page.locator("#_words a").all_inner_texts()
    assert "GC21.5 Dates of return" in found, found
    page.get_by_role("link", name="GC21.5 Dates of return").click()
    page.wait_for_url("**/general-conditions/suspension.html#return-window")
    clause = page.locator("#return-window")
    assert "GC21.5" in (clause.get_attribute("data-cite") or "")
    for following in ("Warning of return", "Fitness to return", "Patients on a return"):
        expect(page.get_by_role("heading", name=following)).to_be_visible()
    follow(page.get_by_role("link", name="GP participation, suspension and return").first)
    expect(page.get_by_role("heading", name="Coming back")).to_be_visible()


def test_a_drafter_finds_what_rests_on_one_regulation(page: Page, site: BookSite) -> None:
    follow(page.get_by_role("navigation", name="Main").get_by_role("link", name="Law"))
    index = site.catalogue.current
    law = max(
        (each for each in index.regulations if each in index.resting_on), key=lambda each: len(index.resting_on[each])
    )
    record = page.locator(f"#{law}")
    resting = record.locator("xpath=div[@class='used']/ul/li")
    assert resting.count() == len(index.resting_on[law])
    name = resting.first.inner_text()
    follow(resting.first.get_by_role("link"))
    expect(page.locator("main")).to_contain_text(name.split()[0])


def test_an_old_page_leads_to_the_same_clause_where_it_is_now(page: Page, site: BookSite, address: str) -> None:
    old, new = site.catalogue.indexes[OLD], site.catalogue.current
    moved = next(
        each.id
        for each in old.edition.walk()
        if each.id in new.provisions and new.provisions[each.id].citation != each.citation and each.number
    )
    top = old.tops[moved].id
    target = site.catalogue.in_edition(top, NEW)
    page.goto(f"{address}/{old.spots[moved].page}.html")
    page.locator(".banner a").first.click()
    assert target
    page.wait_for_url(f"{address}/{new.spots[target.id].page}.html*")


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "search/index.html?q=payment",
        f"{NEW}/index.html",
        f"{NEW}/general-conditions/suspension.html",
        f"{NEW}/particulars/schedule-payment.html",
        f"{NEW}/guide-gp-participation/index.html",
        f"{NEW}/timeline/index.html",
        "gaps/index.html",
        f"{NEW}/definitions/index.html",
        f"compare/{OLD}..{NEW}/particulars.html",
        "clause/suspension-notice.html",
        "traceability/general-conditions.html",
        "regulations/index.html",
        "rationale/index.html",
        "data/index.html",
        "no/such/page.html",
    ],
)
def test_the_real_words_fit_a_narrow_window(page: Page, address: str, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{name}")
    if "?q=" in name:
        page.wait_for_selector("form.words:not([hidden])")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "name",
    [
        f"{NEW}/index",
        f"{NEW}/particulars/schedule-primary-care",
        f"changes/{NEW}",
        f"compare/{OLD}..{NEW}/general-conditions",
        "clause/suspension-notice",
        "traceability/particulars",
    ],
)
def test_axe_finds_nothing_on_the_fullest_pages_of_the_book(
    page: Page, address: str, site: BookSite, name: str, size: dict[str, int]
) -> None:
    assert name in site.sheets
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{address}/{name}.html")
    assert violations(page) == []
    assert overflow(page) <= 0
