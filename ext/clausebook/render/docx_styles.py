"""``styles.xml``: how a Word file looks, in named styles only, so that an editor can change it.

Measures are twentieths of a point, sizes half points, as WordprocessingML has them. The text is left-aligned, at least
12 point in running text and never hyphenated, which is what guidance for accessible print asks for. Arial is on every
machine with Word and has a metric twin, Liberation Sans, everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clausebook.render.docx_style_markup import (
    ACCENT,
    FONT,
    INK,
    MUTED,
    TABLE_HEAD,
    border,
    boxed,
    paragraph_layout,
    paragraph_style,
    ruled_left,
    style_id,
    text_look,
)
from clausebook.render.docx_xml import NOTHING, Xml, part, w

LABEL_INDENT = 1134
"""Where a clause's text starts, to the right of its number: 2 cm."""
NEAR_INDENT = 794
"""The same where the text below the heading is not set in: 1.4 cm."""
WIDE_INDENT = 2041
"""The same beside a long label such as "Schedule 12": 3.6 cm."""
APART = 180
"""How far a text stands below a table."""
BULLET_INDENT = 340
"""How far a bullet stands before its words: 0.6 cm."""
NOTE_INDENT = 200
"""How much further in the words of a note stand, to the right of its bar."""
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
SCHEDULE_HEADING = "Schedule Heading"
"""A heading of the second level that begins a page."""
DEPTHS = (1, 2, 3)


def indent_of(depth: int, base: int) -> int:
    """Where the text of a list item starts."""
    return base + ITEM_INDENT * depth


def stand_in(name: str, level: ListLevel) -> str:
    """What the style of a paragraph at a list level is called, where the level must be a style's."""
    return f"{name} in list {level[0]} level {level[1] + 1}"


def styles(stand_ins: Mapping[str, tuple[str, ListLevel]] = MappingProxyType({})) -> bytes:
    """The part that holds all styles; ``stand_ins``: by name, what it is based on and its list level."""
    more = [
        paragraph_style(name, based=based, layout=paragraph_layout(list_level=level), quick=False)
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


def _headings() -> list[Xml]:
    sizes = (40, 30, 26, 24, 24, 24, 24, 24, 24)
    made = [paragraph_style("Normal")]
    for level, size in enumerate(sizes, 1):
        layout = paragraph_layout(
            keep_next=True,
            keep_lines=True,
            tabs=w("tabs", w("tab", val="left", pos=LABEL_INDENT)) if level > 1 else NOTHING,
            before=0 if level == 1 else (480 - 60 * min(level, 4)),
            after=280 if level == 1 else 140,
            outline=level - 1,
        )
        look = text_look(bold=True, colour=ACCENT if level < 3 else INK, size=size)
        made.append(paragraph_style(f"heading {level}", following="Clause Text", layout=layout, look=look))
    layout = paragraph_layout(page_break=True, before=0, after=140)
    made.append(paragraph_style(SCHEDULE_HEADING, based="heading 2", following="Clause Text", layout=layout))
    layout = paragraph_layout(keep_next=True, keep_lines=True, before=200, after=40, outline=2)
    made.append(paragraph_style("Definition Term", following="Prose Text", layout=layout, look=text_look(bold=True)))
    layout = paragraph_layout(keep_next=True, page_break=True, after=280, outline=0)
    look = text_look(bold=True, colour=ACCENT, size=40)
    made.append(paragraph_style("Appendix Heading", following="Prose Text", layout=layout, look=look))
    layout = paragraph_layout(keep_next=True, before=280, after=100, outline=1)
    look = text_look(bold=True, colour=ACCENT, size=26)
    made.append(paragraph_style("Appendix Subheading", following="Prose Text", layout=layout, look=look))
    return made


def _texts() -> list[Xml]:
    tab = w("tabs", w("tab", val="left", pos=LABEL_INDENT))
    made = [paragraph_style("Clause", layout=paragraph_layout(tabs=tab, left=LABEL_INDENT, hanging=LABEL_INDENT))]
    for number, (family, base) in enumerate(FAMILIES.items(), 1):
        made.append(paragraph_style(f"{family} Text", layout=paragraph_layout(left=base)))
        # The bar stands where the text does, and so its words a little further in.
        note = paragraph_layout(left=base + NOTE_INDENT, borders=ruled_left())
        made.append(paragraph_style(f"{family} Note", layout=note, look=text_look(colour=MUTED)))
        fault = paragraph_layout(keep_next=True, keep_lines=True, left=base + NOTE_INDENT, borders=ruled_left())
        made.append(paragraph_style(f"{family} Known Error", layout=fault, look=text_look(colour=MUTED)))
        for depth in DEPTHS:
            left = indent_of(depth, base)
            tab = w("tabs", w("tab", val="left", pos=left))
            item = paragraph_layout(tabs=tab, after=110, left=left, hanging=ITEM_INDENT)
            bullet = paragraph_layout(list_level=(number, depth - 1), after=110)
            made.append(paragraph_style(f"{family} Item {depth}", layout=item))
            made.append(paragraph_style(f"{family} Item Text {depth}", layout=paragraph_layout(after=110, left=left)))
            made.append(paragraph_style(f"{family} Bullet {depth}", layout=bullet))
    return made


def _front() -> list[Xml]:
    # No dotted leader: until Word has filled in the page numbers, there is nothing that it would lead to.
    entry = w("tabs", w("tab", val="right", pos=TEXT_WIDTH))
    deeper = w("tabs", w("tab", val="left", pos=1984), w("tab", val="right", pos=TEXT_WIDTH))
    return [
        paragraph_style(
            "Title", layout=paragraph_layout(before=960, after=160), look=text_look(bold=True, colour=ACCENT, size=52)
        ),
        paragraph_style("Edition Line", layout=paragraph_layout(after=360), look=text_look(colour=MUTED, size=28)),
        paragraph_style(
            "Notice", layout=paragraph_layout(before=320, after=320, left=140, borders=boxed(), shade="F4F6F8")
        ),
        paragraph_style("Cover Text", layout=paragraph_layout(after=120)),
        paragraph_style(
            "Optional",
            layout=paragraph_layout(keep_next=True, after=80, left=LABEL_INDENT),
            look=text_look(colour=MUTED),
        ),
        paragraph_style("Picture", layout=paragraph_layout(keep_next=True, before=120, after=80)),
        paragraph_style(
            "Picture Caption", layout=paragraph_layout(keep_next=True, after=160), look=text_look(colour=MUTED)
        ),
        paragraph_style("Record Text", layout=paragraph_layout(after=60), look=text_look(size=22)),
        paragraph_style(
            "Cover Heading",
            layout=paragraph_layout(keep_next=True, before=320, after=120),
            look=text_look(bold=True, colour=ACCENT, size=28),
        ),
        paragraph_style(
            "Contents Heading",
            layout=paragraph_layout(keep_next=True, page_break=True, after=240),
            look=text_look(bold=True, colour=ACCENT, size=40),
        ),
        paragraph_style(
            "toc 1", layout=paragraph_layout(tabs=entry, before=180, after=60), look=text_look(bold=True), quick=False
        ),
        paragraph_style("toc 2", layout=paragraph_layout(tabs=deeper, after=40, left=1984, hanging=1644), quick=False),
    ]


def _small() -> list[Xml]:
    right = w("tabs", w("tab", val="right", pos=TEXT_WIDTH))
    foot = paragraph_layout(tabs=right, after=40, borders=w("pBdr", border("top", 4)))
    small = text_look(colour=MUTED, size=18)
    gap = Xml(w("spacing", before=0, after=0, line=20, lineRule="exact"))
    return [
        paragraph_style("header", layout=paragraph_layout(tabs=right, after=0), look=small, quick=False),
        paragraph_style("footer", layout=foot, look=small, quick=False),
        paragraph_style("Table Text", layout=paragraph_layout(before=40, after=40), look=text_look(size=22)),
        paragraph_style(
            "Table Head",
            based="Table Text",
            layout=paragraph_layout(keep_next=True, before=40, after=40),
            look=text_look(bold=True),
        ),
        paragraph_style("Table Gap", based="Table Text", quick=False),
        paragraph_style("Digest", based="Table Text", look=text_look(size=19)),
        paragraph_style("Break", layout=gap, look=text_look(size=2), quick=False),
    ]


def _characters() -> list[Xml]:
    looks = {
        "Hyperlink": text_look(colour=ACCENT, extra=w("u", val="single")),
        "Cross Reference": text_look(colour=ACCENT),
        "Defined Term": text_look(bold=True),
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
    sides = [border(side, 4) for side in ("top", "bottom", "insideH")]
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
