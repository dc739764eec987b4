"""Finding: the query sets on the book itself, by number, term and heading; words by Pagefind with facets; no network."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from site_browser import opened
from site_files import searchable, served
from site_library import library

from clausebook.edition.snapshot import load
from clausebook.site.catalogue import Catalogue
from clausebook.site.find import jump_table
from clausebook.site.library import Library
from clausebook.site.search_index import search_index
from clausebook.site.templates import scripts
from conftest import ROOT

pytestmark = pytest.mark.needs("chromium")

Entry = list[str]
"""As the jump table has it: number, heading or term, document's place, address, id, whether a term, other names."""


@pytest.fixture(scope="module")
def book_page(browser: Browser) -> Page:
    """An empty page with the site's script and the jump table of the newest sealed edition of the book."""
    page = browser.new_page()
    page.set_content("<!DOCTYPE html><title>x</title>")
    for script in (dict(scripts())["clausebook.js"], _table_script()):
        page.evaluate(f"() => {{ {script} }}")
    return page


@cache
def _table_script() -> str:
    newest = sorted((ROOT / "editions").glob("*/snapshot.json"))[-1]
    edition = load(newest.read_bytes())
    return jump_table(Catalogue(Library((edition,), {}, {}, edition.id)))


@cache
def _table() -> dict[str, list[Entry]]:
    return json.loads(_table_script().removeprefix("window.clausebookFind=").rstrip(";\n"))


def short(entry: Entry) -> str:
    return _table()["documents"][int(entry[2])][1]


def title(entry: Entry) -> str:
    return _table()["documents"][int(entry[2])][0]


def bare(entry: Entry) -> str:
    return entry[0].removeprefix(short(entry))


def numbered() -> list[Entry]:
    return [entry for entry in _table()["entries"] if entry[0] and not entry[5]]


def abbreviated() -> list[Entry]:
    return [entry for entry in numbered() if short(entry)]


def cited() -> list[Entry]:
    return [entry for entry in numbered() if len(entry) > 6]


def terms() -> list[Entry]:
    return [entry for entry in _table()["entries"] if entry[5]]


def plural(word: str) -> str:
    if re.search("[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search("(s|x|ch|sh)$", word) else f"{word}s"


def without_a_letter(word: str) -> str:
    at = random.Random(word).randrange(1, len(word))
    return word[:at] + word[at + 1 :]


SETS: dict[str, tuple[Callable[[], list[Entry]], Callable[[Entry], str], bool, float]] = {
    # Name: entries, query, whether the right one must come first (else be among those found), share that must be right.
    "5.3": (numbered, bare, False, 1),
    "as printed": (numbered, lambda each: each[0], False, 1),
    "clause 5.3": (abbreviated, lambda each: f"clause {bare(each)}", False, 1),
    "GC 5.3": (abbreviated, lambda each: f"{short(each)} {bare(each)}", True, 1),
    "gc5.3": (abbreviated, lambda each: f"{short(each)}{bare(each)}".lower(), True, 1),
    "General Conditions 5.3": (abbreviated, lambda each: f"{title(each)} {bare(each)}", True, 1),
    "5.3 of the General Conditions": (abbreviated, lambda each: f"{bare(each)} of the {title(each)}", True, 1),
    "paragraph 1 of Part A": (cited, lambda each: each[-1], True, 1),
    "term": (terms, lambda each: each[1], True, 1),
    "TERM": (terms, lambda each: each[1].upper(), True, 1),
    "terms, lower case": (terms, lambda each: plural(each[1]).lower(), True, 0.95),
    "trm": (lambda: [each for each in terms() if len(each[1]) > 4], lambda each: without_a_letter(each[1]), True, 0.9),
    "heading": (lambda: [each for each in numbered() if each[1]], lambda each: each[1].lower(), False, 1),
}


@pytest.mark.parametrize("name", SETS)
def test_query_sets_on_the_book(book_page: Page, name: str) -> None:
    entries, query, first, share = SETS[name]
    asked = [(query(entry), entry) for entry in entries()]
    found = book_page.evaluate(
        "(queries) => queries.map((query) => clausebook.look(query, clausebookFind).map((hit) => hit.href))",
        [each for each, _ in asked],
    )
    missed = [
        each for (each, entry), hits in zip(asked, found, strict=True) if entry[3] not in (hits[:1] if first else hits)
    ]
    assert len(asked) >= 50
    assert len(missed) <= (1 - share) * len(asked), missed[:20]


def test_an_index_of_words_is_the_same_in_every_run() -> None:
    edition = library().current_edition
    assert len({hashlib.sha256(search_index(edition)).hexdigest() for _ in range(2)}) == 1


def shown(page: Page) -> list[str]:
    return page.locator("#_words a").all_inner_texts()


def test_words_are_found_in_the_current_edition_with_facets_kept_in_the_address(browser: Browser) -> None:
    with served(searchable()) as address:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/search/index.html?q=population")
        page.wait_for_selector("#_words li")
        assert shown(page) == ["SC1.1 Duty to co-operate"]
        expect(page.locator("#_words mark").first).to_have_text("population;")
        expect(page.locator("form.words [role=status]")).to_have_text("Words of the text: 1 in 2018-08.")
        assert all(each.startswith(address) for each in asked)
        assert not any("search/2017-08" in each for each in asked), "another edition's index is not loaded unasked"
        page.check("input[value='2017-08']")
        page.wait_for_selector("#_words li:nth-child(2)")
        expect(page).to_have_url(re.compile("edition=2018-08&edition=2017-08"))
        page.reload()
        page.wait_for_selector("#_words li:nth-child(2)")
        assert page.locator("input[value='2017-08']").is_checked()
        page.close()


def test_document_and_model_narrow_the_words_and_say_how_many(browser: Browser) -> None:
    with served(searchable()) as address:
        page = browser.new_page()
        page.goto(f"{address}/search/index.html?q=provider&model=full")
        page.wait_for_selector("#_words li")
        assert page.locator("[name=model]").input_value() == "full"
        options = page.locator("[name=document] option").all_inner_texts()
        before = len(shown(page))
        count = next(int(re.findall(r"\((\d+)\)", each)[0]) for each in options if each.startswith("Service Cond"))
        assert 0 < count < before
        page.select_option("[name=document]", "service-conditions")
        page.wait_for_function(f"document.querySelectorAll('#_words li').length === {count}")
        expect(page.locator("form.words [role=status]")).to_contain_text(f"{count} in 2018-08")
        page.goto(f"{address}/search/index.html?q=%3Cscript%3E")
        page.wait_for_selector("form.words:not([hidden])")
        expect(page.locator("#_words script")).to_have_count(0)
        page.close()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("GC2.1", "general-conditions/termination.html#suspension-notice"),
        ("gc 2.1(b)", "general-conditions/termination.html#suspension-notice.b"),
        ("clause GC2", "general-conditions/termination.html"),
        ("General Conditions 2.1", "general-conditions/termination.html#suspension-notice"),
        ("SC1.1(b)(ii)", "service-conditions/co-operation.html#duty-to-co-operate.b.ii"),
        ("Schedule 2", "particulars/payment.html"),
        ("commissioner", "definitions/index.html#def-commissioner"),
        ("COMMISSIONERS", "definitions/index.html#def-commissioner"),
        ("operational days", "definitions/index.html#def-operational-day"),
        ("comissioner", "definitions/index.html#def-commissioner"),
        ("unmet needs", "service-conditions/unmet-needs.html"),
    ],
)
def test_find_goes_straight_to_the_one_hit(context: BrowserContext, query: str, wanted: str) -> None:
    page = opened(context, "clause/payment")
    page.fill("#_find", query)
    page.wait_for_function("window.clausebookFind")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/2018-08/{wanted}")


def test_find_offers_a_choice_or_says_that_there_is_nothing(context: BrowserContext) -> None:
    page = opened(context, "search/index", "?q=1.1")
    page.wait_for_selector("#_found li")
    assert page.locator("#_found li").count() >= 3
    page = opened(context, "search/index", "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    page.wait_for_selector("#_found p")
    expect(page.locator("#_found")).to_contain_text("Nothing found for “<img src=x onerror=alert(1)>”")


def test_from_a_folder_the_page_says_what_is_missing(browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{(searchable() / 'search/index.html').as_uri()}?q=commissioner")
    page.wait_for_selector("#_found li")
    expect(page.locator("#_offline")).to_contain_text("python3 -m http.server")
    expect(page.locator("form.words")).to_be_hidden()
    page.close()


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        (
            "2018-08/service-conditions/suspension-notice.html",
            "2018-08/general-conditions/termination.html#suspension-notice",
        ),
        ("2018-08/gc/GC2.1", "2018-08/general-conditions/termination.html#suspension-notice"),
        ("no/where/unmet-neds/", "2018-08/service-conditions/unmet-needs.html"),
    ],
)
def test_an_address_that_is_not_there_leads_to_the_clause_meant(browser: Browser, address: str, wanted: str) -> None:
    with served(searchable()) as root:
        page = browser.new_page()
        answer = page.goto(f"{root}/{address}")
        assert answer and answer.status == 404
        page.click("#_missing a >> nth=0")
        page.wait_for_url(f"{root}/{wanted}")
        page.close()


def test_the_page_for_what_is_missing_says_nothing_where_nothing_is_near(browser: Browser) -> None:
    with served(searchable()) as root:
        page = browser.new_page()
        page.goto(f"{root}/%E0%A4%A/qqqqqqqq.html")
        page.wait_for_load_state("networkidle")
        expect(page.locator("#_missing a")).to_have_count(0)
        page.click("main a >> text=Definitions A to Z")
        page.wait_for_url(f"{root}/2018-08/definitions/index.html")
        page.close()


def test_the_index_holds_no_script_but_the_engine(tmp_path: Path) -> None:
    from clausebook.site.search_index import unpack

    unpack(search_index(library().current_edition), tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.js")) == ["pagefind-worker.js", "pagefind.js"]
    assert not list(tmp_path.glob("*.css"))
