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
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from clausebook.edition.identity import is_record_id
from clausebook.edition.model import Block, BlockKind, EditionId, ProvisionId, Rationale, Source, Span
from clausebook.edition.note_fields import NotesError, a_date, entries, ids, line_of, read_toml, require_known, words
from clausebook.edition.words import clean

CERTAINTIES = ("S", "I", "R")
"""How sure a reason is: seen, inferred in part, recalled."""

_REASON_FIELDS = ("title", "origin", "date", "certainty", "text")


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
    text, raw = read_toml(data, name)
    require_known(raw, ("reasons", "changes"), name)
    reasons = raw.get("reasons", {})
    if not isinstance(reasons, dict):
        raise NotesError(f"{name}: reasons: write each as a table of its own, [reasons.<id>]")
    return Notes(
        tuple(_reason(identity, reasons[identity], name, text) for identity in sorted(reasons)),
        tuple(_change(each, source) for each, source in entries(raw, "changes", text, name)),
    )


def _reason(identity: str, raw: Any, name: str, text: str) -> Rationale:
    row = next((row for row, line in enumerate(text.splitlines(), 1) if f"[reasons.{identity}]" in line), 0)
    source = Source(name, row)
    place = f"{line_of(source)}: reasons.{identity}"
    if not is_record_id(identity):
        raise NotesError(f"{place}: an id is lower-case words and digits joined by hyphens")
    if not isinstance(raw, dict):
        raise NotesError(f"{place}: write it as a table, [reasons.{identity}]")
    require_known(raw, (*_REASON_FIELDS, "address"), place)
    values = {field: words(raw, field, place) for field in _REASON_FIELDS}
    a_date(raw, "date", place)
    if values["certainty"] not in CERTAINTIES:
        raise NotesError(f"{place}: certainty “{values['certainty']}”: write S (seen), I (inferred) or R (recalled)")
    address = words(raw, "address", place) if "address" in raw else ""
    if address and not address.startswith(("https://", "http://")):
        raise NotesError(f"{place}: address: write the whole address, from https://")
    paragraphs = [part for part in re.split(r"\n\s*\n", raw["text"]) if part.strip()]
    blocks = tuple(Block(BlockKind.PARAGRAPH, (Span(clean(part).strip()),)) for part in paragraphs)
    return Rationale(
        identity, values["title"], values["origin"], values["date"], values["certainty"], address, blocks=blocks,
        source=source,
    )  # fmt: skip


def _change(raw: dict[str, Any], source: Source) -> NotedChange:
    place = f"{line_of(source)}: changes"
    require_known(raw, ("edition", "provisions", "why"), place)
    return NotedChange(words(raw, "edition", place), ids(raw, "provisions", place), ids(raw, "why", place), source)
