"""Reasons noted after an edition was sealed: why its changes were made, kept beside the seal and never inside it.

A sealed edition never changes, but a reason for one of its changes may be found, or first written down, later. Such
reasons stand in one TOML file (``editions/reasons.toml``)::

    [reasons.plainer-duty]
    title = "Duties say must"
    origin = "Clausebook drafting note"
    date = "2026-11"
    certainty = "I"
    text = "One paragraph, or several with an empty line between."

    [[changes]]
    edition = "2017-08"
    provisions = ["staff", "notices"]
    why = ["plainer-duty"]

``edition`` is the newer edition: the change leads to it from the edition that it is based on.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from clausebook.edition.dates import is_date
from clausebook.edition.identity import did_you_mean, is_record_id
from clausebook.edition.model import Block, BlockKind, EditionId, ProvisionId, Rationale, Source, Span
from clausebook.edition.words import clean

CERTAINTIES = ("S", "I", "R")
"""How sure a reason is: seen, inferred in part, recalled."""

_REASON_FIELDS = ("title", "origin", "date", "certainty", "text")


class NotesError(ValueError):
    """A file of notes that cannot be read. The message is one line: file, place, what is wrong, the cure."""


@dataclass(frozen=True, slots=True)
class NotedChange:
    """Why some provisions changed on the way to one edition."""

    edition: EditionId
    provisions: tuple[ProvisionId, ...]
    why: tuple[str, ...]
    """Ids of reasons: of the notes, or of the edition's own register."""
    source: Source = field(default=Source(), compare=False)


@dataclass(frozen=True, slots=True)
class Notes:
    """All reasons noted after sealing; empty where a project has none."""

    reasons: tuple[Rationale, ...] = ()
    """In order of id."""
    changes: tuple[NotedChange, ...] = ()
    """As written."""

    def of(self, edition: EditionId, provision: ProvisionId) -> tuple[str, ...]:
        """Ids of the reasons noted for the change of one provision on the way to ``edition``; empty where none is."""
        found = (each.why for each in self.changes if each.edition == edition and provision in each.provisions)
        return tuple(dict.fromkeys(chain.from_iterable(found)))


def load_notes(data: bytes, name: str = "reasons.toml") -> Notes:
    """The notes in ``data``; ``name`` stands in messages. Raises :class:`NotesError` where the file is no TOML, or an
    entry lacks a field, has an unknown one or holds a value of the wrong shape. Whether the ids in it exist is for
    :func:`clausebook.checks.notes.check_notes` to say."""
    try:
        text = data.decode("utf-8")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise NotesError(f"{name}: not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise NotesError(f"{name}: no TOML: {clean(str(error))}") from None
    except RecursionError:
        raise NotesError(f"{name}: nested too deep to be notes") from None
    _known(raw, ("reasons", "changes"), name)
    reasons, changes = raw.get("reasons", {}), raw.get("changes", [])
    if not isinstance(reasons, dict):
        raise NotesError(f"{name}: reasons: write each as a table of its own, [reasons.<id>]")
    if not isinstance(changes, list) or not all(isinstance(each, dict) for each in changes):
        raise NotesError(f"{name}: changes: write each as [[changes]]")
    starts = [row for row, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*changes\s*\]\]", line)]
    starts += [0] * (len(changes) - len(starts))
    return Notes(
        tuple(_reason(identity, reasons[identity], name, text) for identity in sorted(reasons)),
        tuple(_change(raw, Source(name, row)) for raw, row in zip(changes, starts, strict=False)),
    )


def _reason(identity: str, raw: Any, name: str, text: str) -> Rationale:
    row = next((row for row, line in enumerate(text.splitlines(), 1) if f"[reasons.{identity}]" in line), 0)
    source = Source(name, row)
    place = f"{_line(source)}: reasons.{identity}"
    if not is_record_id(identity):
        raise NotesError(f"{place}: an id is lower-case words and digits joined by hyphens")
    if not isinstance(raw, dict):
        raise NotesError(f"{place}: write it as a table, [reasons.{identity}]")
    _known(raw, (*_REASON_FIELDS, "address"), place)
    values = {field: _words(raw, field, place) for field in _REASON_FIELDS}
    if not is_date(values["date"]):
        raise NotesError(f"{place}: date “{values['date']}”: write yyyy, yyyy-mm or yyyy-mm-dd")
    if values["certainty"] not in CERTAINTIES:
        raise NotesError(f"{place}: certainty “{values['certainty']}”: write S (seen), I (inferred) or R (recalled)")
    address = _words(raw, "address", place) if "address" in raw else ""
    if address and not address.startswith(("https://", "http://")):
        raise NotesError(f"{place}: address: write the whole address, from https://")
    paragraphs = [part for part in re.split(r"\n\s*\n", raw["text"]) if part.strip()]
    blocks = tuple(Block(BlockKind.PARAGRAPH, (Span(clean(part).strip()),)) for part in paragraphs)
    return Rationale(
        identity, values["title"], values["origin"], values["date"], values["certainty"], address, blocks=blocks,
        source=source,
    )  # fmt: skip


def _change(raw: dict[str, Any], source: Source) -> NotedChange:
    place = f"{_line(source)}: changes"
    _known(raw, ("edition", "provisions", "why"), place)
    return NotedChange(_words(raw, "edition", place), _ids(raw, "provisions", place), _ids(raw, "why", place), source)


def _line(source: Source) -> str:
    return f"{source.path}:{source.line}" if source.line else source.path


def _known(raw: dict[str, Any], fields: Iterable[str], place: str) -> None:
    known = tuple(fields)
    for field_name in sorted(raw):
        if field_name not in known:
            raise NotesError(
                f"{place}: no field “{clean(field_name)}” (known: {', '.join(known)}){did_you_mean(field_name, known)}"
            )


def _words(raw: dict[str, Any], name: str, place: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not clean(value).strip():
        raise NotesError(f"{place}: {name}: write some words between quotation marks")
    return clean(value).strip()


def _ids(raw: dict[str, Any], name: str, place: str) -> tuple[str, ...]:
    value = raw.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(each, str) and each for each in value):
        raise NotesError(f'{place}: {name}: write a list of ids, as in ["notices"]')
    return tuple(dict.fromkeys(value))
