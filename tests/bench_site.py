"""``make bench``, the part of the website: a cold site against plain Sphinx builds of the same editions, a rebuild after
one clause changed, growth for ten times the text, weights of pages, and how the heaviest one feels on a slow machine."""

from __future__ import annotations

import dataclasses
import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from playwright.sync_api import Page

from bench import timed
from book_site import BookSite, book, served_book
from builders import clause, condition, document, edition
from clausebook.edition.model import BlockKind, Edition, Provision, Span, Status
from clausebook.redline.compare import compare
from clausebook.site.cache import Cache
from clausebook.site.catalogue import Catalogue
from clausebook.site.library import NO_DOWNLOADS, Library
from clausebook.site.pages import all_sheets, written_pages
from clausebook.site.search_index import search_index
from conftest import chromium

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
"""1.6 Mbit/s and 150 ms, as UX work measures."""
SLOWER = 4
"""How many times slower the processor is made."""


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of some work, run once, and of the programs that it ran."""
    return timed(work, 1)


def with_a_draft(of: Library) -> Library:
    """The library and a draft that is its newest edition with one clause reworded."""
    newest = of.editions[-1]
    draft = reworded(replace(newest, id="draft", status=Status.DRAFT, published=""), 10)
    return _with(of, draft)


def reworded(of: Edition, place: int) -> Edition:
    """The edition with one more sentence in its n-th clause that has text."""
    target = [each.id for each in of.walk() if each.blocks and each.blocks[0].kind is BlockKind.PARAGRAPH][place]

    def turn(each: Provision) -> Provision:
        blocks = each.blocks
        if each.id == target:
            blocks = (replace(blocks[0], spans=(*blocks[0].spans, Span(" This is new."))), *blocks[1:])
        return replace(each, blocks=blocks, children=tuple(turn(child) for child in each.children))

    documents = (replace(each, provisions=tuple(turn(one) for one in each.provisions)) for each in of.documents)
    return replace(of, documents=tuple(documents))


def _with(of: Library, draft: Edition) -> Library:
    sealed = tuple(each for each in of.editions if each.id != "draft")
    redlines = {pair: redline for pair, redline in of.redlines.items() if "draft" not in pair}
    redlines |= {(each.id, "draft"): compare(each, draft, old_digest="", new_digest="") for each in sealed}
    return dataclasses.replace(of, editions=(*sealed, draft), redlines=redlines)


def written(of: Library, cache: Path) -> int:
    """Write the pages of a library; how many there are."""
    return sum(1 for _ in written_pages(of, NO_DOWNLOADS, Cache(cache)))


def lay_out_once(of: Library) -> None:
    """Make one page, for what is done once in the life of a process."""
    with TemporaryDirectory() as work:
        next(written_pages(of, NO_DOWNLOADS, Cache(Path(work))))


def plain_sphinx(of: Edition) -> None:
    """What Sphinx alone makes of an edition: each top provision a Markdown page, with MyST and Sphinx' own theme."""
    with TemporaryDirectory() as work:
        folder = Path(work)
        pages = []
        for one in of.documents:
            for top in one.provisions:
                name = f"{one.id}-{top.id}"
                pages.append(name)
                lines = [
                    f"({each.id})=\n## {each.heading or each.id}\n\n" + "\n\n".join(b.words for b in each.blocks)
                    for each in top.walk()
                ]
                (folder / f"{name}.md").write_text(
                    f"# {top.heading or top.id}\n\n" + "\n\n".join(lines), encoding="utf-8"
                )
        (folder / "index.md").write_text("# Book\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n")
        (folder / "conf.py").write_text('extensions = ["myst_parser"]\nsuppress_warnings = ["*"]\n')
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-Q", work, f"{work}/out"]
        subprocess.run(command, capture_output=True, check=True)


def site() -> None:
    sealed = book()
    of = with_a_draft(sealed)
    with TemporaryDirectory() as work:
        cache = Path(work)
        pairs = seconds(
            lambda: [
                compare(a, b, old_digest="", new_digest="")
                for a in of.editions
                for b in of.editions
                if of.editions.index(a) < of.editions.index(b)
            ]
        )
        index = seconds(lambda: [search_index(each) for each in of.editions])
        lay_out_once(of)
        count = sum(1 for _ in all_sheets(Catalogue(of), NO_DOWNLOADS))
        cold = seconds(lambda: written(of, cache / "kept"))
        plain = sum(seconds(lambda each=each: plain_sphinx(each)) for each in of.editions)
        whole = cold + pairs + index
        print(
            f"website of {len(of.editions)} editions, {len(of.redlines)} pairs, {count:,} pages (processor seconds)",
            flush=True,
        )
        print(
            f"  pages {cold:.1f}, comparing all pairs {pairs:.1f}, indexes of words {index:.1f}; in all {whole / plain:.2f} of plain Sphinx builds of the same editions ({plain:.1f})"
        )
        again = seconds(lambda: written(of, cache / "kept"))
        edited = _with(of, reworded(of.editions[-1], 200))
        old = {each.name: each.rests_on for each in all_sheets(Catalogue(of), NO_DOWNLOADS)}
        made = sum(
            1
            for each in all_sheets(Catalogue(edited), NO_DOWNLOADS)
            if not each.rests_on or each.rests_on != old.get(each.name)
        )
        after = seconds(lambda: written(edited, cache / "kept"))
        print(
            f"  pages again {again / cold:.2f} of cold; after one clause changed {after / cold:.2f} ({made} of {count:,} pages made anew)"
        )


def growth() -> None:
    taken = {}
    for size in (30, 300):
        conditions = [
            condition(
                f"k{top}",
                f"Condition {top}",
                *(
                    clause(
                        f"c{top}x{n}", f"Clause {n}", "The provider must deliver the services and keep a record. " * 3
                    )
                    for n in range(10)
                ),
            )
            for top in range(size)
        ]
        old = edition(document("gc", "General Conditions", *conditions), identity="2018-08")
        new = reworded(replace(old, id="2019-08"), 5)
        of = Library(
            (old, new),
            {"2018-08": "a", "2019-08": "b"},
            {("2018-08", "2019-08"): compare(old, new, old_digest="", new_digest="")},
            "2019-08",
        )
        with TemporaryDirectory() as work:
            written(of, Path(work) / "warm-up")
            taken[size] = seconds(lambda of=of, work=work: written(of, Path(work) / "kept"))
    print(f"  growth of all pages for ten times the clauses: {taken[300] / taken[30]:.1f}×")


def weights(made: BookSite) -> None:
    found = sorted(((len(gzip.compress(made.page(name).encode())), name) for name in made.sheets), reverse=True)
    print(f"weights of {len(found):,} pages, compressed: median {found[len(found) // 2][0] / 1000:.0f} kB; heaviest:")
    for weight, name in found[:5]:
        print(f"  {weight / 1000:.0f} kB  {name}")


def slow(made: BookSite) -> None:
    """First paint, blocked time, layout shift and the answer to a filter, with a slow line and a slow processor."""
    heaviest = max((name for name in made.sheets if name.startswith("compare/")), key=lambda name: len(made.page(name)))
    names = ["index", "2019-08/general-conditions/suspension", "2019-08/definitions/index", heaviest]
    print("slow profile (1.6 Mbit/s, 150 ms, processor four times slower): first paint, blocked, shift")
    with chromium() as browser, served_book(made) as address:
        for name in names:
            page = browser.new_page()
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.add_init_script(_OBSERVE)
            page.goto(f"{address}/{name}.html")
            page.wait_for_timeout(1000)
            paint, blocked, shift = page.evaluate(
                "[performance.getEntriesByName('first-contentful-paint')[0].startTime, window.blocked, window.shifted]"
            )
            print(f"  {paint / 1000:.2f} s, {blocked:.0f} ms, {shift:.3f}  {name}{_filter(page)}")
            page.close()


_OBSERVE = """
window.blocked = 0; window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => (window.blocked += Math.max(0, each.duration - 50)))).observe({ type: 'longtask', buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((each) => (window.shifted += each.value))).observe({ type: 'layout-shift', buffered: true });
"""


def _filter(page: Page) -> str:
    if not page.locator("input[name=same]").count():
        return ""
    taken = page.evaluate(
        """() => new Promise((done) => { const box = document.querySelector('input[name=same]'); const start = performance.now();
        box.click(); requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))); })"""
    )
    return f"; a filter answers in {taken:.0f} ms; {page.evaluate('document.querySelectorAll(`*`).length')} elements"


def figures() -> None:
    """Print them."""
    site()
    growth()
    pair = BookSite(book("2016-12", "2019-08"))
    weights(pair)
    slow(pair)


if __name__ == "__main__":
    figures()
