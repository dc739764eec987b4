"""What rests on what in each edition, and how each provision came to be: worked out once, read by every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from clausebook.edition.model import (
    Block,
    Document,
    Edition,
    EditionId,
    KeyKind,
    Provision,
    ProvisionId,
    Rationale,
    Regulation,
)
from clausebook.edition.numbering import Scheme
from clausebook.redline.model import ChangeKind, ProvisionChange, Redline, Relation
from clausebook.site.addresses import Spot, spots
from clausebook.site.library import Library

Ids = tuple[ProvisionId, ...]

_SELF_STANDING = (Scheme.CONDITIONS.value, Scheme.SCHEDULES.value, Scheme.DEFINITIONS.value)
"""Schemes whose citations name their place in the whole work."""


class EditionIndex:
    """One edition, looked up by id. Every answer is in reading order."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.provisions: dict[ProvisionId, Provision] = {}
        self.documents: dict[str, Document] = {document.id: document for document in edition.documents}
        self.homes: dict[ProvisionId, Document] = {}
        """The document that each provision stands in."""
        self.tops: dict[ProvisionId, Provision] = {}
        """The top provision that each provision stands in."""
        self.owners: dict[str, ProvisionId] = {}
        """The provision or document that each list item with an id stands in."""
        for document in edition.documents:
            self.owners.update((block.id, document.id) for block in document.blocks if block.id)
            for top in document.provisions:
                for provision in top.walk():
                    self._add(provision, top, document)
        self.regulations: Mapping[str, Regulation] = {each.id: each for each in edition.regulations}
        self.rationales: Mapping[str, Rationale] = {each.id: each for each in edition.rationales}
        self.spots: Mapping[str, Spot] = spots(edition)

    def name(self, identity: str) -> str:
        """How running words call a provision or a document."""
        if provision := self.provisions.get(identity):
            return provision.citation or provision.heading or identity
        document = self.documents.get(identity)
        return document.title if document else identity

    def full_name(self, identity: str) -> str:
        """How running words in another document call a provision: with its document where its number alone would not
        say which."""
        name, home = self.name(identity), self.homes.get(identity)
        if home is None or home.abbreviation or home.scheme in _SELF_STANDING:
            return name
        return f"{name} of “{home.title}”"

    @cached_property
    def cited_by(self) -> Mapping[str, Ids]:
        """By provision: who refers to it or to one of its list items."""
        return self._by_key(KeyKind.REFERENCE)

    @cached_property
    def used_by(self) -> Mapping[str, Ids]:
        """By definition: who uses the term."""
        return self._by_key(KeyKind.TERM)

    @cached_property
    def explained_by(self) -> Mapping[str, Ids]:
        """By provision: which guides, or sections of guides, explain it."""
        found: dict[str, list[str]] = {}
        for document in self.edition.documents:
            for target in document.links.explains:
                found.setdefault(target, []).append(document.id)
            for provision in document.walk():
                for target in provision.links.explains:
                    found.setdefault(target, []).append(provision.id)
        return {target: tuple(ids) for target, ids in found.items()}

    @cached_property
    def resting_on(self) -> Mapping[str, Ids]:
        """By regulation or rationale: what rests on it, whether by a recorded link or by citing it in its text."""
        found: dict[str, dict[str, None]] = {}
        for document in self.edition.documents:
            for record in (*document.links.law, *document.links.reasons):
                found.setdefault(record, {})[document.id] = None
            for provision in document.walk():
                for record in (*provision.links.law, *provision.links.reasons):
                    found.setdefault(record, {})[provision.id] = None
                for kind in (KeyKind.CITATION, KeyKind.REASON):
                    for record in targets(provision.blocks, kind):
                        found.setdefault(record, {})[provision.id] = None
        return {record: tuple(ids) for record, ids in found.items()}

    def _add(self, provision: Provision, top: Provision, document: Document) -> None:
        self.provisions[provision.id] = provision
        self.homes[provision.id] = document
        self.tops[provision.id] = top
        self.owners.update((block.id, provision.id) for block in provision.blocks if block.id)

    def _by_key(self, kind: KeyKind) -> Mapping[str, Ids]:
        found: dict[str, dict[str, None]] = {}
        texts: list[tuple[str, Iterable[Block]]] = []
        for document in self.edition.documents:
            texts.append((document.id, document.blocks))
            texts.extend((provision.id, provision.blocks) for provision in document.walk())
        for owner, blocks in texts:
            for target in targets(blocks, kind):
                home = self.owners.get(target, target)
                if home != owner:
                    found.setdefault(home, {})[owner] = None
        return {target: tuple(ids) for target, ids in found.items()}


def targets(blocks: Iterable[Block], kind: KeyKind) -> list[str]:
    """What the spans of some blocks point at, each once, in order."""
    keys = (span.key for block in blocks for span in block.spans)
    return list(dict.fromkeys(key.target for key in keys if key and key.kind is kind))


@dataclass(frozen=True, slots=True)
class Step:
    """One provision in one edition, and how it came from the edition before."""

    edition: Edition
    provision: Provision | None
    """None where the edition does not have it."""
    change: ProvisionChange | None
    """None in the first edition, and where the comparison with the edition before is missing."""

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """What happened to it in this edition."""
        return self.change.kinds if self.change else ()


class Catalogue:
    """The library with an index for each edition and the life of each provision."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.indexes: dict[EditionId, EditionIndex] = {each.id: EditionIndex(each) for each in library.editions}
        self.models = library.model_names()
        """Printed names of integration models."""
        self._by_new: dict[tuple[EditionId, EditionId], dict[ProvisionId, ProvisionChange]] = {}
        self._by_old: dict[tuple[EditionId, EditionId], dict[ProvisionId, ProvisionChange]] = {}
        for pair, redline in library.redlines.items():
            self._by_new[pair] = {each.new.id: each for each in redline.changes if each.new}
            self._by_old[pair] = {each.old.id: each for each in redline.changes if each.old}
        self._lives: dict[ProvisionId, tuple[Step, ...]] = {}

    @property
    def current(self) -> EditionIndex:
        """The index of the edition that a reader most likely wants."""
        return self.indexes[self.library.current]

    def redline(self, old: EditionId, new: EditionId) -> Redline | None:
        """The comparison of two editions, where there is one."""
        return self.library.redlines.get((old, new))

    def relations(self, old: EditionId, new: EditionId) -> tuple[Relation, ...]:
        """Provisions that exchanged text between two editions."""
        redline = self.redline(old, new)
        return redline.relations if redline else ()

    def knows(self, identity: ProvisionId) -> bool:
        """Whether any edition has a provision of this id."""
        return any(identity in index.provisions for index in self.indexes.values())

    def identities(self) -> list[ProvisionId]:
        """Every provision that any edition has, in the reading order of the newest edition that has it."""
        found: dict[ProvisionId, None] = {}
        for edition in reversed(self.library.editions):
            found.update((each.id, None) for each in edition.walk())
        return list(found)

    def life(self, identity: ProvisionId) -> tuple[Step, ...]:
        """A provision in every edition of the library, oldest first, followed through a change of id."""
        if identity not in self._lives:
            names = self._names(identity)
            self._lives[identity] = tuple(self._step(place, names) for place in range(len(names)))
        return self._lives[identity]

    def in_edition(self, identity: ProvisionId, edition: EditionId) -> Provision | None:
        """What a provision of some edition is in another one."""
        return next((step.provision for step in self.life(identity) if step.edition.id == edition), None)

    def _names(self, identity: ProvisionId) -> list[ProvisionId | None]:
        """The id that a provision has in each edition, oldest first."""
        editions = self.library.editions
        has = [identity in self.indexes[edition.id].provisions for edition in editions]
        names: list[ProvisionId | None] = [identity if there else None for there in has]
        for place in range(has.index(True), 0, -1):
            name = names[place]
            change = self._by_new.get((editions[place - 1].id, editions[place].id), {}).get(name) if name else None
            if change and change.old and names[place - 1] is None:
                names[place - 1] = change.old.id
        for place in range(len(has) - 1 - has[::-1].index(True), len(editions) - 1):
            name = names[place]
            change = self._by_old.get((editions[place].id, editions[place + 1].id), {}).get(name) if name else None
            if change and change.new:
                names[place + 1] = change.new.id
        return names

    def _step(self, place: int, names: list[ProvisionId | None]) -> Step:
        editions = self.library.editions
        name = names[place]
        before = names[place - 1] if place else None
        change = None
        if place:
            pair = (editions[place - 1].id, editions[place].id)
            if name:
                change = self._by_new.get(pair, {}).get(name)
            elif before:
                change = self._by_old.get(pair, {}).get(before)
        provision = self.indexes[editions[place].id].provisions.get(name) if name else None
        return Step(editions[place], provision, change)
