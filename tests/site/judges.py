"""What judges a page in a browser: axe and the width of the window."""

from __future__ import annotations

import json
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line a rule."""
    # Inside what is not drawn yet, boxes lie over what stands below.
    page.add_style_tag(content=".change { content-visibility: visible !important }")
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    found = page.evaluate(f"axe.run({{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})")["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
