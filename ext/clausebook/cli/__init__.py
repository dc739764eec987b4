"""The command ``clausebook``: the same as the site, from a shell. One module a verb."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from clausebook.cli import exit_codes
from clausebook.edition.refusal import RefusedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code (:mod:`clausebook.cli.exit_codes`)."""
    from clausebook.cli.parser import parse

    options = parse(sys.argv[1:] if arguments is None else list(arguments))
    try:
        with _rare_collections():
            code: int = options.run(options)
        return code
    except RefusedError as refused:
        return _tell(refused)
    except BrokenPipeError:
        # The reader has seen enough; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.DONE
    except KeyboardInterrupt:
        print("clausebook: stopped", file=sys.stderr)
        return 130
    except OSError as error:
        # A full disk, a folder that may not be written, a file that went away meanwhile.
        where = f"{error.filename}: " if error.filename else ""
        print(f"clausebook: {where}{error.strerror or error}", file=sys.stderr)
        return exit_codes.WRONG_USE


def _tell(refused: RefusedError) -> int:
    from clausebook.cli.sources import BrokenDraftError

    if not isinstance(refused, BrokenDraftError):
        print(f"clausebook: {refused}", file=sys.stderr)
        return exit_codes.WRONG_USE
    for finding in refused.findings:
        print(finding.line, file=sys.stderr)
    print(f"clausebook: {refused}; mend them first", file=sys.stderr)
    return exit_codes.FOUND


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for circles of dead objects a hundred times less often. A command reads or builds some large trees and
    ends: Python's collector, made for long runs, would walk them over and over and take a quarter of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
