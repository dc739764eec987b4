"""Figures of paper: a generated contract of 94,500 words (:mod:`paper_book`), and one four times as long, set by us and by
what a Sphinx project would take otherwise.

``python tests/bench_paper.py`` measures ours and, where they are installed, the peers: latexmk with pdflatex and with lualatex
(``tests/install_tools.sh paper-peers``), and WeasyPrint (the extra ``paper-peers``). ``--long`` has them set the long book
too, ``--pairs 7`` measures seven times, ours and a peer's in turn, of which the least and the middle ratio are printed.

Processor seconds are of whole processes, children included, from their start. What is counted, for every side, is the way
from the book as a value, or as the sources that the typesetter reads, to the finished file; reading a project's Markdown
into a value is not: neither ours nor Sphinx's, whose seconds are printed apart.

- Ours: :func:`~clausebook.render.pdf.edition_pdf`, from the edition to tagged PDF/UA-1 and PDF/A-2a with contents, running
  heads, page x of y, bookmarks, linked terms, references, law and reasons, registers; its objects compressed.
- LaTeX: what ``make`` in Sphinx's LaTeX folder runs, all of latexmk's passes and the index, with Sphinx's own settings and fonts;
  sources in Markdown (MyST), terms in a glossary, each numbered clause a target, lists, tables, pictures and registers the
  same. Neither tagged nor archival, no law beside the text but below it, no heads with the condition's name.
- WeasyPrint: one HTML page with the same words and links, our fonts, running heads and contents with pages, tagged PDF/UA-1.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "ext"), str(ROOT / "tests")]

from clausebook.render.pdf import edition_pdf
from clausebook.render.typst_edition import edition_data
from clausebook.render.variants import Variant
from paper_book import book
from paper_peers import as_html, write_sphinx_project

SIZES = (1, 4)
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

Setter = Callable[[], tuple[float, int]]
"""Sets a book; gives its processor seconds and its pages."""


def measured(command: list[str], folder: Path) -> tuple[float, float]:
    """Processor seconds and peak gigabytes of a process and all it started."""
    with (folder / "output.txt").open("wb") as output:
        child = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)}: failed, see {folder}/output.txt")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e6


def set_one(size: int, result: Path) -> None:
    """The child that is measured: sets the book, and says how large the file is and how long the book took to generate."""
    started = time.process_time()
    one = book(size)
    generated = time.process_time() - started
    made = edition_pdf(one, DIGEST)
    result.with_suffix(".pdf").write_bytes(made)
    result.write_text(json.dumps({"generated": generated, "bytes": len(made)}))


def second_variant(result: Path) -> None:
    """The child that sets two variants of the book and says what each took."""
    one = book()
    times = []
    for variant in (Variant(), Variant(sources=False)):
        started = time.process_time()
        edition_pdf(one, DIGEST, variant)
        times.append(time.process_time() - started)
    result.write_text(json.dumps({"first": times[0], "second": times[1]}))


class Ours:
    """Our own setting of a book, with what it took at most."""

    def __init__(self, size: int, folder: Path) -> None:
        self.size, self.result = size, folder / f"ours{size}.json"
        self.memory = self.kilobytes = 0.0

    def __call__(self) -> tuple[float, int]:
        command = [sys.executable, __file__, "--set", str(self.size), str(self.result)]
        seconds, self.memory = measured(command, self.result.parent)
        told = json.loads(self.result.read_text())
        pages = _pages(self.result.with_suffix(".pdf"))
        self.kilobytes = told["bytes"] / pages / 1000
        return seconds - told["generated"], pages


def latex(engine: str, size: int, folder: Path) -> Setter:
    """The LaTeX that Sphinx writes, and how to set it."""
    source = folder / f"{engine}-{size}"
    built = source / "build"
    write_sphinx_project(edition_data(book(size), DIGEST), source, engine)
    seconds, _ = measured([sys.executable, "-m", "sphinx", "-q", "-b", "latex", str(source), str(built)], folder)
    print(f"  (Sphinx reads and writes the sources for {engine} in {seconds:.1f} s, not counted below)", flush=True)

    def setter() -> tuple[float, int]:
        subprocess.run(["latexmk", "-C"], cwd=built, capture_output=True, check=False)
        seconds, _ = measured(["make", "LATEXMKOPTS=-interaction=nonstopmode", "all-pdf"], built)
        return seconds, _pages(built / "book.pdf")

    return setter


def weasyprint(size: int, folder: Path) -> Setter:
    """The page for WeasyPrint, and how to set it."""
    page = folder / f"{size}.html"
    page.write_text(as_html(edition_data(book(size), DIGEST)))
    code = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"

    def setter() -> tuple[float, int]:
        made = page.with_suffix(".pdf")
        return measured([sys.executable, "-c", code, str(page), str(made)], folder)[0], _pages(made)

    return setter


def _pages(path: Path) -> int:
    import pikepdf  # not by the child that is measured

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def figures(long: bool = False, pairs: int = 1) -> None:
    """Print them."""
    print("paper: a generated contract of 94,500 words, and one of four times as many (processor seconds)")
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours = {size: Ours(size, folder) for size in SIZES}
        seconds = {size: _told(ours[size], pairs) for size in SIZES}
        print(f"  growth for four times the pages: {seconds[4] / seconds[1]:.1f}×")
        print(f"  a second variant in the same process: {min(_second(folder) for _ in range(pairs)):.2f} of the first")
        for size in SIZES if long else (1,):
            for engine in ("pdflatex", "lualatex"):
                if shutil.which("latexmk") and shutil.which(engine):
                    _against(f"{engine} with latexmk", ours[size], latex(engine, size, folder), pairs)
                else:
                    print(f"  {engine}: not installed (tests/install_tools.sh paper-peers)")
            if find_spec("weasyprint"):
                _against("WeasyPrint", ours[size], weasyprint(size, folder), pairs)
            else:
                print("  WeasyPrint: not installed (pip install -e '.[paper-peers]')")


def _told(ours: Ours, times: int) -> float:
    made = [ours() for _ in range(times)]
    least, pages = min(made)
    size, memory = ours.kilobytes, ours.memory
    print(f"  {pages:>5,} pages: {least:.1f} s, {memory:.2f} GB at most, {size:.1f} kB a page", flush=True)
    return least


def _second(folder: Path) -> float:
    result = folder / "second.json"
    measured([sys.executable, __file__, "--second", str(result)], folder)
    told = json.loads(result.read_text())
    return float(told["second"] / told["first"])


def _against(name: str, ours: Ours, theirs: Setter, pairs: int) -> None:
    """Ours and theirs in turn."""
    made = [(ours()[0], *theirs()) for _ in range(pairs)]
    ratios = [mine / other for mine, other, _ in made]
    _, seconds, pages = min(made, key=lambda each: each[1])
    print(
        f"  {name}: {seconds:.1f} s for its {pages:,} pages; ours {min(ratios):.3f} of it at least, {median(ratios):.3f} mostly",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Figures of paper.")
    parser.add_argument("--long", action="store_true", help="peers set the long book too")
    parser.add_argument("--pairs", type=int, default=1, help="how often each is measured")
    parser.add_argument("--set", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--second", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.set:
        set_one(int(asked.set[0]), Path(asked.set[1]))
    elif asked.second:
        second_variant(Path(asked.second))
    else:
        figures(asked.long, asked.pairs)
