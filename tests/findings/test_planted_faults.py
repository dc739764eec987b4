"""Faults planted in real pages are found, each under its code and at its line, and nothing else is; edits that do no
harm are not noticed. Pages are read in batches, because reading costs seconds; no two edits share a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from harmless import EDITS
from planted import PLANTS, Item, Planted, clauses, items, place, plain, prose
from real_pages import DEFINITIONS, GUIDE, Pages, Reading, as_baseline, digest, read_pages, real_pages

from clausebook.checks.continuity import check_seal
from clausebook.edition.seal import seal

FAULTS = 162
FAULT_BATCHES = 6
EDITED = 200
EDIT_BATCHES = 4
KNOCK_ON = {"unused-law", "unused-reason", "unused-term", "stale-guide"}
"""What a fault anywhere may leave behind in a register, or in the guide that cites the clause."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The pages as they stand, read beside themselves."""
    first = read_pages(real_pages(), tmp_path_factory.mktemp("first"))
    return read_pages(real_pages(), tmp_path_factory.mktemp("again"), as_baseline(first))


def spread(seed: int, batches: int, total: int, kinds: list[str]) -> list[list[str]]:
    """Kinds of edits for each batch, every kind about as often as any other."""
    chance = Random(seed)
    order = (kinds * (total // len(kinds) + 1))[:total]
    chance.shuffle(order)
    return [order[start::batches] for start in range(batches)]


@pytest.mark.parametrize("batch", range(FAULT_BATCHES))
def test_planted_faults_are_found_where_they_are(batch: int, whole: Reading, tmp_path: Path) -> None:
    chance = Random(1000 + batch)
    pages = real_pages()
    free = clauses(pages)
    chance.shuffle(free)
    planted: list[Planted] = []
    missed = []
    for kind in spread(7, FAULT_BATCHES, FAULTS, list(PLANTS))[batch]:
        for item in free:
            if (made := PLANTS[kind](pages, item, chance)) is not None:
                planted.append(made)
                taken = {item.identity, *_neighbour(pages, item)} if kind == "clause deleted" else {item.identity}
                free = [each for each in free if each.identity not in taken]
                break
        else:
            missed.append(kind)
    assert missed == []
    found = read_pages(plain(pages), tmp_path, as_baseline(whole)).new(whole)
    expected = {
        (code, path, place(pages, path, line))
        for each in planted
        for code, (path, line) in zip(each.expected, each.lines, strict=True)
    }
    assert expected - found == set(), "planted, and not found"
    assert {each for each in found - expected if not _explained(each, planted, pages)} == set(), (
        "found, and not planted"
    )


def _neighbour(pages: Pages, item: Item) -> list[str]:
    before = [each.identity for each in items(pages, item.path) if each.end < item.start]
    return before[-1:]


def _explained(found: tuple[str, str, int], planted: list[Planted], pages: Pages) -> bool:
    code, path, line = found
    if code in KNOCK_ON:
        return True
    for each in planted:
        if code in each.also and path == each.item.path:
            before = sum(text.count("\n") + 1 for text in pages[path][: each.item.start] if text != "\0")
            length = sum(
                text.count("\n") + 1 for text in pages[path][each.item.start : each.item.end + 1] if text != "\0"
            )
            if before < line <= before + length:
                return True
    return False


def test_faults_in_registers_definitions_and_guides(whole: Reading, tmp_path: Path) -> None:
    chance = Random(31)
    pages = real_pages()
    expected: set[tuple[str, str, int]] = set()
    named = {law for item in clauses(pages) for law in _named(pages, item)}
    laws = [law for path in pages if "regulations" in path for law in items(pages, path)]
    chance.shuffle(laws)
    revoked = [law for law in laws if law.identity in named][:8]
    for law in revoked:
        pages[law.path][law.options["status"]] = ":status: revoked"
        for item in [*clauses(pages), *items(pages, DEFINITIONS)]:
            if law.identity in _named(pages, item):
                expected.add(("ended-law", item.path, item.options["law"] + 1))
            for number in item.body:
                if f"{{law}}`{law.identity}`" in pages[item.path][number]:
                    expected.add(("ended-law", item.path, number + 1))
    for law in [each for each in laws if each not in revoked][:8]:
        pages[law.path][law.options["checked"]] = ":checked: 2020-02-29"
        expected.add(("unchecked-law", law.path, law.options["checked"] + 1))
    terms = [
        each
        for each in items(pages, DEFINITIONS)
        if len(each.body) == 1 and "`" not in pages[DEFINITIONS][each.body[0]]
    ]
    chance.shuffle(terms)
    for one, other in zip(terms[:6:2], terms[1:6:2], strict=True):
        lines = pages[DEFINITIONS]
        lines[one.body[0]], lines[other.body[0]] = lines[other.body[0]], lines[one.body[0]]
        expected.update(("silent-change", DEFINITIONS, each.start + 1) for each in (one, other))
    paragraphs = [number for number, line in enumerate(pages[GUIDE]) if re.match(r"[A-Z].*\.$", line)]
    for number, (words, wrong, identity) in zip(paragraphs, _quotations(pages, chance), strict=False):
        pages[GUIDE][number] += f" It says “{words}” ({{clause}}`{identity}`), not “{wrong}” ({{clause}}`{identity}`)."
        expected.add(("misquoted", GUIDE, number + 1))
    found = read_pages(plain(pages), tmp_path, as_baseline(whole)).new(whole)
    assert len(expected) >= 30
    assert expected - found == set(), "planted, and not found"
    around = {"suspect", "unreviewed", "undefined-term", *KNOCK_ON}
    assert {each for each in found - expected if each[0] not in around} == set(), "found, and not planted"


def _named(pages: Pages, item: Item) -> set[str]:
    line = pages[item.path][item.options["law"]] if "law" in item.options else ""
    return set(re.split(r"[ ,]+", line.removeprefix(":law:").strip()))


def _quotations(pages: Pages, chance: Random) -> Iterator[tuple[str, str, str]]:
    """Words of clauses as they stand, the same with one word changed, and the clause's id."""
    for item in clauses(pages):
        number = prose(pages, item)
        text = pages[item.path][number] if number is not None else ""
        words = text.split(" ")[1:8]
        if len(words) == 7 and not re.search(r"[`'*,;:.]", " ".join(words)):
            yield " ".join(words), " ".join([*words[:3], "never", *words[4:]]), item.identity


def test_no_byte_of_a_sealed_edition_can_change(whole: Reading) -> None:
    edition = as_baseline(whole)
    snapshot, manifest = seal(edition, sealed_by="A tester", sealed_on="2026-12-30", commit="0" * 40)
    assert not list(check_seal(edition.id, snapshot, manifest))
    chance = Random(47)
    for _ in range(20):
        at = chance.randrange(len(snapshot))
        other = bytes([(snapshot[at] + chance.randrange(1, 255)) % 256])
        found = list(check_seal(edition.id, snapshot[:at] + other + snapshot[at + 1 :], manifest))
        assert [each.code.value for each in found][:1] == ["seal-broken"]
        assert found[0].source.path == "editions/2026-12/snapshot.json"


@pytest.mark.parametrize("batch", range(EDIT_BATCHES))
def test_edits_that_do_no_harm_are_not_noticed(batch: int, whole: Reading, tmp_path: Path) -> None:
    chance = Random(2000 + batch)
    pages = real_pages()
    free = clauses(pages)
    chance.shuffle(free)
    done = 0
    for kind in spread(11, EDIT_BATCHES, EDITED, list(EDITS))[batch]:
        # Some edits fit few clauses; another takes its place when those are used up.
        done += any(_edited(pages, free, other, chance) for other in (kind, *sorted(EDITS)))
    assert done == EDITED // EDIT_BATCHES
    after = read_pages(plain(pages), tmp_path, as_baseline(whole))
    assert after.new(whole) == set()
    assert digest(after) == digest(whole)


def _edited(pages: Pages, free: list[Item], kind: str, chance: Random) -> bool:
    for item in free:
        copy = list(pages[item.path])
        if EDITS[kind](pages, item, chance):
            free.remove(item)
            return True
        pages[item.path] = copy
    return False
