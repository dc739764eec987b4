"""The traceability matrix of the current edition: each provision that binds, with its law, its reason and its guides;
one page a document, and a summary that says how much of each is linked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from clausebook.edition.model import Document, DocumentKind, KeyKind, Provision, ProvisionKind
from clausebook.render.matrix_xlsx import matrix_xlsx
from clausebook.render.tables import safe_cell
from clausebook.site.addresses import GAPS, TRACEABILITY, file_address, matrix_page, relative
from clausebook.site.catalogue import Catalogue, EditionIndex, targets
from clausebook.site.page import Link, Page, Sheet, law_links, links, plain_title, reason_links
from clausebook.site.templates import fill
from clausebook.trace.graph import graph
from clausebook.trace.matrix import Side, matrix

COLUMNS = ("edition", "document", "id", "citation", "heading", "models", "law", "reasons", "guides")
"""Column heads of :func:`matrix_csv`, in order."""
MATRIX_FILE = "data/traceability.csv"
MATRIX_BOOK = "data/traceability.xlsx"
LACKS = {"linked": "law, reason and guide", "no-law": "no law", "no-reason": "no reason", "no-guide": "no guide"}
"""What a row of the matrix can lack, by the name in its address."""

_BIND = (ProvisionKind.CLAUSE, ProvisionKind.PARAGRAPH, ProvisionKind.DIRECTION)
_SECTION = "Traceability"


class Row(NamedTuple):
    """One provision and what it is linked with, by id."""

    provision: Provision
    law: tuple[str, ...]
    reasons: tuple[str, ...]
    guides: tuple[str, ...]

    @property
    def gaps(self) -> list[str]:
        """Names of what it lacks; "linked" where it lacks nothing."""
        lacking = [
            name
            for name, there in (("no-law", self.law), ("no-reason", self.reasons), ("no-guide", self.guides))
            if not there
        ]
        return lacking or ["linked"]


def matrix_rows(index: EditionIndex, document: Document) -> list[Row]:
    """Every provision of a document that binds somebody, in reading order; law and reasons by a recorded link or cited
    in its words."""
    found = []
    for top in document.provisions:
        for provision in top.walk():
            if provision.kind in _BIND and provision.blocks:
                law = (*provision.links.law, *targets(provision.blocks, KeyKind.CITATION))
                reasons = (*provision.links.reasons, *targets(provision.blocks, KeyKind.REASON))
                guides = (*index.explained_by.get(provision.id, ()), *index.explained_by.get(top.id, ()))
                unique = (tuple(dict.fromkeys(each)) for each in (law, reasons, guides))
                found.append(Row(provision, *unique))
    return found


def traced_documents(index: EditionIndex) -> list[tuple[Document, list[Row]]]:
    """Documents that bind somebody, each with its rows."""
    every = (
        (each, matrix_rows(index, each)) for each in index.edition.documents if each.kind is not DocumentKind.GUIDE
    )
    return [(document, rows) for document, rows in every if rows]


def matrix_csv(catalogue: Catalogue) -> str:
    """The whole matrix with one head row; several ids in one cell have a space between."""
    index = catalogue.current
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for document, rows in traced_documents(index):
        for row in rows:
            of = row.provision
            cells = [
                index.edition.id, document.id, of.id, of.citation, of.heading, " ".join(of.links.models),
                " ".join(row.law), " ".join(row.reasons), " ".join(row.guides),
            ]  # fmt: skip
            writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def matrix_book(catalogue: Catalogue) -> bytes:
    """The same for a spreadsheet program: a sheet each for law, reasons and guides, and one with every link in a row."""
    edition = catalogue.library.current_edition
    known = graph(edition)
    return matrix_xlsx(edition, [matrix(edition, side, known) for side in Side])


def traceability_pages(catalogue: Catalogue) -> Iterator[Sheet]:
    """The summary, then one page a document."""
    traced = traced_documents(catalogue.current)
    yield Sheet(TRACEABILITY, partial(_summary, catalogue, traced))
    for document, rows in traced:
        yield Sheet(matrix_page(document.id), partial(_matrix, catalogue, document, rows))


def _summary(catalogue: Catalogue, traced: list[tuple[Document, list[Row]]]) -> Page:
    body = fill(
        "traceability",
        current=catalogue.library.current,
        documents=[
            {
                "link": Link(document.title, relative(TRACEABILITY, matrix_page(document.id))),
                "count": len(rows),
                "law": sum(1 for row in rows if row.law),
                "reasons": sum(1 for row in rows if row.reasons),
                "guides": sum(1 for row in rows if row.guides),
            }
            for document, rows in traced
        ],
        files=_files(TRACEABILITY),
        gaps=relative(TRACEABILITY, GAPS),
    )
    return Page(TRACEABILITY, "Traceability", body, section=_SECTION)


def _files(here: str) -> list[dict[str, str]]:
    return [
        {"href": file_address(here, path), "text": f"The whole matrix as {kind}", "digest": ""}
        for path, kind in ((MATRIX_FILE, "CSV"), (MATRIX_BOOK, "Excel workbook"))
    ]


def _matrix(catalogue: Catalogue, document: Document, rows: list[Row]) -> Page:
    here, index = matrix_page(document.id), catalogue.current
    tally = {name: sum(1 for row in rows if name in row.gaps) for name in LACKS}
    body = fill(
        "traceability-document",
        title=document.title,
        current=index.edition.id,
        files=_files(here),
        models=catalogue.models if any(row.provision.links.models for row in rows) else {},
        gaps=[(name, printed, tally[name]) for name, printed in LACKS.items() if tally[name]],
        rows=[
            {
                "gaps": " ".join(row.gaps),
                "models": " ".join(row.provision.links.models),
                "name": Link(
                    row.provision.citation or plain_title(row.provision), relative(here, index.spots[row.provision.id])
                ),
                "heading": row.provision.heading,
                "law": law_links(here, index, row.law),
                "no_law": row.provision.links.no_law,
                "reasons": reason_links(here, index, row.reasons),
                "no_reason": row.provision.links.no_reason,
                "guides": links(here, index, row.guides),
            }
            for row in rows
        ],
    )
    return Page(here, f"Traceability: {document.title}", body, (("Traceability", TRACEABILITY),), section=_SECTION)
