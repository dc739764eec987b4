"""Where a provision came from and where it went: the numbers it had, the text it gave and took, its tombstone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from clausebook.edition.model import ProvisionId, Retired
from clausebook.redline.model import Relation, RelationKind
from clausebook.render import html
from clausebook.site.addresses import clause_page, relative
from clausebook.site.catalogue import Catalogue, Step
from clausebook.site.page import Link, reason_links, resolver

_GAVE = {
    RelationKind.SPLIT: "Split into",
    RelationKind.MERGED: "Merged into",
    RelationKind.CARRIED: "Some of its text went to",
}
_TOOK = {
    RelationKind.SPLIT: "Split from",
    RelationKind.MERGED: "Merged from",
    RelationKind.CARRIED: "Some of its text came from",
}


class Exchange(NamedTuple):
    """One edition in which a provision gave text to others or took it from them."""

    edition: str
    what: str
    """"Split into", "Merged from" and the like."""
    others: list[Link]


class Tomb(NamedTuple):
    """What the register of retired ids says of a provision."""

    note: Markup
    into: list[Link]
    why: list[Link]


def former_numbers(life: tuple[Step, ...], shown: Step) -> list[tuple[str, list[str]]]:
    """Every citation that a provision had in other editions and has not in the one shown, newest first, each with its
    editions: "14.3" in 2016-12 and 2017-08."""
    if shown.provision is None:
        return []
    found: dict[str, list[str]] = {}
    for step in reversed(life):
        if step.provision and step.provision.number and step.provision.citation != shown.provision.citation:
            found.setdefault(step.provision.citation, []).append(step.edition.id)
    return list(found.items())


def exchanges(here: str, catalogue: Catalogue, life: tuple[Step, ...]) -> list[Exchange]:
    """What a provision gave and took between neighbouring editions, newest first."""
    found: list[Exchange] = []
    before: Step | None = None
    for step in life:
        if before is not None:
            found += _exchanged(here, catalogue, before, step)
        before = step
    return found[::-1]


def tomb(here: str, catalogue: Catalogue, identity: ProvisionId) -> Tomb | None:
    """The newest tombstone of an id; None where no edition has one."""
    for edition in reversed(catalogue.library.editions):
        for retired in edition.retired:
            if retired.id == identity:
                return _tomb(here, catalogue, edition.id, retired)
    return None


def _tomb(here: str, catalogue: Catalogue, edition: str, retired: Retired) -> Tomb:
    index = catalogue.indexes[edition]
    return Tomb(
        html.blocks(retired.blocks, resolver(here, index), "", set(), f"what became of {retired.title or retired.id}"),
        _passports(here, catalogue, edition, edition, retired.into),
        reason_links(here, index, retired.reasons),
    )


def _exchanged(here: str, catalogue: Catalogue, before: Step, step: Step) -> Iterator[Exchange]:
    old = before.provision.id if before.provision else ""
    new = step.provision.id if step.provision else ""
    for relation in catalogue.relations(before.edition.id, step.edition.id):
        if relation.kind is RelationKind.REORDERED:
            continue
        yield from _seen_from(here, catalogue, (before.edition.id, step.edition.id), relation, (old, new))


def _seen_from(
    here: str, catalogue: Catalogue, pair: tuple[str, str], relation: Relation, names: tuple[str, str]
) -> Iterator[Exchange]:
    """A relation as the provision that is called ``names`` in the two editions sees it."""
    old, new = names
    if old in relation.old:
        others = [each for each in relation.new if each != new]
        if others:
            yield Exchange(pair[1], _GAVE[relation.kind], _passports(here, catalogue, *pair[::-1], others))
    if new in relation.new:
        others = [each for each in relation.old if each != old]
        if others:
            yield Exchange(pair[1], _TOOK[relation.kind], _passports(here, catalogue, *pair, others))


def _passports(here: str, catalogue: Catalogue, first: str, second: str, ids: Iterable[ProvisionId]) -> list[Link]:
    """Provisions as links to their passports, each named as one edition has it, else as the other has."""
    found = []
    for each in ids:
        edition = first if each in catalogue.indexes[first].provisions else second
        index = catalogue.indexes[edition]
        known = each in index.provisions
        text = f"{index.full_name(each)} ({edition})" if known else each
        found.append(Link(text, relative(here, clause_page(each)) if known else None))
    return found
