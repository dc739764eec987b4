"""``clausebook build``: the whole site."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from clausebook.cli import exit_codes
from clausebook.cli.output import UsageError, complain
from clausebook.render.web_address import web_address
from clausebook.site.publish import publish


def run(options: Namespace) -> int:
    """Build; what Sphinx says goes to a terminal and not to a pipe; 1 where the sources have errors."""
    output = options.project / options.output
    if options.address and not (web_address(options.address) and options.address.startswith("http")):
        raise UsageError(f"build: --address: “{options.address}” is no web address; write https://…/")
    lines = publish(
        options.project.resolve(),
        Path(output).resolve(),
        paper=not options.no_pdf,
        jobs=options.jobs,
        status=sys.stdout if sys.stdout.isatty() else None,
        address=options.address,
    )
    for line in lines:
        complain(line)
    return exit_codes.FOUND if lines else exit_codes.DONE
