"""The site of the book itself, its pages made one by one as they are asked for: real text without a whole build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from urllib.parse import unquote

from clausebook.edition.seal import load_manifest
from clausebook.edition.snapshot import load
from clausebook.edition.timeline import current, in_order
from clausebook.redline.compare import compare
from clausebook.render.redline_csv import redline_csv
from clausebook.site.addresses import search_folder
from clausebook.site.catalogue import Catalogue
from clausebook.site.frame import context
from clausebook.site.library import Download, Downloads, Library
from clausebook.site.page import Sheet
from clausebook.site.pages import all_sheets, collect_files
from clausebook.site.search_index import search_index, unpack
from clausebook.site.templates import THEME, lay_out
from conftest import ROOT

MODELS = {"virtual": "Virtual", "partial": "Partially integrated", "full": "Fully integrated"}
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


@cache
def book(*editions: str) -> Library:
    """The sealed editions named, all of them where none is, each pair compared."""
    folders = [ROOT / "editions" / each for each in editions] or sorted(
        path.parent for path in (ROOT / "editions").glob("*/snapshot.json")
    )
    found = in_order(load((each / "snapshot.json").read_bytes()) for each in folders)
    digests = {each.name: load_manifest((each / "manifest.json").read_bytes(), each.name).digest for each in folders}
    redlines = {
        (old.id, new.id): compare(old, new, old_digest=digests[old.id], new_digest=digests[new.id])
        for old, new in combinations(found, 2)
    }
    latest = current(found)
    assert latest
    return Library(found, digests, redlines, latest.id, "help@example.org", MODELS)


def downloads(of: Library) -> Downloads:
    """The CSV of each comparison, as the site offers it."""
    return {
        f"{old}..{new}": [Download("CSV", f"data/compare/{old}..{new}.csv", 1000, "ab" * 32)]
        for old, new in of.redlines
    }


class BookSite:
    """A library's pages by name, each made once."""

    def __init__(self, of: Library) -> None:
        self.library = of
        self.catalogue = Catalogue(of)
        self.sheets: dict[str, Sheet] = {each.name: each for each in all_sheets(self.catalogue, downloads(of))}
        self.files = dict(collect_files(of))
        self.files["_static/clausebook.css"] = (THEME / "static/clausebook.css").read_bytes()
        for pair, redline in of.redlines.items():
            self.files[f"data/compare/{'..'.join(pair)}.csv"] = redline_csv(redline).encode()
        self._made: dict[str, str] = {}
        self._lock = Lock()

    def page(self, name: str) -> str:
        """A page as it is published."""
        with self._lock:
            if name not in self._made:
                made = self.sheets[name].make()
                self._made[name] = lay_out(name, context(made, self.catalogue))
            return self._made[name]

    def add_index(self, edition: str) -> None:
        """Make the words of an edition searchable."""
        with TemporaryDirectory() as folder:
            unpack(search_index(self.library.edition(edition)), Path(folder))
            for path in Path(folder).rglob("*"):
                if path.is_file():
                    self.files[f"{search_folder(edition)}/{path.relative_to(folder).as_posix()}"] = path.read_bytes()

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, type and body for a path on the server."""
        name = unquote(path.partition("?")[0]).lstrip("/") or "index.html"
        kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
        if name in self.files:
            return 200, kind, self.files[name]
        found = name.removesuffix(".html") if name.endswith(".html") else ""
        if found in self.sheets:
            return 200, "text/html; charset=utf-8", self.page(found).encode()
        return 404, "text/html; charset=utf-8", self.page("404").encode()


@contextmanager
def served_book(site: BookSite) -> Iterator[str]:
    """The address of the site on a small server of our own, while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = site.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=partial(server.serve_forever, 0.05), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def table(site: BookSite) -> dict[str, list[list[str]]]:
    """The jump table of a site."""
    script = site.files["_static/find.js"].decode()
    found: dict[str, list[list[str]]] = json.loads(script.removeprefix("window.clausebookFind=").rstrip(";\n"))
    return found
