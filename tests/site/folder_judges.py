"""What judges a built site as a folder of files: links and anchors, what pages load, weights, the notice, banned words."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

BANNED = ("nhsuk-header__logo", "assets.nhs.uk", "frutiger", "@font-face", "jquery")
"""An official look that is not ours to use, and weight that no page needs."""
ROOMY = ("compare/", "changes/", "regulations/", "rationale/")
"""Pages that set much side by side: more may stand on them, since what is out of sight is not drawn."""
MOST_BYTES, MOST_ELEMENTS, TIMES_ROOMY = 150_000, 10_000, 2
_LOADED = (
    "//link[@rel='stylesheet' or contains(@rel, 'icon') or contains(@rel, 'pre')]/@href | //script/@src | //img/@src"
    " | //img/@srcset | //source/@src | //iframe/@src | //object/@data | //embed/@src | //video/@src | //audio/@src"
)
_FETCHED = re.compile(r"""@import|url\(\s*['"]?\s*(?!data:|#)|\b(?:fetch|import)\(\s*['"`]https?:""")
_STANDALONE = ("http", "https", "mailto", "tel")


@dataclass(frozen=True)
class Facts:
    """What one page is judged by."""

    anchors: list[str]
    repeated: list[str]
    """Ids that stand on it more than once."""
    links: list[str]
    loads: list[str]
    """Addresses that a browser asks for by itself."""
    bytes: int
    """Of the page alone, compressed."""
    elements: int
    notice: str
    """What the foot of the page says of its standing."""
    banned: list[str]
    fetches: bool
    """Whether a style or script inside the page names something to load."""


Pages = Mapping[str, Facts]
"""By path from the site's root."""


def facts(path: Path) -> Facts:
    """What a page is judged by."""
    data = path.read_bytes()
    page = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    ids = Counter(str(each) for each in page.xpath("//@id"))
    return Facts(
        anchors=list(ids),
        repeated=[each for each, count in ids.items() if count > 1],
        links=sorted({str(each) for each in page.xpath("//a/@href | //link/@href | //form/@action")}),
        loads=sorted({str(each) for each in page.xpath(_LOADED)}),
        bytes=len(gzip.compress(data, mtime=0)),
        elements=int(page.xpath("count(//*)")),
        notice=" ".join("".join(page.xpath("//footer//*[@class='notice']//text()")).split()),
        banned=[each for each in BANNED if each.encode() in data.lower()],
        fetches=any(
            _FETCHED.search(each) for each in page.xpath("//style/text() | //script[not(@src)]/text() | //@style")
        ),
    )


def read_pages(folder: Path) -> dict[str, Facts]:
    """Every page of a site, by path."""
    return {path.relative_to(folder).as_posix(): facts(path) for path in sorted(folder.rglob("*.html"))}


def dump_pages(pages: Pages) -> str:
    """Pages as JSON, for other processes."""
    return json.dumps({name: asdict(each) for name, each in pages.items()})


def load_pages(text: str) -> dict[str, Facts]:
    """What :func:`dump_pages` wrote."""
    return {name: Facts(**each) for name, each in json.loads(text).items()}


def broken(folder: Path, pages: Pages) -> list[str]:
    """Links that lead nowhere inside the site, from pages, from feeds, from the find box and from the words' index."""
    anchors = {name: set(each.anchors) for name, each in pages.items()}
    links = [(name, link) for name, each in pages.items() for link in (*each.links, *each.loads)]
    links += [(path.relative_to(folder).as_posix(), link) for path, link in _links_of_files(folder)]
    return [f"{name}: {link}" for name, link in links if not _leads(folder, anchors, name, link)]


def _leads(folder: Path, anchors: Mapping[str, set[str]], here: str, link: str) -> bool:
    address, anchor = urldefrag(urljoin(f"/{here}", link))
    parts = urlsplit(address)
    if parts.scheme in _STANDALONE:
        return True
    target = unquote(parts.path).lstrip("/")
    if target in anchors:
        return not anchor or unquote(anchor) in anchors[target]
    return not anchor and not parts.scheme and (folder / target).is_file()


def _links_of_files(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.atom")):
        for each in etree.parse(path).xpath("//*[local-name()='link']/@href"):
            yield path, str(each)
    table = folder / "_static/find.js"
    if table.is_file():
        found = json.loads(table.read_text(encoding="utf-8").removeprefix("window.clausebookFind=").rstrip(";\n"))
        for each in (*(entry[3] for entry in found["entries"]), *(document[2] for document in found["documents"])):
            yield folder / "index.html", each
    for path in sorted(folder.glob("search/*/fragment/*.pf_fragment")):
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        yield folder / "index.html", urljoin("/", record["meta"]["href"])


def outside(folder: Path, pages: Pages) -> list[str]:
    """What a browser would ask another server for, or what might make it do so."""
    found = [f"{name}: {load}" for name, each in pages.items() for load in each.loads if urlsplit(load).netloc]
    found += [f"{name}: a style or script that loads" for name, each in pages.items() if each.fetches]
    for path in sorted((folder / "_static").glob("*")):
        if path.suffix in (".css", ".js") and _FETCHED.search(path.read_text(encoding="utf-8")):
            found.append(f"{path.name}: a style or script that loads")
    return found


def heavy(folder: Path, pages: Pages) -> list[str]:
    """Pages over their budget: what is sent for a first visit, compressed, and how many elements there are."""

    @cache
    def sent(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), mtime=0))

    found = []
    for name, each in pages.items():
        own = (load for load in each.loads if not urlsplit(load).netloc)
        assets = [folder / unquote(urljoin(f"/{name}", load)).lstrip("/") for load in own]
        weight = each.bytes + sum(sent(path) for path in assets if path.is_file())
        times = TIMES_ROOMY if name.startswith(ROOMY) or name.endswith("/all.html") else 1
        if weight > MOST_BYTES * times or each.elements > MOST_ELEMENTS * times:
            found.append(f"{name}: {weight} bytes, {each.elements} elements")
    return found


def unsaid(pages: Pages, notices: set[str]) -> list[str]:
    """Pages that do not say what they are, show a banned word, or use an id twice."""
    found = [f"{name}: no notice" for name, each in pages.items() if each.notice not in notices]
    found += [f"{name}: {each.banned}" for name, each in pages.items() if each.banned]
    return found + [f"{name}: ids {each.repeated}" for name, each in pages.items() if each.repeated]
