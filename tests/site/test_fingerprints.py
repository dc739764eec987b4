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
from clausebook.edition.model import Block, BlockKind, Edition, Key, KeyKind, Links, Provision, Retired, Span
from clausebook.edition.numbering import number
from clausebook.redline.compare import compare
from clausebook.site import pages
from clausebook.site.cache import Cache
from clausebook.site.catalogue import Catalogue
from clausebook.site.library import Download, Library
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


def pointing(identity: str, kind: KeyKind, target: str) -> Library:
    """A clause of the draft points at one thing more."""

    def edit(provision: Provision) -> Provision:
        if provision.id != identity:
            return provision
        (first, *rest) = provision.blocks
        spans = (*first.spans, Span(" See ", None), Span(target, Key(kind, target)))
        return replace(provision, blocks=(replace(first, spans=spans), *rest))

    return changed(lambda of: walked(of, edit))


def relinked(identity: str, **links: object) -> Library:
    """A clause of the draft with other links."""
    return changed(
        lambda of: walked(
            of,
            lambda each: replace(each, links=replace(each.links, **links)) if each.id == identity else each,  # type: ignore[arg-type]
        )
    )


def redocumented(identity: str, **fields: object) -> Library:
    """A document of the draft with other fields."""

    def edit(of: Edition) -> Edition:
        turned = (replace(each, **fields) if each.id == identity else each for each in of.documents)  # type: ignore[arg-type]
        return number(replace(of, documents=tuple(turned)))

    return changed(edit)


def turned_round(identity: str) -> Library:
    """A document of the draft with its provisions in the other order, numbered anew."""
    document = next(each for each in library().editions[-1].documents if each.id == identity)
    return redocumented(identity, provisions=document.provisions[::-1])


ERRATUM = Erratum(("2017-08",), ("suspension-notice",), "notice", "warning", "", "2026-11-22")
EDITS = {
    "a clause reworded": lambda: reworded("duty-to-co-operate"),
    "a definition reworded": lambda: reworded("def-practice"),
    "a condition retitled": lambda: retitled("termination"),
    "a clause retitled": lambda: retitled("suspension-notice"),
    "a reference": lambda: pointing("find-unmet-needs", KeyKind.REFERENCE, "suspension-notice"),
    "a use of a term": lambda: pointing("find-unmet-needs", KeyKind.TERM, "def-practice"),
    "a citation": lambda: pointing("find-unmet-needs", KeyKind.CITATION, "act-data"),
    "a reason named": lambda: pointing("find-unmet-needs", KeyKind.REASON, "reason-plan"),
    "other law": lambda: relinked("suspension-notice", law=("act-data",)),
    "other models": lambda: relinked("duty-to-co-operate", models=("virtual",)),
    "other actors": lambda: relinked("duty-to-co-operate", actors=("practice",)),
    "a reason for none": lambda: relinked("data-law", no_reason="Another word."),
    "a guide's section explains more": lambda: relinked("what-next", explains=("data-law",)),
    "a guide explains more": lambda: redocumented("guide-joining", links=Links(explains=("termination",))),
    "a guide reviewed": lambda: redocumented("guide-joining", reviewed="2018-08"),
    "a document retitled": lambda: redocumented("general-conditions", title="Common Conditions"),
    "a document abbreviated": lambda: redocumented("general-conditions", abbreviation="CC"),
    "conditions in another order": lambda: turned_round("general-conditions"),
    "paragraphs in another order": lambda: turned_round("integration-agreement"),
    "documents in another order": lambda: changed(lambda of: number(replace(of, documents=of.documents[::-1]))),
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
    # Of the draft: its landing page, the condition, the contents and the whole of its document. Of its comparisons: the
    # summaries, the document, and no other.
    assert {page for page in made if page.startswith("draft/")} == {
        "draft/index",
        "draft/service-conditions/co-operation",
        "draft/service-conditions/index",
        "draft/service-conditions/all",
    }
    compared = {page.rpartition("/")[2] for page in made if page.startswith("compare/")}
    assert compared == {"index", "service-conditions"}
    assert len([page for page in made if page.startswith("compare/")]) == 6


def test_a_file_of_another_size_is_shown() -> None:
    def offering(size: int) -> dict[str, list[Download]]:
        return {
            name: [Download("PDF", "x.pdf", size, f"{size:064}")]
            for name in ("draft", "draft/general-conditions", "2018-08..draft", "2018-08")
        }

    old, new = (
        {sheet.name: sheet for sheet in all_sheets(Catalogue(library()), offering(size))} for size in (5000, 90_000)
    )
    differing = [name for name in new if new[name].make() != old[name].make()]
    assert {"draft/index", "draft/general-conditions/index", "compare/2018-08..draft/index"} <= set(differing)
    assert [name for name in differing if new[name].rests_on and new[name].rests_on == old[name].rests_on] == []


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
