"""The pictures of drawn tables in a Word file: points that every program shows alike, with what they show in words."""

from __future__ import annotations

from hashlib import sha256

from clausebook.edition.model import Edition, ProvisionId
from clausebook.render.docx_marks import Marks
from clausebook.render.docx_package import Package, part_id
from clausebook.render.docx_pages import paragraph
from clausebook.render.docx_styles import TEXT_HEIGHT, TEXT_WIDTH
from clausebook.render.docx_text import OPENING, Pictures
from clausebook.render.docx_xml import Xml, escape, join, run, w
from clausebook.render.drawing import alt, caption, draw, draw_alt, draw_caption, svg
from clausebook.render.raster import png, size

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU = 635
"""English Metric Units in a twentieth of a point."""
_TALLEST = TEXT_HEIGHT * 3 // 4


def pictures(edition: Edition, package: Package, marks: Marks) -> Pictures:
    """The picture of every drawn table and of every document that is drawn, with its caption; the points go into the
    package."""
    made: dict[tuple[ProvisionId, int], Xml] = {}
    for document in edition.documents:
        if drawn := draw(document):
            # What is drawn stands in a provision, so one of them has a line to stand above.
            first = next(each for each in document.walk() if each.heading or each.blocks)
            made[first.id, OPENING] = _picture(drawn, draw_alt(document), draw_caption(document), package, marks)
        for provision in document.walk():
            for each in provision.drawings:
                if drawn := svg(provision, each):
                    shown = _picture(drawn, alt(provision, each), caption(each), package, marks)
                    made[provision.id, each.table] = shown
    return made


def _picture(drawn: str, shows: str, said: str, package: Package, marks: Marks) -> Xml:
    points = png(drawn)
    name = f"media/{sha256(points).hexdigest()[:12]}.png"
    package.parts[name] = points
    shown = _inline(part_id(name), size(points), shows, marks.number())
    return join([paragraph("Picture", w("r", w("drawing", shown))), paragraph("Picture Caption", run(said))])


def _inline(relation: str, dots: tuple[int, int], words: str, number: int) -> Xml:
    width, height = TEXT_WIDTH, TEXT_WIDTH * dots[1] // dots[0]
    if height > _TALLEST:
        width, height = width * _TALLEST // height, _TALLEST
    extent = f'cx="{width * _EMU}" cy="{height * _EMU}"'
    named = f'id="{number}" name="Picture {number}" descr="{escape(words)}"'
    return Xml(
        f'<wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {named}/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline>"
    )
