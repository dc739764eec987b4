"""The website of the sample library as files, made once for all tests that look at it; and how tests read a page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from lxml import html
from lxml.html import HtmlElement
from site_library import DOWNLOADS, library

from clausebook.site.addresses import SUMS, search_folder
from clausebook.site.library import Library
from clausebook.site.pages import collect_files, collect_pages
from clausebook.site.search_index import search_index, unpack
from clausebook.site.templates import THEME, lay_out
from clausebook.site.website import check_sums

_KEPT: list[TemporaryDirectory[str]] = []


@cache
def website() -> Path:
    """A folder with every page of the sample library, its style and its scripts."""
    _KEPT.append(TemporaryDirectory(prefix="website-"))
    return write_website(Path(_KEPT[-1].name), library())


def write_website(folder: Path, of: Library) -> Path:
    """Write the pages of a library, as Sphinx would."""
    for name, context, _ in collect_pages(of, DOWNLOADS):
        path = folder / f"{name}.html"
        assert not path.exists(), f"two pages are named {name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lay_out(name, context), encoding="utf-8")
    shutil.copytree(THEME / "static", folder / "_static", dirs_exist_ok=True)
    for name, data in collect_files(of):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / SUMS).write_text(check_sums(DOWNLOADS))
    for files in DOWNLOADS.values():
        for each in files:
            (folder / each.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / each.path).write_bytes(b"")
    return folder


@cache
def page(name: str) -> HtmlElement:
    """A page, read by somebody else's parser. Do not change what it returns."""
    return html.document_fromstring((website() / f"{name}.html").read_text(encoding="utf-8"))


@cache
def names() -> tuple[str, ...]:
    """Every page of the website."""
    root = website()
    return tuple(sorted(path.relative_to(root).as_posix().removesuffix(".html") for path in root.rglob("*.html")))


ONE_OF_EACH = {
    "home": "index",
    "edition": "2018-08/index",
    "contents": "2018-08/service-conditions/index",
    "condition": "2018-08/service-conditions/co-operation",
    "condition without models": "2018-08/general-conditions/termination",
    "schedule with a table": "2018-08/particulars/payment",
    "whole document": "2018-08/general-conditions/all",
    "old edition": "2017-08/general-conditions/termination",
    "draft": "draft/service-conditions/unmet-needs",
    "definitions": "2018-08/definitions/index",
    "directions": "2018-08/directions/directions-core",
    "agreement": "2018-08/integration-agreement/aims",
    "guide": "2018-08/guide-joining/index",
    "passport": "clause/suspension-notice",
    "passport of a deleted clause": "clause/no-fault-exit",
    "passport of a table": "clause/payment-table",
    "passport of a definition": "clause/def-provider",
    "comparisons": "compare/index",
    "comparison": "compare/2017-08..2018-08/index",
    "redline": "compare/2016-12..2018-08/general-conditions",
    "redline of a table": "compare/2017-08..2018-08/particulars",
    "law": "regulations/index",
    "reasons": "rationale/index",
    "changes": "changes/index",
    "changes of an edition": "changes/2018-08",
    "search": "search/index",
    "traceability": "traceability/index",
    "matrix": "traceability/service-conditions",
    "gaps": "gaps/index",
    "data": "data/index",
    "not found": "404",
    "about": "about",
    "accessibility": "accessibility",
}
"""One page of every type."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a small server of our own, while the block runs."""

    class Quiet(SimpleHTTPRequestHandler):
        def send_error(self, code: int, *_: object) -> None:
            body = (folder / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@cache
def searchable() -> Path:
    """The website with the index of words of every edition, in a folder of its own."""
    _KEPT.append(TemporaryDirectory(prefix="website-"))
    folder = Path(_KEPT[-1].name) / "site"
    shutil.copytree(website(), folder)
    for edition in library().editions:
        unpack(search_index(edition), folder / search_folder(edition.id))
    return folder


def texts(name: str, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page(name).xpath(path)]


def hrefs(name: str, path: str = "//a") -> list[str]:
    return [each.get("href") for each in page(name).xpath(path)]
