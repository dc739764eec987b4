"""What every value of an edition is: frozen, typed, made and read from JSON in C.

A class of values has the fields it declares, checks nothing when it is made, and is equal to another with the same
fields. ``msgspec.structs.replace`` makes a changed copy. The garbage collector does not track one: frozen values made of
frozen values cannot form a cycle, and a large edition holds hundreds of thousands of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, ClassVar, dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True)
class Value(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen value. As JSON it leaves out what has its default, and no field that it does not declare can be read."""


Count = Annotated[int, msgspec.Meta(ge=0)]


class Source(Value):
    """Where a text was written: for messages only, never part of a digest or of a comparison."""

    path: str = ""
    """Path from the project's root, with forward slashes; empty when not known."""
    line: Count = 0
    """Line, counted from 1; 0 when not known."""


class Written(Value, kw_only=True):
    """A value that stands somewhere in the sources. Values alike in all else are equal."""

    source: Source = Source()

    ASIDE: ClassVar = frozenset({"source"})
    """Fields that make no difference between two values."""

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        told = _told(type(self))
        return bool(told(self) == told(other))

    def __hash__(self) -> int:
        return hash(_told(type(self))(self))


@cache
def _told(declared: type[Written]) -> Callable[[object], Any]:
    """All fields of a value that make a difference."""
    return attrgetter(*(name for name in declared.__struct_fields__ if name not in declared.ASIDE))
