"""Values as JSON files: canonical bytes, strict reading, the schema, and one line on what is wrong with a file.

Reading goes straight from bytes to typed values, in C. Only a file that is refused is read a second time, slowly, to
tell where it is wrong and how it was meant (:mod:`clausebook.edition.json_fault`).
"""

from __future__ import annotations

from functools import cache
from operator import is_
from typing import Any

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
    if b'":{}' in data and _has_value_defaults(type(value)):
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
    if not isinstance(value, Value):
        return value
    held = msgspec.structs.asdict(value)
    made = {name: _settled(each) for name, each in held.items()}
    made |= {name: default for name, default in _defaults(type(value)) if made[name] == default}
    return value if all(map(is_, made.values(), held.values())) else type(value)(**made)


@cache
def _has_value_defaults(file: type[Value]) -> bool:
    """Whether anything in a file may have a value for its default; a redline has nothing of that kind."""
    _, found = msgspec.json.schema_components((file,))
    fields = (each for entry in found.values() for each in entry.get("properties", {}).values())
    return any("$ref" in each and each.get("default") == {} for each in fields)


@cache
def _defaults(declared: type[Value]) -> tuple[tuple[str, Value], ...]:
    """The fields of a class whose default is a value."""
    found = ((each.name, each.default) for each in msgspec.structs.fields(declared))
    return tuple((name, default) for name, default in found if isinstance(default, Value))
