"""``clausebook build``: the whole site."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from clausebook.cli import exit_codes
from clausebook.cli.output import complain
from clausebook.site.publish import publish


def run(options: Namespace) -> int:
    """Build; what Sphinx says goes to a terminal and not to a pipe; 1 where the sources have errors."""
    output = options.project / options.output
    lines = publish(
        options.project.resolve(),
        Path(output).resolve(),
        paper=not options.no_pdf,
        jobs=options.jobs,
        status=sys.stdout if sys.stdout.isatty() else None,
    )
    for line in lines:
        complain(line)
    return exit_codes.FOUND if lines else exit_codes.DONE
