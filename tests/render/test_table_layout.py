"""Columns get room where the words are, and no row is called tall that fits a page."""

from __future__ import annotations

import re
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.render.glyphs import FONTS
from clausebook.render.letter_widths import breadth
from clausebook.render.table_layout import FRAME, LETTERS, SAMPLE, TALL, TIGHT_FRAME, WIDE, lay_out, lay_out_held
from clausebook.render.unbroken import unbroken

cells = st.integers(1, 9).flatmap(
    lambda width: st.lists(
        st.lists(st.text("ab -", max_size=80), min_size=width, max_size=width), min_size=1, max_size=8
    )
)


@given(cells)
def test_every_column_has_room_and_together_they_fill_the_line(rows: list[list[str]]) -> None:
    layout = lay_out(rows)

    assert len(layout.shares) == len(rows[0])
    assert all(share > TIGHT_FRAME for share in layout.shares)
    assert sum(layout.shares) <= (WIDE if layout.tight else LETTERS)
    assert all(layout.room(column) >= 1 for column in range(len(layout.shares)))


@given(cells)
def test_no_word_is_broken_where_all_fit(rows: list[list[str]]) -> None:
    layout = lay_out(rows)
    least = [
        max((len(word) for cell in column for word in re.split(r"\s+|(?<=-)", cell)), default=1)
        for column in zip(*rows, strict=True)
    ]

    if sum(each + FRAME for each in least) <= LETTERS:
        assert all(share >= each + FRAME for share, each in zip(layout.shares, least, strict=True))


def test_a_column_of_dates_stays_on_one_line_and_sentences_get_the_rest() -> None:
    sentence = "NHS England publishes a care model and a framework for the providers of a whole area, and says why."
    layout = lay_out([["Date", "Event", "Source"], ["11 September 2017", sentence, "Commons written answer 124049"]])

    assert layout.room(0) >= len("11 September 2017")
    assert layout.shares[1] > max(layout.shares[0], layout.shares[2])


def test_only_a_row_that_would_not_fit_a_page_is_tall() -> None:
    rows = [["a", "word " * 60], ["b", "word " * 2000], ["c", "word"]]

    assert lay_out(rows).tall == (1,)
    assert TALL < 35


def test_room_goes_where_it_makes_the_rows_shortest() -> None:
    law = "section 242 of the Act of 2006, Part 4 of the Regulations on Local Authorities and Health Scrutiny of 2013"
    head = ["Function", "Who holds it", "What the contract does", "Law"]
    layout = lay_out([head, *[["Involving the public", "You", "It asks people about changes", law]] * 4], 1)

    # Law is the tallest cell of each row, wide as its column is.
    assert layout.shares[3] == max(layout.shares)
    assert layout.lines[1] <= 8


def test_the_width_of_a_long_table_is_judged_by_a_part_of_it() -> None:
    rows = [["Schedule", f"{number:04} words in a row that has some more of them"] for number in range(5000)]

    assert lay_out(rows).shares == lay_out(rows[:SAMPLE]).shares


@pytest.mark.parametrize(("first", "second", "opening"), [(1, 2, 3), (1, 9, 2), (5, 1, 3), (9, 1, 2)])
def test_a_table_begins_with_two_low_rows_or_a_high_one(first: int, second: int, opening: int) -> None:
    layout = lay_out([["Head"], ["x\n" * (first - 1) + "x"], ["x\n" * (second - 1) + "x"], ["x"]], 1)

    assert layout.opening(1)[0] == opening
    assert layout.opening(1)[1] == sum(layout.lines[:opening])


@pytest.mark.parametrize(("before", "last", "closing"), [(1, 1, 2), (18, 6, 2), (19, 6, 0), (1, 7, 0)])
def test_a_low_last_row_stays_with_the_one_before_it_unless_that_is_tall(before: int, last: int, closing: int) -> None:
    rows = [["Head"], ["x"], ["x\n" * (before - 1) + "x"], ["x\n" * (last - 1) + "x"]]

    assert lay_out(rows, 1).closing(1) == closing
    assert lay_out(rows[:1] + rows[2:], 1).closing(1) == 0


def test_bold_words_get_the_room_they_take() -> None:
    words = "responsibilities"
    plain, bold = (lay_out([[words, "x " * 80, words]], 0, [[each] * 3]) for each in (False, True))

    assert bold.room(0) >= len(words) + 2 > plain.room(0)


REGISTER = [
    ["Contractor", "Kind of GP Contract", "Day of suspension", "First Return Date", "Second Return Date", "Each later"],
    [
        *("[insert name of contractor]", "[general] / [personal]", "[insert date]", "[insert second anniversary]"),
        *("[insert fourth anniversary]", "[insert dates]"),
    ],
]


def test_where_letters_seem_too_many_words_are_measured_before_one_is_broken() -> None:
    layout = lay_out(REGISTER, 1)

    assert layout.fits
    assert sum(layout.shares) <= WIDE
    assert not lay_out([[f"{cell}{'m' * 9}" for cell in row] for row in REGISTER], 1).fits
    assert not lay_out([["a", "b"], ["c", "d"]], 1).fits


def test_no_character_is_taken_for_narrower_than_the_font_has_it() -> None:
    for style, bold in (("Regular", False), ("Bold", True)):
        advances = advance_widths((FONTS / f"OpenSans-{style}.ttf").read_bytes())
        words = (
            "anniversary]",
            "contractor]",
            "suspension",
            "punchbound",
            "Minimum,",
            "Contractor",
            "“Wholly”",
            "£1,000",
        )
        for word in words:
            assert breadth(word, bold=bold) >= sum(advances[ord(each)] for each in word)
        assert bold or all(breadth(chr(each)) >= advances[each] for each in range(33, 127))


def test_words_bound_by_a_no_break_space_count_as_one() -> None:
    bound = "Schedule\u00a012"
    assert lay_out([[f"of {bound} " * 40, "word " * 200]]).room(0) >= len(bound)
    assert lay_out([[bound] * 9]).room(0) < len(bound)


def advance_widths(font: bytes) -> dict[int, float]:
    """By character, in parts of the size (OpenType specification: "hmtx", and "cmap" format 4)."""

    def at(form: str, place: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{form}", font, place)

    tables = {font[12 + 16 * n : 16 + 16 * n]: at("I", 20 + 16 * n)[0] for n in range(at("H", 4)[0])}
    (unit,), (last,) = at("H", tables[b"head"] + 18), at("H", tables[b"hhea"] + 34)
    start = tables[b"cmap"] + at("I", tables[b"cmap"] + 8)[0]
    count = at("H", start + 6)[0] // 2
    ends, starts = at(f"{count}H", start + 14), at(f"{count}H", start + 16 + 2 * count)
    deltas, places = at(f"{count}h", start + 16 + 4 * count), start + 16 + 6 * count
    found = {}
    for n, offset in enumerate(at(f"{count}H", places)):
        for each in range(starts[n], min(ends[n], 0xFFFE) + 1):
            glyph = (
                at("H", places + 2 * n + offset + 2 * (each - starts[n]))[0] if offset else (each + deltas[n]) % 65536
            )
            found[each] = at("H", tables[b"hmtx"] + 4 * min(glyph, last - 1))[0] / unit
    return found


def test_a_number_stays_with_what_it_names_in_a_narrow_column_with_room_for_both() -> None:
    rows = [
        ["Date", "Event", "Source"],
        ["15 December 2017", "Minutes describe it. " * 9, "paragraph 2 of Schedule 2"],
    ] * 3
    held = [[unbroken(cell) for cell in row] for row in rows]
    layout, fitting = lay_out_held(rows, held, heads=1)

    assert fitting == (True, True, True)
    assert layout.room(0) >= len("15 December 2017")


@given(cells)
def test_no_column_is_said_to_hold_what_is_longer_than_its_line(rows: list[list[str]]) -> None:
    held = [[cell.replace(" b", "\u00a0b") for cell in row] for row in rows]
    layout, fitting = lay_out_held(rows, held)
    plain = lay_out(rows)

    longest = [
        max(len(word) for cell in column for word in re.split(r"[^\S\u00a0]+|(?<=[-–—/])", cell))
        for column in zip(*held, strict=True)
    ]
    fits_plain = [each <= plain.room(column) for column, each in enumerate(longest)]

    assert list(fitting) == [each <= layout.room(column) for column, each in enumerate(longest)] or held == rows
    assert layout.tight == plain.tight
    assert layout == plain or sum(fitting) > sum(fits_plain)
