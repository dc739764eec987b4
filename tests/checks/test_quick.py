"""Ids and links found in the text of the pages alone."""

from __future__ import annotations

import pytest

from clausebook.checks.quick import check_pages

PAGE = "(notices)=\n# Notices\n\n:::{clause} Form\n:id: form\n:law: act-one, act-two\n\nSee {clause}`notices`.\n:::\n"
LAW = ":::{regulation} One\n:id: act-one\n:::\n\n:::{regulation} Two\n:id: act-two\n:replaced_by: act-one\n:::\n"


def found(**pages: str) -> list[tuple[str, str, int]]:
    given = {"a.md": PAGE, "law.md": LAW, **{f"{name}.md": text for name, text in pages.items()}}
    return [(each.code.value, each.source.path, each.source.line) for each in check_pages(given)]


def test_clean() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (":id: form", "duplicate-id", 1),
        ("(notices)=", "duplicate-id", 1),
        ("1. {id}`form` Words", "duplicate-id", 1),
        ("\n:law: act-one, act-three", "dangling", 2),
        (":why: why-none", "dangling", 1),
        ("See {clause}`nowhere`.", "dangling", 1),
        ("Under {law}`act-3`.", "dangling", 1),
        ("explains: form, frm", "dangling", 1),
        ("document: form", "duplicate-id", 1),
    ],
)
def test_flagged(text: str, code: str, line: int) -> None:
    assert found(b=text) == [(code, "b.md", line)]


@pytest.mark.parametrize(
    "text",
    [
        "```\n:id: form\nSee {clause}`nowhere`.\n```",
        "~~~~\n```\n:id: form\n~~~~",
        "See {clause}`form`, {clause}`notices` and {law}`act-two`.",
        "Words with (form)= in them.",
        ":explains: 2016-12",
        "---\ndocument: gc\n---\n(gc)=\n# GC",
    ],
)
def test_clean_pages(text: str) -> None:
    assert found(b=text) == []


def test_the_nearest_id_is_named() -> None:
    (finding,) = check_pages({"a.md": PAGE, "law.md": LAW, "b.md": "{clause}`notises`"})
    assert finding.cure == "did you mean “notices”?"
