"""PDF: an edition or a redline, typeset by Typst, tagged for screen readers (PDF/UA-1), fit for archives (PDF/A-2a).

The typesetter refuses a file that breaks either standard, and here any warning counts as an error. The same value gives
the same bytes: the date in the file is the edition's own, fonts are the package's own, and the file's id is a digest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import typst

from clausebook.edition.errata import Erratum
from clausebook.edition.model import Edition
from clausebook.redline.model import Redline
from clausebook.render.errors import RenderError
from clausebook.render.glyphs import FONTS
from clausebook.render.pdf_packing import pack
from clausebook.render.typst_blocks import Node
from clausebook.render.typst_edition import edition_data
from clausebook.render.typst_redline import redline_data
from clausebook.render.variants import WHOLE, Variant

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
UNDATED = 315532800
"""1 January 1980: the date in the file of an edition that was never published."""

_FACES = ("Bold", "BoldItalic", "Italic", "Regular")
_FONT_FILES = ("DejaVuSans.ttf", *(f"OpenSans-{face}.ttf" for face in _FACES))
_TEMPLATES = Path(__file__).parent / "typst"


def edition_pdf(edition: Edition, digest: str, variant: Variant = WHOLE, *, errata: Sequence[Erratum] = ()) -> bytes:
    """An edition, or a part of it, as PDF; ``digest`` is that of the whole edition: it is printed on the title page and,
    shortened, at the foot of each page. ``errata``: faults found after sealing, told beside the words. Raises
    :class:`RenderError`, also where the edition has no such part."""
    return _typeset("edition.typ", edition_data(edition, digest, variant, errata), _timestamp(edition.published))


def redline_pdf(redline: Redline, *, everything: bool = False) -> bytes:
    """A redline as PDF. ``everything`` prints unchanged provisions in full; otherwise only those near a change, each as
    its number and heading. Raises :class:`RenderError`."""
    published = redline.new.published or redline.old.published
    return _typeset("redline.typ", redline_data(redline, everything), _timestamp(published))


def _typeset(template: str, data: Node, timestamp: int) -> bytes:
    sources = {path.name: path.read_bytes() for path in sorted(_TEMPLATES.glob("*.typ"))}
    # The entry must be called main.typ; including the template keeps its own name in messages.
    sources["main.typ"] = f'#include "{template}"\n'.encode()
    # Every file given in memory is read as a template first. As one line of comment that takes a tenth of the time.
    sources["data.json"] = b"//" + msgspec.json.encode(data, order="sorted")
    files: Any = sources  # the package's type stubs leave out that a dict of files is taken
    try:
        made, warnings = typst.compile_with_warnings(
            files, format="pdf", pdf_standards=STANDARDS, timestamp=timestamp, font_paths=_fonts()
        )
    except typst.TypstError as error:
        raise RenderError(_message(template, error.message, error.diagnostic)) from None
    if warnings:
        raise RenderError(_message(template, warnings[0].message, warnings[0].diagnostic))
    if not isinstance(made, bytes):
        raise RenderError(f"{template}: the typesetter gave no file")
    return pack(made, data["places"])


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    for name in _FONT_FILES:
        if not (FONTS / name).is_file():
            raise RenderError(f"the font {FONTS / name} is missing; install the package again")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _timestamp(published: str) -> int:
    """Seconds of an ISO date, of its first day where it names a month; :data:`UNDATED` without one."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published)
    if not match:
        return UNDATED
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return int(datetime(year, month, day, tzinfo=UTC).timestamp())
    except ValueError:
        return UNDATED


def _message(template: str, message: str, diagnostic: str) -> str:
    """One line: where in which template, and what."""
    where = re.search(r"┌─ (\S+?\.typ):(\d+)", diagnostic)
    place = f"{where[1]}:{where[2]}" if where else template
    return f"{place}: {' '.join(message.split())}"
