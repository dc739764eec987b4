"""A redline → a Word file with tracked changes: accept them all for the new edition, reject them all for the old."""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.redline.model import Redline
from clausebook.render.docx_cover import change_table, cover
from clausebook.render.docx_heirs import settled
from clausebook.render.docx_lines import Line
from clausebook.render.docx_lines_redline import redline_lines
from clausebook.render.docx_links import Links
from clausebook.render.docx_lists import numbering
from clausebook.render.docx_marks import Marks
from clausebook.render.docx_numbering import Planner
from clausebook.render.docx_package import Package, Properties, moment
from clausebook.render.docx_pages import SHORT_DIGEST, Pages, section_end
from clausebook.render.docx_paragraphs import Writer, plan
from clausebook.render.docx_styles import styles
from clausebook.render.docx_text import written_lines
from clausebook.render.docx_xml import part, w


def redline_docx(redline: Redline) -> bytes:
    """The bytes of a redline as a Word file: cover, both editions' text with tracked changes, table of changes.

    A change of number alone is no tracked change: numbers are Word's own lists, which count afresh on accepting and on
    rejecting. The author of each mark names its kind (:func:`clausebook.render.docx_marks.author`), the date is the new
    edition's. The same redline gives the same bytes.
    """
    package = Package()
    marks = Marks(moment(redline.new.published))
    lists, lines = redline_lines(redline)
    planner = Planner(lists.ladders)
    lines, places = settled(lines, plan(lines, planner))
    writer = Writer(marks, _links(lines), package)
    sides = " to ".join(f"{side.id} ({side.digest[:SHORT_DIGEST]})" for side in (redline.old, redline.new))
    pages = Pages(package, f"{sides}, for comparison only", redline.notice)
    title = f"Changes from {redline.old.id} to {redline.new.id}"

    head = f"{redline.work}: {title[:1].lower()}{title[1:]}, for comparison only"
    section = pages.section(head)
    body = [cover(redline, title), section_end(pages.section(head, first=True))]
    body += [written_lines(list(enumerate(lines)), places, writer), section_end(section)]
    body += [change_table(redline, writer), section]

    package.parts["numbering.xml"] = numbering(planner, lists.indents)
    package.parts["styles.xml"] = styles(writer.stand_ins)
    keywords = f"{redline.old.id} {redline.old.digest} {redline.new.id} {redline.new.digest}"
    properties = Properties(title, redline.work, redline.notice, keywords, marks.date)
    return package.pack(part("document", w("body", *body)), properties)


def _links(lines: Sequence[Line]) -> Links:
    """A bookmark for every id at the first paragraph that carries it."""
    links = Links()
    for index, line in enumerate(lines):
        for identity in line.anchors:
            if identity not in links.names:
                links.anchors.setdefault(index, []).append(links.name(identity))
    return links
