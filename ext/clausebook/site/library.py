"""Everything the pages of the site are made from, as one plain value. No Sphinx here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from clausebook.edition.errata import Erratum, errata_of
from clausebook.edition.model import Edition, EditionId, Provision, Status
from clausebook.edition.notes import Notes
from clausebook.edition.timeline import neighbours
from clausebook.redline.model import Redline

NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Library:
    """The editions of one work and what is known about them."""

    editions: tuple[Edition, ...]
    """In order of time, the draft last."""
    digests: Mapping[EditionId, str]
    """Digest of each sealed edition; a draft may be left out."""
    redlines: Mapping[tuple[EditionId, EditionId], Redline]
    """By older and newer edition. A pair that is missing gets no comparison pages; a missing pair of neighbours leaves
    a hole in histories, and the pages say so."""
    current: EditionId
    """The edition that a reader most likely wants."""
    contact: str = ""
    """Mail or web address that the accessibility statement gives."""
    models: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    """Printed names of integration models by the name written in a clause, in the order to offer them."""
    actors: Mapping[str, str] = field(default_factory=lambda: NO_NAMES)
    """Printed names of those who may have to act."""
    statement_date: str = ""
    """ISO date of the last review of the accessibility statement; empty where none is recorded."""
    address: str = ""
    """Where the site is published, for feeds and for search engines; empty where that is not known."""
    notes: Notes = Notes()
    """Reasons noted after an edition was sealed."""
    errata: tuple[Erratum, ...] = ()
    """Known faults of sealed editions."""
    others: tuple[tuple[str, str], ...] = ()
    """Pages that belong to no edition, such as how to write one: name and title."""

    def __post_init__(self) -> None:
        if self.current not in {edition.id for edition in self.editions}:
            raise ValueError(f"current edition {self.current!r} is not in the library")

    def edition(self, identity: EditionId) -> Edition:
        """The edition with an id; raises :class:`KeyError`."""
        for edition in self.editions:
            if edition.id == identity:
                return edition
        raise KeyError(identity)

    def errata_of(self, provision: Provision, edition: EditionId) -> list[tuple[Erratum, int]]:
        """What a provision prints by mistake in one edition, and in how many places."""
        return errata_of(self.errata, provision, edition)

    @property
    def current_edition(self) -> Edition:
        """The edition that a reader most likely wants."""
        return self.edition(self.current)

    @property
    def draft(self) -> Edition | None:
        """The draft, where there is one."""
        last = self.editions[-1]
        return last if last.status is Status.DRAFT else None

    def before(self, identity: EditionId) -> Edition | None:
        """The edition just before one in time."""
        return next((old for old, new in neighbours(self.editions) if new.id == identity), None)

    def pairs(self) -> list[tuple[Edition, Edition]]:
        """Every pair that has a redline, newest edition first, then its nearest predecessor first."""
        newest = self.editions[::-1]
        return [
            (old, new)
            for place, new in enumerate(newest)
            for old in newest[place + 1 :]
            if (old.id, new.id) in self.redlines
        ]

    def model_names(self) -> dict[str, str]:
        """Every integration model that any clause names, with its printed name: configured ones first."""
        used = {model for edition in self.editions for provision in edition.walk() for model in provision.links.models}
        names = {name: printed for name, printed in self.models.items() if name in used}
        return names | {name: name for name in sorted(used) if name not in names}


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages."""

    label: str
    """Format as printed: "PDF", "Word", "JSON"."""
    path: str
    """From the site's root, with forward slashes."""
    size: int = 0
    """Bytes; 0 when not known."""
    digest: str = ""
    """SHA-256 in hexadecimal; empty when not known."""


Downloads = Mapping[str, Sequence[Download]]
"""Files by what they belong to: an edition's id, "<old>..<new>" for a comparison, "<edition>/<document>" for one
document, "changes" for the register of changes."""

NO_DOWNLOADS: Downloads = MappingProxyType({})
