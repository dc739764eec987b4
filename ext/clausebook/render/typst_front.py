"""What stands on a title page and at the foot of every page, and how dates and addresses are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausebook.edition.model import Edition, Status
from clausebook.render.typst_blocks import Node, text_span

STATUSES = {
    Status.DRAFT: "Draft, being written",
    Status.CONSULTATION: "Published for consultation, not for signature",
    Status.PUBLISHED: "Published for use",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)


def facts(edition: Edition, digest: str) -> Iterable[tuple[str, str]]:
    """Name and value of each fact about an edition that is known."""
    rows = (
        ("Edition", edition.id),
        ("Status", STATUSES[edition.status]),
        ("Published", long_date(edition.published)),
        ("Has effect from", long_date(edition.commencement)),
        ("Follows edition", edition.based_on),
        ("Digest", digest),
    )
    return (row for row in rows if row[1])


def foot(name: str, digest: str, notice: str) -> Node:
    """What stands at the foot of every page: the edition's name, the start of its digest, and the notice, cut to two
    lines (its whole text is on the first page)."""
    short = notice if len(notice) <= 200 else notice[:199] + "…"
    return {"name": text_span(name), "digest": text_span(digest[:12]), "notice": text_span(short)}


def long_date(date: str) -> str:
    """ "2018-08-03" as "3 August 2018", "2018-08" as "August 2018"; any other text as it is."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", date)
    if not match or not 1 <= int(match[2]) <= 12:
        return date
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{_MONTHS[int(match[2]) - 1]} {match[1]}"


def web_address(text: str) -> str:
    """``text`` if it is an address a reader may safely follow; otherwise empty."""
    return text if _WEB.fullmatch(text) and text.isascii() else ""
