"""How tests open a page of the sample website in Chromium, and the two pages that most of them open."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Locator, Page
from site_files import ONE_OF_EACH, website

CONDITION = ONE_OF_EACH["condition"]
REDLINE = "compare/2017-08..2018-08/service-conditions"


def opened(context: BrowserContext, name: str, query: str = "") -> Page:
    """A page that loads nothing but files and logs no error."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    page.goto(f"{(website() / name).as_uri()}.html{query}")
    assert faults == []
    return page


def follow(link: Locator) -> None:
    """Go to the page that a link leads to. It is whole when this returns: what is asked of it at once is there."""
    with link.page.expect_navigation():
        link.click()
