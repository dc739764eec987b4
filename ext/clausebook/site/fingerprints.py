"""What decides the bytes of a page, as a digest: a page whose fingerprint was seen before is not made again.

A fingerprint may name more than a page uses, never less. What all pages share is in the frame's; the draft, which changes
at every edit, enters the pages of sealed editions only by what they say of it, and its own pages only by the provisions
that they show, by who relies on these, and by the names and places of all else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from clausebook.edition.model import Edition, Provision, Status
from clausebook.redline.model import ProvisionChange, Redline
from clausebook.site.cache import code_digest, site_digest
from clausebook.site.catalogue import Catalogue, EditionIndex, Step
from clausebook.site.library import Downloads
from clausebook.site.page import size


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
        self._comparisons: dict[tuple[str, str], str] = {}
        self._exchanged = digest([(pair, redline.relations) for pair, redline in library.redlines.items()])

    def pair(self, old: Edition, new: Edition, *more: object) -> str:
        """Of a page that compares two editions. Their redline follows from them and from the notes."""
        files = self._downloads.get(f"{old.id}..{new.id}", ())
        return digest(self._frame, "pair", self._editions[old.id], self._editions[new.id], files, more)

    def redline(self, old: Edition, new: Edition, changes: Iterable[ProvisionChange]) -> str:
        """Of a page that shows some of the changes between two editions."""
        if self._draft not in (old.id, new.id):
            return self.pair(old, new)
        sides = [self.outline(each.id) if each.id == self._draft else self._editions[each.id] for each in (old, new)]
        return digest(
            self._frame,
            "redline",
            sides,
            self._comparison(old, new),
            tuple(changes),
            self.offered(f"{old.id}..{new.id}"),
        )

    def edition(self, index: EditionIndex, *more: object) -> str:
        """Of a page that shows a part of one edition; ``more`` is what it says of the draft."""
        identity = index.edition.id
        files = [files for name, files in self._downloads.items() if name.split("/")[0] == identity]
        return digest(self._frame, "edition", self._editions[identity], files, more)

    def part(self, index: EditionIndex, shown: Iterable[Provision], *more: object) -> str:
        """Of a page that shows provisions of one edition, all below them included."""
        identity = index.edition.id
        if identity != self._draft:
            return self.edition(index, *more)
        tops = tuple(shown)
        around = [self._around(index, each) for top in tops for each in top.walk()]
        return digest(self._frame, "part", self.outline(identity), tops, around, more)

    def whole(self, editions: Iterable[Edition]) -> str:
        """Of a page that may say anything of some editions, but of no comparison and no file."""
        return digest(self._frame, "whole", [self._editions[each.id] for each in editions])

    def offered(self, name: str) -> list[tuple[str, str, str]]:
        """Downloads as most pages print them, without a digest."""
        return [(each.label, size(each.size), each.path) for each in self._downloads.get(name, ())]

    def life(self, identity: str, life: tuple[Step, ...], shown: Step) -> str:
        """Of a passport: the provision in each edition, what happened to it, and the names and places of all else."""
        steps = [(each.edition.id, self._content(each.edition.id, each.provision), self._change(each)) for each in life]
        outline = self.outline(self._draft) if self._draft else ""
        # The neighbours of the provision shown are the whole of its edition's business.
        index = self._catalogue.indexes[shown.edition.id]
        around = (
            self._around(index, shown.provision)
            if shown.provision and shown.edition.id == self._draft
            else self._editions[shown.edition.id]
        )
        return digest(self._frame, "life", identity, steps, outline, around, self._exchanged)

    def outline(self, identity: str) -> str:
        """Names and places of everything in an edition, and its registers: what a page that leads there can print."""
        if identity not in self._outlines:
            index = self._catalogue.indexes[identity]
            named = [(each, index.full_name(each), spot.page, spot.anchor) for each, spot in index.spots.items()]
            edition = index.edition
            self._outlines[identity] = digest(named, edition.regulations, edition.rationales, edition.retired)
        return self._outlines[identity]

    def _around(self, index: EditionIndex, provision: Provision) -> object:
        """Who relies on a provision, and what happened to it."""
        identity = provision.id
        life = [
            (
                step.edition.id,
                step.provision and (step.provision.id, step.provision.citation),
                step.change and (step.change.id, step.change.kinds, step.change.place.document),
            )
            for step in self._catalogue.life(identity)
        ]
        relying = (index.cited_by, index.used_by, index.explained_by)
        return identity, [each.get(identity) for each in relying], life

    def _comparison(self, old: Edition, new: Edition) -> str:
        """What any page of a comparison can say of changes that it does not show."""
        pair = (old.id, new.id)
        if pair not in self._comparisons:
            redline = self._catalogue.library.redlines[pair]
            self._comparisons[pair] = digest(sorted(redline.names.items()), redline.relations, *_far_ends(redline))
        return self._comparisons[pair]

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


def _far_ends(redline: Redline) -> tuple[object, object]:
    """Where moved text has its other end, and which documents have a page."""
    ends = [(number, passage.old, passage.new) for number, (_, passage) in redline.passages().items()]
    return ends, [(each.id, each.place.document) for each in redline.changes if each.kinds]


def digest(*parts: object) -> str:
    """SHA-256 of values as Python writes them down."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
