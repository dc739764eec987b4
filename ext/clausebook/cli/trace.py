"""``clausebook trace``: what one item rests on, up to law and reason, and what explains it, down to the guides."""

from __future__ import annotations

from argparse import Namespace

from clausebook.cli import exit_codes
from clausebook.cli.output import deliver
from clausebook.cli.sources import read_graph
from clausebook.trace.lineage import Lineage, lineage


def run(options: Namespace) -> int:
    """Write the two trees of an item."""
    known = read_graph(options)
    deliver(_render(lineage(known, options.id), options.format, known.edition), options.output)
    return exit_codes.DONE


def _render(found: Lineage, format_name: str, edition: str) -> bytes:
    if format_name == "svg":
        from clausebook.render.trace_svg import lineage_svg

        return lineage_svg(found)
    if format_name == "json":
        from clausebook.render.trace_json import lineage_json

        return lineage_json(found, edition)
    from clausebook.render.trace_text import lineage_text

    return lineage_text(found).encode("utf-8")
