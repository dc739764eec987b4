"""A redline read in Chromium, on the website and as a file alone: its changes walked, filtered, paired and printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from judges import WIDE
from playwright.sync_api import Browser, BrowserContext
from site_browser import REDLINE, opened
from site_library import library

from clausebook.render.html_page import redline_page

pytestmark = pytest.mark.needs("chromium")


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
    assert not page.locator(".pair").first.is_visible()
    page.check("#_pair")
    for side, gone in (("first", "ins"), ("last", "del")):
        halves = page.locator(f".pair > div:{side}-child")
        assert halves.first.is_visible() and halves.locator(gone).count() == 0
    assert page.locator(".change:has(> .pair) > .redline:visible").count() == 0
    page.uncheck("#_pair")
    assert page.locator(".pair:visible").count() == 0 and page.locator(".redline:visible").count() > 0


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


def test_print_is_the_text_with_its_marks_and_all_of_it(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    page.uncheck("input[value=inserted]")
    assert not page.locator("#unmet-needs").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("form.find").is_visible()
    assert not page.locator(".turner").is_visible()
    assert page.locator("footer .notice").is_visible()
    assert page.locator("#unmet-needs").is_visible()
