"""``clausebook export``: one edition in one format."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from clausebook.cli import exit_codes
from clausebook.cli.output import UsageError, deliver, refuse_terminal
from clausebook.cli.sources import archive, read_edition
from clausebook.edition.model import DocumentKind, Edition
from clausebook.edition.seal import edition_digest
from clausebook.render.variants import WHOLE, Variant


def run(options: Namespace) -> int:
    """Write the file."""
    refuse_terminal(options.format, options.output)
    variant = _variant(options)
    edition = read_edition(options.edition, options.project, fresh=options.no_cache)
    if variant == WHOLE:
        data = FORMATS[options.format](edition, options.project)
    else:
        data = _pdf(edition, options.project, variant)
    deliver(data, options.output)
    return exit_codes.DONE


def _variant(options: Namespace) -> Variant:
    kind = DocumentKind(options.kind) if options.kind else None
    variant = Variant(tuple(options.document), kind, options.model, not options.without_sources)
    if variant != WHOLE and options.format != "pdf":
        raise UsageError(
            f"--document, --kind, --model and --without-sources are for PDF; {options.format} is always whole"
        )
    return variant


# Each format is imported when asked for: PDF and Word engines are slow to load.
def _pdf(edition: Edition, project: Path, variant: Variant = WHOLE) -> bytes:
    from clausebook.render.pdf import edition_pdf

    return edition_pdf(edition, edition_digest(edition), variant, errata=archive(project).errata())


def _docx(edition: Edition, project: Path) -> bytes:
    from clausebook.render.docx_edition import edition_docx

    return edition_docx(edition, edition_digest(edition), errata=archive(project).errata())


def _text(edition: Edition, project: Path) -> bytes:
    from clausebook.render.text import edition_text

    return edition_text(edition).encode("utf-8")


def _csv(edition: Edition, project: Path) -> bytes:
    from clausebook.render.tables import csv_bytes, edition_csv

    return csv_bytes(edition_csv(edition))


def _json(edition: Edition, project: Path) -> bytes:
    from clausebook.edition.snapshot import dump

    return dump(edition)


def _akn(edition: Edition, project: Path) -> bytes:
    from clausebook.edition.timeline import lineage
    from clausebook.redline.compare import compare
    from clausebook.render.akn_edition import edition_akn

    digest = edition_digest(edition)
    earlier = lineage(edition, archive(project).read_all())
    if missing := (earlier[0] if earlier else edition).based_on:
        raise UsageError(
            f"{edition.id} goes back to “{missing}”, which is not among the sealed editions in {archive(project).folder}: "
            "Akoma Ntoso names the work by its first edition, so give --project with the folder that has them all"
        )
    if not earlier:
        return edition_akn(edition, digest)
    old = earlier[-1]
    notes = archive(project).notes()
    redline = compare(old, edition, old_digest=edition_digest(old), new_digest=digest, notes=notes)
    return edition_akn(edition, digest, earlier=earlier, redline=redline)


def _zip(edition: Edition, project: Path) -> bytes:
    from clausebook.render.bundle import MANIFEST, SNAPSHOT, bundle

    files = {
        SNAPSHOT: _json(edition, project),
        "provisions.csv": _csv(edition, project),
        "edition.akn.xml": _akn(edition, project),
        "edition.docx": _docx(edition, project),
        "edition.pdf": _pdf(edition, project),
    }
    sealed = archive(project)
    # A snapshot file may bear the id of a sealed edition and be another.
    if edition.id in sealed.ids() and sealed.files(edition.id)[0] == files[SNAPSHOT]:
        files[MANIFEST] = sealed.files(edition.id)[1]
    return bundle(edition, edition_digest(edition), files)


FORMATS: dict[str, Callable[[Edition, Path], bytes]] = {
    "pdf": _pdf,
    "docx": _docx,
    "text": _text,
    "json": _json,
    "csv": _csv,
    "akn": _akn,
    "zip": _zip,
}
"""What makes the bytes, by the name of the format."""
