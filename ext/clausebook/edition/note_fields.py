"""Reads files of notes strictly: TOML whose every field is known and of the right shape, or one line on what is not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from clausebook.edition.dates import is_date
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Source
from clausebook.edition.refusal import RefusedError
from clausebook.edition.words import clean


class NotesError(RefusedError, ValueError):
    """A file of notes that cannot be read. The message is one line: file, place, what is wrong, the cure."""


def read_toml(data: bytes, name: str) -> tuple[str, dict[str, Any]]:
    """A file's text and what it holds; ``name`` stands in messages. Raises :class:`NotesError`."""
    try:
        text = data.decode("utf-8")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise NotesError(f"{name}: not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise NotesError(f"{name}: no TOML: {clean(str(error))}") from None
    except RecursionError:
        raise NotesError(f"{name}: nested too deep to be notes") from None


def entries(raw: dict[str, Any], field: str, text: str, name: str) -> list[tuple[dict[str, Any], Source]]:
    """The tables ``[[field]]``, as written, each with the place where it begins; raises :class:`NotesError`."""
    found = raw.get(field, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise NotesError(f"{name}: {field}: write each as [[{field}]]")
    head = re.compile(rf"\s*\[\[\s*{field}\s*\]\]")
    starts = [row for row, line in enumerate(text.splitlines(), 1) if head.match(line)]
    starts += [0] * (len(found) - len(starts))
    return [(each, Source(name, row)) for each, row in zip(found, starts, strict=False)]


def line_of(source: Source) -> str:
    """A place as messages begin with it."""
    return f"{source.path}:{source.line}" if source.line else source.path


def require_known(raw: dict[str, Any], fields: Iterable[str], place: str) -> None:
    """Raises :class:`NotesError` where a field is none of ``fields``."""
    known = tuple(fields)
    for field in sorted(raw):
        if field not in known:
            raise NotesError(
                f"{place}: no field “{clean(field)}” (known: {', '.join(known)}){did_you_mean(field, known)}"
            )


def words(raw: dict[str, Any], name: str, place: str) -> str:
    """A field that holds some words; raises :class:`NotesError`."""
    value = raw.get(name)
    if not isinstance(value, str) or not clean(value).strip():
        raise NotesError(f"{place}: {name}: write some words between quotation marks")
    return clean(value).strip()


def a_date(raw: dict[str, Any], name: str, place: str) -> str:
    """A field that holds a date, written as words; raises :class:`NotesError`."""
    value = words(raw, name, place)
    if not is_date(value):
        raise NotesError(f"{place}: {name} “{value}”: write yyyy, yyyy-mm or yyyy-mm-dd")
    return value


def ids(raw: dict[str, Any], name: str, place: str) -> tuple[str, ...]:
    """A field that lists ids, each once; raises :class:`NotesError`."""
    value = raw.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(each, str) and each for each in value):
        raise NotesError(f'{place}: {name}: write a list of ids, as in ["notices"]')
    return tuple(dict.fromkeys(value))
