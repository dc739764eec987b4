"""Where pages break: rows of tables stay whole, nothing that leads to something is left behind by it."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from editions import DIGEST
from msgspec.structs import replace
from tagged import elements, opened

from builders import (
    NOTICE,
    clause,
    condition,
    definition,
    definitions,
    document,
    edition,
    guide,
    provision,
    regulation,
    section,
)
from clausebook.edition.model import Blank, Edition, ProvisionKind
from clausebook.render.pdf import edition_pdf, redline_pdf
from render.redlines import sample

FILLER = "The Provider must keep to the plan that the parties have agreed for the year, and must say when it cannot. "


def pages(one: Edition) -> list[str]:
    """Text of each page after the contents, on one line."""
    reader = pypdf.PdfReader(io.BytesIO(edition_pdf(one, DIGEST)))
    return [" ".join(page.extract_text().split()) for page in reader.pages[2:]]


def together(found: list[str], first: str, last: str) -> bool:
    """Whether two texts stand on one page."""
    return any(first in page and last in page for page in found)


def in_one_clause(*texts: str, **fields: object) -> Edition:
    return edition(
        document("d", "D", condition("a", "A", clause("b", "", *texts, **fields))), regulations=(regulation("act"),)
    )


def test_rows_stay_whole() -> None:
    rows = [f"| Begin-{count}. {FILLER * (1 + count % 3)} End-{count}. | x" for count in range(60)]
    found = pages(in_one_clause("Rows:", "|| Name | Mark", *rows))

    assert len(found) > 5
    assert all(together(found, f"Begin-{count}.", f"End-{count}.") for count in range(60))


def test_a_row_taller_than_a_page_breaks_and_loses_nothing() -> None:
    words = [f"word-{count}" for count in range(900)]
    found = pages(in_one_clause("Rows:", "|| Name | Mark", f"| {' '.join(words)} | x", "| last | y"))

    assert all(any(word in page.split() for page in found) for word in words)


@pytest.mark.parametrize("lines", range(26, 40))
def test_words_that_lead_to_a_table_stand_with_its_first_row(lines: int) -> None:
    filler = [f"1. {count}" for count in range(lines)]
    found = pages(in_one_clause("Opening.", *filler, "This leads on.", "|| Name | Mark", "| First-row | x", "| b | y"))

    assert together(found, "This leads on.", "First-row")


@pytest.mark.parametrize("lines", range(26, 40))
def test_law_stands_with_the_last_words_of_its_clause(lines: int) -> None:
    filler = [f"1. {count}" for count in range(lines)]
    found = pages(in_one_clause("Opening.", *filler, "Last words.", law=("act",)))

    assert together(found, "Last words.", "Law: section 1")


@pytest.mark.parametrize("lines", range(24, 40))
def test_a_long_table_begins_with_two_rows_and_a_long_list_with_two_items(lines: int) -> None:
    filler = [f"1. {count}" for count in range(lines)]
    rows = [f"| Row-{count}. | y" for count in range(30)]
    table = pages(in_one_clause("Opening.", *filler, "This leads on.", "|| Name | Mark", *rows))
    items = [f"- Item-{count}. {FILLER}" for count in range(12)]
    listed = pages(in_one_clause("Opening.", *filler, "This leads on:", *items))

    assert together(table, "Row-0.", "Row-1.")
    assert together(listed, "This leads on:", "Item-1.")


@pytest.mark.parametrize("lines", range(1, 20))
def test_a_long_table_ends_with_two_rows_on_a_page_and_none_is_its_foot(lines: int) -> None:
    made = edition_pdf(
        in_one_clause(
            *[f"1. {count}" for count in range(lines)],
            "|| Name | Mark",
            *[f"| Row-{count}. {FILLER * (count % 2)} | y" for count in range(19)],
        ),
        DIGEST,
    )
    found = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(made)).pages[2:]]

    assert sum("Row-" in page for page in found) > 1
    assert together(found, "Row-17.", "Row-18.")
    assert "TFoot" not in {path[-1] for path, _ in elements(opened(made))}


def test_no_line_ends_between_a_number_and_what_it_names_and_the_text_has_ordinary_spaces() -> None:
    texts = [f"{'a ' * letters}see Schedule 12 on 31 December." for letters in range(20, 60)]
    cells = [f"| {'a ' * letters}see Schedule 12. | x" for letters in range(10, 40)]
    made = edition_pdf(in_one_clause(*texts, "|| Name | Mark", *cells, law=("act",)), DIGEST)
    lines = [line for page in pypdf.PdfReader(io.BytesIO(made)).pages for line in page.extract_text().splitlines()]

    assert sum("Schedule 12" in line for line in lines) == 70
    assert sum("31 December" in line for line in lines) == 40
    assert not any("\u00a0" in line for line in lines)


def test_words_of_a_narrow_column_may_part() -> None:
    head, row = "|| A | B | C | D | E | F", f"| {' | '.join(['Schedule 12 applies'] * 6)}"
    (found,) = (page for page in pages(in_one_clause("Rows:", head, row)) if "applies" in page)

    assert found.count("Schedule 12 applies") == 6


@pytest.mark.needs("pdftotext")
def test_room_to_write_stands_on_the_line_of_its_blank(tmp_path: Path) -> None:
    texts = [f"{'a ' * (letters // 2)}within {{blank:term|insert period}}." for letters in range(30, 80)]
    path = tmp_path / "blanks.pdf"
    path.write_bytes(edition_pdf(replace(in_one_clause(*texts), blanks=(Blank("term", "period", "insert"),)), DIGEST))
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>', boxes)
    after = [(word, full_stop) for word, full_stop in pairwise(words) if word[2] == "period]" and full_stop[2] == "."]

    assert len(after) == len(texts)
    # A full stop on the line of the blank, and room between them.
    assert all(word[1] == stop[1] and float(stop[0]) - float(word[0]) > 90 for word, stop in after)


def test_definitions_stay_whole_and_the_head_names_the_first_of_a_page() -> None:
    made = [definition(f"t-{n:03}", f"Term {n:03}", f"begins {FILLER * 2} ends-{n:03}.") for n in range(40)]
    found = pages(edition(definitions(*made)))

    assert len(found) > 3
    assert all(together(found, f"Term {n:03} begins", f"ends-{n:03}.") for n in range(40))
    assert found[1].startswith("Definitions Term")


def test_a_head_names_what_the_page_opens_in_and_what_begins_last_on_it() -> None:
    seen: set[str] = set()
    for clauses in (1, 5, 16):
        tops = [
            condition(
                f"c-{n}", f"Name {n}", *(clause(f"c-{n}-{at}", f"Clause {n}-{at}", FILLER * 2) for at in range(clauses))
            )
            for n in range(1, 13)
        ]
        last = 0
        for page in pages(edition(document("d", "Conditions", *tops, scheme="conditions", abbreviation="GC"))):
            begun = [int(n) for n in re.findall(r"GC(\d+) Name", page.removeprefix(named(page)))]
            inside = [int(n) for n in re.findall(r"Clause (\d+)-", page)]
            first, until = min([*inside, *begun]), max([*inside, *begun])
            assert named(page) == f"Conditions GC{first} Name {first}" + (
                f" – GC{until} Name {until}" if until > first else ""
            )
            seen.add(f"{'opens with' if first in begun else 'goes on'}, {'several' if until > first else 'one'}")
            last = until
        assert last == 12
    assert seen == {"opens with, one", "opens with, several", "goes on, one", "goes on, several"}


def named(page: str) -> str:
    """The running head of a page in which "GC2 Name 2" may follow at once as a heading."""
    match = re.match(r"Conditions GC\d+ Name \d+(?: – GC\d+ Name \d+)?", page)
    return match[0] if match else ""


def test_a_heading_number_never_breaks_across_lines() -> None:
    part = provision(ProvisionKind.PART, "p", "General", provision(ProvisionKind.DIRECTION, "x", "", "Words."))
    one = edition(document("d", "Directions", part, scheme="directions", abbreviation=""))
    found = pypdf.PdfReader(io.BytesIO(edition_pdf(one, DIGEST))).pages[2].extract_text()

    # Once in the running head and once as the heading.
    assert found.count("Part 1") == 2


def test_text_of_a_redline_is_at_least_twelve_points_but_for_head_and_foot() -> None:
    made = redline_pdf(sample())
    small: list[str] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip() and size * abs(matrix[3]) < 12:
            small.append(text.strip())

    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    for page in pages:
        page.extract_text(visitor_text=visit)
    heads = {"Summary", "Changes", "Definitions", "General Conditions", NOTICE}
    heads |= {"Summary – Changes", "Definitions – General Conditions", "ICP – GC1  Money"}
    foot = re.compile(r"2016-12 compared with 2018-08: for comparison only|Page \d+ of \d+|GC\d .*|(MCP|ICP)\W*")
    assert len(small) >= 3 * len(pages)
    assert [text for text in small if text not in heads and not foot.fullmatch(text)] == []


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("wanted", ["1. ", "- ", "| "])
def test_a_long_list_or_table_stands_below_the_words_before_it(wanted: str, tmp_path: Path) -> None:
    held = ["|| Name"] * (wanted == "| ") + [f"{wanted}{FILLER * 2}" for _ in range(8)]
    path = tmp_path / "below.pdf"
    # Neither a colon nor the same width: nothing that would make the two one block.
    path.write_bytes(
        edition_pdf(edition(guide("g", "G", section("s", "Steps", "Take these in order.", *held))), DIGEST)
    )
    boxes = subprocess.run(["pdftotext", "-q", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    page = next(each for each in boxes.split("<page") if ">order.<" in each)
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', page)
    at = next(index for index, word in enumerate(words) if word[2] == "order.")

    # Half the space between lines at least: more than where one line of a paragraph follows another.
    assert float(words[at + 1][0]) - float(words[at][1]) > 6


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("columns", [1, 7, 20])
def test_a_table_of_any_width_stays_on_the_page_with_all_its_words(columns: int, tmp_path: Path) -> None:
    words = [f"word-{'long' * (n % 4)}-{n}" for n in range(columns)]
    path = tmp_path / "wide.pdf"
    path.write_bytes(edition_pdf(in_one_clause("Rows:", f"|| {' | '.join(words)}", f"| {' | '.join(words)}"), DIGEST))
    command = ["pdftotext", "-q", "-f", "3", "-l", "3", "-bbox", str(path), "-"]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ends = [float(each) for each in re.findall(r'xMax="([\d.]+)"', found)]

    squeezed = "".join(pypdf.PdfReader(path).pages[2].extract_text().split())
    assert all(squeezed.count(word) >= 2 for word in words)
    assert len(ends) > 2 * columns
    assert max(ends) < 595 - 25 * 72 / 25.4 + 1


def test_blanks_are_listed_with_hostile_names_and_prompts_as_text() -> None:
    hostile = '#panic() <b>&amp;</b> "x" \\ $y$'
    one = in_one_clause(f"Pay {{blank:{hostile}|{hostile}}} now.", "|| a | b", f"| {{blank:{hostile}|sum}} | c")
    one = replace(one, blanks=(Blank(hostile, "money", hostile),))
    found = " ".join(pages(one))

    assert "Blanks to fill" in found
    assert f"{hostile} (sum of money): {hostile}" in found


@pytest.mark.needs("pdftotext")
def test_titles_with_nothing_below_them_stand_close_in_the_contents(tmp_path: Path) -> None:
    law = (regulation("act"),)
    one = edition(
        document("a", "First part", condition("x", "Alpha", clause("y", "Y", "Words.", law=("act",)))),
        document("b", "Second part"),
        document("c", "Third part"),
        document("d", "Fourth part", condition("z", "Omega", clause("w", "W", "Words."))),
        regulations=law,
    )
    file = tmp_path / "contents.pdf"
    file.write_bytes(edition_pdf(one, DIGEST))
    listed = subprocess.run(
        ["pdftotext", "-q", "-bbox", "-f", "2", "-l", "2", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    tops = {word: float(top) for top, word in re.findall(r'yMin="([\d.]+)"[^>]*>(\w+)<', listed)}

    assert tops["Third"] - tops["Second"] < tops["Second"] - tops["Alpha"]
    assert tops["Fourth"] - tops["Third"] == pytest.approx(tops["Second"] - tops["Alpha"], abs=0.1)
    assert tops["Register"] - tops["Omega"] == pytest.approx(tops["Second"] - tops["Alpha"], abs=0.1)
