"""What a title page says of an edition."""

from __future__ import annotations

from collections.abc import Iterable

from clausebook.edition.model import Edition, Status
from clausebook.render.dates import long_date

STATUSES = {
    Status.DRAFT: "Draft, being written",
    Status.CONSULTATION: "Published for consultation, not for signature",
    Status.PUBLISHED: "Published for use",
}


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
