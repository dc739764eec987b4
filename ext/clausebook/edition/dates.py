"""Dates as they are written in the sources: "2019", "2019-08" or "2019-08-01", as exact as known."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The names of the months, in order."""

_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


def is_date(text: str) -> bool:
    """Whether ``text`` is a date, whole or in part."""
    if _DATE.fullmatch(text) is None:
        return False
    return len(text) < 10 or _day(text) is not None


def is_day(text: str) -> bool:
    """Whether ``text`` is a whole date."""
    return len(text) == 10 and is_date(text)


def is_later(one: str, other: str) -> bool:
    """Whether a date is surely later than another: of two that agree as far as both go, neither is."""
    common = min(len(one), len(other))
    return one[:common] > other[:common]


def days_between(start: str, end: str) -> int | None:
    """Days from one whole date to another; None where either is none."""
    first, last = _day(start), _day(end)
    return (last - first).days if first and last else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
