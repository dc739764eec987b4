"""The same value gives the same bytes, and what goes wrong is told in one line."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdf
import pytest
from editions import DIGEST, book, everything, later

from builders import edition
from clausebook.redline.compare import compare
from clausebook.render import pdf
from clausebook.render.errors import RenderError
from clausebook.render.pdf import edition_pdf, redline_pdf

SCRIPT = """
import hashlib
from editions import DIGEST, everything, later
from clausebook.redline.compare import compare
from clausebook.render.pdf import edition_pdf, redline_pdf
print(hashlib.sha256(edition_pdf(everything(), DIGEST)).hexdigest())
print(hashlib.sha256(redline_pdf(compare(everything(), later(), old_digest="a", new_digest="b"))).hexdigest())
"""


def hashes() -> list[str]:
    made = (
        edition_pdf(everything(), DIGEST),
        redline_pdf(compare(everything(), later(), old_digest="a", new_digest="b")),
    )
    return [hashlib.sha256(each).hexdigest() for each in made]


def test_twice_in_one_process_also_after_another_book() -> None:
    first = hashes()
    edition_pdf(book(3), DIGEST)

    assert hashes() == first


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_in_a_fresh_process_under_any_hash_seed_and_clock(seed: str) -> None:
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join(str(root / each) for each in ("ext", "tests", "tests/render")),
        "TZ": "Pacific/Auckland",
        "SOURCE_DATE_EPOCH": "1",
    }
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.split() == hashes()


@pytest.mark.parametrize(
    ("published", "date"),
    [
        ("2018-08", "2018-08-01"),
        ("2019-08-23", "2019-08-23"),
        ("2016", "2016-01-01"),
        ("", "1980-01-01"),
        ("no date", "1980-01-01"),
        ("2019-02-30", "1980-01-01"),
    ],
)
def test_the_date_in_the_file_is_the_editions(published: str, date: str, tmp_path: Path) -> None:
    path = tmp_path / "edition.pdf"
    path.write_bytes(edition_pdf(edition(published=published), DIGEST))
    created = pypdf.PdfReader(path).metadata.creation_date  # type: ignore[union-attr]

    assert created is not None
    assert created.date().isoformat() == date


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates that a test may spoil."""
    copy = tmp_path / "typst"
    shutil.copytree(pdf._TEMPLATES, copy, ignore=shutil.ignore_patterns("fonts"))
    monkeypatch.setattr(pdf, "_TEMPLATES", copy)
    return copy


@pytest.mark.parametrize(
    ("file", "added", "told"),
    [
        ("edition.typ", "#let broken = (", r"edition\.typ:\d+: unclosed delimiter"),
        ("edition.typ", "#nobody", r"edition\.typ:\d+: unknown variable: nobody"),
        ("lib.typ", "#let f = nobody", r"lib\.typ:\d+: unknown variable: nobody"),
        ("edition.typ", '#text(font: "No Such Font")[x]', r"edition\.typ:\d+: unknown font family: no such font"),
        ("edition.typ", "#heading(level: 5)[Skipped]", r"edition\.typ:\d+: .*heading"),
        ("edition.typ", '#image("none.png")', r"edition\.typ:\d+: file not found"),
    ],
)
def test_a_template_error_names_file_and_line(templates: Path, file: str, added: str, told: str) -> None:
    with (templates / file).open("a") as template:
        template.write(f"\n{added}\n")

    with pytest.raises(RenderError, match=rf"^{told}") as caught:
        edition_pdf(everything(), DIGEST)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_missing_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf._fonts.cache_clear()
    monkeypatch.setattr(pdf, "FONTS", tmp_path)

    with pytest.raises(RenderError, match=r"DejaVuSans\.ttf is missing"):
        edition_pdf(everything(), DIGEST)
    pdf._fonts.cache_clear()


def test_a_link_without_its_place_is_told_by_name(templates: Path) -> None:
    library = templates / "lib.typ"
    library.write_text(library.read_text().replace('#let to-place = "place:', '#let to-place = "place:lost-'))

    with pytest.raises(RenderError, match=r"^a link leads to lost-\S+, which is not in the file$"):
        edition_pdf(everything(), DIGEST)


def test_no_room_to_work_in_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    assert edition_pdf(everything(), DIGEST).startswith(b"%PDF-1.7")


def test_a_page_takes_at_most_nine_thousand_bytes() -> None:
    made = edition_pdf(book(20), DIGEST)
    pages = len(pypdf.PdfReader(__import__("io").BytesIO(made)).pages)

    assert pages > 30
    assert len(made) / pages < 9_000
