"""``clausebook law refresh``: the law register compared with the statute book, and brought up to date on request."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from datetime import date
from difflib import unified_diff
from pathlib import Path

from clausebook.checks.statute import LawNews, StatuteError, law_news, read_statute
from clausebook.cli import exit_codes
from clausebook.cli.output import UsageError, complain, deliver, steps
from clausebook.cli.sources import CACHE, read_project
from clausebook.cli.statute_book import NoAnswerError, StatuteBook
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Regulation
from clausebook.site.archive import write_whole

_OPTION = re.compile(r"^:([a-z_]+):[ \t]*(.*?)[ \t]*$")


def run(options: Namespace) -> int:
    """Say what differs and show every change as a difference; make it with ``--write`` alone. 1 where a person has to
    look at something or an entry got no answer."""
    laws = _asked_for(options)
    book = _book(options)
    told, unanswered = 0, 0
    changes: dict[str, list[tuple[Regulation, LawNews]]] = {}
    for law in steps("asking the statute book", laws, len(laws)):
        try:
            answer = book.answer(law.address)
            news = law_news(law, read_statute(answer.data, law.address, book.today), answer.fetched)
        except (NoAnswerError, StatuteError) as error:
            unanswered += 1
            if isinstance(error, StatuteError) and not book.offline:
                book.forget(law.address)
            complain(f"{_place(law)}: {error}")
            continue
        for remark in news.remarks:
            told += 1
            complain(f"{_place(law)}: {remark}")
        if news.options:
            changes.setdefault(law.source.path, []).append((law, news))
    edits = {path: _edit(options.project / path, entries) for path, entries in changes.items()}
    deliver("".join(_diff(path, *edit) for path, edit in sorted(edits.items())).encode("utf-8"), None)
    if options.write:
        for path, (_, new) in sorted(edits.items()):
            write_whole(options.project / path, new.encode("utf-8"))
    looked = len(laws) - unanswered
    done = "changed" if options.write else "would change (--write changes)"
    complain(f"{looked} of {len(laws)} entries compared; {told} to look at; {len(edits)} files {done}")
    return exit_codes.FOUND if told or unanswered else exit_codes.DONE


def _asked_for(options: Namespace) -> tuple[Regulation, ...]:
    laws = read_project(options.project, fresh=options.no_cache).edition.regulations
    known = {law.id: law for law in laws}
    for identity in options.ids:
        if identity not in known:
            raise UsageError(f"no law has the id “{identity}”{did_you_mean(identity, known)}")
    return tuple(known[each] for each in dict.fromkeys(options.ids)) if options.ids else laws


def _book(options: Namespace) -> StatuteBook:
    folder = Path(options.saved) if options.saved else options.project / CACHE / "law"
    # In CI nothing is asked unless somebody says so: a build must not depend on another's server.
    offline = bool(os.environ.get("CI")) if options.offline is None else options.offline
    today = options.today or date.today().isoformat()
    return StatuteBook(folder, today, offline, options.server or "", options.pause, options.timeout)


def _edit(path: Path, entries: list[tuple[Regulation, LawNews]]) -> tuple[str, str]:
    """A page as it is, and with the options of some entries set anew."""
    old = path.read_bytes().decode("utf-8")
    lines = old.splitlines(keepends=True)
    # From the end, so that a line put in moves no entry that is still to be found by its line.
    for law, news in sorted(entries, key=lambda each: each[0].source.line, reverse=True):
        for name, value in news.options:
            _set(lines, law.source.line, name, value)
    return old, "".join(lines)


def _set(lines: list[str], start: int, name: str, value: str) -> None:
    """Set one option of the directive that begins at a line, or add it below the last option."""
    end = start
    while end < len(lines) and (match := _OPTION.match(lines[end].rstrip("\r\n"))):
        if match[1] == name:
            ending = lines[end][len(lines[end].rstrip("\r\n")) :]
            lines[end] = f":{name}: {value}{ending}"
            return
        end += 1
    ending = "\r\n" if lines[start - 1].endswith("\r\n") else "\n"
    lines.insert(end, f":{name}: {value}{ending}")


def _diff(path: str, old: str, new: str) -> str:
    return "".join(unified_diff(old.splitlines(True), new.splitlines(True), path, path, n=2))


def _place(law: Regulation) -> str:
    return f"{law.source.path}:{law.source.line}: {law.id}"
