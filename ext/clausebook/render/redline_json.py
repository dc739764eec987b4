"""A redline as JSON, for programs: canonical, with a schema beside it, and loaded back without loss.

``format`` is a promise: it is raised when a reader of the older format would misread a file. Fields that hold their
default are left out. Joined in order, kept and deleted text is the old words, kept and inserted text the new words,
block by block.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter, ValidationError

from clausebook.edition.snapshot import canonical
from clausebook.redline.model import ProvisionChange, Redline, Relation, Side

FORMAT = 2
"""Number of the format."""


class RedlineError(ValueError):
    """A file that is no redline. The message is one line: what is wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class _File:
    """What the file holds beside its format number."""

    work: str
    notice: str
    old: Side
    new: Side
    counts: dict[str, int]
    provisions: tuple[ProvisionChange, ...]
    relations: tuple[Relation, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


def dump_redline(redline: Redline) -> bytes:
    """The redline as canonical JSON: UTF-8, keys sorted, a line break at the end."""
    counts = {kind.value: count for kind, count in redline.counts().items()}
    content = _File(
        redline.work, redline.notice, redline.old, redline.new, counts, redline.changes, redline.relations,
        dict(redline.names),
    )  # fmt: skip
    dumped = _adapter().dump_python(content, mode="json", exclude_defaults=True)
    return canonical({"format": FORMAT, **dumped}, indent=1) + b"\n"


def load_redline(data: bytes, name: str = "redline") -> Redline:
    """The redline in ``data``; ``name`` stands in messages. Raises :class:`RedlineError` where the file is no redline,
    is damaged, or is of a later format."""
    try:
        raw = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RedlineError(f"{name}: not UTF-8 at byte {error.start}; write the redline again") from None
    except (json.JSONDecodeError, RecursionError):
        raise RedlineError(f"{name}: not whole JSON; write the redline again") from None
    if not isinstance(raw, dict) or not isinstance(raw.get("format"), int) or "provisions" not in raw:
        raise RedlineError(f"{name}: no Clausebook redline (it has no “format” and “provisions”)")
    if not 1 <= raw["format"] <= FORMAT:
        raise RedlineError(f"{name}: redline format {raw['format']}; this Clausebook reads up to {FORMAT}: update it")
    try:
        held: _File = _adapter().validate_python({key: value for key, value in raw.items() if key != "format"})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RedlineError(f"{name}: {where}: {first['msg'].lower()}; write the redline again") from None
    return Redline(held.work, held.notice, held.old, held.new, held.provisions, held.relations, held.names)


def schema() -> bytes:
    """The JSON Schema of the file, as ``redline.schema.json`` beside this module must read."""
    content: dict[str, Any] = _adapter().json_schema(ref_template="#/$defs/{model}")
    definitions = content.pop("$defs")
    for entry in definitions.values():
        if entry.get("type") == "object":
            entry["additionalProperties"] = False
    content["properties"] = {"format": {"const": FORMAT}, **content["properties"]}
    content |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Clausebook redline",
        "required": ["format", *content["required"]],
        "additionalProperties": False,
        "$defs": definitions,
    }
    return canonical(content, indent=1) + b"\n"


def published_schema() -> bytes:
    """The schema file that is installed with the package."""
    return files("clausebook.render").joinpath("redline.schema.json").read_bytes()


@cache
def _adapter() -> TypeAdapter[_File]:
    # Built once and late: it costs time that no other format should pay.
    return TypeAdapter(_File)
