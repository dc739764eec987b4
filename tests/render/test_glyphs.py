"""What the fonts can show comes out as it is; everything else is visible and nothing stops the typesetter."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.render.glyphs import FONTS, covered, printable


@pytest.mark.parametrize(
    "text",
    [
        "Notice must be given within 30 days of the date.",
        "“the Provider’s” – ‘terms’ — £5,000.50, €1, § 83, 5 % … ½ × °",
        "☐ yes ☑ no ≤ ≥ ≠ → ←",
        "Llŷn, dŵr, Ynys Môn, café, façade, naïve, œuvre",
        "x\u00a0y\u202fz non\u2011breaking",
        "שלום العربية Ελληνικά Кириллица",
    ],
)
def test_what_the_fonts_have_comes_out_exactly(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc\u2028d\r\ne", "a b c d  e"),
        ("soft\u00adhyphen", "softhyphen"),
        ("🧑", "[U+1F9D1]"),
        ("契約", "[U+5951][U+7D04]"),
        ("a\x00b\x1bc\x7f", "a[U+0000]b[U+001B]c[U+007F]"),
        ("pay \u202e001£\u202c", "pay [U+202E]001£[U+202C]"),
        ("\ufeffx\ufffc\ue000", "[U+FEFF]x[U+FFFC][U+E000]"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_what_they_lack_or_what_deceives_is_named(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters(codec=None)))
def test_the_result_holds_only_characters_with_a_glyph(text: str) -> None:
    shown = printable(text)

    assert all(ord(character) in covered() for character in shown)
    assert printable(shown) == shown


def test_every_letter_of_western_european_languages_has_a_glyph() -> None:
    letters = [chr(point) for point in range(0x20, 0x250) if unicodedata.category(chr(point))[0] in "LNPS"]
    assert [letter for letter in letters if printable(letter) != letter] == []


def test_fonts_are_small_and_their_licences_lie_beside_them() -> None:
    fonts = sorted(FONTS.glob("*.ttf"))

    assert [font.name for font in fonts] == [
        "DejaVuSans.ttf",
        "OpenSans-Bold.ttf",
        "OpenSans-BoldItalic.ttf",
        "OpenSans-Italic.ttf",
        "OpenSans-Regular.ttf",
    ]
    assert all(font.stat().st_size < 1_000_000 for font in fonts)
    assert "Apache License" in (FONTS / "OpenSans-LICENSE.txt").read_text()
    assert "Bitstream" in (FONTS / "DejaVuSans-LICENSE.txt").read_text()
    assert max(covered()) <= sys.maxunicode
