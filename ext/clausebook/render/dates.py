"""Dates of editions, which may be as vague as a year."""

from __future__ import annotations

import re
from datetime import date

UNDATED = date(1980, 1, 1)
"""Stands where an edition has no date and a format wants one: the earliest that a ZIP archive can hold."""


def first_day(text: str) -> date | None:
    """The first day of an ISO date, month or year; None where it is none of these."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if match is None:
        return None
    try:
        return date(*(int(part or 1) for part in match.groups()))
    except ValueError:
        return None
