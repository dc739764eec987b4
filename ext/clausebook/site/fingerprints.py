"""What decides the bytes of a page, as a digest: a page whose fingerprint was seen before is not made again.

A fingerprint may name more than a page uses, never less. What all pages share is in :func:`frame_print`; the draft, which
changes at every edit, enters the pages of sealed editions only by what they say of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from msgspec.structs import replace

from clausebook.edition.model import Edition, Provision, Status
from clausebook.site.cache import code_digest, site_digest
from clausebook.site.catalogue import Catalogue, EditionIndex, Step
from clausebook.site.library import Downloads


class Fingerprints:
    """The fingerprints of one library's pages."""

    def __init__(self, catalogue: Catalogue, downloads: Downloads) -> None:
        library = catalogue.library
        self._catalogue = catalogue
        self._downloads = downloads
        self._editions: Mapping[str, str] = {
            each.id: digest(each) if each.status is Status.DRAFT else library.digests.get(each.id) or digest(each)
            for each in library.editions
        }
        self._draft = library.draft.id if library.draft else ""
        self._frame = self._frame_print()
        self._outlines: dict[str, str] = {}
        self._exchanged = digest([(pair, redline.relations) for pair, redline in library.redlines.items()])

    def pair(self, old: Edition, new: Edition, *more: object) -> str:
        """Of a page that compares two editions. Their redline follows from them and from the notes."""
        files = self._downloads.get(f"{old.id}..{new.id}", ())
        return digest(self._frame, "pair", self._editions[old.id], self._editions[new.id], files, more)

    def edition(self, index: EditionIndex, *more: object) -> str:
        """Of a page that shows a part of one edition; ``more`` is what it says of the draft."""
        identity = index.edition.id
        files = [files for name, files in self._downloads.items() if name.split("/")[0] == identity]
        return digest(self._frame, "edition", self._editions[identity], files, more)

    def life(self, identity: str, life: tuple[Step, ...], shown: Step) -> str:
        """Of a passport: the provision in each edition, what happened to it, and the names and places of all else."""
        steps = [(each.edition.id, self._content(each.edition.id, each.provision), self._change(each)) for each in life]
        outline = self.outline(self._draft) if self._draft else ""
        # The neighbours of the provision shown are the whole of its edition's business.
        around = self._editions[shown.edition.id]
        return digest(self._frame, "life", identity, steps, outline, around, self._exchanged)

    def outline(self, identity: str) -> str:
        """Names and places of everything in an edition, and its registers: what a page that leads there can print."""
        if identity not in self._outlines:
            index = self._catalogue.indexes[identity]
            named = [(each, index.full_name(each), spot.page, spot.anchor) for each, spot in index.spots.items()]
            edition = index.edition
            self._outlines[identity] = digest(named, edition.regulations, edition.rationales, edition.retired)
        return self._outlines[identity]

    def _content(self, edition: str, provision: Provision | None) -> str:
        if provision is None:
            return ""
        # A sealed edition's digest, which the frame holds, fixes every provision in it.
        if edition != self._draft:
            return provision.id
        return repr((replace(provision, children=()), [child.id for child in provision.children]))

    def _change(self, step: Step) -> str:
        if step.change is None:
            return ""
        return repr(step.change) if step.edition.id == self._draft else step.change.id

    def _frame_print(self) -> str:
        """Of what every page can print: the program, the settings, the standing of all editions and what sealed ones
        hold, the notes and errata, and law that has ended."""
        library = self._catalogue.library
        newest = library.editions[-1]
        return digest(
            code_digest(),
            site_digest(),
            [(each.id, each.title, each.status, each.published, each.commencement) for each in library.editions],
            [digest for identity, digest in self._editions.items() if identity != self._draft],
            (library.current, library.current_edition.work, library.current_edition.notice),
            (library.contact, library.address, dict(library.models), dict(library.actors), self._catalogue.models),
            (library.notes, library.errata),
            [(each.id, each.replaced_by, each.ended) for each in newest.regulations],
        )


def digest(*parts: object) -> str:
    """SHA-256 of values as Python writes them down."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
