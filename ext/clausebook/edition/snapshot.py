"""An edition as a file: canonical JSON, the same bytes for the same edition everywhere.

UTF-8, NFC, keys sorted, one space of indent, fields left out where they have their default, a line break at the end.
``FORMAT`` is raised when a file of an older format would be read wrongly; every edition ever sealed must load.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated

from msgspec import Meta
from msgspec.json import Decoder

from clausebook.edition.json_fault import REFUSALS, DamagedError, fault, parse
from clausebook.edition.json_file import dump_value, schema_of
from clausebook.edition.model import Edition
from clausebook.edition.refusal import RefusedError
from clausebook.edition.value import Value

FORMAT = 1
"""Number of the snapshot's format."""

_CURE = "restore the file from git"


class SnapshotError(RefusedError, ValueError):
    """A snapshot that cannot be read. The message is one line: what is wrong, where, and what to do."""


class _File(Value):
    """What a snapshot file holds."""

    format: Annotated[int, Meta(ge=1)]
    edition: Edition


def dump(edition: Edition) -> bytes:
    """The edition as canonical JSON."""
    return dump_value(_File(FORMAT, edition))


def load(data: bytes, name: str = "snapshot") -> Edition:
    """The edition in ``data``; ``name`` stands in messages.

    Raises :class:`SnapshotError` where the file is no snapshot, is truncated, is of a later format, or holds anything
    that :func:`dump` would not have written. A file that was edited by hand but is still a well-formed snapshot loads:
    :func:`clausebook.edition.seal.verify` tells.
    """
    try:
        file = _decoder().decode(data)
    except REFUSALS as error:
        raise _refusal(data, name, error) from None
    if file.format > FORMAT:
        raise _later(file.format, name)
    return file.edition


def schema() -> bytes:
    """The JSON Schema of a snapshot, as the file ``snapshot.schema.json`` beside this module must read."""
    return schema_of(_File, "Clausebook snapshot", format=FORMAT)


def published_schema() -> bytes:
    """The schema file that is installed with the package."""
    return files("clausebook.edition").joinpath("snapshot.schema.json").read_bytes()


@cache
def _decoder() -> Decoder[_File]:
    return Decoder(_File)


def _refusal(data: bytes, name: str, error: Exception) -> SnapshotError:
    try:
        raw = parse(data)
    except DamagedError as damaged:
        return SnapshotError(f"{name}{damaged}: {_CURE}")
    if not isinstance(raw, dict) or "format" not in raw or "edition" not in raw:
        return SnapshotError(f"{name}: no Clausebook snapshot (it has no “format” and “edition”)")
    number = raw["format"]
    if type(number) is not int or number < 1:
        return SnapshotError(f"{name}: the format number is {str(number)[:40]!r}, not a whole number from 1")
    return _later(number, name) if number > FORMAT else SnapshotError(f"{name}: {fault(error, raw, _File)}; {_CURE}")


def _later(number: int, name: str) -> SnapshotError:
    told = f"written in snapshot format {number}; this Clausebook reads up to {FORMAT}: update Clausebook"
    return SnapshotError(f"{name}: {told}")


if __name__ == "__main__":  # python -m clausebook.edition.snapshot writes the schema file anew
    from pathlib import Path

    Path(__file__).with_name("snapshot.schema.json").write_bytes(schema())
