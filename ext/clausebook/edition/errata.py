"""Errata: known faults of sealed editions, recorded beside the seals and never mended inside them.

They stand in one TOML file (``editions/errata.toml``)::

    [[errata]]
    editions = ["2018-08", "2019-08"]
    provisions = ["report-list"]
    printed = "montly"
    meant = "monthly"
    note = "A whole sentence, where the words meant do not say it all."
    noted = "2026-11-22"

``note`` may be left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from clausebook.edition.model import EditionId, Provision, ProvisionId, Source
from clausebook.edition.note_fields import a_date, entries, ids, line_of, read_toml, require_known, words

_FIELDS = ("editions", "provisions", "printed", "meant", "note", "noted")


@dataclass(frozen=True, slots=True)
class Erratum:
    """Words that some provisions of some editions print by mistake."""

    editions: tuple[EditionId, ...]
    provisions: tuple[ProvisionId, ...]
    """Each is in each of the editions."""
    printed: str
    """As the editions have it, within one paragraph, item or cell."""
    meant: str
    note: str
    """What else went wrong there, as whole sentences; may be empty."""
    noted: str
    """Date on which it was recorded."""
    source: Source = field(default=Source(), compare=False)

    def places(self, provision: Provision) -> int:
        """How often a provision itself prints the words."""
        return sum(block.words.count(self.printed) for block in provision.blocks)


def errata_of(errata: Iterable[Erratum], provision: Provision, edition: EditionId) -> list[tuple[Erratum, int]]:
    """What a provision prints by mistake in one edition, and in how many places; what it does not print after all is
    left out, for that is no fault of the edition."""
    named = (each for each in errata if edition in each.editions and provision.id in each.provisions)
    return [(each, places) for each in named if (places := each.places(provision))]


def load_errata(data: bytes, name: str = "errata.toml") -> tuple[Erratum, ...]:
    """The errata in ``data``, as written; ``name`` stands in messages. Raises
    :class:`clausebook.edition.note_fields.NotesError` where the file is no TOML, or an entry lacks a field, has an unknown
    one or holds a value of the wrong shape. Whether the editions print such words is for
    :func:`clausebook.checks.errata.check_errata` to say."""
    text, raw = read_toml(data, name)
    require_known(raw, ("errata",), name)
    found = []
    for each, source in entries(raw, "errata", text, name):
        place = f"{line_of(source)}: errata"
        require_known(each, _FIELDS, place)
        listed = ids(each, "editions", place), ids(each, "provisions", place)
        said = words(each, "printed", place), words(each, "meant", place)
        note = words(each, "note", place) if "note" in each else ""
        found.append(Erratum(*listed, *said, note, a_date(each, "noted", place), source))
    return tuple(found)
