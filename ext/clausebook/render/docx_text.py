"""Lines → the running text of a Word file: paragraphs, tables and the ranges of moves."""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.render.docx_lines import NEW, Line, Mark
from clausebook.render.docx_pages import paragraph
from clausebook.render.docx_paragraphs import Layout, Places, Writer
from clausebook.render.docx_tables import Indexed, in_tables, table
from clausebook.render.docx_xml import Xml, join, run


def written_lines(lines: Sequence[Indexed], places: Sequence[Places], writer: Writer) -> Xml:
    """Paragraphs and tables in order. ``places`` and the writer's anchors go by a line's position in the file."""
    whole = dict(lines)
    below_table: set[int] = set()

    def write(index: int, line: Line, keep: bool = False) -> Xml:
        # A cell written twice, deleted in one row and inserted in another, is led to in the new one.
        twice = NEW in whole[index].faces and NEW not in line.faces
        anchors = () if twice else writer.links.anchors.get(index, ())
        new_page = line.face.style == "heading 1" and index > lines[0][0]
        layout = Layout(keep, new_page, index in below_table)
        return writer.paragraph(line, places[index], anchors, layout)

    made: list[Xml] = []
    moving = ("", Mark.NONE)
    end = Xml("")
    needs_gap = after_table = False
    for group in in_tables(lines):
        first = group[0][1]
        if after_table and not first.in_table and not first.face.style.startswith("heading"):
            below_table.add(group[0][0])
        after_table = first.in_table
        here = _move(first, moving)
        if here != moving:
            made.append(end)
            start, end = writer.marks.range(here[1], here[0]) if here[0] else (Xml(""), Xml(""))
            made.append(start)
            moving = here
        if first.in_table and needs_gap:
            made.append(paragraph("Break", run(" ")))
        made.append(table(group, write, writer.marks) if first.in_table else write(*group[0]))
        # Word makes one table of two that touch, and LibreOffice cannot remove a paragraph right before a table.
        needs_gap = first.in_table or first.mark is not Mark.NONE
    return join([*made, end])


def _move(line: Line, before: tuple[str, Mark]) -> tuple[str, Mark]:
    """The move that a line is part of; words inserted or deleted on the way stay inside it."""
    if not line.group:
        return "", Mark.NONE
    if line.mark in (Mark.MOVED_FROM, Mark.MOVED_TO):
        return line.group, line.mark
    return before if before[0] == line.group else ("", Mark.NONE)
