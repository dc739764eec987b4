"""The redline in a pull request, read back by a Markdown parser other than the one that shows it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.redline.model import Fate
from clausebook.render.redline_markdown import LIMIT, escaped, redline_markdown
from render.redlines import HOSTILE, sample
from strategies import pairs


class Page(HTMLParser):
    """What a reader sees: text, and the tags around it."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.open: list[str] = []
        self.marked: dict[str, str] = {"del": "", "ins": ""}
        self.feed(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text += data
        for tag in self.marked:
            if tag in self.open:
                self.marked[tag] += data


OURS = {"h2", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "b", "blockquote", "del",
        "ins", "span", "ul", "li", "sub", "i"}  # fmt: skip


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_summary_first_then_details_folded() -> None:
    markdown = redline_markdown(sample())

    assert markdown.index("| Kind | Provisions |") < markdown.index("<details>")
    assert markdown.count("<details>") == markdown.count("</details>") == 8
    assert "<del>must</del><ins>may</ins>" in markdown
    assert "Law: section 1 of the Act" in markdown and "Reasons: It was &#60;b&#62;too slow" in markdown
    assert "Reasons: No reason recorded." in markdown and "Look at: must or may; number, date or amount" in markdown
    assert "<sub>moved to GC2.4</sub> <del><i>" in markdown and "<sub>moved from GC2.3</sub> <ins><i>" in markdown
    assert "- <b>GC1.3</b>: term renamed, reference follows, renumbered" in markdown


def test_hostile_text_is_shown_and_does_nothing() -> None:
    markdown = redline_markdown(sample())
    page = Page(markdown)

    assert set(page.tags) <= OURS
    shown = HOSTILE.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e")
    assert squeezed(shown) in squeezed(page.text)
    # No mention, issue, smiley, address or formula is left for GitHub to find.
    assert not re.search(r"@\w|(?<!&)#\d|GH-\d|:\w+:|https?://|www\.|\$x", markdown)


@settings(max_examples=80, deadline=None)
@given(pairs())
def test_what_is_marked_is_what_changed(pair: tuple[Edition, Edition]) -> None:
    redline = compare(*pair, old_digest="", new_digest="")
    page = Page(redline_markdown(redline, limit=10**7, everything=True))

    assert set(page.tags) <= OURS
    for fate, tag in ((Fate.DELETED, "del"), (Fate.INSERTED, "ins")):
        runs = [
            run.text
            for change in redline.changes if change.kinds and not change.leading.quiet
            for run in (*change.heading, *(run for block in change.blocks for run in block.runs)) if run.fate is fate
        ]  # fmt: skip
        assert squeezed("".join(runs)).replace("\u202e", "\\u202e") in squeezed(page.marked[tag])


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_text_reads_as_it_is(text: str) -> None:
    page = Page(f"> x{escaped(text)}x")

    assert set(page.tags) <= {"blockquote", "p", "span"}
    assert squeezed(page.text).startswith("x")


@pytest.mark.parametrize("start", ["- a", "1. a", "+ a", "# a", "=== a", "    a", "> a", "--- a", "1) a", "| a | b |"])
def test_the_beginning_of_a_text_makes_no_list_heading_or_code(start: str) -> None:
    from builders import clause, condition, document, edition

    editions = [
        edition(document("body", "Body", condition("top", "Top", clause("one", "One", text))))
        for text in ("old text", " " + start)
    ]
    page = Page(redline_markdown(compare(*editions, old_digest="", new_digest="")))

    assert set(page.tags) <= OURS - {"ul", "li"}
    assert squeezed(start) in squeezed(page.text)


def test_a_long_redline_is_cut_politely() -> None:
    whole = redline_markdown(sample())
    shortest = next(limit for limit in range(100, 5000, 50) if fits(limit))

    for limit in range(shortest, len(whole), 97):
        cut = redline_markdown(sample(), limit=limit)
        assert len(cut) <= limit
        assert cut.count("<details>") == cut.count("</details>")
        named = len(re.findall(r"<summary>|^- <b>", cut, re.MULTILINE))
        more = re.search(r"(\d+) more changes? (?:is|are) not shown", cut)
        assert named + (int(more.group(1)) if more else 0) == sum(bool(change.kinds) for change in sample().changes)
    assert len(whole) <= LIMIT


def fits(limit: int) -> bool:
    try:
        redline_markdown(sample(), limit=limit)
    except ValueError:
        return False
    return True
