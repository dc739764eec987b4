"""Words that stay on one line: what a number counts or names, the unit of a number, a date, the year of an Act.

A line that ends in "Schedule" sends its reader to the next one for the number. What is asked here of English text is only
where a line of print may break: which words an edition has is not touched.
"""

from __future__ import annotations

import re

from clausebook.edition.dates import MONTHS

_NAMED = (
    "article", "chapter", "clause", "condition", "direction", "page", "paragraph", "part", "regulation", "section",
    "step", "table",
)  # fmt: skip
"""What numbers, or letters in brackets, tell apart."""
_LETTERED = ("Annex", "Annexes", "Appendix", "Part", "Parts", "Schedule", "Schedules")
"""What letters and Roman numbers tell apart as well."""
_UNITS = ("per cent", "hundred", "thousand", "million", "billion")

_DATED = ("Act", "Acts", "Directions", "Order", "Regulations", "Rules")
"""What a year tells apart."""
_NAMES = "|".join((*(f"{each}s?|{each.capitalize()}" for each in _NAMED), *_LETTERED, r"No\.", r"S\.I\.", r"c\."))
_PARTED = re.compile(
    rf"\b({'|'.join(_LETTERED)}) (?=[A-Z]{{1,4}}\b)"
    rf"|\b({_NAMES}) (?=[0-9]|\((?:[0-9]{{1,3}}|[a-z]|[ivxl]{{2,5}})\))"
    rf"|([0-9]) (?=%|(?:{'|'.join((*MONTHS, *_UNITS))})\b)"
    rf"|\b({'|'.join((*_DATED, *MONTHS))}) (?=[12][0-9]{{3}}\b)"
    r"|(£) (?=[0-9])"
)
_POSSIBLE = re.compile(r"[0-9(]|Annex|Appendix|Part|Schedule")
"""Without any of these there is nothing to hold together, which most texts tell so in a fifth of the time."""


def unbroken(text: str) -> str:
    """``text`` of the same length, with a no-break space wherever a line should not break at an ordinary one."""
    if not _POSSIBLE.search(text):
        return text
    return _PARTED.sub(lambda found: f"{found[found.lastindex or 0]}\u00a0", text)
