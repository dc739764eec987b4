"""``clausebook matrix``: which clause rests on which law, has which reason, is explained by which guide."""

from __future__ import annotations

from argparse import Namespace

from clausebook.cli import exit_codes
from clausebook.cli.output import UsageError, deliver, refuse_terminal
from clausebook.cli.sources import read_edition
from clausebook.edition.model import Edition
from clausebook.trace.graph import graph
from clausebook.trace.matrix import Side, matrix


def run(options: Namespace) -> int:
    """Write the matrix of one side, or a workbook of all."""
    refuse_terminal(options.format, options.output)
    if options.side is None and options.format != "xlsx":
        raise UsageError(f"matrix: {options.format} holds one side; write {', '.join(each.value for each in Side)}")
    edition = read_edition(options.edition, options.project, fresh=options.no_cache)
    sides = tuple(Side) if options.side is None else (Side(options.side),)
    deliver(_render(edition, sides, options.format), options.output)
    return exit_codes.DONE


def _render(edition: Edition, sides: tuple[Side, ...], format_name: str) -> bytes:
    known = graph(edition)
    matrices = [matrix(edition, side, known) for side in sides]
    if format_name == "xlsx":
        from clausebook.render.matrix_xlsx import matrix_xlsx

        return matrix_xlsx(edition, matrices)
    if format_name == "html":
        from clausebook.render.matrix_html import matrix_html

        return matrix_html(edition, matrices[0]).encode("utf-8")
    from clausebook.render.matrix_csv import matrix_csv
    from clausebook.render.tables import csv_bytes

    return csv_bytes(matrix_csv(matrices[0]))
