"""What each code means, read from the docstrings under the members of an enumeration, for reference pages and reports."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TypeVar

from clausebook.checks.codes import Code

Member = TypeVar("Member", bound=Enum)

_PARTS = re.compile(r"(?P<meaning>.+?) Bad: (?P<bad>.+?) Good: (?P<good>.+?) Care: (?P<care>.+)")


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code explained to a drafter."""

    meaning: str
    bad: str
    """A case that is found."""
    good: str
    """The same case mended."""
    care: str
    """Why a drafter should care."""


@cache
def explanations() -> Mapping[Code, Explanation]:
    """Every code explained; raises :class:`LookupError` where a docstring lacks a part."""
    found = {}
    for code, text in documented(Code):
        parts = _PARTS.fullmatch(text)
        if parts is None:
            raise LookupError(f"{code}: its docstring needs a meaning, Bad, Good and Care")
        found[code] = Explanation(*(_sentence(parts[name]) for name in ("meaning", "bad", "good", "care")))
    return found


def documented(members: type[Member]) -> list[tuple[Member, str]]:
    """Members of an enumeration with the docstring under each; raises :class:`LookupError` where one has none."""
    source = inspect.getsource(members)
    found = []
    for member in members:
        match = re.search(rf'^    {member.name} = [^\n]+\n    """(.+?)"""', source, re.MULTILINE | re.DOTALL)
        if match is None:
            raise LookupError(f"{member} has no docstring")
        found.append((member, " ".join(match[1].split())))
    return found


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
