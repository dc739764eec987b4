"""From the draft and the sealed editions to everything the website publishes: the library, the files, the pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.display import status_iterator

from clausebook.edition.model import Edition
from clausebook.edition.note_fields import NotesError
from clausebook.edition.notes import Notes
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import SnapshotError, dump
from clausebook.edition.timeline import current, in_order
from clausebook.redline.compare import compare
from clausebook.redline.model import Redline
from clausebook.redline.reasons import editions_between
from clausebook.render.docx_edition import edition_docx
from clausebook.render.docx_redline import redline_docx
from clausebook.render.pdf import edition_pdf, redline_pdf
from clausebook.render.redline_csv import redline_csv
from clausebook.render.redline_json import dump_redline, load_redline
from clausebook.render.tables import csv_bytes
from clausebook.render.variants import Variant
from clausebook.site import pages
from clausebook.site.addresses import SUMS, search_folder
from clausebook.site.archive import write_whole
from clausebook.site.cache import Cache, site_digest
from clausebook.site.data_files import File, archive_file, data_files, redline_key
from clausebook.site.draft import archive_of, draft_of, sealed_of
from clausebook.site.frame import plain_frame
from clausebook.site.library import Download, Downloads, Library
from clausebook.site.search_index import search_index, unpack
from clausebook.site.structure import other_pages

_LIBRARY = "clausebook_library"
_CACHE = "clausebook_cache"

Make = tuple[str, str, Callable[[], bytes]]
"""Label, file ending, and what makes the bytes."""


def write_website(app: Sphinx) -> None:
    """Sphinx event: write every page of every edition, the comparisons and the registers. Their files come first,
    because a page names a file's size and digest. The pages pass Sphinx by: they are kept as they were written, and
    Sphinx would fill the layout anew."""
    if not app.config.clausebook_contact:
        raise ExtensionError("conf.py: clausebook_contact is empty; the accessibility statement needs an address")
    if not app.config.clausebook_notice:
        raise ExtensionError("conf.py: clausebook_notice is empty; every page must say what it is")
    library = library_of(app)
    downloads = write_downloads(app, library, _cache(app))
    for path, data in pages.collect_files(library, _cache(app)):
        write_whole(Path(app.outdir) / path, data)
    for edition in library.editions:
        index = _cache(app).get(
            "zip", f"index {library.digests[edition.id]} {site_digest()}", partial(search_index, edition)
        )
        unpack(index, Path(app.outdir) / search_folder(edition.id))
    written = pages.written_pages(library, downloads, _cache(app))
    for name, data in status_iterator(written, "writing editions... ", "brown", 0, app.verbosity, lambda page: page[0]):
        place = Path(app.outdir) / f"{name}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    _cache(app).shrink()


def frame_page(app: Sphinx, page: str, context: dict[str, Any]) -> None:
    """Sphinx event: the pages that Sphinx writes by itself get the frame of the others."""
    context.setdefault("chrome", plain_frame(library_of(app), page))


def library_of(app: Sphinx) -> Library:
    """The library of a build, read the first time it is asked for."""
    found: Library | None = getattr(app, _LIBRARY, None)
    if found is None:
        found = read_library(app, _cache(app))
        setattr(app, _LIBRARY, found)
    return found


def read_library(app: Sphinx, cache: Cache) -> Library:
    """All editions, the draft last, and the redline of every pair."""
    try:
        archive = archive_of(app)
        sealed, notes, errata = sealed_of(app) or archive.read_all(), archive.notes(), archive.errata()
    except (SnapshotError, NotesError) as error:
        raise ExtensionError(str(error)) from None
    editions = in_order([*sealed, draft_of(app).edition])
    digests = {edition.id: edition_digest(edition) for edition in editions}
    pairs = list(combinations(editions, 2))
    recorded = notes, {each.id: each for each in editions}
    redlines = {
        (old.id, new.id): _redline(old, new, digests, cache, recorded)
        for old, new in status_iterator(pairs, "comparing editions... ", "brown", len(pairs), app.verbosity, _name_pair)
    }
    config = app.config
    latest = current(editions)
    return Library(
        editions,
        digests,
        redlines,
        latest.id if latest else editions[-1].id,
        config.clausebook_contact,
        config.clausebook_models,
        config.clausebook_actors,
        config.clausebook_statement_date,
        config.html_baseurl,
        notes,
        errata,
        other_pages(app.env),
    )


def write_downloads(app: Sphinx, library: Library, cache: Cache) -> dict[str, list[Download]]:
    """Write the files beside the pages: data always, paper where ``clausebook_paper`` asks. Returns what is linked."""
    planned: list[tuple[str, str, Make, str]] = []
    for edition in library.editions:
        digest = library.digests[edition.id]
        own = list(_edition_files(edition, library, app.config.clausebook_paper))
        own += data_files(edition, library)
        own.append(archive_file(edition, digest, own, _manifest(app, edition), cache))
        for label, ending, decided, make_bytes in own:
            path = f"data/{edition.id}/{edition.id}.{ending}"
            planned.append((edition.id, path, (label, ending, make_bytes), decided))
        if app.config.clausebook_paper:
            planned += _document_files(edition, library)
    for old, new in library.pairs():
        redline = library.redlines[(old.id, new.id)]
        name, key = f"{old.id}..{new.id}", redline_key(redline)
        for make in _redline_files(redline, app.config.clausebook_paper):
            planned.append((name, f"data/compare/{name}.{make[1]}", make, key))
    downloads: dict[str, list[Download]] = {}
    steps = status_iterator(planned, "writing files... ", "brown", len(planned), app.verbosity, lambda step: step[1])
    for belongs_to, path, (label, ending, make_bytes), key in steps:
        data = cache.get(ending, key, make_bytes)
        write_whole(Path(app.outdir) / path, data)
        digest = hashlib.sha256(data).hexdigest()
        downloads.setdefault(belongs_to, []).append(Download(label, path, len(data), digest))
    write_whole(Path(app.outdir) / SUMS, check_sums(downloads).encode())
    return downloads


def check_sums(downloads: Downloads) -> str:
    """Checksums of all files beside the pages, as ``sha256sum -c`` reads them in their folder."""
    every = sorted((each.path, each.digest) for group in downloads.values() for each in group)
    return "".join(f"{digest}  {path.removeprefix('data/')}\n" for path, digest in every)


def _edition_files(edition: Edition, library: Library, paper: bool) -> Iterator[File]:
    digest, errata = library.digests[edition.id], library.errata
    if paper:
        decided = _paper_key(edition, library)
        yield "PDF", "pdf", decided, lambda: edition_pdf(edition, digest, errata=errata)
        yield "Word", "docx", decided, lambda: edition_docx(edition, digest, errata=errata)
    yield "JSON", "json", digest, lambda: dump(edition)


def _document_files(edition: Edition, library: Library) -> Iterator[tuple[str, str, Make, str]]:
    """Each document of an edition on paper by itself: whose files they are, path, what makes them, what decides them."""
    digest, decided = library.digests[edition.id], _paper_key(edition, library)
    for document in edition.documents:
        variant = Variant(documents=(document.id,))
        make = partial(edition_pdf, edition, digest, variant, errata=library.errata)
        path = f"data/{edition.id}/{document.id}.pdf"
        yield f"{edition.id}/{document.id}", path, ("PDF", "pdf", make), f"{decided} {document.id}"


def _paper_key(edition: Edition, library: Library) -> str:
    """What decides an edition's paper: the edition, and what was found after it was sealed."""
    own = (each for each in library.errata if edition.id in each.editions)
    errata = [(each.provisions, each.printed, each.meant, each.note, each.noted) for each in own]
    return f"{library.digests[edition.id]} {errata}" if errata else library.digests[edition.id]


def _manifest(app: Sphinx, edition: Edition) -> bytes | None:
    """The seal of an edition that has one."""
    archive = archive_of(app)
    return archive.files(edition.id)[1] if edition.id in archive.ids() else None


def _redline_files(redline: Redline, paper: bool) -> Iterator[Make]:
    if paper:
        yield "PDF", "pdf", lambda: redline_pdf(redline)
        yield "Word", "docx", lambda: redline_docx(redline)
    yield "JSON", "json", lambda: dump_redline(redline)
    yield "CSV", "csv", lambda: csv_bytes(redline_csv(redline))


def _redline(
    old: Edition, new: Edition, digests: dict[str, str], cache: Cache, recorded: tuple[Notes, dict[str, Edition]]
) -> Redline:
    notes, editions = recorded
    on_the_way = editions_between(new, old.id, editions.get)

    made: list[Redline] = []

    def make() -> bytes:
        sides = {"old_digest": digests[old.id], "new_digest": digests[new.id]}
        made.append(compare(old, new, **sides, notes=notes, steps=on_the_way))
        return dump_redline(made[0])

    # What decides a redline: both editions, the notes, and which editions' notes count.
    data = cache.get("json", f"redline {digests[old.id]} {digests[new.id]} {on_the_way} {notes}", make)
    redline = made[0] if made else load_redline(data)
    if made:  # the same bytes are the file that readers download
        cache.get("json", redline_key(redline), lambda: data)
    return redline


def _cache(app: Sphinx) -> Cache:
    found: Cache | None = getattr(app, _CACHE, None)
    if found is None:
        found = Cache(Path(app.doctreedir).parent / "cache")
        setattr(app, _CACHE, found)
    return found


def _name_pair(pair: tuple[Edition, Edition]) -> str:
    return f"{pair[0].id}..{pair[1].id}"
