"""``clausebook snapshot``: one edition as canonical JSON."""

from __future__ import annotations

from argparse import Namespace

from clausebook.cli import exit_codes
from clausebook.cli.output import deliver
from clausebook.cli.sources import read_edition
from clausebook.edition.snapshot import dump


def run(options: Namespace) -> int:
    """Write the snapshot."""
    deliver(dump(read_edition(options.edition, options.project, fresh=options.no_cache)), options.output)
    return exit_codes.DONE
