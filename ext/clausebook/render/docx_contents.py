"""The contents list of a Word file: Word's own field, with its entries already there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clausebook.render.docx_pages import paragraph
from clausebook.render.docx_styles import SCHEDULE_HEADING
from clausebook.render.docx_xml import NOTHING, Xml, join, run, w

DEPTH = 2
"""How many heading levels the list shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list."""

    level: int
    number: str
    heading: str
    bookmark: str


def contents(entries: Sequence[Entry]) -> Xml:
    """The contents list under its heading. Page numbers are Word's to fill, as soon as it may: nobody else knows where its
    pages break. Until then the list is one of links, with no place where a number is missing."""
    start = join(
        [
            w("r", w("fldChar", fldCharType="begin", dirty=1)),
            w(
                "r",
                Xml(
                    f'<w:instrText xml:space="preserve"> TOC \\o "1-{DEPTH}" \\h \\z \\t "Appendix Heading,1,{SCHEDULE_HEADING},2" </w:instrText>'
                ),
            ),
            w("r", w("fldChar", fldCharType="separate")),
        ]
    )
    lines = [_line(entry, start if position == 0 else NOTHING) for position, entry in enumerate(entries)]
    if not lines:
        lines = [paragraph("toc 1", start)]
    end = paragraph("Break", w("r", w("fldChar", fldCharType="end")))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    heading = paragraph("Contents Heading", run("Contents"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *lines, end))


def _line(entry: Entry, start: Xml) -> Xml:
    text = f"{entry.number}\t{entry.heading}" if entry.number else entry.heading
    link = w("hyperlink", run(text), anchor=entry.bookmark, history=1)
    return paragraph(f"toc {entry.level}", start, link)
