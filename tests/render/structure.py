"""What a tagged PDF must fulfil, checked on its structure tree without the typesetter's word for it.

Each check gives the faults it finds. The rules are those of PDF/UA-1 (ISO 14289-1) that a tree can show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pikepdf
from tagged import elements, kids

TAGS = frozenset(
    [
        "Document",
        "Part",
        "Sect",
        "Div",
        "TOC",
        "TOCI",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "THead",
        "TBody",
        "TFoot",
        "TR",
        "TH",
        "TD",
        "Caption",
        "Span",
        "Link",
        "Reference",
        "Quote",
        "BlockQuote",
        "Note",
        "Figure",
        "Formula",
        "NonStruct",
        "Code",
        "Strong",
        "Em",
        "Title",
    ]
)
"""Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4)."""

Check = Callable[[pikepdf.Pdf], Iterator[str]]


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """Everything wrong with the file."""
    return [fault for check in CHECKS for fault in check(pdf)]


def check_catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    if str(pdf.Root.get("/Lang", "")) != "en-GB":
        yield "the language is not British English"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "there is no title"
    if pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the title is not shown"
    if pdf.Root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "the file is not marked as tagged"
    with pdf.open_metadata() as metadata:
        claims = (metadata.get("pdfuaid:part"), metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance"))
    if claims != ("1", "2", "A"):
        yield f"the file claims {claims}, not PDF/UA-1 and PDF/A-2a"


def check_headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    above = 0
    for path, _ in elements(pdf):
        if match := re.fullmatch(r"H(\d)", path[-1]):
            level = int(match[1])
            if level > above + 1:
                yield f"a heading of level {level} follows one of level {above}"
            above = level
    if above == 0:
        yield "there is no heading"


def check_tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for path, node in elements(pdf):
        if path[-1] == "Table" and "TH" not in _tags_below(node):
            yield "a table has no header cell"
        if path[-1] in ("TH", "TD") and path[-2] != "TR":
            yield f"a {path[-1]} stands in {path[-2]}"


def check_table_shape(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every row has as many cells as the head, and a cell can be told by its head."""
    for path, node in elements(pdf):
        if path[-1] != "Table":
            continue
        rows = [row for row in _below(node) if row["/S"] == "/TR"]
        widths = {sum(int(_attribute(cell, "/ColSpan") or 1) for cell in kids(row)) for row in rows}
        if len(widths) > 1:
            yield f"a table has rows of {sorted(widths)} cells"
        for cell in (cell for row in rows for cell in kids(row)):
            if cell["/S"] == "/TH" and not _attribute(cell, "/Scope"):
                yield "a header cell says not whether it heads a column or a row"
            if cell["/S"] == "/TD" and not _attribute(cell, "/Headers"):
                yield "a cell names no header"


def check_lists(pdf: pikepdf.Pdf) -> Iterator[str]:
    for path, node in elements(pdf):
        below = [str(kid["/S"])[1:] for kid in kids(node) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        if path[-1] == "L" and not set(below) <= {"L", "LI", "Caption"}:
            yield f"a list holds {sorted(set(below))}"
        if path[-1] == "LI" and below not in (["Lbl", "LBody"], ["LBody"]):
            yield f"a list item holds {below}"


def check_links(pdf: pikepdf.Pdf) -> Iterator[str]:
    tagged = {kid["/Obj"].objgen for _, node in elements(pdf) for kid in kids(node) if _is_object(kid)}
    for number, page in enumerate(pdf.pages, 1):
        notes = [note for note in page.get("/Annots", []) if note["/Subtype"] == "/Link"]
        for note in notes:
            if not str(note.get("/Contents", "")).strip():
                yield f"a link on page {number} has no description"
            if note.objgen not in tagged:
                yield f"a link on page {number} is not in the structure tree"
        if notes and page.get("/Tabs") != "/S":
            yield f"the tab order of page {number} does not follow the structure"


def check_link_words(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A link holds content of the page, not its annotation alone."""
    for path, node in elements(pdf):
        if path[-1] == "Link" and not any(_holds_content(kid) for kid in kids(node)):
            yield "a link holds no words"


def check_tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Only the standard's own tags, and no block of text outside one that names it."""
    for path, node in elements(pdf):
        if path[-1] not in TAGS:
            yield f"the tag {path[-1]} is not of the standard"
        if path[-1] in ("Document", "Sect", "Div", "Part", "L", "LI", "Table", "TR", "THead", "TBody", "TOC"):
            loose = [kid for kid in kids(node) if not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid]
            if loose:
                yield f"content stands in {path[-1]} without a tag of its own"


def check_marks(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every numbered piece of a page is in the tree exactly once."""
    owned = Counter(_owned(pdf))
    for number, page in enumerate(pdf.pages, 1):
        marked = {
            int(operands[1]["/MCID"])
            for operands, operator in pikepdf.parse_content_stream(page, "BDC")
            if isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
        }
        for mark in sorted(marked):
            if owned[page.obj.objgen, mark] != 1:
                yield f"piece {mark} of page {number} is in the tree {owned[page.obj.objgen, mark]} times"


def check_figures(pdf: pikepdf.Pdf) -> Iterator[str]:
    for path, node in elements(pdf):
        if path[-1] in ("Figure", "Formula") and not str(node.get("/Alt", "")).strip():
            yield "a figure has no alternative text"


def check_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Everything painted is either in the tree or an artifact."""
    for number, page in enumerate(pdf.pages, 1):
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in ("Tj", "TJ", "f", "S", "Do") and depth == 0:
                yield f"page {number} paints {name} {str(operands)[:20]} outside the tree"


def check_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            described = font["/DescendantFonts"][0]["/FontDescriptor"]
            if not {"/FontFile2", "/FontFile3"} & set(described.keys()):
                yield f"{described['/FontName']} is not embedded"
            if "/ToUnicode" not in font:
                yield f"{described['/FontName']} has no text"


CHECKS: tuple[Check, ...] = (
    check_catalogue,
    check_headings,
    check_tables,
    check_table_shape,
    check_lists,
    check_links,
    check_link_words,
    check_tags,
    check_marks,
    check_figures,
    check_content,
    check_fonts,
)


def _tags_below(node: pikepdf.Object) -> Iterator[str]:
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid["/S"])[1:]
            yield from _tags_below(kid)


def _is_object(kid: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid


def _below(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _attribute(node: pikepdf.Object, name: str) -> pikepdf.Object | None:
    given = node.get("/A", [])
    for each in given if isinstance(given, pikepdf.Array) else [given]:
        if name in each:
            return each[name]
    return None


def _holds_content(kid: pikepdf.Object) -> bool:
    if not isinstance(kid, pikepdf.Dictionary):
        return True
    return "/MCID" in kid or ("/S" in kid and any(_holds_content(below) for below in kids(kid)))


def _owned(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], int]]:
    """Page and number of each piece that the tree names."""

    def walk(node: pikepdf.Object, page: tuple[int, int] | None) -> Iterator[tuple[tuple[int, int], int]]:
        if not isinstance(node, pikepdf.Dictionary):
            assert page is not None
            yield page, int(node)
            return
        page = node["/Pg"].objgen if "/Pg" in node else page
        if "/S" in node:
            for kid in kids(node):
                yield from walk(kid, page)
        elif "/MCID" in node:
            assert page is not None
            yield page, int(node["/MCID"])

    for kid in kids(pdf.Root.StructTreeRoot):
        yield from walk(kid, None)
