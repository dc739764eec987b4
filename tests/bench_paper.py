"""Figures of paper: a generated book of 350 and 1,400 pages, ours against the routes that a Sphinx project would take.

``python tests/bench_paper.py`` measures ours; each peer that is installed (``latexmk`` with pdflatex and lualatex,
WeasyPrint: the extra ``paper-peers``) sets the same book of 350 pages beside it, and with ``--long`` the one of 1,400.
Processor seconds are of whole processes, children included; Sphinx's own reading and writing is not counted for LaTeX.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "ext"), str(ROOT / "tests")]

import pikepdf

from builders import clause, condition, definition, definitions, document, edition, rationale, regulation
from clausebook.edition.model import Edition
from clausebook.render.pdf import edition_pdf
from clausebook.render.typst_edition import edition_data
from clausebook.render.variants import Variant
from paper_peers import as_html, write_sphinx_project

WORDS = [
    "provider",
    "commissioner",
    "service",
    "patient",
    "payment",
    "notice",
    "period",
    "contract",
    "party",
    "duty",
    "written",
    "agree",
    "deliver",
    "report",
    "month",
    "year",
    "term",
    "plan",
    "record",
    "review",
    "within",
    "after",
    "before",
    "unless",
    "under",
    "each",
    "every",
    "must",
    "may",
    "not",
    "the",
    "a",
    "of",
    "to",
    "in",
    "for",
    "and",
]
PAGES = {350: 81, 1400: 328}
"""Conditions that make so many pages."""
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def book(conditions: int, seed: int = 1) -> Edition:
    """A contract with nested lists, linked terms, references, law, reasons and tables throughout."""
    draw = random.Random(seed)
    names = [_name(count) for count in range(conditions)]
    terms = [f"term-{_name(count)}" for count in range(140)]

    def words(least: int, most: int) -> str:
        text = " ".join(draw.choices(WORDS, k=draw.randint(least, most)))
        return text[0].upper() + text[1:]

    def sentence() -> str:
        term = draw.choice(terms)
        return f"{words(8, 20)} {{term:{term}|Term {term[5:].upper()}}} {words(5, 15).lower()}."

    def one(name: str, count: int) -> object:
        reference = f"{{ref:{draw.choice(names)}-{_name(draw.randrange(12))}}}"
        parts = [f"{sentence()} {sentence()} See {reference} and {{law:act-{draw.randrange(30)}}}."]
        if count % 3 == 0:
            parts += ["1. " + words(5, 15), "1. " + words(5, 15), "1.. " + words(4, 9), "1.. " + words(4, 9)]
        if count % 11 == 5:
            parts += ["|| Item | Amount | Date | Note"]
            parts += [f"| {words(2, 6)} | {draw.randrange(1000)} | {words(2, 3)} | {words(5, 12)}" for _ in range(6)]
        law, why = (f"act-{draw.randrange(30)}",), (f"why-{draw.randrange(20)}",)
        return clause(f"{name}-{_name(count)}", "", *parts, law=law, reasons=why)

    made = [condition(name, words(2, 5), *(one(name, count) for count in range(12))) for name in names]
    return edition(
        document("general-conditions", "General Conditions", *made),
        definitions(*(definition(term, f"Term {term[5:].upper()}", f"means {words(10, 25)}.") for term in terms)),
        regulations=tuple(regulation(f"act-{n}", f"section {n + 1} of the Example Act 2000") for n in range(30)),
        rationales=tuple(rationale(f"why-{n}", f"Reason {n}") for n in range(20)),
    )


def _name(count: int) -> str:
    letters = ""
    for _ in range(3):
        count, rest = divmod(count, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def measured(command: list[str], folder: Path, **environment: str) -> tuple[float, float]:
    """Processor seconds and peak gigabytes of a process and all it started."""
    with (folder / "output.txt").open("wb") as output:
        child = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)}: failed, see {folder}/output.txt")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e6


def set_one(pages: int, result: Path) -> None:
    """The child that is measured: generates the book, sets it and says how large it is."""
    one = book(PAGES[pages])
    made = edition_pdf(one, DIGEST)
    result.with_suffix(".pdf").write_bytes(made)
    result.write_text(json.dumps({"pages": _pages(result.with_suffix(".pdf")), "bytes": len(made)}))


def second_variant(result: Path) -> None:
    one = book(PAGES[350])
    times = []
    for variant in (Variant(), Variant(sources=False)):
        started = time.process_time()
        edition_pdf(one, DIGEST, variant)
        times.append(time.process_time() - started)
    result.write_text(json.dumps({"first": times[0], "second": times[1]}))


def latex(engine: str, pages: int, folder: Path) -> tuple[float, int]:
    source = folder / f"{engine}-{pages}"
    write_sphinx_project(edition_data(book(PAGES[pages]), DIGEST), source, engine)
    built = source / "build"
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-b", "latex", str(source), str(built)], capture_output=True, check=True
    )
    (name,) = built.glob("book.tex")
    option = "-pdf" if engine == "pdflatex" else "-pdflua"
    seconds = measured(["latexmk", option, "-interaction=nonstopmode", name.name], built)[0]
    return seconds, _pages(name.with_suffix(".pdf"))


def weasyprint(pages: int, folder: Path) -> tuple[float, int]:
    page = folder / f"{pages}.html"
    page.write_text(as_html(edition_data(book(PAGES[pages]), DIGEST)))
    code = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
    seconds = measured([sys.executable, "-c", code, str(page), str(page.with_suffix(".pdf"))], folder)[0]
    return seconds, _pages(page.with_suffix(".pdf"))


def _pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def figures(long: bool = False) -> None:
    print("paper: a generated book (processor seconds of whole processes; ours as a part of theirs)")
    with TemporaryDirectory() as name:
        folder = Path(name)
        seconds = {pages: _ours(pages, folder) for pages in PAGES}
        print(f"  growth for four times the pages: {seconds[1400] / seconds[350]:.1f}×")
        measured([sys.executable, __file__, "second", str(folder / "second.json")], folder)
        told = json.loads((folder / "second.json").read_text())
        print(f"  a second variant in the same process: {told['second'] / told['first']:.2f} of the first")
        for pages in PAGES if long else (350,):
            for engine in ("pdflatex", "lualatex"):
                if shutil.which("latexmk") and shutil.which(engine):
                    _against(f"{engine} with latexmk", seconds[pages], latex(engine, pages, folder))
                else:
                    print(f"  {engine}: not installed (tests/install_tools.sh paper-peers)")
            if find_spec("weasyprint"):
                _against("WeasyPrint", seconds[pages], weasyprint(pages, folder))
            else:
                print("  WeasyPrint: not installed (pip install -e '.[paper-peers]')")


def _ours(pages: int, folder: Path) -> float:
    result = folder / "ours.json"
    seconds, memory = measured([sys.executable, __file__, "set", str(pages), str(result)], folder)
    told = json.loads(result.read_text())
    size = told["bytes"] / told["pages"] / 1000
    print(f"  {told['pages']:>5,} pages: {seconds:.1f} s, {memory:.2f} GB at most, {size:.1f} kB a page", flush=True)
    return seconds


def _against(name: str, mine: float, theirs: tuple[float, int]) -> None:
    seconds, pages = theirs
    print(f"  {name}: {seconds:.1f} s for its {pages:,} pages, ours {mine / seconds:.2f} of it", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["set"]:
        set_one(int(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1:2] == ["second"]:
        second_variant(Path(sys.argv[2]))
    else:
        figures("--long" in sys.argv)
