"""Lines → the running text of a Word file: paragraphs, tables and the ranges of moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from clausebook.edition.model import ProvisionId
from clausebook.render.docx_lines import GAP, NEW, Line, Mark
from clausebook.render.docx_pages import paragraph
from clausebook.render.docx_paragraphs import Layout, Places, Writer
from clausebook.render.docx_styles import SCHEDULE_HEADING
from clausebook.render.docx_tables import Indexed, in_tables, table
from clausebook.render.docx_xml import NOTHING, Xml, join, run

Pictures = Mapping[tuple[ProvisionId, int], Xml]
"""What stands before a table, by its provision and its number there, or before a provision."""
OPENING = 0
"""In the place of the number of a table: before all words of the provision."""
NO_PICTURES: Pictures = MappingProxyType({})


def written_lines(
    lines: Sequence[Indexed], places: Sequence[Places], writer: Writer, pictures: Pictures = NO_PICTURES
) -> Xml:
    """Paragraphs and tables in order, each table after its picture. ``places`` and the writer's anchors go by a line's
    position in the file."""
    whole = dict(lines)
    groups = list(in_tables(lines))
    layouts = _layouts(groups)

    def write(index: int, line: Line, keep: bool = False) -> Xml:
        # A cell written twice, deleted in one row and inserted in another, is led to in the new one.
        twice = NEW in whole[index].faces and NEW not in line.faces
        anchors = () if twice else writer.links.anchors.get(index, ())
        return writer.paragraph(line, places[index], anchors, layouts.get(index, Layout(keep)))

    made: list[Xml] = []
    moving = ("", Mark.NONE)
    end = Xml("")
    needs_gap = False
    whose = ""
    for group in groups:
        first = group[0][1]
        here = _move(first, moving)
        if here != moving:
            made.append(end)
            start, end = writer.marks.range(here[1], here[0]) if here[0] else (Xml(""), Xml(""))
            made.append(start)
            moving = here
        picture = _picture(first, whose, pictures)
        whose = first.owner
        if picture:
            made.append(picture)
        elif first.in_table and needs_gap:
            made.append(paragraph(GAP, run(" ")))
        made.append(table(group, write, writer.marks) if first.in_table else write(*group[0]))
        # Word makes one table of two that touch, and LibreOffice cannot remove a paragraph right before a table.
        needs_gap = first.in_table or first.mark is not Mark.NONE
    return join([*made, end])


def _picture(line: Line, before: ProvisionId, pictures: Pictures) -> Xml:
    """What stands before a line; ``before`` is the provision that the line before it belongs to."""
    cell = line.cells[NEW]
    opening = pictures.get((line.owner, OPENING), NOTHING) if line.owner != before else NOTHING
    return Xml(opening + (pictures.get((line.owner, cell.table), NOTHING) if cell else NOTHING))


def _layouts(groups: Sequence[Sequence[Indexed]]) -> dict[int, Layout]:
    """How each paragraph outside the tables stands on its page, by its position in the file."""
    made = {}
    first = [group[0] for group in groups]
    for place, (index, line) in enumerate(first):
        if line.in_table:
            continue
        before = first[place - 1][1] if place else None
        following, after = (first[at][1] if at < len(first) else None for at in (place + 1, place + 2))
        leads = following is not None and (_leads(line, following) or _ends_of_list(before, line, following, after))
        below_table = (
            before is not None and before.in_table and not line.face.style.startswith(("heading", SCHEDULE_HEADING))
        )
        made[index] = Layout(leads, line.face.style == "heading 1" and place > 0, below_table)
    return made


def _ends_of_list(before: Line | None, line: Line, following: Line, after: Line | None) -> bool:
    """Whether a paragraph is the first or the last but one of a list: the first two items stay together, and the last
    two."""
    return _of_list(line) and _of_list(following) and not (_of_list(before) and _of_list(after))


def _leads(line: Line, following: Line) -> bool:
    """Whether a paragraph would say nothing at the foot of a page: it introduces a table or a list."""
    if following.in_table:
        return True
    starts_list = following.face.style.endswith((" Item 1", " Bullet 1"))
    return starts_list and line.face.style in ("Clause", "Clause Text", "Prose Text")


def _of_list(line: Line | None) -> bool:
    return line is not None and not line.in_table and line.face.style.endswith((" Item 1", " Bullet 1"))


def _move(line: Line, before: tuple[str, Mark]) -> tuple[str, Mark]:
    """The move that a line is part of; words inserted or deleted on the way stay inside it."""
    if not line.group:
        return "", Mark.NONE
    if line.mark in (Mark.MOVED_FROM, Mark.MOVED_TO):
        return line.group, line.mark
    return before if before[0] == line.group else ("", Mark.NONE)
