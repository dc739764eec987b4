"""Every format of an edition and of a redline: the same bytes in any process, under any hash seed, clock and language of
the machine. Run by hand with another Python it prints what to compare:
``PYTHONPATH=ext:tests python tests/render/test_same_bytes.py``."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from clausebook.edition.model import Edition
from clausebook.edition.seal import seal
from clausebook.edition.snapshot import dump
from clausebook.redline.compare import compare
from clausebook.redline.model import Redline
from clausebook.render.akn_edition import edition_akn
from clausebook.render.bundle import bundle
from clausebook.render.docx_edition import edition_docx
from clausebook.render.docx_redline import redline_docx
from clausebook.render.html_page import redline_page
from clausebook.render.pdf import edition_pdf, redline_pdf
from clausebook.render.redline_csv import redline_csv
from clausebook.render.redline_json import dump_redline
from clausebook.render.redline_markdown import redline_markdown
from clausebook.render.redline_text import redline_text
from clausebook.render.tables import edition_csv
from clausebook.render.text import edition_text
from word_book import new_book, old_book

ROOT = Path(__file__).parents[2]
PATHS = [str(ROOT / each) for each in ("ext", "tests", "tests/render")]
DIGEST = "0123456789abcdef" * 4
SEED, CLOCK, LANGUAGE = "PYTHONHASHSEED", "SOURCE_DATE_EPOCH", "LC_ALL"

EDITION: dict[str, Callable[[Edition, Edition, Redline], bytes]] = {
    "pdf": lambda one, old, redline: edition_pdf(one, DIGEST),
    "docx": lambda one, old, redline: edition_docx(one, DIGEST),
    "akn": lambda one, old, redline: edition_akn(one, DIGEST, earlier=(old,), redline=redline),
    "json": lambda one, old, redline: dump(one),
    "seal": lambda one, old, redline: b"".join(seal(one, sealed_by="A", sealed_on="2019-08-02", commit="c")),
    "csv": lambda one, old, redline: edition_csv(one).encode(),
    "text": lambda one, old, redline: edition_text(one).encode(),
    "zip": lambda one, old, redline: bundle(one, DIGEST, {"snapshot.json": dump(one)}),
}
REDLINE: dict[str, Callable[[Redline], bytes]] = {
    "pdf": redline_pdf,
    "docx": redline_docx,
    "html": lambda redline: redline_page(redline).encode(),
    "markdown": lambda redline: redline_markdown(redline).encode(),
    "text": lambda redline: redline_text(redline).encode(),
    "json": dump_redline,
    "csv": lambda redline: redline_csv(redline).encode(),
}


def digests() -> list[str]:
    """One line a format."""
    old, new = old_book(), replace(new_book(), based_on="2018-08")
    redline = compare(old, new, old_digest="0" * 64, new_digest="1" * 64)
    made = {f"edition {name}": make(new, old, redline) for name, make in EDITION.items()}
    made |= {f"redline {name}": make(redline) for name, make in REDLINE.items()}
    return [f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in made.items()]


def test_every_format_twice_in_one_process_and_in_others() -> None:
    first = digests()
    assert digests() == first
    for seed, zone, language in (("1", "Pacific/Auckland", "C"), ("4242", "America/Caracas", "C.UTF-8")):
        environment = {**os.environ, SEED: seed, CLOCK: seed, LANGUAGE: language, "TZ": zone}
        environment["PYTHONPATH"] = os.pathsep.join(PATHS)
        done = subprocess.run([sys.executable, __file__], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines() == first


if __name__ == "__main__":
    print("\n".join(digests()))
