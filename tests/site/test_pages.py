"""The pages of the website, read as files by somebody else's parser: links, anchors, notices, banners, registers."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from msgspec.structs import replace
from site_files import ONE_OF_EACH, hrefs, names, page, texts, website
from site_library import HOSTILE, library
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from builders import NOTICE, clause, condition, document, edition
from clausebook.redline.compare import compare
from clausebook.site.addresses import Spot, file_address, relative
from clausebook.site.catalogue import Catalogue
from clausebook.site.library import Library
from clausebook.site.pages import TEMPLATE, collect_pages
from clausebook.site.templates import THEME, lay_out, scripts

BANNED = ("nhsuk-header__logo", "assets.nhs.uk", "Frutiger", "jquery", "searchtools", "@font-face", "@import")


def test_there_is_a_page_of_each_type() -> None:
    assert set(ONE_OF_EACH.values()) <= set(names())


def test_every_link_and_anchor_inside_the_site_resolves() -> None:
    anchors = {name: {each.get("id") for each in page(name).iter() if each.get("id")} for name in names()}
    broken = []
    for name in names():
        for href in hrefs(name) + [each.get("href") for each in page(name).xpath("//link[@rel!='canonical']")]:
            address, anchor = urldefrag(urljoin(f"/{name}.html", href))
            if address.startswith(("http:", "https:", "mailto:")):
                continue
            target = unquote(address.split("?")[0]).lstrip("/")
            if not (website() / target).is_file() or (
                anchor and unquote(anchor) not in anchors[target.removesuffix(".html")]
            ):
                broken.append((name, href))
    assert broken == []


def test_addresses_are_relative_and_nothing_is_loaded_from_elsewhere() -> None:
    for name in (each for each in names() if each != "404"):
        loaded = [
            each.get("src") or each.get("href")
            for each in page(name).xpath("//script | //link[@rel='stylesheet'] | //img | //iframe")
        ]
        assert sorted(each.split("/")[-1] for each in loaded) == ["clausebook.css", "clausebook.js"]
        assert not any(each.startswith(("/", "http")) for each in loaded)
        assert not any(href.startswith("/") for href in hrefs(name))


@pytest.mark.parametrize("name", ONE_OF_EACH.values(), ids=ONE_OF_EACH.keys())
def test_each_type_of_page_has_title_heading_language_and_notice(name: str) -> None:
    shown = page(name)
    assert shown.get("lang") == "en-GB"
    assert [len(shown.findall(f".//{tag}")) for tag in ("h1", "main", "title")] == [1, 1, 1]
    assert texts(name, "//title")[0]
    assert NOTICE in texts(name, "//footer//p")
    assert "Edition " in texts(name, "//p[@class='standing']")[0]


def test_every_page_has_the_notice_and_each_id_once() -> None:
    for name in names():
        assert NOTICE in page(name).find(".//footer").text_content()
        doubled = [
            each for each, count in Counter(each.get("id") for each in page(name).iter()).items() if each and count > 1
        ]
        assert doubled == [], name


def test_hostile_words_stay_words_on_every_page() -> None:
    for name in names():
        assert [each.get("src") for each in page(name).iter("script") if not each.get("src")] == []
        assert "javascript:" not in " ".join(hrefs(name))
    assert any(HOSTILE in text for text in texts("2018-08/service-conditions/choice", "//p"))


def test_no_brand_font_or_foreign_script_anywhere() -> None:
    for path in website().rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert [word for word in BANNED if word.lower().encode() in content] == [], path


def test_weights() -> None:
    """The budgets of a page: 14 kB of style, 20 kB of script, 150 kB compressed, 10,000 elements."""
    assert (THEME / "static" / "clausebook.css").stat().st_size <= 14_000
    assert sum(len(script.encode()) for _, script in scripts()) <= 20_000
    for name in names():
        assert len(gzip.compress((website() / f"{name}.html").read_bytes())) <= 150_000
        assert sum(1 for _ in page(name).iter()) <= 10_000


def test_pages_without_redlines_and_of_one_edition_alone() -> None:
    alone = edition(document("gc", "G", condition("top", "Top", clause("deep", "Deep", "Words."))), identity="2018-08")
    old = replace(alone, id="2017-08")
    for of in (Library((alone,), {}, {}, "2018-08"), Library((old, alone), {}, {}, "2018-08")):
        made = {name: lay_out(name, context) for name, context, _ in collect_pages(of)}
        assert "compare/index" in made and "clause/deep" in made
    assert "There is only one edition" in made["compare/index"] or "nothing to compare" in made["compare/index"]


def test_a_library_must_hold_its_current_edition() -> None:
    with pytest.raises(ValueError, match="'2020' is not in the library"):
        Library((), {}, {}, "2020")


def test_a_clause_whose_id_changed_keeps_its_life() -> None:
    """Where the redline recognised a clause by its words, its passport and its banners follow it."""
    sentence = (
        "The parties meet in every quarter, agree a plan for the population and publish what they agreed in full."
    )
    old, new = (
        edition(document("gc", "G", condition("top", "Top", clause(name, "Meetings", sentence))), identity=identity)
        for name, identity in (("old-name", "2017-08"), ("new-name", "2018-08"))
    )
    of = Catalogue(
        Library((old, new), {}, {("2017-08", "2018-08"): compare(old, new, old_digest="", new_digest="")}, "2018-08")
    )
    for name in ("old-name", "new-name"):
        assert [step.provision.id for step in of.life(name) if step.provision] == ["old-name", "new-name"]


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("index", Spot("about"), "about.html"),
        ("index", Spot("index", "x"), "#x"),
        ("a/b/c", Spot("a/b/d", "x"), "d.html#x"),
        ("a/b/c", Spot("a/e/d"), "../e/d.html"),
        ("a/b/c", Spot("z"), "../../z.html"),
        ("compare/a..b/gc", Spot("clause/x"), "../../clause/x.html"),
    ],
)
def test_relative_addresses(here: str, there: Spot, wanted: str) -> None:
    assert relative(here, there) == wanted


def test_file_addresses_are_quoted() -> None:
    assert file_address("a/b", "data/x y#.pdf") == "../data/x%20y%23.pdf"


def test_same_library_same_bytes_under_any_hash_seed() -> None:
    program = (
        "import hashlib; from site_library import library, DOWNLOADS\n"
        "from clausebook.site.pages import collect_files, collect_pages\n"
        "from clausebook.site.templates import lay_out\n"
        "digest = hashlib.sha256()\n"
        "for name, context, _ in collect_pages(library(), DOWNLOADS): digest.update((name + lay_out(name, context)).encode())\n"
        "for name, data in collect_files(library()): digest.update(data)\n"
        "print(digest.hexdigest())"
    )
    path = os.pathsep.join(each for each in sys.path if each)
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(digests) == 1


def test_sphinx_makes_the_same_page_from_the_theme(tmp_path: Path) -> None:
    """The layout is the same whether Sphinx fills it or we do, and no style or script of another extension gets in."""
    wanted = {
        name: context
        for name, context, _ in collect_pages(library())
        if name in ("about", "2018-08/general-conditions/all")
    }
    (tmp_path / "index.rst").write_text("Title\n=====\n\nWords.\n")
    with patch_docutils(str(tmp_path)), docutils_namespace():
        app = _app(tmp_path)
        app.connect("html-collect-pages", lambda _: [(name, context, TEMPLATE) for name, context in wanted.items()])
        app.build()
    for name, context in wanted.items():
        made = (tmp_path / "out" / f"{name}.html").read_text(encoding="utf-8")
        # The two template environments differ in white space between tags alone.
        assert made.startswith("<!DOCTYPE html>") and "".join(made.split()) == "".join(lay_out(name, context).split())
    assert "Words." in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def _app(folder: Path) -> Sphinx:
    (folder / "conf.py").write_text(
        "def setup(app):\n"
        f"    app.add_html_theme('clausebook', {str(THEME)!r})\n"
        "html_theme = 'clausebook'\nlanguage = 'en-GB'\nextensions = ['sphinx_needs']\n"
    )
    return Sphinx(folder, folder, folder / "out", folder / "doctrees", "html", status=None, warning=None)
