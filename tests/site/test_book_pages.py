"""Every page of the book's first and newest sealed edition and of what lies between them: links, weights, valid HTML."""

from __future__ import annotations

import gzip
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html
from lxml.html import HtmlElement
from site_files import names, website

from book_site import BookSite, book
from nu_checker import complaints

LONG = ("compare/", "changes/", "regulations/", "rationale/")
"""Pages that set much side by side: more may stand on them, since what is out of sight is not drawn."""
BANNED = ("nhsuk-header__logo", "assets.nhs.uk", "frutiger", "@font-face", "jquery")


@cache
def site() -> BookSite:
    # The pair that differs most: its comparisons are the heaviest pages that there are.
    return BookSite(book("2016-12", "2019-08"))


@cache
def read(name: str) -> HtmlElement:
    return html.document_fromstring(site().page(name))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("book")
    for name in site().sheets:
        path = made / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(site().page(name), encoding="utf-8")
    return made


def test_every_link_and_anchor_resolves_and_each_id_is_there_once() -> None:
    anchors: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for name in site().sheets:
        found = Counter(each.get("id") for each in read(name).iter() if each.get("id"))
        assert [each for each, count in found.items() if count > 1] == [], name
        anchors[name] = set(found)
        links += {(name, each) for each in read(name).xpath("//@href")}
    broken = []
    for name, href in links:
        address, anchor = urldefrag(urljoin(f"/{name}.html", href))
        if address.startswith(("http:", "https:", "mailto:")):
            continue
        target = unquote(address.partition("?")[0]).lstrip("/")
        page = target.removesuffix(".html")
        there = page in anchors if target.endswith(".html") else target in site().files or target == "data/SHA256SUMS"
        if not there or (anchor and unquote(anchor) not in anchors[page]):
            broken.append((name, href))
    assert len(links) > 10_000
    assert broken == []


def test_no_page_is_heavier_than_its_budget() -> None:
    """150 kB compressed and 10,000 elements; twice that where much is set side by side, and for a whole document."""
    heavy = []
    for name in site().sheets:
        weight = len(gzip.compress(site().page(name).encode()))
        elements = sum(1 for _ in read(name).iter())
        times = 2 if name.startswith(LONG) or name.endswith("/all") else 1
        if weight > 150_000 * times or elements > 10_000 * times:
            heavy.append((name, weight, elements))
    assert heavy == []


def test_every_page_has_the_notice_and_nothing_banned() -> None:
    notice = site().library.current_edition.notice
    for name in site().sheets:
        text = site().page(name)
        assert notice in read(name).find(".//footer").text_content(), name
        assert [word for word in BANNED if word in text.lower()] == [], name


def test_the_checker_finds_nothing_on_any_page_of_the_book(folder: Path) -> None:
    assert complaints([folder]) == []


def test_the_checker_finds_nothing_on_any_page_of_the_sample() -> None:
    assert complaints(website() / f"{name}.html" for name in names()) == []


def test_the_checker_finds_what_is_planted(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.html"
    faulty.write_text(
        "<!DOCTYPE html><html lang=en><title>x</title><p id=a>one<p id=a>two<span><div></div></span><img src=x>"
    )
    told = " ".join(complaints([faulty]))
    assert all(fault in told for fault in ("Duplicate ID", "Unclosed element", "“alt” attribute"))
