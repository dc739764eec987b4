"""The website in Chromium as everybody gets it: axe on each type of page and state, reflow, spacing, forced colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from judges import NARROW, WIDE, overflow, violations
from playwright.sync_api import Browser, BrowserContext, expect
from site_browser import CONDITION, REDLINE, opened
from site_files import ONE_OF_EACH, searchable, served
from site_library import library

from clausebook.render.html_page import redline_page

SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)
FAULTY = """<!DOCTYPE html><html><head><title>Faulty</title></head><body><main><h1>Faulty</h1>
<p style="color:#ccc;background:#fff">Faint words.</p><img src="x.png"><input type="text">
<p style="width:900px">A line as wide as a barn door.</p></main></body></html>"""

pytestmark = pytest.mark.needs("chromium")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ONE_OF_EACH.values())
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


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_filter_and_every_emptiness_passes_axe(context: BrowserContext, size: dict[str, int]) -> None:
    page = opened(context, REDLINE)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.uncheck("input[value=inserted]")
    page.uncheck("input[name=same]")
    page.click("text=Silence spoken marks")
    expect(page.locator("[data-filter=kind] [role=status]")).to_contain_text("hidden")
    assert violations(page) == []
    assert overflow(page) == 0
    page = opened(context, "traceability/service-conditions")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for box in page.locator("input[name=kind]").all():
        box.uncheck()
    expect(page.locator("tbody tr:visible")).to_have_count(0)
    assert violations(page) == []
    page = opened(context, "search/index", "?q=xyzzy")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.wait_for_selector("#_found p")
    expect(page.locator("#_found")).to_contain_text("Nothing found")
    assert violations(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("name", [CONDITION, REDLINE, ONE_OF_EACH["old edition"], ONE_OF_EACH["gaps"]])
def test_what_is_printed_passes_axe(context: BrowserContext, name: str) -> None:
    page = opened(context, name)
    page.emulate_media(media="print")
    expect(page.locator("form.find")).to_be_hidden()
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
    expect(shown).to_be_hidden()
    expect(page.locator(".hides-same")).to_be_visible()
    page.check("#_pair")
    page.check("#_marks")
    assert violations(page) == []
    assert overflow(page) == 0


def test_nothing_moves_by_itself(browser: Browser) -> None:
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    page = opened(context, REDLINE)
    page.get_by_role("button", name="Next change").press("Enter")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
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
