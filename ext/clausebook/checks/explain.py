"""What each code means, read from the docstrings under the codes, for reference pages and reports."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clausebook.checks.codes import Code

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
    source = inspect.getsource(Code)
    found = {}
    for code in Code:
        pattern = rf'^    {code.name} = [^\n]+\n    """(.+?)"""'
        docstring = re.search(pattern, source, re.MULTILINE | re.DOTALL)
        parts = _PARTS.fullmatch(" ".join(docstring[1].split())) if docstring else None
        if parts is None:
            raise LookupError(f"{code}: its docstring needs a meaning, Bad, Good and Care")
        found[code] = Explanation(*(_sentence(parts[name]) for name in ("meaning", "bad", "good", "care")))
    return found


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
