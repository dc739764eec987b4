"""Dates of editions, which may be as vague as a year, and how they are printed."""

from __future__ import annotations

import re
from datetime import date

from clausebook.edition.dates import MONTHS

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


def long_date(text: str) -> str:
    """ "2018-08-03" as "3 August 2018", "2018-08" as "August 2018"; any other text as it is."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", text)
    if not match or not 1 <= int(match[2]) <= 12:
        return text
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{MONTHS[int(match[2]) - 1]} {match[1]}"
