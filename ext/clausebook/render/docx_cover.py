"""Around the text of a Word redline: what is compared, how to read it, and the table of every change."""

from __future__ import annotations

from itertools import groupby

from clausebook.redline.model import ChangeKind, Place, ProvisionChange, Redline, Side
from clausebook.render.beside import AFFECTS, LAW, LOOK_AT, REASONS, Beside, beside
from clausebook.render.docx_marks import author
from clausebook.render.docx_pages import cell, paragraph, rows
from clausebook.render.docx_paragraphs import Writer
from clausebook.render.docx_xml import NOTHING, Xml, join, run, w
from clausebook.render.phrases import KIND_NAMES, account, place_name

_LEGEND = (
    "Inserted words are tracked insertions, deleted words tracked deletions, moved provisions tracked moves, "
    "with what was edited on the way shown where they stand now. Accept all changes and the text is the new edition; "
    "reject all changes and it is the old edition.",
    "Text that went from one provision to another is a tracked move too; words in it that changed on the way are a "
    "deletion where it stood and an insertion where it stands.",
    "The author of each tracked change names its kind, so that a reviewer can show one kind at a time. A change of "
    "number alone is not tracked: numbers are counted afresh by Word. While changes are shown, a program may count struck "
    "paragraphs too, so that the numbers of an edition are sure only when all changes are accepted or rejected; the table "
    "at the end lists every change with the numbers of both.",
)


def cover(redline: Redline, title: str) -> Xml:
    """The first page: both editions with their digests, counts by kind, how to read the marks, the notice."""
    head = [cell(text, "Table Head") for text in ("", "Old edition", "New edition")]
    facts = [
        ("Edition", redline.old.id, redline.new.id, "Table Text"),
        ("Title", redline.old.title, redline.new.title, "Table Text"),
        ("Status", redline.old.status, redline.new.status, "Table Text"),
        ("Published", _published(redline.old), _published(redline.new), "Table Text"),
        ("Digest", redline.old.digest, redline.new.digest, "Digest"),
    ]
    sides = [[cell(name, "Table Head"), cell(old, style), cell(new, style)] for name, old, new, style in facts]
    counts = [
        [cell(KIND_NAMES[kind]), cell(str(count)), cell(author(kind))] for kind, count in redline.counts().items()
    ]
    names = [cell(text, "Table Head") for text in ("Kind of change", "Provisions", "Author of its marks")]
    return join(
        [
            paragraph("Title", run(title)),
            paragraph("Edition Line", run(f"{redline.work}. For comparison only.")),
            paragraph("Notice", run(redline.notice)) if redline.notice else NOTHING,
            rows(sides, head, (1, 2, 2)),
            paragraph("Cover Heading", run("Changes by kind")),
            rows(counts, names, (2, 1, 2)) if counts else paragraph("Cover Text", run("Nothing changed.")),
            paragraph("Cover Heading", run("How to read this")),
            *(paragraph("Cover Text", run(text)) for text in _LEGEND),
        ]
    )


def change_table(redline: Redline, writer: Writer) -> Xml:
    """Every changed provision in the order of the text, below its document's title, with its kinds, both numbers and the
    reasons recorded."""
    known = beside(redline)
    titles = {change.id: change.place.heading for change in redline.changes if change.place.kind is None}
    changed = [change for change in redline.changes if change.kinds]
    head = [cell(text, "Table Head") for text in ("Old", "New", "What changed", "Reason and law")]
    body: list[list[Xml]] = []
    for document, members in groupby(changed, key=lambda change: change.place.document):
        body.append([paragraph("Table Head", run(titles.get(document, document)), keep=True)])
        body += [_row(change, known, writer) for change in members]
    return join(
        [paragraph("Appendix Heading", run("Table of changes")), rows(body, head, (4, 4, 9, 7)), paragraph("Break")]
    )


def _row(change: ProvisionChange, known: Beside, writer: Writer) -> list[Xml]:
    """A row of the table. A provision in which something only followed has changed for no reason of its own and rests on
    what it did; to say so four hundred times would make a table that nobody reads."""
    kinds = "; ".join(KIND_NAMES[kind] for kind in change.kinds)
    told = " ".join(filter(None, (account(change, known.names), *known.exchanged(change))))
    notes = dict(known.notes(change))
    texts = [kinds if change.kinds == (ChangeKind.RENUMBERED,) else f"{told} ({kinds})"]
    texts += [f"{name.capitalize()}: {notes[name]}." for name in (LOOK_AT, AFFECTS) if name in notes]
    follows = all(kind.quiet for kind in change.kinds)
    asked = () if change.kinds == (ChangeKind.RENUMBERED,) else (REASONS,) if follows else (REASONS, LAW)
    beside_it = [f"{name.capitalize()}: {notes[name]}" for name in asked if name in notes]
    return [_where(change.old, change, writer), _where(change.new, change, writer), _lines(texts), _lines(beside_it)]


def _lines(texts: list[str]) -> Xml:
    return join([paragraph("Table Text", run(text)) for text in texts] or [cell("")])


def _where(place: Place | None, change: ProvisionChange, writer: Writer) -> Xml:
    """What a place is called, leading to it where it still stands in the new edition or stood last in the old."""
    if place is None:
        return cell("–")
    name = writer.links.names.get(change.id)
    if name is None or place is not change.place:
        return cell(place_name(place))
    text = run(place_name(place), w("rStyle", val="CrossReference"))
    return paragraph("Table Text", w("hyperlink", text, anchor=name, history=1))


def _published(side: Side) -> str:
    return side.published or "not published"
