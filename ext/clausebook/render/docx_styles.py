"""``styles.xml``: how a Word file looks, in named styles only, so that an editor can change it.

Measures are twentieths of a point, sizes half points, as WordprocessingML has them. The text is left-aligned, at least
12 point in running text and never hyphenated, which is what guidance for accessible print asks for. Arial is on every
machine with Word and has a metric twin, Liberation Sans, everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clausebook.render.docx_xml import NOTHING, Xml, part, w

FONT = "Arial"
INK = "1F2A36"
ACCENT = "1D4F76"
MUTED = "4A5661"
TABLE_HEAD = "E6ECF1"

LABEL_INDENT = 1134
"""Where a clause's text starts, to the right of its number: 2 cm."""
WIDE_INDENT = 2041
"""The same beside a long label such as "Schedule 12": 3.6 cm."""
APART = 180
"""How far a text stands below a table."""
ITEM_INDENT = 680
"""How much further each depth of a list starts: 1.2 cm."""
TEXT_WIDTH = 9412
"""Between the margins of an A4 page."""
TEXT_HEIGHT = 14116
"""Between head and foot."""

ListLevel = tuple[int, int]
"""The file's number of a list, and a level of it from 0."""
FAMILIES = {"Clause": LABEL_INDENT, "Prose": 0}
"""Two families of text styles and where their running text starts: beside a number, or from the margin."""
BULLET_LISTS = FAMILIES
DEPTHS = (1, 2, 3)


def indent_of(depth: int, base: int) -> int:
    """Where the text of a list item starts."""
    return base + ITEM_INDENT * depth


def style_id(name: str) -> str:
    """A style's id in the file: its name without spaces, "heading 1" → "Heading1"."""
    return name[:1].upper() + name[1:].replace(" ", "")


def stand_in(name: str, level: ListLevel) -> str:
    """What the style of a paragraph at a list level is called, where the level must be a style's."""
    return f"{name} in list {level[0]} level {level[1] + 1}"


def styles(stand_ins: Mapping[str, tuple[str, ListLevel]] = MappingProxyType({})) -> bytes:
    """The part that holds all styles; ``stand_ins``: by name, what it is based on and its list level."""
    more = [
        _paragraph(name, based=based, layout=_layout(list_level=level), quick=False)
        for name, (based, level) in stand_ins.items()
    ]
    own = [*_headings(), *_texts(), *_front(), *_small(), *more]
    return part("styles", _defaults(), *own, *_characters(), _table_style())


def _defaults() -> Xml:
    return w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
                w("color", val=INK),
                w("sz", val=24),
                w("szCs", val=24),
                w("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"),
            ),
        ),
        w("pPrDefault", w("pPr", w("spacing", after=140, line=288, lineRule="auto"))),
    )


def _paragraph(
    name: str,
    *,
    based: str = "Normal",
    following: str = "",
    layout: Xml = NOTHING,
    look: Xml = NOTHING,
    quick: bool = True,
) -> Xml:
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


def _layout(
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


def _look(*, bold: bool = False, italic: bool = False, colour: str = "", size: int = 0, extra: Xml = NOTHING) -> Xml:
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


def _headings() -> list[Xml]:
    sizes = (40, 30, 26, 24, 24, 24, 24, 24, 24)
    made = [_paragraph("Normal")]
    for level, size in enumerate(sizes, 1):
        layout = _layout(
            keep_next=True,
            keep_lines=True,
            tabs=w("tabs", w("tab", val="left", pos=LABEL_INDENT)) if level > 1 else NOTHING,
            before=0 if level == 1 else (480 - 60 * min(level, 4)),
            after=280 if level == 1 else 140,
            outline=level - 1,
        )
        look = _look(bold=True, colour=ACCENT if level < 3 else INK, size=size)
        made.append(_paragraph(f"heading {level}", following="Clause Text", layout=layout, look=look))
    layout = _layout(keep_next=True, keep_lines=True, before=200, after=40, outline=2)
    made.append(_paragraph("Definition Term", following="Prose Text", layout=layout, look=_look(bold=True)))
    layout = _layout(keep_next=True, page_break=True, after=280, outline=0)
    look = _look(bold=True, colour=ACCENT, size=40)
    made.append(_paragraph("Appendix Heading", following="Prose Text", layout=layout, look=look))
    layout = _layout(keep_next=True, before=280, after=100, outline=1)
    look = _look(bold=True, colour=ACCENT, size=26)
    made.append(_paragraph("Appendix Subheading", following="Prose Text", layout=layout, look=look))
    return made


def _texts() -> list[Xml]:
    tab = w("tabs", w("tab", val="left", pos=LABEL_INDENT))
    made = [
        _paragraph("Clause", layout=_layout(tabs=tab, left=LABEL_INDENT, hanging=LABEL_INDENT)),
        _paragraph("Note", layout=_layout(left=LABEL_INDENT, borders=_rule_left()), look=_look(colour=MUTED)),
    ]
    for number, (family, base) in enumerate(FAMILIES.items(), 1):
        made.append(_paragraph(f"{family} Text", layout=_layout(left=base)))
        for depth in DEPTHS:
            left = indent_of(depth, base)
            tab = w("tabs", w("tab", val="left", pos=left))
            item = _layout(tabs=tab, after=110, left=left, hanging=ITEM_INDENT)
            bullet = _layout(list_level=(number, depth - 1), after=110)
            made.append(_paragraph(f"{family} Item {depth}", layout=item))
            made.append(_paragraph(f"{family} Item Text {depth}", layout=_layout(after=110, left=left)))
            made.append(_paragraph(f"{family} Bullet {depth}", layout=bullet))
    return made


def _front() -> list[Xml]:
    # No dotted leader: until Word has filled in the page numbers, there is nothing that it would lead to.
    entry = w("tabs", w("tab", val="right", pos=TEXT_WIDTH))
    deeper = w("tabs", w("tab", val="left", pos=1984), w("tab", val="right", pos=TEXT_WIDTH))
    return [
        _paragraph("Title", layout=_layout(before=960, after=160), look=_look(bold=True, colour=ACCENT, size=52)),
        _paragraph("Edition Line", layout=_layout(after=360), look=_look(colour=MUTED, size=28)),
        _paragraph("Notice", layout=_layout(before=320, after=320, left=140, borders=_box(), shade="F4F6F8")),
        _paragraph("Cover Text", layout=_layout(after=120)),
        _paragraph("Optional", layout=_layout(keep_next=True, after=80, left=LABEL_INDENT), look=_look(colour=MUTED)),
        _paragraph("Picture", layout=_layout(keep_next=True, before=120, after=80)),
        _paragraph("Picture Caption", layout=_layout(keep_next=True, after=160), look=_look(colour=MUTED)),
        _paragraph("Record Text", layout=_layout(after=60), look=_look(size=22)),
        _paragraph(
            "Cover Heading",
            layout=_layout(keep_next=True, before=320, after=120),
            look=_look(bold=True, colour=ACCENT, size=28),
        ),
        _paragraph(
            "Contents Heading",
            layout=_layout(keep_next=True, page_break=True, after=240),
            look=_look(bold=True, colour=ACCENT, size=40),
        ),
        _paragraph("toc 1", layout=_layout(tabs=entry, before=180, after=60), look=_look(bold=True), quick=False),
        _paragraph("toc 2", layout=_layout(tabs=deeper, after=40, left=1984, hanging=1644), quick=False),
    ]


def _small() -> list[Xml]:
    right = w("tabs", w("tab", val="right", pos=TEXT_WIDTH))
    foot = _layout(tabs=right, after=40, borders=w("pBdr", _border("top", 4)))
    small = _look(colour=MUTED, size=18)
    gap = Xml(w("spacing", before=0, after=0, line=20, lineRule="exact"))
    return [
        _paragraph("header", layout=_layout(tabs=right, after=0), look=small, quick=False),
        _paragraph("footer", layout=foot, look=small, quick=False),
        _paragraph("Table Text", layout=_layout(before=40, after=40), look=_look(size=22)),
        _paragraph(
            "Table Head",
            based="Table Text",
            layout=_layout(keep_next=True, before=40, after=40),
            look=_look(bold=True),
        ),
        _paragraph("Table Gap", based="Table Text", quick=False),
        _paragraph("Digest", based="Table Text", look=_look(size=19)),
        _paragraph("Break", layout=gap, look=_look(size=2), quick=False),
    ]


def _characters() -> list[Xml]:
    looks = {
        "Hyperlink": _look(colour=ACCENT, extra=w("u", val="single")),
        "Cross Reference": _look(colour=ACCENT),
        "Defined Term": _look(bold=True),
        "Term Use": NOTHING,
        # Its square brackets tell a blank as well; a border would cut through the line above where it runs on.
        "Blank": w("shd", val="clear", color="auto", fill="DDE6EE"),
        "Number": NOTHING,
    }
    made = [
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            type="character",
            styleId="DefaultParagraphFont",
            default=1,
        )
    ]
    for name, look in looks.items():
        own = {} if name == "Hyperlink" else {"customStyle": "1"}
        children = [w("name", val=name), w("basedOn", val="DefaultParagraphFont"), w("qFormat")]
        made.append(
            w("style", *children, *([w("rPr", look)] if look else []), type="character", styleId=style_id(name), **own)
        )
    return made


def _table_style() -> Xml:
    sides = [_border(side, 4) for side in ("top", "bottom", "insideH")]
    margins = w("tblCellMar", w("left", w=85, type="dxa"), w("right", w=85, type="dxa"))
    head = w("tcPr", w("shd", val="clear", color="auto", fill=TABLE_HEAD))
    return w(
        "style",
        w("name", val="Contract Table"),
        w("qFormat"),
        w("tblPr", w("tblBorders", *sides), margins),
        w("tblStylePr", head, type="firstRow"),
        type="table",
        styleId="ContractTable",
        customStyle=1,
    )


def _border(side: str, size: int) -> Xml:
    return w(side, val="single", sz=size, space=1, color="8A97A3")


def _rule_left() -> Xml:
    return w("pBdr", w("left", val="single", sz=18, space=8, color=ACCENT))


def _box() -> Xml:
    sides = ("top", "left", "bottom", "right")
    return w("pBdr", *(w(side, val="single", sz=6, space=6, color=MUTED) for side in sides))
