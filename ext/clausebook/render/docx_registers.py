"""The registers at the end of a Word edition: the law it rests on and the reasons for it, with their addresses, so that
a citation can be followed from paper."""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.edition.model import BlockKind, Edition, Rationale, Regulation
from clausebook.render.certainty import CERTAINTY
from clausebook.render.dates import long_date
from clausebook.render.docx_lines_edition import block_pieces
from clausebook.render.docx_links import record_name
from clausebook.render.docx_pages import paragraph
from clausebook.render.docx_paragraphs import Writer
from clausebook.render.docx_xml import NOTHING, Xml, join, run, w
from clausebook.render.phrases import capital
from clausebook.render.register_order import law_in_order, reasons_in_order

REGISTERS = ("Law relied on", "Reasons")
"""Their headings, in order."""


def registers(edition: Edition, writer: Writer) -> Xml:
    """Both registers, each under its heading; nothing where an edition has none."""
    relying: dict[str, list[str]] = {}
    for provision in edition.walk():
        for identity in (*provision.links.law, *provision.links.reasons):
            relying.setdefault(identity, []).append(provision.citation or provision.heading)
    law = [_regulation(each, relying.get(each.id, ()), writer) for each in law_in_order(edition.regulations)]
    reasons = [_rationale(each, relying.get(each.id, ()), writer) for each in reasons_in_order(edition.rationales)]
    made = []
    for heading, entries in zip(REGISTERS, (law, reasons), strict=True):
        if entries:
            starts, ends = writer.bookmarks([writer.links.name(record_name(heading))])
            made.append(paragraph("Appendix Heading", starts, run(heading), ends))
            made.extend(entries)
    return join(made)


def _regulation(regulation: Regulation, relying: Sequence[str], writer: Writer) -> Xml:
    checked = f"last checked {long_date(regulation.checked)}" if regulation.checked else ""
    facts = [
        _joined(", ", regulation.instrument, regulation.provision),
        _sentence(_joined("; ", regulation.status, checked, _certainty(regulation.certainty))),
    ]
    if regulation.replaced_by:
        facts.append(f"Replaced by {regulation.replaced_by}.")
    title = f"{regulation.short}: {regulation.title}" if regulation.title else regulation.short
    return _record(regulation, title, facts, relying, writer)


def _rationale(rationale: Rationale, relying: Sequence[str], writer: Writer) -> Xml:
    facts = [
        _joined(", ", rationale.origin, long_date(rationale.date)),
        _sentence(_certainty(rationale.certainty)),
    ]
    return _record(rationale, rationale.title, facts, relying, writer)


def _record(
    record: Regulation | Rationale, title: str, facts: Sequence[str], relying: Sequence[str], writer: Writer
) -> Xml:
    starts, ends = writer.bookmarks([writer.links.name(record_name(record.id))])
    found: list[tuple[str, Xml]] = [("Record Text", run(fact)) for fact in facts if fact]
    if record.address:
        found.append(("Record Text", _address(record.address, writer)))
    if relying:
        found.append(("Record Text", run(f"Relied on in: {', '.join(relying)}")))
    for block in record.blocks:
        style = "Prose Bullet 1" if block.kind is BlockKind.BULLET else "Prose Text"
        label = run(f"{block.label} ") if block.label else NOTHING
        found.append((style, join([label, *(writer.words(piece.run) for piece in block_pieces(block))])))
    heading = paragraph("Appendix Subheading", starts, run(capital(title)), ends)
    # An entry stays whole on one page.
    last = len(found) - 1
    return join([heading, *(paragraph(style, text, keep=at < last) for at, (style, text) in enumerate(found))])


def _address(address: str, writer: Writer) -> Xml:
    relation = writer.package.relate(address)
    if relation is None:
        return run(address)
    return w("hyperlink", run(address, w("rStyle", val="Hyperlink")), r_id=relation, w_history=1)


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _sentence(text: str) -> str:
    return f"{capital(text)}." if text else ""


def _certainty(code: str) -> str:
    return CERTAINTY.get(code, "")
