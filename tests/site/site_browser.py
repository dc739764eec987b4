"""How tests open a page of the sample website in Chromium, and the two pages that most of them open."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page
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
