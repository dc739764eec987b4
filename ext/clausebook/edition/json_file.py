"""Values as JSON files: canonical bytes, strict reading, the schema, and one line on what is wrong with a file.

Reading goes straight from bytes to typed values, in C. Only a file that is refused is read a second time, slowly, to
tell where it is wrong and how it was meant (:mod:`clausebook.edition.json_fault`).
"""

from __future__ import annotations

from functools import cache
from operator import is_
from typing import Any, get_args

import msgspec
import msgspec.structs

from clausebook.edition.value import Value


def canonical(value: Any, indent: int | None = None) -> bytes:
    """Any JSON value as bytes that depend on nothing but the value: UTF-8, keys sorted."""
    data = msgspec.json.encode(value, order="sorted")
    return data if indent is None else msgspec.json.format(data, indent=indent)


def dump_value(value: Value) -> bytes:
    """A value as a canonical JSON file, without the fields that have their default."""
    data = msgspec.json.encode(value, order="sorted")
    # A field is left out where it holds the very default. A default made anew is written {}: rare, and cheap to see.
    if b'":{}' in data and _open_fields(type(value)):
        data = msgspec.json.encode(_settled(value), order="sorted")
    return msgspec.json.format(data, indent=1) + b"\n"


def schema_of(file: type[Value], title: str, **fixed: Any) -> bytes:
    """The JSON Schema of a file that holds a ``file``; fields named in ``fixed`` have that value in every file."""
    _, found = msgspec.json.schema_components((file,), ref_template="#/$defs/{name}")
    content = found.pop(file.__name__)
    content["properties"] |= {name: {"const": value} for name, value in fixed.items()}
    draft = "https://json-schema.org/draft/2020-12/schema"
    return canonical({**content, "$schema": draft, "title": title, "$defs": found}, indent=1) + b"\n"


def _settled(value: Any) -> Any:
    """The value with the very default wherever it holds an equal one."""
    if isinstance(value, tuple):
        each_settled = tuple(map(_settled, value))
        return value if all(map(is_, each_settled, value)) else each_settled
    changed = {}
    for name, default in _open_fields(value.__class__):
        held = getattr(value, name)
        settled = default if held == default else _settled(held)
        if settled is not held:
            changed[name] = settled
    return msgspec.structs.replace(value, **changed) if changed else value


@cache
def _open_fields(declared: type[Any]) -> tuple[tuple[str, Any], ...]:
    """The fields of a class, with their defaults, in or under which a default may be made anew: those that have a value
    for their default, and those that hold values with such fields. A redline has none."""
    if not issubclass(declared, Value):
        return ()
    return tuple(
        (each.name, each.default)
        for each in msgspec.structs.fields(declared)
        if isinstance(each.default, Value)
        or any(inner is declared or _open_fields(inner) for inner in _classes(each.type))
    )


def _classes(annotation: Any) -> list[type]:
    """The classes that a type is made of: of ``tuple[Block, ...]``, a block."""
    inner = [each for part in get_args(annotation) for each in _classes(part)]
    return [*inner, annotation] if isinstance(annotation, type) else inner
