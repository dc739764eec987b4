"""The website from one :class:`~clausebook.site.library.Library`: every page and every file beside the pages.

:mod:`~clausebook.site.pages_plain` makes home and the pages about the site, :mod:`~clausebook.site.pages_edition` and
:mod:`~clausebook.site.pages_document` those of one edition,
:mod:`~clausebook.site.pages_clause` the passports, :mod:`~clausebook.site.pages_compare` the redlines,
:mod:`~clausebook.site.pages_registers` law, reasons and changes. No Sphinx here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from clausebook.render.tables import csv_bytes
from clausebook.site.addresses import FIND_SCRIPT, STATIC
from clausebook.site.cache import Cache
from clausebook.site.catalogue import Catalogue
from clausebook.site.feeds import feeds
from clausebook.site.find import jump_table
from clausebook.site.fingerprints import Fingerprints, digest
from clausebook.site.frame import context
from clausebook.site.library import NO_DOWNLOADS, Downloads, Library
from clausebook.site.page import Sheet
from clausebook.site.pages_clause import clause_pages
from clausebook.site.pages_compare import compare_pages
from clausebook.site.pages_edition import edition_pages
from clausebook.site.pages_gaps import gap_pages
from clausebook.site.pages_plain import plain_pages
from clausebook.site.pages_registers import register_pages
from clausebook.site.pages_traceability import (
    MATRIX_BOOK,
    MATRIX_FILE,
    matrix_book,
    matrix_csv,
    traceability_pages,
)
from clausebook.site.templates import lay_out, scripts

TEMPLATE = "page.html"


def collect_pages(
    library: Library, downloads: Downloads = NO_DOWNLOADS
) -> Iterator[tuple[str, dict[str, object], str]]:
    """Every page as its name from the site's root (without ``.html``), the context of the layout, and the template:
    what Sphinx' ``html-collect-pages`` wants. Same library and downloads, same pages in the same order."""
    catalogue = Catalogue(library)
    for sheet in all_sheets(catalogue, downloads):
        page = sheet.make()
        yield page.name, context(page, catalogue), TEMPLATE


def written_pages(library: Library, downloads: Downloads, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Every page as its name and its bytes; one that was made before from the same is not made again."""
    catalogue = Catalogue(library)
    for sheet in all_sheets(catalogue, downloads):
        make = partial(_write, sheet, catalogue)
        key = f"{sheet.name} {sheet.rests_on}"
        yield sheet.name, cache.get("html", key, make) if sheet.rests_on else make()


def _write(sheet: Sheet, catalogue: Catalogue) -> bytes:
    page = sheet.make()
    return lay_out(page.name, context(page, catalogue)).encode()


def collect_files(library: Library, cache: Cache | None = None) -> Iterator[tuple[str, bytes]]:
    """Files that the pages load, by path from the site's root: the scripts, the jump table of the find
    box, the matrix as a table and as a workbook, the feeds."""
    for name, script in scripts():
        yield f"{STATIC}/{name}", script.encode()
    catalogue = Catalogue(library)
    yield FIND_SCRIPT, jump_table(catalogue).encode()
    yield MATRIX_FILE, csv_bytes(matrix_csv(catalogue))
    book = partial(matrix_book, catalogue)
    yield MATRIX_BOOK, cache.get("xlsx", f"matrix {digest(library.current_edition)}", book) if cache else book()
    yield from feeds(catalogue)


def all_sheets(catalogue: Catalogue, downloads: Downloads) -> Iterator[Sheet]:
    """Every page of the site, each to be made when it is asked for."""
    prints = Fingerprints(catalogue, downloads)
    yield from plain_pages(catalogue, downloads)
    for edition in catalogue.library.editions:
        yield from edition_pages(catalogue, catalogue.indexes[edition.id], downloads, prints)
    yield from clause_pages(catalogue, prints)
    yield from compare_pages(catalogue, downloads, prints)
    yield from register_pages(catalogue, downloads)
    yield from traceability_pages(catalogue)
    yield from gap_pages(catalogue, prints)
