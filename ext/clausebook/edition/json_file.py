"""Values as JSON files: canonical bytes, strict reading, the schema, and one line on what is wrong with a file.

Reading goes straight from bytes to typed values, in C. Only a file that is refused is read a second time, slowly, to
tell where it is wrong and how it was meant (:mod:`clausebook.edition.json_fault`).
"""

from __future__ import annotations

from typing import Any

import msgspec

from clausebook.edition.value import Value


def canonical(value: Any, indent: int | None = None) -> bytes:
    """Any JSON value as bytes that depend on nothing but the value: UTF-8, keys sorted."""
    data = msgspec.json.encode(value, order="sorted")
    return data if indent is None else msgspec.json.format(data, indent=indent)


def dump_value(value: Value) -> bytes:
    """A value as a canonical JSON file, without the fields that have their default."""
    data = msgspec.json.encode(value, order="sorted")
    # A field is left out where it holds the very default. A default made anew is written {}: rare, and cheap to see.
    if b'":{}' in data:
        data = msgspec.json.encode(_lean(msgspec.to_builtins(value)), order="sorted")
    return msgspec.json.format(data, indent=1) + b"\n"


def schema_of(file: type[Value], title: str, **fixed: Any) -> bytes:
    """The JSON Schema of a file that holds a ``file``; fields named in ``fixed`` have that value in every file."""
    _, found = msgspec.json.schema_components((file,), ref_template="#/$defs/{name}")
    content = found.pop(file.__name__)
    content["properties"] |= {name: {"const": value} for name, value in fixed.items()}
    draft = "https://json-schema.org/draft/2020-12/schema"
    return canonical({**content, "$schema": draft, "title": title, "$defs": found}, indent=1) + b"\n"


def _lean(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: lean for name, each in value.items() if (lean := _lean(each)) != {}}
    return [_lean(each) for each in value] if isinstance(value, list | tuple) else value
