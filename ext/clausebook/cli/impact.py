"""``clausebook impact``: what to look at when one item changes."""

from __future__ import annotations

from argparse import Namespace

from clausebook.cli import exit_codes
from clausebook.cli.output import deliver
from clausebook.cli.sources import read_graph
from clausebook.render.trace_json import impact_json
from clausebook.render.trace_text import impact_text
from clausebook.trace.impact import impact


def run(options: Namespace) -> int:
    """Write what the change of an item reaches."""
    known = read_graph(options)
    found = impact(known, options.id)
    made = impact_json(found, known.edition) if options.format == "json" else impact_text(found, known).encode("utf-8")
    deliver(made, options.output)
    return exit_codes.DONE
