"""What paper says of the faults of a sealed edition: its words stay as they were sealed, and beside them stands what was
meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from clausebook.edition.errata import Erratum, errata_of
from clausebook.edition.model import Edition, ProvisionId
from clausebook.render.dates import long_date

KnownErrors = Mapping[ProvisionId, Sequence[str]]
"""By provision, what it prints by mistake: whole sentences, one for each fault."""


def known_errors(edition: Edition, errata: Sequence[Erratum]) -> KnownErrors:
    """What the provisions of an edition print by mistake, in reading order."""
    own = [each for each in errata if edition.id in each.editions]
    if not own:
        return {}
    found = ((each.id, [_told(*fault) for fault in errata_of(own, each, edition.id)]) for each in edition.walk())
    return {identity: told for identity, told in found if told}


def known_errors_fact(edition: Edition, errors: KnownErrors) -> Iterator[tuple[str, str]]:
    """The line about them among the facts on a title page: how many, and where; nothing where there are none."""
    places = [each.citation or each.heading for each in edition.walk() if each.id in errors]
    count = sum(len(errors[each.id]) for each in edition.walk() if each.id in errors)
    if count:
        said = f"{count}, found after this edition was sealed; what was meant stands beside"
        yield "Known errors", f"{said} {'; '.join(places)}"


def _told(erratum: Erratum, places: int) -> str:
    often = f" in {places} places" if places > 1 else ""
    said = f"This edition prints “{erratum.printed}”{often}; “{erratum.meant}” was meant."
    return " ".join(part for part in (said, erratum.note, f"Noted on {long_date(erratum.noted)}.") if part)
