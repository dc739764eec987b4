"""The command ``clausebook``: the same as the site, from a shell. One module a verb."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from clausebook.cli import exit_codes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code (:mod:`clausebook.cli.exit_codes`)."""
    from clausebook.cli.parser import parse

    options = parse(sys.argv[1:] if arguments is None else list(arguments))
    # The readers cost half a second to import: only a command that is well formed pays.
    from clausebook.checks.settings import SettingsError
    from clausebook.cli.output import UsageError, complain
    from clausebook.cli.sources import BrokenDraftError
    from clausebook.edition.note_fields import NotesError
    from clausebook.edition.snapshot import SnapshotError
    from clausebook.redline.history import NoHistoryError
    from clausebook.render.errors import RenderError
    from clausebook.site.captured import ProjectError
    from clausebook.trace.graph import UnknownItemError

    wrong_use = (
        UsageError,
        SnapshotError,
        NotesError,
        ProjectError,
        RenderError,
        SettingsError,
        UnknownItemError,
        NoHistoryError,
    )
    try:
        with _rare_collections():
            code: int = options.run(options)
        return code
    except BrokenDraftError as broken:
        for finding in broken.findings:
            complain(finding.line)
        complain(f"clausebook: {broken}; mend them first")
        return exit_codes.FOUND
    except wrong_use as error:
        complain(f"clausebook: {error}")
        return exit_codes.WRONG_USE
    except BrokenPipeError:
        # The reader has seen enough; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.DONE
    except KeyboardInterrupt:
        complain("clausebook: stopped")
        return 130
    except OSError as error:
        # A full disk, a folder that may not be written, a file that went away meanwhile.
        where = f"{error.filename}: " if error.filename else ""
        complain(f"clausebook: {where}{error.strerror or error}")
        return exit_codes.WRONG_USE


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
