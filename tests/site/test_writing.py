"""What the page on writing shows is what the sources take: its blocks are read, and each option it names is one."""

from __future__ import annotations

import re
from pathlib import Path

from clausebook.checks.codes import Code
from clausebook.site.report import KNOWN_OPTIONS
from conftest import ROOT
from site_project import DEFINITIONS, clause, read

PAGE = (ROOT / "docs/developing/writing.md").read_text(encoding="utf-8")
SHOWN = re.search(r"## The other blocks\n\n~~~markdown\n(.*?)~~~", PAGE, re.DOTALL)


def test_the_blocks_shown_are_read_without_a_complaint(tmp_path: Path) -> None:
    assert SHOWN
    blocks = [f"{each}\n:::\n" for each in SHOWN[1].split("\n:::\n") if each.strip()]
    kinds = [re.match(r"\n?:::\{(\w+)\}", each)[1] for each in blocks]  # type: ignore[index]
    assert kinds == ["definition", "rationale", "regulation", "retired", "gap"]
    found = read(
        tmp_path,
        clause("The ICP must act for each Affected Party and all Affected Parties."),
        clauses__definitions=f"{DEFINITIONS}\n{blocks[0]}",
        docs__regulations__more="# More\n\n" + "\n".join(blocks[1:]),
    )
    edition = found.edition
    assert (len(edition.retired), len(edition.gaps), len(edition.rationales)) == (1, 1, 1)
    assert [
        each.message for each in found.findings if each.code is not Code.MARKUP or "toctree" not in each.message
    ] == []


def test_the_options_named_are_options() -> None:
    table = PAGE.split("| option | of | means |")[1].split("\n\n")[0]
    rows = [line.split("|") for line in table.splitlines()[2:]]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row[1])}
    assert len(named) > 10 and named <= set(KNOWN_OPTIONS)


def test_files_that_the_pages_for_developers_name_are_there() -> None:
    pages = [*(ROOT / "docs/developing").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    homes = [
        ROOT,
        *(each for top in ("ext", "tests", "docs/developing") for each in (ROOT / top, *(ROOT / top).rglob("*/"))),
    ]
    named = {
        (page.name, name)
        for page in pages
        for name in re.findall(
            r"`((?:[\w*-]+/)*[\w*-]+\.(?:py|json|toml|typ|css|js|conf))`", page.read_text(encoding="utf-8")
        )
    }
    assert len(named) > 20
    assert [each for each in sorted(named) if not any(list(home.glob(each[1])) for home in homes)] == []
