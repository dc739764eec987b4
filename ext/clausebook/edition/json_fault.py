"""What is wrong with a JSON file that could not be read as a value: one line, with where it is and what was meant.

Slow and careful, and run only after the fast reader has refused a file.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
from msgspec import inspect

from clausebook.edition.identity import did_you_mean
from clausebook.edition.value import Value
from clausebook.edition.words import clean

REFUSALS = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What the fast reader raises."""

_MESSAGE = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_NAMED = re.compile(r"`(.*)`", re.DOTALL)
_BRIEF = 100
"""So many characters of a file's own words are enough to find them again."""
_PLAIN = {"str": "text", "int": "a whole number", "array": "a list", "object": "an object", "null": "nothing"}


class DamagedError(ValueError):
    """Bytes that are not whole JSON. The message follows a file's name: it begins with the line, where one is known."""


def parse(data: bytes) -> Any:
    """The plain value in ``data``; raises :class:`DamagedError`."""
    try:
        found = json.loads(data.decode("utf-8"))
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        raise DamagedError(f": not UTF-8 at byte {error.start}") from None
    except UnicodeEncodeError:
        raise DamagedError(": holds half of a character (a lone surrogate)") from None
    except json.JSONDecodeError as error:
        raise DamagedError(f":{error.lineno}: not whole JSON ({error.msg}); the file is truncated or damaged") from None
    except RecursionError:
        raise DamagedError(": nested too deep") from None
    except ValueError:  # Python makes no number of thousands of digits
        raise DamagedError(": holds a number of more digits than any here has") from None
    return found


def fault(error: Exception, raw: Any, file: type[Value]) -> str:
    """Why ``raw`` is no ``file``, as the reader's ``error`` has it: the path that leads there, the id of what it stands
    in, what is wrong, and the nearest name that would be right."""
    parts = _MESSAGE.fullmatch(str(error))
    what, path = (parts["what"], parts["path"] or "") if parts else (str(error), "")
    what = _brief(what)
    steps = [name or int(index) for name, index in _STEP.findall(path)]
    named = _NAMED.search(what)
    if named and what.startswith("Object missing"):
        return f"{_place([*steps, named[1]], raw)}: field required"
    if named and what.startswith("Object contains unknown"):
        return f"{_place([*steps, named[1]], raw)}: no such field{did_you_mean(named[1], _names(file, steps))}"
    if what.startswith("Invalid enum value"):
        value = _brief(str(_follow(raw, steps)[-1]))
        return f"{_place(steps, raw)}: there is no “{value}” here{did_you_mean(value, _names(file, steps))}"
    return f"{_place(steps, raw)}: {_told(what)}"


def _place(steps: list[str | int], raw: Any) -> str:
    passed = _follow(raw, steps)
    ids = [each["id"] for each in passed if isinstance(each, dict) and isinstance(each.get("id"), str)]
    return ".".join(map(str, steps)) + (f" (in “{_brief(ids[-1])}”)" if len(ids) > 1 else "")


def _follow(raw: Any, steps: list[str | int]) -> list[Any]:
    """The values that a path leads through, as far as it leads."""
    passed = [raw]
    for step in steps:
        try:
            passed.append(passed[-1][step])
        except (KeyError, IndexError, TypeError):
            break
    return passed


def _names(file: type[Value], steps: list[str | int]) -> list[str]:
    """What may stand at the end of a path: the fields of an object, or the members of a closed set."""
    found: inspect.Type = inspect.type_info(file)
    for step in steps:
        if isinstance(found, inspect.StructType):
            found = next((each.type for each in found.fields if each.name == step), inspect.AnyType())
        elif isinstance(found, inspect.VarTupleType):
            found = found.item_type
        if isinstance(found, inspect.UnionType):
            found = found.types[0]
    if isinstance(found, inspect.StructType):
        return [each.name for each in found.fields]
    return [member.value for member in found.cls] if isinstance(found, inspect.EnumType) else []


def _brief(text: str) -> str:
    """Words of a file as they may stand in a line of ours."""
    words = clean(text)
    return words if len(words) < _BRIEF else f"{words[:_BRIEF]}…"


def _told(what: str) -> str:
    """The reader's words in ours: "expected text, got a whole number"."""
    return re.sub(
        r"`(.*?)`",
        lambda name: " or ".join(_PLAIN.get(each, each) for each in name[1].split(" | ")),
        what[:1].lower() + what[1:],
    )
