"""A picture as points, for programs that cannot be trusted with lines: PNG made by the typesetter of the PDFs, with the
package's own fonts, so that the same picture gives the same bytes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import typst

from clausebook.render.errors import RenderError
from clausebook.render.glyphs import FONTS

POINTS = 480
"""Width of the picture, as large as its words are to be read: 17 cm."""
DENSITY = 200
"""Dots to the inch."""

_PAGE = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg", width: {POINTS}pt)\n'


def png(svg: str) -> bytes:
    """An SVG of :mod:`~clausebook.render.drawing` as PNG. Raises :class:`RenderError` for what is no picture."""
    files: Any = {"main.typ": _PAGE.encode(), "picture.svg": svg.encode()}
    try:
        made = typst.compile(files, format="png", ppi=DENSITY, font_paths=_fonts())
    except typst.TypstError as error:
        raise RenderError(f"a picture: {' '.join(error.message.split())}") from None
    if not isinstance(made, bytes):
        raise RenderError("a picture: the typesetter gave no file")
    return made


def size(made: bytes) -> tuple[int, int]:
    """Width and height of a PNG in dots (its first chunk; PNG specification, 11.2.1)."""
    return int.from_bytes(made[16:20], "big"), int.from_bytes(made[20:24], "big")


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
