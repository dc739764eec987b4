"""What a tagged PDF must fulfil, checked on its structure tree without the typesetter's word for it.

Each check gives the faults it finds. The rules are those of PDF/UA-1 (ISO 14289-1) that a tree can show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pikepdf
from tagged import elements, kids

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
    check_lists,
    check_links,
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
