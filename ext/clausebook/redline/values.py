"""Values that a redline is made of by the ten thousand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def value(declared: type[Made]) -> type[Made]:
    """A dataclass that the type checker holds frozen: equal and hashed by its fields, with slots. A dataclass frozen at
    run time takes four times as long to make, as it sets each field by a call; where a redline makes one for every run
    of words, that is a third of its time."""
    return dataclass(slots=True, unsafe_hash=True)(declared)
