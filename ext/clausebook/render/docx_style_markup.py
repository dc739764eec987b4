"""How a style of a Word file is written: its name, how its paragraphs stand, how its letters look."""

from __future__ import annotations

from clausebook.render.docx_xml import NOTHING, Xml, w

FONT = "Arial"
INK = "1F2A36"
ACCENT = "1D4F76"
MUTED = "4A5661"
TABLE_HEAD = "E6ECF1"


def style_id(name: str) -> str:
    """A style's id in the file: its name without spaces, "heading 1" → "Heading1"."""
    return name[:1].upper() + name[1:].replace(" ", "")


def paragraph_style(
    name: str,
    *,
    based: str = "Normal",
    following: str = "",
    layout: Xml = NOTHING,
    look: Xml = NOTHING,
    quick: bool = True,
) -> Xml:
    """A named style of paragraphs. ``following``: the style of the paragraph that an editor begins after one of these;
    ``quick``: whether editors offer it in their gallery."""
    children = [w("name", val=name)]
    if name != "Normal":
        children.append(w("basedOn", val=style_id(based)))
    if following:
        children.append(w("next", val=style_id(following)))
    if quick:
        children.append(w("qFormat"))
    if layout:
        children.append(w("pPr", layout))
    if look:
        children.append(w("rPr", look))
    written = {"type": "paragraph", "styleId": style_id(name)}
    if name == "Normal":
        written["default"] = "1"
    elif based != "Normal" or not name.startswith(("heading", "toc", "Title", "header", "footer")):
        written["customStyle"] = "1"
    return w("style", *children, **written)


def paragraph_layout(
    *,
    keep_next: bool = False,
    keep_lines: bool = False,
    page_break: bool = False,
    list_level: tuple[int, int] | None = None,
    tabs: Xml = NOTHING,
    before: int | None = None,
    after: int | None = None,
    left: int | None = None,
    hanging: int = 0,
    outline: int | None = None,
    borders: Xml = NOTHING,
    shade: str = "",
) -> Xml:
    """Children of ``w:pPr`` in the order that the schema asks for."""
    made = NOTHING
    if keep_next:
        made = Xml(made + w("keepNext"))
    if keep_lines:
        made = Xml(made + w("keepLines"))
    if page_break:
        made = Xml(made + w("pageBreakBefore"))
    if list_level is not None:
        number, level = list_level
        made = Xml(made + w("numPr", w("ilvl", val=level), w("numId", val=number)))
    made = Xml(made + borders)
    if shade:
        made = Xml(made + w("shd", val="clear", color="auto", fill=shade))
    made = Xml(made + tabs)
    if before is not None or after is not None:
        spacing = {key: value for key, value in (("before", before), ("after", after)) if value is not None}
        made = Xml(made + w("spacing", **spacing))
    if left is not None:
        made = Xml(made + (w("ind", left=left, hanging=hanging) if hanging else w("ind", left=left)))
    if outline is not None:
        made = Xml(made + w("outlineLvl", val=outline))
    return made


def text_look(
    *, bold: bool = False, italic: bool = False, colour: str = "", size: int = 0, extra: Xml = NOTHING
) -> Xml:
    """Children of ``w:rPr``; sizes in half points."""
    made = NOTHING
    if bold:
        made = Xml(made + w("b") + w("bCs"))
    if italic:
        made = Xml(made + w("i") + w("iCs"))
    if colour:
        made = Xml(made + w("color", val=colour))
    if size:
        made = Xml(made + w("sz", val=size) + w("szCs", val=size))
    return Xml(made + extra)


def border(side: str, size: int) -> Xml:
    """A thin line at one side of a paragraph, a cell or a table; ``size`` in eighths of a point."""
    return w(side, val="single", sz=size, space=1, color="8A97A3")


def ruled_left() -> Xml:
    """A bar to the left of a paragraph."""
    return w("pBdr", w("left", val="single", sz=18, space=8, color=ACCENT))


def boxed() -> Xml:
    """A frame around a paragraph."""
    sides = ("top", "left", "bottom", "right")
    return w("pBdr", *(w(side, val="single", sz=6, space=6, color=MUTED) for side in sides))
