"""Figures of reading, checking and asking: beside plain Sphinx and sphinx-needs on the same sources, and at ten times
the book."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import ROOT, timed
from clausebook.checks.run import check_edition
from clausebook.edition.model import Edition
from clausebook.edition.snapshot import dump, load
from clausebook.site.archive import Archive
from clausebook.site.settings import settings_of
from site_project import clause, write_project

PLAIN = "extensions=myst_parser,sphinx_needs"
"""Sphinx without our extension: it reads the same words, and takes our four roles for unknown ones."""

_NAMES = frozenset({"kind", "emphasis", "scheme", "drawing", "status", "type"})
"""Fields whose words are names of the format, though a clause may have one of them as its id."""


def figures() -> None:
    """Print them."""
    from_sources()
    from_a_snapshot()
    questions()
    growth()


def from_sources() -> None:
    check = timed(lambda: command("check", "--no-cache"), 2)
    print("the book from its sources (processor seconds; ours as a part of theirs)")
    print(f"  clausebook check {check:.2f}")
    for name, settings, builder in (
        ("plain Sphinx, dummy builder", ["-D", PLAIN], "dummy"),
        ("plain Sphinx, sphinx-needs' needs builder", ["-D", PLAIN], "needs"),
        ("Sphinx with our extension, dummy builder", [], "dummy"),
    ):
        other = timed(lambda settings=settings, builder=builder: sphinx(builder, *settings), 2)
        print(f"  {name} {other:.2f}   ratio {check / other:.2f}")


def from_a_snapshot() -> None:
    command("check")
    print("the book from a snapshot (processor seconds of the whole command)")
    print(f"  check draft, as it was read before {timed(lambda: command('check')):.2f}")
    newest = Archive(ROOT / "editions").newest()
    print(f"  check {newest} {timed(lambda: command('check', newest)):.2f}")


def questions() -> None:
    print("questions on the whole book (processor seconds of the whole command)")
    for arguments in (
        ("trace", "subcontracting-consent"),
        ("impact", "nhsa-83"),
        ("impact", "def-services"),
        ("history", "subcontracting-consent"),
        ("matrix", "law"),
        ("matrix", "--format", "xlsx", "-o", "build/bench.xlsx"),
    ):
        print(f"  {' '.join(arguments[:2])} {timed(lambda arguments=arguments: command(*arguments)):.2f}")


def growth() -> None:
    archive = Archive(ROOT / "editions")
    editions = archive.read_all()
    settings = settings_of(ROOT, today="2026-11-22")
    one = timed(lambda: check_edition(editions[-1], editions[:-1], settings))
    larger = tuple(tenfold(edition) for edition in editions)
    ten = timed(lambda: check_edition(larger[-1], larger[:-1], settings), 1)
    print(f"checks at ten times the book: {one:.2f} s to {ten:.2f} s, {ten / one / 10:.2f} of linear")
    start, small, large = (timed(lambda size=size: generated(size)) for size in (1, 20, 200))
    linear = (large - start) / (small - start) / (199 / 19)
    print(f"reading 20 and 200 generated pages of ten clauses: {small:.1f} s and {large:.1f} s, {linear:.2f} of linear")


def tenfold(edition: Edition) -> Edition:
    """Ten copies of an edition in one, with ids and terms of their own."""
    raw: dict[str, Any] = json.loads(dump(edition))
    ids = {each.id for each in (*edition.documents, *edition.walk(), *edition.records)}
    ids |= {block.id for each in edition.walk() for block in each.blocks if block.id}
    copies = [_renamed(raw["edition"], ids, letter) for letter in "abcdefghij"]
    for name in ("documents", "regulations", "rationales"):
        raw["edition"][name] = [each for copy in copies for each in copy.get(name, [])]
    return load(json.dumps(raw).encode())


def _renamed(value: Any, ids: set[str], letter: str) -> Any:
    if isinstance(value, dict):
        copy = {key: each if key in _NAMES else _renamed(each, ids, letter) for key, each in value.items()}
        if copy.get("kind") == "definition":
            copy["heading"] += letter
        return copy
    if isinstance(value, list):
        return [_renamed(each, ids, letter) for each in value]
    return f"{value}-{letter}" if isinstance(value, str) and value in ids else value


def generated(pages: int) -> None:
    """Check a generated project of some pages of ten clauses."""
    letters = "abcdefghijklmnopqrst"
    with TemporaryDirectory() as folder:
        root = write_project(Path(folder), clause("Words."))
        names = []
        for number in range(pages):
            name = f"{letters[number // 20]}{letters[number % 20]}"
            names.append(name)
            words = "The party must give the notice to the other within ten days after the day of the event. " * 5
            clauses = (clause(words, f"clause-{name}-{letters[index]}", "Notice") for index in range(10))
            (root / f"clauses/gc/{name}.md").write_text(f"(page-{name})=\n# Page {name}\n\n" + "\n".join(clauses))
        index = root / "clauses/gc/index.md"
        index.write_text(index.read_text().replace("notices\n", "notices\n" + "".join(f"{name}\n" for name in names)))
        command("--project", str(root), "check", "--no-cache")


def command(*arguments: str) -> None:
    run([sys.executable, "-m", "clausebook.cli", *arguments])


def sphinx(builder: str, *settings: str) -> None:
    with TemporaryDirectory() as work:
        run([sys.executable, "-m", "sphinx", "-b", builder, "-q", "-E", *settings, str(ROOT), work])


def run(words: list[str]) -> None:
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(words)}: {done.stderr.decode()[-500:]}")


if __name__ == "__main__":
    only: dict[str, Callable[[], None]] = {"": figures, "sources": from_sources, "snapshot": from_a_snapshot}
    {**only, "questions": questions, "growth": growth}[sys.argv[1] if len(sys.argv) > 1 else ""]()
