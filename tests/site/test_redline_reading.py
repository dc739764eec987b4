"""A redline read in Chromium, on the website and as a file alone: its changes walked, filtered, paired and printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from judges import WIDE
from msgspec.structs import replace
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from site_browser import REDLINE, opened
from site_files import write_website
from site_library import library

from builders import clause, condition, document, edition
from clausebook.redline.compare import compare
from clausebook.render.html_page import redline_page
from clausebook.site.library import Library

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
    expect(page.locator("[role=status]")).to_have_text("No further change is shown.")

    kind = changed.first.get_attribute("data-leading")
    page.uncheck(f"#_show-{kind}")
    expect(page.locator(f".hides-{kind}")).to_be_visible()
    expect(changed.first).to_be_hidden()
    page.get_by_role("button", name="Previous change").press("Enter")
    assert page.evaluate("document.activeElement.closest('.change').dataset.leading") != kind


def test_old_and_new_side_by_side_in_a_redline_file_come_from_the_one_markup(
    context: BrowserContext, tmp_path: Path
) -> None:
    (tmp_path / "redline.html").write_text(redline_page(library().redlines[("2016-12", "2018-08")]), encoding="utf-8")
    page = context.new_page()
    page.goto((tmp_path / "redline.html").as_uri())
    expect(page.locator(".pair").first).to_be_hidden()
    page.check("#_pair")
    for side, gone in (("first", "ins"), ("last", "del")):
        halves = page.locator(f".pair > div:{side}-child")
        expect(halves.first).to_be_visible()
        expect(halves.locator(gone)).to_have_count(0)
    expect(page.locator(".change:has(> .pair) > .redline:visible")).to_have_count(0)
    page.uncheck("#_pair")
    assert page.locator(".pair:visible").count() == 0 and page.locator(".redline:visible").count() > 0


def test_next_and_previous_change_move_the_focus_and_say_where(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    status = page.locator(".turner [role=status]")
    forward, back = page.get_by_role("button", name="Next change"), page.get_by_role("button", name="Previous change")
    total = page.locator(".change:not(.same)").count()
    forward.press("Enter")
    expect(status).to_have_text(f"Change 1 of {total}")
    assert page.evaluate("document.activeElement.parentElement.id") == "duty-to-co-operate"
    expect(page).to_have_url(re.compile("#duty-to-co-operate$"))
    forward.press("Enter")
    back.press("Enter")
    back.press("Enter")
    expect(status).to_have_text(f"Change {total} of {total}")


def test_the_bar_never_covers_the_change_that_has_focus(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    for _ in range(4):
        page.get_by_role("button", name="Next change").press("Enter")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= page.evaluate("document.querySelector('.turner').getBoundingClientRect().bottom") - 1


def test_kinds_filter_counts_what_it_hides_and_stays_in_the_address(context: BrowserContext) -> None:
    page = opened(context, REDLINE)
    status = page.locator("[data-filter=kind] [role=status]")
    expect(status).to_have_text("No change hidden.")
    page.uncheck("input[value=inserted]")
    expect(status).to_have_text("2 changes hidden.")
    page.uncheck("input[name=same]")
    expect(status).to_have_text("2 changes hidden; 1 unchanged hidden.")
    expect(page.locator("#unmet-needs")).to_be_hidden()
    page.reload()
    expect(status).to_have_text("2 changes hidden; 1 unchanged hidden.")
    page.goto(f"{page.url.split('#')[0]}#unmet-needs")
    page.reload()
    expect(page.locator("#unmet-needs"), "a link to a change wins over a filter").to_be_visible()


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
    expect(quiet).to_be_hidden()
    page.check("#_marks")
    expect(quiet).to_be_visible()
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
    expect(page.locator("#unmet-needs")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("form.find")).to_be_hidden()
    expect(page.locator(".turner")).to_be_hidden()
    expect(page.locator("footer .notice")).to_be_visible()
    expect(page.locator("#unmet-needs")).to_be_visible()


def test_a_link_in_a_redline_file_always_leads_to_something_shown(context: BrowserContext, tmp_path: Path) -> None:
    """Whatever filter hides its target, beside each other or not."""
    (redline,) = moves().redlines.values()
    (tmp_path / "redline.html").write_text(redline_page(redline), encoding="utf-8")
    page = context.new_page()
    page.goto((tmp_path / "redline.html").as_uri())
    switches = page.locator("[id^=_show-]").evaluate_all("found => found.map((each) => each.id)")
    walked = set()
    for paired in (False, True):
        page.set_checked("#_pair", paired)
        for off in ("", *switches):
            for switch in switches:
                page.set_checked(f"#{switch}", switch != off)
            for at in range(page.locator("article a[href^='#']").count()):
                page.evaluate("location.hash = ''")
                link = page.locator("article a[href^='#']").nth(at)
                if not link.is_visible():
                    continue
                walked.add((paired, off, followed(page, link)))
    # From a new clause, which is not shown in pairs, to words that are, and to a clause that a filter hides.
    assert {(True, "", "_moved2-old"), (False, "_show-amended", "_moved1-old")} <= walked


def test_a_link_on_a_redline_page_always_leads_to_something_shown(context: BrowserContext, tmp_path: Path) -> None:
    """Moved text stands on the side that has it, and a link to what a filter hides takes the filter away."""
    write_website(tmp_path, moves())
    page = context.new_page()
    page.goto((tmp_path / "compare/2017-08..2018-08/gc.html").as_uri())
    walked = set()
    for paired in (False, True):
        if paired:
            page.get_by_role("button", name="Side by side").press("Enter")
            expect(page.locator(".side.old #_moved1-old")).to_be_visible()
            expect(page.locator(".side.new #_moved1-new")).to_be_visible()
            assert page.locator(".side.new .journey:visible", has_text="moved to").count() == 0
        for kind in ("amended", "inserted", "text-moved", ""):
            for at in range(page.locator(".journey").count()):
                for box in page.locator("input[name=kind]").all():
                    box.set_checked(box.get_attribute("value") != kind)
                link = page.locator(".journey").nth(at)
                if link.is_visible():
                    walked.add((paired, followed(page, link)))
    ends = {f"_moved{number}-{end}" for number in (1, 2) for end in ("old", "new")}
    assert walked == {(paired, end) for paired in (False, True) for end in ends}
    page.get_by_role("button", name="Side by side").press("Enter")
    assert {end for end in ends if page.locator(f"#{end}").is_visible()} == ends


def moves() -> Library:
    """Two editions: one sentence goes from a clause to another, one to a new clause, far below."""
    keep, find = (
        "Each Party must keep every record of the care that it gives for twenty years after it gave it.",
        "The Council must find a surgery near the centre of the town for every person who has none at present.",
    )
    far = [clause(f"far-{n}", f"Far {n}", "Nothing changes in this clause. " * 20) for n in range(4)]
    old = [clause("a", "Apples", f"Apples are red. {keep} {find}"), *far, clause("b", "Bread", "Bread is brown.")]
    new = [
        clause("a", "Apples", "Apples are green."), *far, clause("b", "Bread", f"Bread is brown. {keep}"),
        clause("c", "Cheese", find),
    ]  # fmt: skip
    editions = tuple(
        replace(edition(document("gc", "General Conditions", condition("top", "Top", *made))), id=name)
        for name, made in (("2017-08", old), ("2018-08", new))
    )
    digests = {each.id: f"{each.id:0<64}" for each in editions}
    redline = compare(*editions, old_digest=digests["2017-08"], new_digest=digests["2018-08"])
    return Library(editions, digests, {("2017-08", "2018-08"): redline}, "2018-08")


def followed(page: Page, link: Locator) -> str:
    """Where a link leads, once the words there are to be seen, in the window."""
    anchor = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    page.wait_for_function(
        """anchor => {
            if (location.hash !== `#${anchor}`) return false;
            const seen = document.getElementById(anchor).getBoundingClientRect();
            return seen.width > 0 && seen.height > 0 && seen.bottom > 0 && seen.top < innerHeight;
        }""",
        arg=anchor,
    )
    return anchor
