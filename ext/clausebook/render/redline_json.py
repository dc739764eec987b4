"""A redline as JSON, for programs: canonical, with a schema beside it, and loaded back without loss.

``format`` is a promise: it is raised when a reader of the older format would misread a file. Fields that hold their
default are left out. Joined in order, kept and deleted text is the old words, kept and inserted text the new words,
block by block.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated

from msgspec import Meta, field
from msgspec.json import Decoder

from clausebook.edition.json_fault import REFUSALS, DamagedError, fault, parse
from clausebook.edition.json_file import dump_value, schema_of
from clausebook.edition.value import Value
from clausebook.redline.model import ProvisionChange, Redline, Relation, Side

FORMAT = 2
"""Number of the format."""

_CURE = "write the redline again"


class RedlineError(ValueError):
    """A file that is no redline. The message is one line: what is wrong, where, and what to do."""


class _File(Value):
    """What the file holds."""

    format: Annotated[int, Meta(ge=1)]
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
    return dump_value(
        _File(
            FORMAT, redline.work, redline.notice, redline.old, redline.new, counts, redline.changes, redline.relations,
            dict(redline.names),
        )
    )  # fmt: skip


def load_redline(data: bytes, name: str = "redline") -> Redline:
    """The redline in ``data``; ``name`` stands in messages. Raises :class:`RedlineError` where the file is no redline,
    is damaged, or is of a later format."""
    try:
        held = _decoder().decode(data)
    except REFUSALS as error:
        raise _refusal(data, name, error) from None
    if held.format > FORMAT:
        raise _later(held.format, name)
    return Redline(held.work, held.notice, held.old, held.new, held.provisions, held.relations, held.names)


def schema() -> bytes:
    """The JSON Schema of the file, as ``redline.schema.json`` beside this module must read."""
    return schema_of(_File, "Clausebook redline", format=FORMAT)


def published_schema() -> bytes:
    """The schema file that is installed with the package."""
    return files("clausebook.render").joinpath("redline.schema.json").read_bytes()


@cache
def _decoder() -> Decoder[_File]:
    return Decoder(_File)


def _refusal(data: bytes, name: str, error: Exception) -> RedlineError:
    try:
        raw = parse(data)
    except DamagedError as damaged:
        return RedlineError(f"{name}{damaged}; {_CURE}")
    if not isinstance(raw, dict) or not isinstance(raw.get("format"), int) or "provisions" not in raw:
        return RedlineError(f"{name}: no Clausebook redline (it has no “format” and “provisions”)")
    number = raw["format"]
    return _later(number, name) if number > FORMAT else RedlineError(f"{name}: {fault(error, raw, _File)}; {_CURE}")


def _later(number: int, name: str) -> RedlineError:
    return RedlineError(f"{name}: redline format {number}; this Clausebook reads up to {FORMAT}: update it")
