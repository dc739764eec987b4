"""``clausebook history``: every wording of one provision, with edition, number, kinds of change and reasons."""

from __future__ import annotations

from argparse import Namespace

from clausebook.cli import exit_codes
from clausebook.cli.output import deliver, in_colour
from clausebook.cli.sources import archive, read_edition
from clausebook.edition.model import Edition
from clausebook.redline.history import history
from clausebook.render.history import history_json, history_text
from clausebook.site.captured import DRAFT


def run(options: Namespace) -> int:
    """Write the history; the draft counts as the newest edition unless only sealed ones are asked for."""
    sealed = archive(options.project)
    editions: list[Edition] = list(sealed.read_all())
    if not options.sealed:
        editions.append(read_edition(DRAFT, options.project, fresh=options.no_cache))
    found = history(editions, options.id, sealed.notes())
    if options.format == "json":
        deliver(history_json(found, options.id), options.output)
    else:
        colour = options.output in (None, "-") and in_colour()
        deliver(history_text(found, options.id, colour=colour).encode("utf-8"), options.output)
    return exit_codes.DONE
