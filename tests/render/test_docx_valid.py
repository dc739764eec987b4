"""Word files against the schema that Word itself validates with, as an independent validator carries it, and against
LibreOffice."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

import strategies
import word_resolver
from clausebook.edition.model import Edition
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.render.docx_edition import edition_docx
from clausebook.render.docx_redline import redline_docx
from render import redlines
from render_samples import HOSTILE, hostile_edition, large_edition
from word_book import drawn_book, new_book, old_book
from word_expectations import edition_rows

Validate = Callable[[Path], None]
READER = Path(__file__).parents[1] / "libreoffice_reader.py"
DIGEST = "0123456789abcdef" * 4
SEEDS = (3, 7, 93)


def redline_of(old: Edition, new: Edition) -> bytes:
    return redline_docx(compare(old, new, old_digest="0" * 64, new_digest="1" * 64))


def particulars() -> Edition:
    """A whole document of the book: schedules, Parts, tables, blanks and choices."""
    whole = load((Path(__file__).parents[2] / "editions/2019-08/snapshot.json").read_bytes())
    return replace(whole, documents=whole.documents[:1], regulations=(), rationales=())


@pytest.mark.parametrize("make", [old_book, particulars, drawn_book])
def test_an_edition_is_valid(make: Callable[[], Edition], tmp_path: Path, assert_valid_docx: Validate) -> None:
    assert_valid_docx(written(tmp_path, edition_docx(make(), DIGEST)))


@pytest.mark.parametrize("make", [large_edition, *(partial(hostile_edition, text) for text in HOSTILE)], ids=range(20))
def test_a_hostile_edition_is_valid(make: Callable[[], Edition], tmp_path: Path, assert_valid_docx: Validate) -> None:
    assert_valid_docx(written(tmp_path, edition_docx(make(), DIGEST)))


def test_a_redline_is_valid(tmp_path: Path, assert_valid_docx: Validate) -> None:
    assert_valid_docx(written(tmp_path, redline_of(old_book(), new_book())))


@pytest.mark.parametrize("seed", SEEDS)
def test_random_files_are_valid(seed: int, tmp_path: Path, assert_valid_docx: Validate) -> None:
    old, new = strategies.a_pair(seed)
    assert_valid_docx(written(tmp_path, redline_of(old, new)))
    assert_valid_docx(written(tmp_path, edition_docx(new, DIGEST)))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>"),
        ('<w:pStyle w:val="Clause"/>', '<w:pStyle w:value="Clause"/>'),
        ("<w:tblGrid>", "<w:tblGrid><w:p/>"),
        ("<w:sdtContent>", "<w:sdtContents>"),
    ],
)
def test_the_validator_sees_a_fault(good: str, bad: str, tmp_path: Path, assert_valid_docx: Validate) -> None:
    """A check that cannot fail proves nothing."""
    file = edition_docx(old_book(), DIGEST)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in word_resolver.unpack(file).items():
            text = content.decode()
            if bad == "<w:sdtContents>":
                text = re.sub("(</?)w:sdtContent>", r"\1w:sdtContents>", text)
            archive.writestr(name, text.replace(good, bad))
    with pytest.raises(pytest.fail.Exception):
        assert_valid_docx(written(tmp_path, buffer.getvalue()))


@pytest.mark.needs("soffice")
def test_libreoffice_reads_an_edition_as_it_is(tmp_path: Path) -> None:
    """Words, numbers that LibreOffice counts, and the text of fields that it works out afresh."""
    one = old_book()
    (reading,) = libreoffice(tmp_path, edition_docx(one, DIGEST), "keep")
    assert reading["before"] == 0
    wanted = edition_rows(one, fillable=True)
    assert between(shown(reading), wanted) == wanted


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("name", ["book", "moved text", *SEEDS])
def test_libreoffice_accepts_and_rejects_as_we_do(name: str | int, tmp_path: Path) -> None:
    """A small book, text that moved, and random editions; the sealed ones in ``test_docx_book.py``."""
    sides = {"book": lambda: (old_book(), new_book()), "moved text": redlines.sides}
    old, new = sides[name]() if isinstance(name, str) else strategies.a_pair(name)
    file = redline_of(old, new)
    for way, reading in zip(("accept", "reject"), libreoffice(tmp_path, file, "accept", "reject"), strict=True):
        assert reading["before"] > 0
        assert reading["after"] == 0
        ours = word_resolver.read(file, way).section(1)
        written_out = [f"{each.label}\t{each.text}" if each.label and not each.counted else each.text for each in ours]
        texts = [text for text in written_out if text.strip()]
        found = [text for _, text in shown(reading) if text.strip()]
        start = len(found) - found[::-1].index("Table of changes") - 1 - len(texts)
        assert found[start : start + len(texts)] == texts


def plain_sides() -> tuple[Edition, Edition]:
    """Clauses that stay, come and go."""
    from builders import clause, condition, document, edition

    def book(*names: str) -> Edition:
        clauses = [clause(name, "", f"What {name} says.", f"1. item of {name}", "1. and another") for name in names]
        last = condition("last", "Last", clause("end", "", "The end."))
        return edition(document("gc", "Conditions", condition("c", "First", *clauses), last))

    return book("one", "two", "three"), book("zero", "one", "three", "four")


def rich_sides() -> tuple[Edition, Edition]:
    """Every kind of change, moves with edits among them."""
    return old_book(), new_book()


@pytest.mark.needs("soffice")
def test_libreoffice_counts_the_numbers_of_both_editions(tmp_path: Path) -> None:
    """Inserted, deleted and edited clauses: numbers after accepting and rejecting, counted by LibreOffice."""
    old, new = plain_sides()
    accepted, rejected = libreoffice(tmp_path, redline_of(old, new), "accept", "reject")
    for reading, one in ((accepted, new), (rejected, old)):
        wanted = edition_rows(one)
        assert between(before_the_table(shown(reading)), wanted) == wanted


@pytest.mark.needs("soffice")
def test_what_follows_a_moved_and_edited_paragraph_keeps_its_number(tmp_path: Path) -> None:
    """LibreOffice would hand the properties of the paragraph that goes on to the next one (``docx_heirs.py``): whether
    one alike stands before it or not, whether it is numbered or not."""
    from builders import clause, condition, document, edition

    def book(at: int, days: str) -> Edition:
        said = f"The Provider must pay within {days} days of notice"
        moved = {
            "one": clause("one", "Moving", f"{said}:", "1. first item of one", "1. second item"),
            "two": clause("two", "", f"{said}."),
            "three": clause("three", "", "It must do all of this:", "1. first item of three", f"1. {said}."),
            "four": clause("four", f"Moving within {days} days", "Nothing else here is new."),
            "five": clause(
                "five", "National Terms kept" if days == "ten" else "National Terms", "This stays as it is."
            ),
        }
        conditions = []
        for name, one in moved.items():
            kept = [
                clause(f"{name}-{n}", f"Kept {n}", f"This {n} of {name} stays where it was. " * 3) for n in range(4)
            ]
            kept.insert(at, one)
            conditions.append(condition(f"c-{name}", f"Condition {name}", *kept))
        return edition(document("gc", "Conditions", *conditions), identity="2018-08")

    old, new = book(3, "ten"), book(1, "five")
    accepted, rejected = libreoffice(tmp_path, redline_of(old, new), "accept", "reject")
    for reading, one in ((accepted, new), (rejected, old)):
        wanted = edition_rows(one)
        assert between(before_the_table(shown(reading)), wanted) == wanted


def before_the_table(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What stands before the table of changes, which names every document again."""
    return found[: [text for _, text in found].index("Table of changes")]


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("make", [old_book, particulars, drawn_book])
def test_saving_in_libreoffice_keeps_words_and_numbers(make: Callable[[], Edition], tmp_path: Path) -> None:
    one = make()
    file = written(tmp_path, edition_docx(one, DIGEST))
    out = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'saving').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    (reading,) = libreoffice(tmp_path, (out / file.name).read_bytes(), "keep")
    wanted = edition_rows(one, fillable=True)
    assert between(shown(reading), wanted) == wanted


@pytest.mark.needs("soffice")
@pytest.mark.parametrize(("make", "ways"), [(plain_sides, ("accept", "reject")), (rich_sides, ("accept",))])
def test_a_redline_saved_in_libreoffice_keeps_its_marks(
    make: Callable[[], tuple[Edition, Edition]], ways: tuple[str, ...], tmp_path: Path
) -> None:
    """What LibreOffice accepts and rejects from its own file is what it did from ours. Of a paragraph that moved and was
    edited on the way it writes down too little to reject it (7.4): there the file as we wrote it is the one to keep."""
    file = written(tmp_path, redline_of(*make()))
    out = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'saving').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    for folder in ("ours", "theirs"):
        (tmp_path / folder).mkdir()
    ours = libreoffice(tmp_path / "ours", file.read_bytes(), *ways)
    theirs = libreoffice(tmp_path / "theirs", (out / file.name).read_bytes(), *ways)
    for before, after in zip(ours, theirs, strict=True):
        assert after["before"] > 0 and after["after"] == 0
        assert before_the_table(shown(after)) == before_the_table(shown(before))


def libreoffice(folder: Path, file: bytes, *ways: str) -> list[dict]:  # type: ignore[type-arg]
    """What LibreOffice makes of a file; the distribution's Python has the bridge to it, ours has not."""
    command = ["/usr/bin/python3", str(READER), str(written(folder, file)), str(folder / "profile"), *ways]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=900)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def shown(reading: dict) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    """Labels and words, where there are any; a bullet is no label here."""
    rows = ((label if label not in "•–" else "", text) for label, text in reading["paragraphs"])
    return [(label, text) for label, text in rows if label or text.strip()]


def between(rows: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The rows of the text itself: from the last row that opens it, as many as are wanted."""
    starts = [index for index, row in enumerate(rows) if row[1] == wanted[0][1] and not row[0]]
    start = max(index for index in starts if index + len(wanted) <= len(rows))
    return rows[start : start + len(wanted)]


def written(folder: Path, file: bytes) -> Path:
    path = folder / "file.docx"
    path.write_bytes(file)
    return path
