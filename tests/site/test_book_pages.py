"""Every page of the whole book, all editions and all comparisons, built as a reader gets it: links, weights, valid HTML,
nothing from elsewhere; and each judge beside a fault that it must find."""

from __future__ import annotations

import fcntl
from functools import cache
from pathlib import Path

import pytest
from folder_judges import Facts, broken, dump_pages, heavy, load_pages, outside, read_pages, unsaid
from site_files import names, website

from clausebook.edition.snapshot import load
from clausebook.site.publish import publish
from conftest import ROOT
from nu_checker import complaints


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the whole book without paper, made by the first process that asks and shared by all."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "whole-book"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        facts = folder / "facts.json"
        if not facts.is_file():
            publish(ROOT, folder / "site", paper=False, jobs=1, status=None)
            facts.write_text(dump_pages(read_pages(folder / "site")))
    return folder / "site"


@cache
def pages(site: Path) -> dict[str, Facts]:
    return load_pages((site.parent / "facts.json").read_text())


def editions() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "editions").glob("*/snapshot.json"))


def test_all_editions_and_all_pairs_are_there(whole: Path) -> None:
    every = [*editions(), "draft"]
    for place, new in enumerate(every):
        assert f"{new}/index.html" in pages(whole)
        for old in every[:place]:
            assert f"compare/{old}..{new}/general-conditions.html" in pages(whole), (old, new)
    clauses = {
        each.id
        for name in editions()
        for each in load((ROOT / "editions" / name / "snapshot.json").read_bytes()).walk()
    }
    assert {f"clause/{each}.html" for each in clauses} <= set(pages(whole)), (
        "each clause of each edition has an identity"
    )


def test_every_link_and_anchor_resolves(whole: Path) -> None:
    assert sum(len(each.links) for each in pages(whole).values()) > 20_000
    assert broken(whole, pages(whole)) == []


def test_nothing_is_asked_of_another_server(whole: Path) -> None:
    assert outside(whole, pages(whole)) == []


def test_no_page_is_heavier_than_its_budget(whole: Path) -> None:
    """150 kB compressed, with style and scripts, and 10,000 elements; twice that where much is set side by side."""
    assert heavy(whole, pages(whole)) == []


def test_every_page_has_the_notice_and_nothing_banned_and_each_id_once(whole: Path) -> None:
    notices = {load((ROOT / "editions" / name / "snapshot.json").read_bytes()).notice for name in editions()}
    assert all("not legal advice" in each for each in notices)
    notices = {" ".join(each.split()) for each in notices}
    assert unsaid(pages(whole), notices) == []


def test_the_checker_finds_nothing_on_any_page_of_the_book(whole: Path) -> None:
    assert complaints([whole]) == []


def test_the_checker_finds_nothing_on_any_page_of_the_sample() -> None:
    assert complaints(website() / f"{name}.html" for name in names()) == []


def test_the_checker_finds_what_is_planted(tmp_path: Path) -> None:
    faulty = tmp_path / "deep/faulty.html"
    faulty.parent.mkdir()
    faulty.write_text(
        "<!DOCTYPE html><html lang=en><title>x</title><p id=a>one<p id=a>two<span><div></div></span><img src=x>"
    )
    told = " ".join(complaints([tmp_path]))
    assert all(fault in told for fault in ("Duplicate ID", "Unclosed element", "“alt” attribute"))


FAULTS = {
    "a page that is not there": '<a href="gone.html">x</a>',
    "an anchor that is not there": '<a href="whole.html#gone">x</a>',
    "a file that is not there": '<a href="data/gone.pdf">x</a>',
    "an anchor of a file": '<a href="plain.txt#x">x</a>',
    "a local file": '<a href="file:///etc/passwd">x</a>',
    "a foreign script": '<script src="//cdn.example/x.js"></script>',
    "a foreign font": "<style>@import 'https://fonts.example/x.css'</style>",
    "a foreign picture": '<img src="https://cdn.example/x.png" alt="">',
    "a background": '<p style="background: url(https://cdn.example/x.png)">x</p>',
    "too many elements": "<i></i>" * 10_001,
    "too many bytes": "".join(f"{number * 7919 % 104_729:x}" for number in range(120_000)),
    "an id twice": '<p id="a">x</p><p id="a">y</p>',
    "a brand": '<p class="nhsuk-header__logo">x</p>',
    "a font of a brand": '<p style="font-family: Frutiger">x</p>',
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_judge_finds_what_is_planted(tmp_path: Path, fault: str) -> None:
    foot = '<footer><p class="notice">A notice.</p></footer>'
    page = "<!DOCTYPE html><html lang=en><title>x</title>{}" + foot
    (tmp_path / "plain.txt").write_text("x")
    (tmp_path / "whole.html").write_text(page.format('<p id="there"><a href="plain.txt">x</a> <a href="#there">y</a>'))

    def judged() -> list[str]:
        found = read_pages(tmp_path)
        return [
            *broken(tmp_path, found),
            *outside(tmp_path, found),
            *heavy(tmp_path, found),
            *unsaid(found, {"A notice."}),
        ]

    assert judged() == []
    (tmp_path / "faulty.html").write_text(page.format(FAULTS[fault]))
    assert any(each.startswith("faulty.html") for each in judged())
    (tmp_path / "faulty.html").write_text(page.format("").replace("A notice.", ""))
    assert judged() == ["faulty.html: no notice"]
