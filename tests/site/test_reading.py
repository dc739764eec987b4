"""An edition read in Chromium: definitions, filters and copies, from the keyboard, without a pointer, without script."""

from __future__ import annotations

import re

import pytest
from judges import NARROW
from playwright.sync_api import Browser, BrowserContext, Page, expect
from site_browser import CONDITION, REDLINE, follow, opened

pytestmark = pytest.mark.needs("chromium")


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
        expect(panel).to_be_visible()
        assert term.get_attribute("aria-expanded") == "true"
        assert page.evaluate("document.activeElement.className") == "panel-term"
        expect(panel).to_contain_text("the party that delivers")
        page.keyboard.press("Escape") if close == "Escape" else panel.get_by_role("button").press("Enter")
        expect(panel).to_be_hidden()
        expect(term).to_have_attribute("aria-expanded", "false")
        expect(term).to_be_focused()


def test_a_definition_never_opens_because_a_pointer_passes(context: BrowserContext) -> None:
    page = opened(context, CONDITION)
    page.locator(".clause a.term").first.hover()
    page.locator(".clause a.term").first.focus()
    expect(page.locator(".panel-term")).to_be_hidden()


def test_the_definition_stays_inside_a_narrow_window(context: BrowserContext) -> None:
    page = opened(context, CONDITION)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.locator(".clause a.term").last.click()
    box = page.locator(".panel-term").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_the_model_filter_is_in_the_address_and_follows_its_links(context: BrowserContext) -> None:
    page = opened(context, CONDITION, "?model=full")
    assert page.locator("input[value=full]").is_checked()
    expect(page.locator("[data-filter=model] [role=status]")).to_have_text("No clause hidden.")
    page.check("input[value=partial]")
    expect(page.locator("[data-filter=model] [role=status]")).to_have_text("1 clause hidden.")
    expect(page.locator("#local-plans")).to_be_hidden()
    expect(page).to_have_url(re.compile("model=partial"))
    follow(page.get_by_role("link", name="Next"))
    expect(page).to_have_url(re.compile("model=partial"))


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
    expect(page).to_have_url(re.compile("kinds=no-law"))
    page.check("input[value=partial]")
    assert rows.count() == page.locator("tbody tr:visible").count() < before


def test_copying_a_citation_new_text_and_marked_text(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context, CONDITION, "#plan-together")
    page.locator("#duty-to-co-operate .copy").press("Enter")
    cited = copied(page, "Service Conditions, edition 2018-08, SC1.1(b), file:")
    assert cited.endswith("co-operation.html#duty-to-co-operate")
    page = opened(context, REDLINE)
    page.locator("#local-plans").get_by_role("button", name="Copy new text").press("Enter")
    copied(page, "The Provider must have regard to")
    page.locator("#local-plans").get_by_role("button", name="Copy marked-up text").press("Enter")
    copied(page, "The Provider [-shall-]{+must+} have regard")


def copied(page: Page, start: str) -> str:
    """What the clipboard holds, once it begins with some words: copying goes on after the key was pressed."""
    held = "navigator.clipboard.readText()"
    page.wait_for_function(f"start => {held}.then((text) => text.startsWith(start))", arg=start)
    return str(page.evaluate(held))


def test_without_script_everything_is_there(browser: Browser) -> None:
    """Read a clause, follow a term, switch the edition, read the redline, use the find page."""
    context = browser.new_context(viewport=NARROW, java_script_enabled=False)
    page = opened(context, CONDITION)
    expect(page.locator("button:visible"), "only Find").to_have_count(1)
    expect(page.locator("form.filter:visible")).to_have_count(0)
    page.click(".clause a.term >> nth=0")
    expect(page).to_have_url(re.compile(r"#_term\.def-provider$"))
    page.click("summary:has-text('Other editions')")
    follow(page.locator("text=2017-08: SC1 Co-operation"))
    follow(page.locator("text=See SC1 in 2018-08"))
    page.locator("#duty-to-co-operate aside summary").click()
    follow(page.locator("#duty-to-co-operate aside a", has_text="words changed"))
    expect(page.locator("#duty-to-co-operate ins").first).to_be_visible()
    expect(page.locator(".account").first).to_be_visible()
    page.fill("#_find", "2.1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=2.1")
    follow(page.locator("text=Definitions A to Z"))
    expect(page.locator("h1")).to_have_text("Definitions")
    context.close()
