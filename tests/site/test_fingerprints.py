"""Pages kept by what decides them: nothing unchanged is made twice, and nothing stale is ever shown."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import random
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from site_library import DOWNLOADS, library

from clausebook.edition.errata import Erratum
from clausebook.edition.model import Block, BlockKind, Edition, Provision, Retired, Span
from clausebook.redline.compare import compare
from clausebook.site import pages
from clausebook.site.cache import Cache
from clausebook.site.catalogue import Catalogue
from clausebook.site.library import Library
from clausebook.site.pages import all_sheets, collect_pages, written_pages
from clausebook.site.templates import lay_out


def fresh(of: Library) -> dict[str, bytes]:
    return {name: lay_out(name, context).encode() for name, context, _ in collect_pages(of, DOWNLOADS)}


@cache
def before() -> dict[str, bytes]:
    return fresh(library())


def prints(of: Library) -> dict[str, str]:
    return {sheet.name: sheet.rests_on for sheet in all_sheets(Catalogue(of), DOWNLOADS)}


def changed(edit: object, edition: str = "draft") -> Library:
    """The library with one edition edited, and compared anew."""
    editions = tuple(edit(each) if each.id == edition else each for each in library().editions)  # type: ignore[operator]
    by_id = {each.id: each for each in editions}
    redlines = {
        (old, new): compare(by_id[old], by_id[new], old_digest="", new_digest="")
        if edition in (old, new)
        else library().redlines[(old, new)]
        for old, new in library().redlines
    }
    return dataclasses.replace(
        library(), editions=editions, redlines=redlines, digests={**library().digests, edition: "other"}
    )


def walked(of: Edition, edit: object) -> Edition:
    def turn(provision: Provision) -> Provision:
        made: Provision = edit(provision)  # type: ignore[operator]
        return replace(made, children=tuple(turn(child) for child in made.children))

    return replace(
        of,
        documents=tuple(replace(each, provisions=tuple(turn(one) for one in each.provisions)) for each in of.documents),
    )


def reworded(identity: str) -> Library:
    def edit(provision: Provision) -> Provision:
        if provision.id != identity:
            return provision
        (first, *rest) = provision.blocks
        return replace(provision, blocks=(replace(first, spans=(*first.spans, Span(" And more."))), *rest))

    return changed(lambda of: walked(of, edit))


def retitled(identity: str) -> Library:
    return changed(
        lambda of: walked(of, lambda each: replace(each, heading="Renamed") if each.id == identity else each)
    )


def without(identity: str) -> Library:
    def drop(of: Edition) -> Edition:
        return replace(
            of,
            documents=tuple(
                replace(
                    each,
                    provisions=tuple(
                        replace(one, children=tuple(two for two in one.children if two.id != identity))
                        for one in each.provisions
                    ),
                )
                for each in of.documents
            ),
        )

    return changed(drop)


def law_ended() -> Library:
    return changed(
        lambda of: replace(of, regulations=tuple(replace(each, ended="2024-01-01") for each in of.regulations))
    )


def buried() -> Library:
    stone = Retired("no-fault-exit", "Exit", blocks=(Block(BlockKind.PARAGRAPH, (Span("Gone."),)),))
    return changed(lambda of: replace(of, retired=(stone,)))


ERRATUM = Erratum(("2017-08",), ("suspension-notice",), "notice", "warning", "", "2026-11-22")
EDITS = {
    "a clause reworded": lambda: reworded("duty-to-co-operate"),
    "a definition reworded": lambda: reworded("def-practice"),
    "a condition retitled": lambda: retitled("termination"),
    "a clause retitled": lambda: retitled("suspension-notice"),
    "a clause gone": lambda: without("termination-exit"),
    "law ended": law_ended,
    "a tombstone": buried,
    "an erratum": lambda: dataclasses.replace(library(), errata=(ERRATUM,)),
    "another contact": lambda: dataclasses.replace(library(), contact="new@example.org"),
    "an address": lambda: dataclasses.replace(library(), address="https://contract.example/"),
    "another model name": lambda: dataclasses.replace(library(), models={"partial": "Half", "full": "Whole"}),
    "another current edition": lambda: dataclasses.replace(library(), current="2017-08"),
    "a sealed edition with other words": lambda: changed(
        lambda of: walked(of, lambda each: replace(each, heading=f"{each.heading}!")), "2017-08"
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_page_whose_bytes_differ_has_another_fingerprint(name: str) -> None:
    of = EDITS[name]()
    after, old, new = fresh(of), prints(library()), prints(of)
    differing = [page for page in after if page in before() and after[page] != before()[page]]
    assert differing
    assert [page for page in differing if new[page] and new[page] == old[page]] == []


def test_one_reworded_clause_leaves_sealed_editions_and_pairs_and_other_passports_alone() -> None:
    old, new = prints(library()), prints(reworded("duty-to-co-operate"))
    made = {page for page in new if new[page] and new[page] != old.get(page)}
    assert "clause/duty-to-co-operate" in made
    assert [page for page in made if page.startswith("clause/")] == ["clause/duty-to-co-operate"]
    assert not [page for page in made if page.startswith(("2016-12/", "2017-08/", "2018-08/"))]
    assert not [page for page in made if page.startswith("compare/") and "draft" not in page]


def test_two_builds_at_once_and_one_that_was_killed_leave_a_whole_cache(tmp_path: Path) -> None:
    program = (
        "import sys, hashlib; from pathlib import Path; from site_library import library, DOWNLOADS\n"
        "from clausebook.site.cache import Cache\nfrom clausebook.site.pages import written_pages\n"
        "made = dict(written_pages(library(), DOWNLOADS, Cache(Path(sys.argv[1]))))\n"
        "print(hashlib.sha256(repr(sorted(made.items())).encode()).hexdigest())"
    )
    path = os.pathsep.join(each for each in sys.path if each)
    command, settings = [sys.executable, "-c", program, str(tmp_path)], {"env": {"PYTHONPATH": path}, "text": True}
    killed = subprocess.Popen(command, stdout=subprocess.PIPE, **settings)  # type: ignore[call-overload]
    while not any(tmp_path.rglob("*.html")) and killed.poll() is None:
        time.sleep(0.01)
    killed.kill()
    killed.communicate()
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, **settings) for _ in range(2)]  # type: ignore[call-overload]
    told = {each.communicate()[0].strip() for each in running}
    assert told == {hashlib.sha256(repr(sorted(before().items())).encode()).hexdigest()}


def test_pages_from_the_cache_are_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Cache(tmp_path)
    first = dict(written_pages(library(), DOWNLOADS, kept))
    assert first == before()
    made: list[str] = []
    write = pages._write
    monkeypatch.setattr(pages, "_write", lambda sheet, catalogue: (made.append(sheet.name), write(sheet, catalogue))[1])
    assert dict(written_pages(library(), DOWNLOADS, kept)) == first
    assert made and not [name for name in made if prints(library())[name]], "only pages that are cheap are made anew"
    entries = sorted(tmp_path.rglob("*.html"))
    random.Random(1).shuffle(entries)
    for path in entries[:50]:
        path.unlink()
    assert dict(written_pages(library(), DOWNLOADS, kept)) == first, "a cache that lost entries is made whole"
