"""What judges a page in a browser: axe and the width of the window."""

from __future__ import annotations

import json
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


_IN_MARKED_WORDS = """
(selector) => {
    const link = document.querySelector(selector), marked = link && link.closest('del, ins');
    const sentence = marked && marked.parentElement.cloneNode(true);
    if (!sentence || getComputedStyle(link).display !== 'inline') return false;
    sentence.querySelectorAll('a, .vh').forEach((each) => each.remove());
    return sentence.textContent.trim().split(/\\s+/).length > 3;
}
"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line a rule. A link in a sentence may be as high as the sentence (WCAG 2.5.8); axe sees no
    sentence where "deleted" or "inserted" stands before the link for those who listen."""
    # Inside what is not drawn yet, boxes lie over what stands below.
    page.add_style_tag(content=".change { content-visibility: visible !important }")
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    found = page.evaluate(f"axe.run({{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})")["violations"]
    lines = []
    for each in found:
        nodes = each["nodes"]
        if each["id"] == "target-size":
            nodes = [node for node in nodes if not page.evaluate(_IN_MARKED_WORDS, node["target"][-1])]
        lines += [f"{each['id']}: {node['html'][:200]}" for node in nodes[:1]]
    return lines


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
