"""Pages of a Word file: sections with their heads and feet, plain paragraphs and small tables around the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausebook.render.docx_package import Package, part_id
from clausebook.render.docx_style_markup import style_id
from clausebook.render.docx_styles import TEXT_WIDTH
from clausebook.render.docx_xml import NOTHING, Xml, field, join, part, run, w

SHORT_DIGEST = 12
"""How many digits of a digest a foot shows."""


def paragraph(style: str, *content: Xml, keep: bool = False) -> Xml:
    """A paragraph outside the text of an edition. ``keep``: whole, and on one page with what follows."""
    kept = (w("keepNext"), w("keepLines")) if keep else ()
    return w("p", w("pPr", w("pStyle", val=style_id(style)), *kept), *content)


def short_notice(notice: str, longest: int = 150) -> str:
    """As many whole sentences of a notice as fit a foot; the first words of it where not even one does."""
    sentences = re.split(r"(?<=[.!?])\s+", notice.strip())
    kept = ""
    for sentence in sentences:
        if len(kept) + len(sentence) >= longest:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or (f"{notice[: longest - 1].rstrip()}…" if notice else "")


class Pages:
    """The heads and feet of one file, and the sections that show them."""

    def __init__(self, package: Package, left: str, notice: str) -> None:
        """``left`` stands in every foot beside the page number, ``notice`` under it, cut short."""
        self._package = package
        self._heads: dict[str, str] = {}
        page = [run("\tPage "), field("PAGE", "1"), run(" of "), field("NUMPAGES", "1")]
        lines = [paragraph("footer", run(left), *page)]
        if notice:
            lines.append(w("p", w("pPr", w("pStyle", val="Header")), run(short_notice(notice))))
        package.parts["footer1.xml"] = part("ftr", *lines)

    def section(self, head: str, first: bool = False) -> Xml:
        """The properties of a section whose pages are headed ``head``; the ``first`` one has a page without a head."""
        if head not in self._heads:
            name = f"header{len(self._heads) + 1}.xml"
            self._heads[head] = part_id(name)
            self._package.parts[name] = part("hdr", paragraph("header", run(head)))
        references = [w("headerReference", w_type="default", r_id=self._heads[head])]
        references.append(w("footerReference", w_type="default", r_id=part_id("footer1.xml")))
        if first:
            if "header0.xml" not in self._package.parts:
                self._package.parts["header0.xml"] = part("hdr", paragraph("header"))
            references.append(w("headerReference", w_type="first", r_id=part_id("header0.xml")))
            references.append(w("footerReference", w_type="first", r_id=part_id("footer1.xml")))
        return w(
            "sectPr",
            *references,
            w("type", val="nextPage"),
            w("pgSz", w=11906, h=16838),
            w("pgMar", top=1361, right=1247, bottom=1361, left=1247, header=624, footer=567, gutter=0),
            w("titlePg") if first else NOTHING,
        )


def section_end(section: Xml) -> Xml:
    """The paragraph that ends a section."""
    return w("p", w("pPr", w("pStyle", val="Break"), section))


def rows(body: Sequence[Sequence[Xml]], head: Sequence[Xml] = (), widths: Sequence[int] = ()) -> Xml:
    """A table of cells, each a paragraph or more; a row of one cell spans the table. ``widths`` are shares of the whole."""
    shares = widths or [1] * len(body[0] if body else head)
    sizes = [TEXT_WIDTH * share // sum(shares) for share in shares]
    grid = w("tblGrid", *(w("gridCol", w=size) for size in sizes))
    look = w("tblLook", val="0420", firstRow=int(bool(head)), lastRow=0, firstColumn=0, lastColumn=0, noVBand=1)
    layout = [w("tblStyle", val="ContractTable"), w("tblW", w=sum(sizes), type="dxa"), w("tblLayout", type="fixed")]
    made = [_row(head, sizes, w("tblHeader"))] if head else []
    made += [_row(row, sizes, NOTHING) for row in body]
    return w("tbl", w("tblPr", *layout, look), grid, *made)


def cell(text: str, style: str = "Table Text") -> Xml:
    """The content of a table cell that is one text."""
    return paragraph(style, run(text)) if text else paragraph(style)


def _row(cells: Sequence[Xml], sizes: Sequence[int], head: Xml) -> Xml:
    if len(cells) == 1 < len(sizes):
        written = [w("tc", w("tcPr", w("tcW", w=sum(sizes), type="dxa"), w("gridSpan", val=len(sizes))), cells[0])]
    else:
        written = [
            w("tc", w("tcPr", w("tcW", w=size, type="dxa")), each) for each, size in zip(cells, sizes, strict=True)
        ]
    return w("tr", w("trPr", w("cantSplit"), head), join(written))
