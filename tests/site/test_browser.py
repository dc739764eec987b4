"""The website in Chromium, opened from a folder: axe on each type of page, reflow, keyboard, no script, forced colours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from judges import NARROW, WIDE, overflow, violations
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from site_files import ONE_OF_EACH, searchable, served, website
from site_library import library

from clausebook.render.html_page import redline_page

CONDITION = ONE_OF_EACH["condition"]
REDLINE = "compare/2017-08..2018-08/service-conditions"
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)
FAULTY = """<!DOCTYPE html><html><head><title>Faulty</title></head><body><main><h1>Faulty</h1>
<p style="color:#ccc;background:#fff">Faint words.</p><img src="x.png"><input type="text">
<p style="width:900px">A line as wide as a barn door.</p></main></body></html>"""

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=WIDE)
    made.set_default_timeout(10_000)
    yield made
    made.close()


def opened(context: BrowserContext, name: str, query: str = "") -> Page:
    """A page that loads nothing but files and logs no error."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    page.goto(f"{(website() / name).as_uri()}.html{query}")
    assert faults == []
    return page


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", [each for each in ONE_OF_EACH.values() if each != "404"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    context: BrowserContext, name: str, size: dict[str, int]
) -> None:
    page = opened(context, name)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert violations(page) == []
    assert overflow(page) == 0
    page.add_style_tag(content=SPACED)
    assert overflow(page) == 0, "with the text spacing of WCAG 1.4.12"


def test_a_window_at_400_percent_does_not_scroll_sideways(browser: Browser) -> None:
    """1280 px at 400 % are 320 px of CSS, each drawn as four."""
    context = browser.new_context(viewport=NARROW, device_scale_factor=4)
    for name in (CONDITION, REDLINE, "clause/payment-table", "traceability/service-conditions", "data/index"):
        assert overflow(opened(context, name)) == 0, name
    context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_needs_a_server_passes_axe_too(context: BrowserContext, size: dict[str, int]) -> None:
    """The page for what is missing, with a suggestion; the words found, with their facets."""
    with served(searchable()) as root:
        page = context.new_page()
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(f"{root}/no/such/suspension-notice.html")
        page.wait_for_selector("#_missing a")
        assert violations(page) == []
        assert overflow(page) == 0
        page.goto(f"{root}/search/index.html?q=provider")
        page.wait_for_selector("form.words:not([hidden])")
        assert violations(page) == []
        assert overflow(page) == 0


def test_a_faulty_page_is_caught(context: BrowserContext, tmp_path: Path) -> None:
    (tmp_path / "faulty.html").write_text(FAULTY)
    page = context.new_page()
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto((tmp_path / "faulty.html").as_uri())
    assert {each.split(":")[0] for each in violations(page)} >= {
        "html-has-lang",
        "color-contrast",
        "image-alt",
        "label",
    }
    assert overflow(page) > 500


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_state_passes_axe(context: BrowserContext, size: dict[str, int]) -> None:
    page = opened(context, CONDITION, "?model=full")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.click(".clause a.term >> nth=0")
    assert violations(page) == []
    page = opened(context, REDLINE)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.check("#_marks")
    page.click("text=Side by side")
    page.click("text=Next change")
    assert violations(page) == []
    assert overflow(page) == 0
    page = opened(context, "search/index", "?q=1.1")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.wait_for_selector("#_found li")
    assert violations(page) == []


def test_a_redline_file_passes_axe_alone(context: BrowserContext, tmp_path: Path) -> None:
    (tmp_path / "redline.html").write_text(redline_page(library().redlines[("2016-12", "2018-08")]), encoding="utf-8")
    page = context.new_page()
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto((tmp_path / "redline.html").as_uri())
    assert violations(page) == []
    assert overflow(page) == 0
    shown = page.locator(".same").first
    page.uncheck("#_same")
    assert not shown.is_visible()
    assert page.locator(".hides-same").is_visible()
    page.check("#_pair")
    page.check("#_marks")
    assert violations(page) == []
    assert overflow(page) == 0


def test_a_redline_file_is_walked_by_its_changes_and_its_filters_are_kept_to(
    context: BrowserContext, tmp_path: Path
) -> None:
    (tmp_path / "redline.html").write_text(redline_page(library().redlines[("2016-12", "2018-08")]), encoding="utf-8")
    page = context.new_page()
    page.goto((tmp_path / "redline.html").as_uri())
    changed = page.locator(".change:not(.same)")
    reached = []
    for _ in range(changed.count()):
        page.get_by_role("button", name="Next change").press("Enter")
        reached.append(page.evaluate("document.activeElement.closest('.change').id"))
    assert reached == changed.evaluate_all("found => found.map((each) => each.id)")
    page.get_by_role("button", name="Next change").press("Enter")
    assert page.locator("[role=status]").inner_text() == "No further change is shown."

    kind = changed.first.get_attribute("data-leading")
    page.uncheck(f"#_show-{kind}")
    assert page.locator(f".hides-{kind}").is_visible() and not changed.first.is_visible()
    page.get_by_role("button", name="Previous change").press("Enter")
    assert page.evaluate("document.activeElement.closest('.change').dataset.leading") != kind


def test_old_and_new_side_by_side_in_a_redline_file_come_from_the_one_markup(
    context: BrowserContext, tmp_path: Path
) -> None:
    (tmp_path / "redline.html").write_text(redline_page(library().redlines[("2016-12", "2018-08")]), encoding="utf-8")
    page = context.new_page()
    page.goto((tmp_path / "redline.html").as_uri())
    before = page.locator("main").inner_html()
    page.check("#_pair")
    for side, gone in (("first", "ins"), ("last", "del")):
        halves = page.locator(f".pair > div:{side}-child")
        assert halves.count() > 0 and halves.locator(gone).count() == 0
    page.uncheck("#_pair")
    assert page.locator("main").inner_html().replace(' data-id="', ' id="').count("<ins") == before.count("<ins")
    assert page.locator(".pair").count() == 0


def test_the_first_tab_skips_to_the_text(context: BrowserContext) -> None:
    page = opened(context, CONDITION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_main"


def test_a_definition_opens_by_enter_and_gives_focus_back(context: BrowserContext) -> None:
    page = opened(context, CONDITION)
    term = page.locator(".clause a.term").first
    panel = page.locator(".panel-term")
    for close in ("Escape", "button"):
        term.focus()
        page.keyboard.press("Enter")
        assert panel.is_visible()
        assert term.get_attribute("aria-expanded") == "true"
        assert page.evaluate("document.activeElement.className") == "panel-term"
        assert "the party that delivers" in panel.inner_text()
        page.keyboard.press("Escape") if close == "Escape" else panel.get_by_role("button").press("Enter")
        expect(panel).to_be_hidden()
        expect(term).to_have_attribute("aria-expanded", "false")
        expect(term).to_be_focused()


def test_a_definition_never_opens_because_a_pointer_passes(context: BrowserContext) -> None:
    page = opened(context, CONDITION)
    page.locator(".clause a.term").first.hover()
    page.locator(".clause a.term").first.focus()
    assert not page.locator(".panel-term").is_visible()


def test_the_definition_stays_inside_a_narrow_window(context: BrowserContext) -> None:
    page = opened(context, CONDITION)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.locator(".clause a.term").last.click()
    box = page.locator(".panel-term").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_next_and_previous_change_move_the_focus_and_say_where(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    status = page.locator(".turner [role=status]")
    forward, back = page.get_by_role("button", name="Next change"), page.get_by_role("button", name="Previous change")
    total = page.locator(".change:not(.same)").count()
    forward.press("Enter")
    assert status.inner_text() == f"Change 1 of {total}"
    assert page.evaluate("document.activeElement.parentElement.id") == "duty-to-co-operate"
    assert page.url.endswith("#duty-to-co-operate")
    forward.press("Enter")
    back.press("Enter")
    back.press("Enter")
    assert status.inner_text() == f"Change {total} of {total}"


def test_the_bar_never_covers_the_change_that_has_focus(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    for _ in range(4):
        page.get_by_role("button", name="Next change").press("Enter")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= page.evaluate("document.querySelector('.turner').getBoundingClientRect().bottom") - 1


def test_kinds_filter_counts_what_it_hides_and_stays_in_the_address(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    status = page.locator("[data-filter=kind] [role=status]")
    assert status.inner_text() == "No change hidden."
    page.uncheck("input[value=inserted]")
    assert status.inner_text() == "2 changes hidden."
    page.uncheck("input[name=same]")
    assert status.inner_text() == "2 changes hidden; 1 unchanged hidden."
    assert not page.locator("#unmet-needs").is_visible()
    page.reload()
    assert status.inner_text() == "2 changes hidden; 1 unchanged hidden."
    page.goto(f"{page.url.split('#')[0]}#unmet-needs")
    page.reload()
    assert page.locator("#unmet-needs").is_visible(), "a link to a change wins over a filter"


def test_the_model_filter_is_in_the_address_and_follows_its_links(context: BrowserContext) -> None:
    page = opened(context, CONDITION, "?model=full")
    assert page.locator("input[value=full]").is_checked()
    assert page.locator("[data-filter=model] [role=status]").inner_text() == "No clause hidden."
    page.check("input[value=partial]")
    assert page.locator("[data-filter=model] [role=status]").inner_text() == "1 clause hidden."
    assert not page.locator("#local-plans").is_visible()
    assert "model=partial" in page.url
    page.get_by_role("link", name="Next").click()
    assert "model=partial" in page.url


def test_filters_and_find_work_from_the_keyboard_alone(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    box = page.locator("input[value=inserted]")
    box.focus()
    page.keyboard.press("Space")
    assert not box.is_checked() and not page.locator("#unmet-needs").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kind", "focus goes on to the next box"
    page = opened(context, CONDITION)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "_find":
            break
    page.keyboard.type("GC2.1")
    page.wait_for_function("window.clausebookFind")
    page.keyboard.press("Enter")
    page.wait_for_url("**/general-conditions/termination.html#suspension-notice")


def test_nothing_moves_by_itself(browser: Browser) -> None:
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    page = opened(context, REDLINE)
    page.get_by_role("button", name="Next change").press("Enter")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
    context.close()


def test_the_matrix_shows_what_lacks_law_and_counts_the_rest(context: BrowserContext) -> None:
    page = opened(context, "traceability/service-conditions")
    rows = page.locator("tbody tr:visible")
    before = rows.count()
    for name in ("linked", "no-reason", "no-guide"):
        page.locator(f"input[value={name}]").set_checked(False) if page.locator(
            f"input[value={name}]"
        ).count() else None
    hidden = before - rows.count()
    assert 0 < hidden < before
    assert page.locator("[data-filter=kind] [role=status]").inner_text().startswith(f"{hidden} provision")
    assert "kinds=no-law" in page.url
    page.check("input[value=partial]")
    assert rows.count() == page.locator("tbody tr:visible").count() < before


def test_side_by_side_shows_old_words_left_and_new_words_right_and_goes_back(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    before = page.locator("#local-plans .redline").inner_html()
    button = page.get_by_role("button", name="Side by side")
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    sides = [page.locator(f"#local-plans .side.{side} > p:not(.side-name)").inner_text() for side in ("old", "new")]
    assert [side.split(" have")[0] for side in sides] == ["The Provider shall", "The Provider must"]
    quiet = [page.locator(f"#duty-to-co-operate .side.{side} li").first.inner_text() for side in ("old", "new")]
    assert [said[-4:] for said in quiet] == ["GC2;", "GC1;"], "each side has its own number, marked or not"
    button.press("Enter")
    assert page.locator("#local-plans .redline").inner_html() == before


def test_quiet_marks_show_when_asked_for_even_without_script(browser: Browser) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = opened(context, "compare/2016-12..2017-08/service-conditions")
    quiet = page.locator("#local-plans del.quiet")
    assert not quiet.is_visible()
    page.check("#_marks")
    assert quiet.is_visible()
    context.close()


def test_marks_can_be_silenced(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    spoken = page.locator("#local-plans del .vh").first
    assert spoken.evaluate("(each) => getComputedStyle(each).display") != "none"
    page.get_by_role("button", name="Silence spoken marks").press("Enter")
    assert spoken.evaluate("(each) => getComputedStyle(each).display") == "none"


def test_copying_a_citation_new_text_and_marked_text(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context, CONDITION, "#plan-together")
    page.locator("#duty-to-co-operate .copy").press("Enter")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert cited.startswith("Service Conditions, edition 2018-08, SC1.1(b), file:")
    assert cited.endswith("co-operation.html#duty-to-co-operate")
    page = opened(context, REDLINE)
    page.locator("#local-plans").get_by_role("button", name="Copy new text").press("Enter")
    new = page.evaluate("navigator.clipboard.readText()")
    assert new.startswith("The Provider must have regard to")
    page.locator("#local-plans").get_by_role("button", name="Copy marked-up text").press("Enter")
    assert page.evaluate("navigator.clipboard.readText()").startswith("The Provider [-shall-]{+must+} have regard")


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
    assert "Nothing found for “<img src=x onerror=alert(1)>”" in page.locator("#_found").inner_text()


def test_without_script_everything_is_there(browser: Browser) -> None:
    """Read a clause, follow a term, switch the edition, read the redline, use the find page."""
    context = browser.new_context(viewport=NARROW, java_script_enabled=False)
    page = opened(context, CONDITION)
    assert page.locator("button:visible").count() == 1, "only Find"
    assert page.locator("form.filter:visible").count() == 0
    page.click(".clause a.term >> nth=0")
    assert page.url.endswith("#_term.def-provider")
    page.click("summary:has-text('Other editions')")
    page.click("text=2017-08: SC1 Co-operation")
    page.click("text=See SC1 in 2018-08")
    page.locator("#duty-to-co-operate aside summary").click()
    page.locator("#duty-to-co-operate aside a", has_text="words changed").click()
    assert page.locator("#duty-to-co-operate ins").first.is_visible()
    assert page.locator(".account").first.is_visible()
    page.fill("#_find", "2.1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=2.1")
    page.click("text=Definitions A to Z")
    assert page.locator("h1").inner_text() == "Definitions"
    context.close()


def test_forced_colours_and_text_spacing_keep_the_marks_and_the_width(browser: Browser) -> None:
    context = browser.new_context(viewport=NARROW, forced_colors="active", reduced_motion="reduce")
    page = opened(context, REDLINE)
    lines = "(each) => getComputedStyle(each).textDecorationLine"
    assert page.locator("#local-plans ins").first.evaluate(lines) == "underline"
    assert page.locator("#local-plans del").first.evaluate(lines) == "line-through"
    page.add_style_tag(content=SPACED)
    assert overflow(page) == 0
    context.close()


def test_print_is_the_text_with_its_marks_and_all_of_it(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    page.uncheck("input[value=inserted]")
    assert not page.locator("#unmet-needs").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("form.find").is_visible()
    assert not page.locator(".turner").is_visible()
    assert page.locator("footer .notice").is_visible()
    assert page.locator("#unmet-needs").is_visible()
