"""An edition → a Word file, for a commissioner to fill in and a lawyer to mark up."""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.edition.errata import Erratum
from clausebook.edition.model import Edition, ProvisionId
from clausebook.render.docx_contents import DEPTH, Entry, contents
from clausebook.render.docx_lines import Line
from clausebook.render.docx_lines_edition import edition_lines
from clausebook.render.docx_links import edition_links, record_name
from clausebook.render.docx_lists import numbering
from clausebook.render.docx_marks import Marks
from clausebook.render.docx_numbering import Place, Planner
from clausebook.render.docx_package import Package, Properties, moment
from clausebook.render.docx_pages import SHORT_DIGEST, Pages, cell, paragraph, rows, section_end
from clausebook.render.docx_paragraphs import Writer, plan
from clausebook.render.docx_pictures import pictures
from clausebook.render.docx_registers import REGISTERS, registers
from clausebook.render.docx_styles import SCHEDULE_HEADING, styles
from clausebook.render.docx_text import written_lines
from clausebook.render.docx_xml import NOTHING, Xml, join, part, run, w
from clausebook.render.edition_facts import facts
from clausebook.render.known_errors import KnownErrors, known_errors, known_errors_fact


def edition_docx(edition: Edition, digest: str, *, errata: Sequence[Erratum] = ()) -> bytes:
    """The bytes of an edition as a Word file: title page, contents, every document in a section of its own, registers.

    ``digest`` is the edition's (:func:`clausebook.edition.seal.edition_digest`); it is printed on the title page and,
    shortened, in every foot. ``errata``: faults found after sealing, told before the words. Numbers and labels are Word's own lists wherever Word prints them exactly as the edition
    does. The same edition gives the same bytes.
    """
    package = Package()
    marks = Marks(moment(edition.published))
    errors = known_errors(edition, errata)
    lists, documents = edition_lines(edition, errors)
    lines = [line for document in documents for line in document]
    planner = Planner(lists.ladders)
    places = plan(lines, planner)
    writer = _writer(edition, lines, [each.get(0) for each in places], package, marks)
    drawn = pictures(edition, package, marks)
    pages = Pages(package, f"{edition.title} ({edition.id}) · {digest[:SHORT_DIGEST]}", edition.notice)

    body = [_title_page(edition, digest, errors), contents(_entries(edition, lines, writer))]
    sections = [pages.section(edition.title, first=True)]
    body.append(section_end(sections[-1]))
    start = 0
    for document, own in zip(edition.documents, documents, strict=True):
        indexed = list(enumerate(own, start))
        start += len(own)
        body.append(written_lines(indexed, places, writer, drawn))
        sections.append(pages.section(document.title))
        body.append(section_end(sections[-1]))
    if appendix := registers(edition, writer):
        body.extend((appendix, pages.section("Registers")))
    else:
        body[-1:] = [sections[-1]]  # the last section of a file has no paragraph of its own

    package.parts["numbering.xml"] = numbering(planner, lists.indents)
    package.parts["styles.xml"] = styles()
    properties = Properties(edition.title, edition.work, edition.notice, f"{edition.id} {digest}", marks.date)
    return package.pack(part("document", w("body", *body)), properties)


def _writer(
    edition: Edition, lines: Sequence[Line], numbers: Sequence[Place | None], package: Package, marks: Marks
) -> Writer:
    links = edition_links(lines, numbers, _parents(edition))
    for identity in (*(each.id for each in edition.regulations), *(each.id for each in edition.rationales)):
        links.name(record_name(identity))
    addresses = {regulation.id: regulation.address for regulation in edition.regulations}
    blanks = {blank.name: blank for blank in edition.blanks}
    return Writer(marks, links, package, addresses, blanks, fillable=True)


def _parents(edition: Edition) -> dict[ProvisionId, ProvisionId]:
    parents: dict[ProvisionId, ProvisionId] = {}
    for document in edition.documents:
        parents[document.id] = ""
        parents.update((provision.id, document.id) for provision in document.provisions)
        for provision in document.walk():
            parents.update((child.id, provision.id) for child in provision.children)
    return parents


def _title_page(edition: Edition, digest: str, errors: KnownErrors) -> Xml:
    said = [*facts(edition, digest), *known_errors_fact(edition, errors)]
    body = [
        [cell(name, "Table Head"), cell(value, "Digest" if value == digest else "Table Text")] for name, value in said
    ]
    return join(
        [
            paragraph("Title", run(edition.title)),
            paragraph("Edition Line", run(edition.work)),
            rows(body, widths=(1, 3)),
            paragraph("Notice", run(edition.notice)) if edition.notice else NOTHING,
        ]
    )


def _entries(edition: Edition, lines: Sequence[Line], writer: Writer) -> list[Entry]:
    numbers = {provision.id: provision.number for provision in edition.walk()}
    entries = []
    for line in lines:
        style = "heading 2" if line.face.style == SCHEDULE_HEADING else line.face.style
        name, _, level = style.partition(" ")
        if name == "heading" and int(level) <= DEPTH:
            heading = "".join(piece.run.text for piece in line.pieces)
            entries.append(Entry(int(level), numbers.get(line.owner, ""), heading, writer.links.name(line.owner)))
    held = (edition.regulations, edition.rationales)
    entries += [
        Entry(1, "", name, writer.links.name(record_name(name)))
        for name, records in zip(REGISTERS, held, strict=True)
        if records
    ]
    return entries
