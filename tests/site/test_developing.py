"""The pages for developers, which Sphinx writes by itself, in Chromium: they fit a narrow window, and axe finds nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from judges import NARROW, WIDE, overflow, violations
from lxml import html
from playwright.sync_api import BrowserContext

from conftest import ROOT
from site_project import clause, write_project

PAGES = sorted(path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "docs/developing").rglob("*.md"))

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with these pages, built by plain Sphinx."""
    folder = write_project(tmp_path_factory.mktemp("book"), clause("Words."))
    shutil.copytree(ROOT / "docs/developing", folder / "docs/developing")
    index = folder / "index.md"
    index.write_text(
        index.read_text().replace("docs/regulations/law\n", "docs/regulations/law\ndocs/developing/index\n")
    )
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "html", folder, folder / "html"], check=True)
    return folder / "html"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_narrow_window_and_passes_axe(context: BrowserContext, built: Path, name: str) -> None:
    page = context.new_page()
    page.goto((built / f"{name}.html").as_uri())
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert overflow(page) == 0, size
    assert violations(page) == []


def test_the_contract_leads_to_them(built: Path) -> None:
    about = html.fromstring((built / "about.html").read_bytes())

    assert [link.text for link in about.xpath("//main//a[@href='docs/developing/index.html']")] == [
        "Developing Clausebook"
    ]
    assert not about.xpath("//main//a[starts-with(@href, 'clauses/')]")
