"""Which characters the shipped fonts can show, and what stands for the others.

Tabs and line breaks of any kind are one ordinary space each, because a line break inside a text would be printed. A
character without a glyph, a control character and one that turns the direction of reading are shown as their code
point, "[U+1F600]": a reader sees that something stands there, and a hidden mark cannot make the page read otherwise
than the text. Soft hyphens are left out, because nothing is hyphenated and a search would stumble over them. Every
other character comes out as it is.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "typst" / "fonts"
FALLBACK = FONTS / "DejaVuSans.ttf"
"""Its characters include all of Open Sans, so that it alone says what can be shown."""

_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
# The byte order mark is forbidden in an archival PDF; the object replacement is what a typesetter sees for a box.
_HIDDEN = frozenset("\ufeff\ufffc\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_PLAIN = re.compile(r"[ -~£€§–—‘’“”•…\u00a0]*")


def printable(text: str) -> str:
    """``text`` with the same words in characters that the shipped fonts can show."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_shown(character) for character in text)


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Code points that have a glyph, read from the font's own table."""
    return frozenset(_code_points(FALLBACK.read_bytes()))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in _BREAKS:
        return " "
    if character == "\u00ad":
        return ""
    if character in _HIDDEN or _PRIVATE.match(character) or ord(character) < 32 or 127 <= ord(character) < 160:
        return _code(character)
    return character if ord(character) in covered() else _code(character)


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _code_points(font: bytes) -> list[int]:
    """All characters of a TrueType font's full Unicode table (OpenType specification, "cmap", format 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = [struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(tables)]
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * index)
        if (platform, encoding) == (3, 10):
            (groups,) = struct.unpack_from(">I", font, start + offset + 12)
            ranges = [struct.unpack_from(">III", font, start + offset + 16 + 12 * group) for group in range(groups)]
            return [point for first, last, _ in ranges for point in range(first, last + 1)]
    raise ValueError(f"{FALLBACK.name} has no full Unicode table")
