"""Where results go: a file written whole, or standard output; progress and complaints to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from clausebook.edition.refusal import RefusedError
from clausebook.site.archive import write_whole

Step = TypeVar("Step")


class UsageError(RefusedError):
    """The command cannot be carried out as written; the message is one line."""


def deliver(data: bytes, target: str | None) -> None:
    """Write to the file ``target``, or to standard output where it is None or "-"; raises :class:`UsageError`."""
    if target is None or target == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    try:
        write_whole(path, data)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; nothing was written") from None


def is_binary(format_name: str) -> bool:
    """Whether a format must not be poured onto a terminal."""
    return format_name in ("pdf", "docx", "zip")


def in_colour() -> bool:
    """Whether standard output shows colours and wants them: a terminal, unless NO_COLOR is set (no-color.org) or it
    says that it is dumb."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def refuse_terminal(format_name: str, target: str | None) -> None:
    """Raise :class:`UsageError` where a binary file would go to a terminal."""
    if is_binary(format_name) and target in (None, "-") and sys.stdout.isatty():
        raise UsageError(f"{format_name} is no text for a terminal; name a file with -o")


def steps(what: str, things: Iterable[Step], total: int) -> Iterator[Step]:
    """The things in turn, with a bar on a terminal (what, how many of how many) and silence in a pipe."""
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(things, description=what, total=total, console=Console(stderr=True), transient=True)


def say(text: str) -> None:
    """A remark for a person, on standard error, only on a terminal."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def complain(text: str) -> None:
    """One line on standard error."""
    print(text, file=sys.stderr)
