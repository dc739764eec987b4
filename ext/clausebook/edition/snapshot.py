"""An edition as a file: canonical JSON, the same bytes for the same edition everywhere.

UTF-8, NFC, keys sorted, one space of indent, fields left out where they have their default, a line break at the end.
``FORMAT`` is raised when a file of an older format would be read wrongly; every edition ever sealed must load.
"""

from __future__ import annotations

import json
import re
from dataclasses import is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import from_json

from clausebook.edition import model
from clausebook.edition.model import Edition

FORMAT = 1
"""Number of the snapshot's format."""


_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class SnapshotError(ValueError):
    """A snapshot that cannot be read. The message is one line: what is wrong, where, and what to do."""


def dump(edition: Edition) -> bytes:
    """The edition as canonical JSON."""
    content = _adapter().dump_python(edition, mode="json", exclude_defaults=True)
    return canonical({"format": FORMAT, "edition": content}, indent=1) + b"\n"


def load(data: bytes, name: str = "snapshot") -> Edition:
    """The edition in ``data``; ``name`` stands in messages.

    Raises :class:`SnapshotError` where the file is no snapshot, is truncated, is of a later format, or holds anything
    that :func:`dump` would not have written. A file that was edited by hand but is still a well-formed snapshot loads:
    :func:`clausebook.edition.seal.verify` tells.
    """
    return _edition(_content(data, name), name)


def load_details(data: bytes, name: str = "snapshot") -> Edition:
    """The edition in ``data`` without its documents and registers, for whoever asks only what it is and when; raises
    :class:`SnapshotError` as :func:`load` does."""
    raw = _content(data, name)
    bare = {field: value for field, value in raw.items() if isinstance(value, str)} if isinstance(raw, dict) else raw
    return _edition(bare, name)


def schema() -> bytes:
    """The JSON Schema of a snapshot, as the file ``snapshot.schema.json`` beside this module must read."""
    edition = _adapter().json_schema(ref_template="#/$defs/{model}")
    definitions = edition.pop("$defs")
    for entry in (edition, *definitions.values()):
        if entry.get("type") == "object":
            entry["additionalProperties"] = False
    return (
        canonical(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "title": "Clausebook snapshot",
                "type": "object",
                "properties": {"format": {"const": FORMAT}, "edition": edition},
                "required": ["format", "edition"],
                "additionalProperties": False,
                "$defs": definitions,
            },
            indent=1,
        )
        + b"\n"
    )


def published_schema() -> bytes:
    """The schema file that is installed with the package."""
    return files("clausebook.edition").joinpath("snapshot.schema.json").read_bytes()


def canonical(value: Any, indent: int | None = None) -> bytes:
    """Any JSON value as bytes that depend on nothing but the value."""
    separators = (",", ": ") if indent is not None else (",", ":")
    return json.dumps(value, sort_keys=True, ensure_ascii=False, indent=indent, separators=separators).encode("utf-8")


def _encodable(raw: Any) -> bool:
    try:
        canonical(raw)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _adapter() -> TypeAdapter[Edition]:
    # Built once and late: it costs a tenth of a second that no other command should pay. Unknown fields are refused
    # while values are made: whatever dump would not write was written by hand.
    for value in vars(model).values():
        if is_dataclass(value):
            setattr(value, "__pydantic_config__", ConfigDict(extra="forbid"))  # noqa: B010
    return TypeAdapter(Edition)


def _content(data: bytes, name: str) -> Any:
    """The part of the file that is the edition."""
    raw = _parse(data, name)
    if not isinstance(raw, dict) or "format" not in raw or "edition" not in raw:
        raise SnapshotError(f"{name}: no Clausebook snapshot (it has no “format” and “edition”)")
    if not isinstance(raw["format"], int) or raw["format"] < 1:
        raise SnapshotError(f"{name}: the format number is {raw['format']!r}, not a whole number from 1")
    if raw["format"] > FORMAT:
        raise SnapshotError(
            f"{name}: written in snapshot format {raw['format']}; this Clausebook reads up to {FORMAT}: update Clausebook"
        )
    if _ESCAPED_SURROGATE.search(data) and not _encodable(raw):
        raise SnapshotError(f"{name}: holds half of a character (a lone surrogate); restore the file from git")
    return raw["edition"]


def _edition(content: Any, name: str) -> Edition:
    try:
        edition: Edition = _adapter().validate_python(content)
    except ValidationError as error:
        raise SnapshotError(f"{name}: {_reason(error)}; restore the file from git") from None
    return edition


def _parse(data: bytes, name: str) -> Any:
    try:
        return from_json(data)  # three times as fast as the standard library, whose errors name the line
    except ValueError:
        pass
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SnapshotError(f"{name}: not UTF-8 at byte {error.start}; restore the file from git") from None
    except json.JSONDecodeError as error:
        raise SnapshotError(
            f"{name}:{error.lineno}: not whole JSON ({error.msg}); the file is truncated or damaged: restore it from git"
        ) from None
    except RecursionError:
        raise SnapshotError(f"{name}: nested too deep to be a snapshot") from None


def _reason(error: ValidationError) -> str:
    """The first thing that is wrong, after the path that leads to it."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "unexpected_keyword_argument":
        return f"edition.{where}: no such field in snapshot format {FORMAT}"
    return f"{where}: {first['msg'].lower()}"


if __name__ == "__main__":  # python -m clausebook.edition.snapshot writes the schema file anew
    from pathlib import Path

    Path(__file__).with_name("snapshot.schema.json").write_bytes(schema())
