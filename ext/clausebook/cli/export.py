"""``clausebook export``: one edition in one format."""

from __future__ import annotations

from argparse import Namespace

from clausebook.cli import exit_codes
from clausebook.cli.output import deliver, refuse_terminal
from clausebook.cli.sources import read_edition
from clausebook.edition.model import Edition
from clausebook.edition.seal import edition_digest


def run(options: Namespace) -> int:
    """Write the file."""
    refuse_terminal(options.format, options.output)
    edition = read_edition(options.edition, options.project, fresh=options.no_cache)
    deliver(_render(edition, options.format), options.output)
    return exit_codes.DONE


def _render(edition: Edition, format_name: str) -> bytes:
    if format_name == "pdf":
        from clausebook.render.pdf import edition_pdf

        return edition_pdf(edition, edition_digest(edition))
    if format_name == "docx":
        from clausebook.render.docx_edition import edition_docx

        return edition_docx(edition, edition_digest(edition))
    if format_name == "text":
        from clausebook.render.text import edition_text

        return edition_text(edition).encode("utf-8")
    if format_name == "csv":
        from clausebook.render.tables import edition_csv

        return edition_csv(edition).encode("utf-8")
    from clausebook.edition.snapshot import dump

    return dump(edition)
