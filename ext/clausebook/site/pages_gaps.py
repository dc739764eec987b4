"""The register of gaps: how much of each document names law, a reason and a guide; what names none and says nothing; and
what was found wanting and stands for a written reason, with its owner and its last day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from clausebook.edition.model import Edition, Gap, Status
from clausebook.render import html
from clausebook.render.dates import long_date
from clausebook.site.addresses import GAPS, RATIONALE, REGULATIONS, TRACEABILITY, Spot, clause_page, relative
from clausebook.site.catalogue import Catalogue, EditionIndex
from clausebook.site.fingerprints import Fingerprints
from clausebook.site.page import Link, Page, Sheet, links, resolver
from clausebook.site.templates import fill
from clausebook.trace.coverage import RESTING, Coverage, Side, coverage
from clausebook.trace.link import trace


class Cell(NamedTuple):
    """How much of a document is covered from one side."""

    named: int
    excused: int
    missing: int
    total: int
    per_cent: int


def gap_pages(catalogue: Catalogue, prints: Fingerprints) -> Iterator[Sheet]:
    """The one page."""
    shown = _shown(catalogue)
    yield Sheet(GAPS, partial(_gaps, catalogue), prints.whole(shown))


def _shown(catalogue: Catalogue) -> list[Edition]:
    """The current edition, and the draft, whose gaps can still be closed."""
    library = catalogue.library
    draft = library.draft
    return [library.current_edition, *([draft] if draft and draft.id != library.current else [])]


def _gaps(catalogue: Catalogue) -> Page:
    body = fill(
        "gaps",
        editions=[_edition(catalogue.indexes[each.id]) for each in _shown(catalogue)],
        law=relative(GAPS, Spot(REGULATIONS, "_without")),
        reasons=relative(GAPS, Spot(RATIONALE, "_without")),
        matrix=relative(GAPS, TRACEABILITY),
    )
    return Page(GAPS, "Gaps and coverage", body, (("Traceability", TRACEABILITY),), section="Traceability")


def _edition(index: EditionIndex) -> dict[str, object]:
    edition = index.edition
    counted = coverage(edition, trace(edition))
    return {
        "id": edition.id,
        "title": "The draft" if edition.status is Status.DRAFT else f"Edition {edition.id}",
        "documents": [
            (link, total, {side.value: _cell(counted, document.id, side) for side in Side})
            for document in edition.documents
            for link in links(GAPS, index, [document.id])
            if (total := _cell(counted, document.id, Side.LAW).total)
        ],
        "silent": [
            (link, wanting) for each, wanting in _silent(edition).items() for link in links(GAPS, index, [each])
        ],
        "gaps": [_gap(index, each) for each in edition.gaps],
    }


def _cell(counted: tuple[Coverage, ...], document: str, side: Side) -> Cell:
    """All kinds of provision of a document together."""
    own = [each for each in counted if each.document == document and each.side is side]
    named, excused, missing = (sum(getattr(each, name) for each in own) for name in ("named", "excused", "missing"))
    total = named + excused + missing
    return Cell(named, excused, missing, total, 100 * named // total if total else 100)


def _silent(edition: Edition) -> Mapping[str, str]:
    """Provisions that bind, name no law or no reason, and do not say why; with what they lack."""
    found = {}
    for each in edition.walk():
        if each.kind in RESTING:
            lacks = [
                name
                for name, there in (
                    ("no law", each.links.law or each.links.no_law),
                    ("no reason", each.links.reasons or each.links.no_reason),
                )
                if not there
            ]
            if lacks:
                found[each.id] = " and ".join(lacks)
    return found


def _gap(index: EditionIndex, of: Gap) -> dict[str, object]:
    return {
        "id": of.id,
        "code": of.code,
        "about": [_subject(index, each) for each in of.subjects],
        "why": html.blocks(of.blocks, resolver(GAPS, index), "", set(), of.id),
        "owner": of.owner,
        "until": long_date(of.expires),
    }


def _subject(index: EditionIndex, identity: str) -> Link:
    """What a gap is about: a provision, a document, or an entry of a register."""
    if identity in index.spots:
        return links(GAPS, index, [identity])[0]
    if identity in index.regulations:
        return Link(index.regulations[identity].short, relative(GAPS, Spot(REGULATIONS, identity)))
    if identity in index.rationales:
        return Link(index.rationales[identity].title, relative(GAPS, Spot(RATIONALE, identity)))
    retired = any(each.id == identity for each in index.edition.retired)
    return Link(identity, relative(GAPS, clause_page(identity)) if retired else None)
