"""The command ``clausebook``: the same as the site, from a shell. One module a verb."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from clausebook.cli import exit_codes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code (:mod:`clausebook.cli.exit_codes`)."""
    from clausebook.cli.parser import parse

    options = parse(sys.argv[1:] if arguments is None else list(arguments))
    # The readers cost half a second to import: only a command that is well formed pays.
    from clausebook.checks.settings import SettingsError
    from clausebook.cli.output import UsageError, complain
    from clausebook.cli.sources import BrokenDraftError
    from clausebook.edition.notes import NotesError
    from clausebook.edition.snapshot import SnapshotError
    from clausebook.render.errors import RenderError
    from clausebook.site.captured import ProjectError
    from clausebook.trace.graph import UnknownItemError

    try:
        code: int = options.run(options)
        return code
    except BrokenDraftError as broken:
        for finding in broken.findings:
            complain(finding.line)
        complain(f"clausebook: {broken}; mend them first")
        return exit_codes.FOUND
    except (UsageError, SnapshotError, NotesError, ProjectError, RenderError, SettingsError, UnknownItemError) as error:
        complain(f"clausebook: {error}")
        return exit_codes.WRONG_USE
    except BrokenPipeError:
        # The reader has seen enough; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.DONE
    except KeyboardInterrupt:
        complain("clausebook: stopped")
        return 130
