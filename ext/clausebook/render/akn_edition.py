"""An edition → one Akoma Ntoso 3.0 file, for archives and for exchange with other systems.

The edition is a ``documentCollection``; each of its documents is a component of it with an address of its own, and so is
each register. Numbers make the names of elements (``eId``), permanent ids stand beside them (``wId``). The standard:
OASIS LegalDocumentML, Akoma Ntoso Version 1.0 (schema 3.0), 2018.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausebook.edition.model import Edition, Links, ProvisionKind, Rationale, Regulation
from clausebook.redline.model import Redline
from clausebook.render.akn_address import Address, address
from clausebook.render.akn_changes import modifications
from clausebook.render.akn_meta import (
    EDITOR,
    LINKS,
    blank_name,
    identification,
    lifecycle,
    period,
    proprietary,
    references,
    term_names,
)
from clausebook.render.akn_plan import ELEMENTS, Component, Placed, Plan, plan
from clausebook.render.akn_registers import REGISTERS, register_entry
from clausebook.render.akn_text import Words
from clausebook.render.akn_xml import Node, element, token, written


def edition_akn(
    edition: Edition, digest: str, *, earlier: Sequence[Edition] = (), redline: Redline | None = None
) -> bytes:
    """The bytes of an edition as Akoma Ntoso. The same values give the same bytes.

    ``digest`` is the edition's (:func:`clausebook.edition.seal.edition_digest`). ``earlier``: the editions that led to
    it (:func:`clausebook.edition.timeline.lineage`); the first of them dates the work. ``redline``: from the last of
    them to this edition; its changes become textual modifications. Raises :class:`ValueError` where it compares others.
    """
    first = earlier[0] if earlier else edition
    if redline is not None and (not earlier or (redline.old.id, redline.new.id) != (earlier[-1].id, edition.id)):
        raise ValueError(f"{redline.old.id}..{redline.new.id} is not the comparison that led to {edition.id}")
    places, here = plan(edition), address(edition, first)
    terms = term_names(edition)
    words = Words(
        places,
        {identity: name for identity, (name, _) in terms.items()},
        {blank.name: blank_name(blank.name) for blank in edition.blanks},
    )
    events, intervals = lifecycle(edition, earlier)
    changes = None
    if redline is not None:
        changes = modifications(redline, (places, here), (plan(earlier[-1]), address(earlier[-1], first)))
    links = list(_links(edition, places))
    analysis = [changes, element("otherReferences", *links, source=EDITOR) if links else None]
    meta = element(
        "meta",
        identification(edition, first, here, edition.work),
        events,
        element("analysis", *analysis, source=EDITOR) if any(part is not None for part in analysis) else None,
        intervals,
        references(edition, earlier, list(terms.values())),
        proprietary(edition, digest, _noted(redline, edition)),
    )
    notice = element("p", edition.notice, class_="notice") if edition.notice else None
    preface = element("preface", element("p", element("docTitle", edition.title)), notice)
    writer = _Writer(edition, first, here, words)
    body = element("collectionBody", *writer.components(places), period=period(edition))
    collection = element("documentCollection", meta, preface, body, name="contract")
    return written(element("akomaNtoso", collection))


def _noted(redline: Redline | None, edition: Edition) -> dict[str, str]:
    """Titles of the reasons that changes name and the edition has not."""
    own = {each.id for each in edition.rationales}
    changes = redline.changes if redline else ()
    named = sorted({reason for change in changes for reason in change.reasons} - own)
    return {identity: redline.names.get(identity, "") for identity in named} if redline else {}


class _Writer:
    """Writes the components of one edition."""

    def __init__(self, edition: Edition, first: Edition, here: Address, words: Words) -> None:
        self._edition = edition
        self._first = first
        self._here = here
        self._words = words

    def components(self, places: Plan) -> Iterator[Node]:
        """Documents, then registers. A collection may not be empty: without any of them, an empty register of law."""
        for each in places.components:
            document = each.document
            yield self._component(
                each.name,
                document.id,
                document.title,
                document.kind.value,
                [*self._words.groups(each.text), *map(self._provision, each.below)],
                own_scheme=document.scheme,
                own_abbreviation=document.abbreviation,
                own_reviewed=document.reviewed,
            )
        registers = places.registers or ({} if places.components else {"law": []})
        for name, entries in registers.items():
            above = entries[0].name.partition("__")[0] if entries else "cmp_register-law"
            body = [register_entry(each, self._words) for each in entries]
            yield self._component(above, f"register-{name}", REGISTERS[name], "register", body)

    def _component(self, name: str, identity: str, title: str, kind: str, body: list[Node], **own: str) -> Node:
        meta = element("meta", identification(self._edition, self._first, self._here.component(identity), title))
        preface = element("preface", element("p", element("docTitle", title)))
        # A body may not be empty either.
        main = element("mainBody", *(body or [element("hcontainer", name="empty")]))
        # A register's own id has a dot, which no id of a document or provision can have.
        permanent = identity.replace("-", ".", 1) if kind == "register" else token(identity)
        return element("component", element("doc", meta, preface, main, name=kind), eId=name, wId=permanent, **own)

    def _provision(self, placed: Placed) -> Node:
        one = placed.provision
        tag, _ = ELEMENTS.get(one.kind, ("hcontainer", ""))
        text = list(self._words.groups(placed.text))
        holder = element("intro" if placed.below else "content", *text) if text else None
        return element(
            tag,
            element("num", one.number) if one.number else None,
            self._heading(placed),
            holder,
            *map(self._provision, placed.below),
            eId=placed.name,
            wId=token(one.id),
            name=one.kind.value if tag == "hcontainer" else "",
            own_models=" ".join(one.links.models),
            own_actors=" ".join(one.links.actors),
            own_noLaw=one.links.no_law,
            own_noReason=one.links.no_reason,
            own_optional=one.optional,
            own_forms=" | ".join(one.forms),
            own_reviewed=one.marks.reviewed,
            own_editorial=one.marks.editorial,
            own_drawings=" | ".join(f"{each.table} {each.kind.value} {each.title}" for each in one.drawings),
        )

    def _heading(self, placed: Placed) -> Node | None:
        one = placed.provision
        if not one.heading:
            return None
        if one.kind is ProvisionKind.DEFINITION:
            return element("heading", element("def", one.heading, refersTo=f"#{self._words.definitions[one.id]}"))
        return element("heading", one.heading)


def _links(edition: Edition, places: Plan) -> Iterator[Node]:
    """What each document and provision rests on or explains without saying so in its words."""
    for component in places.components:
        yield from _links_of(component.name, component.document.links, places)
        yield from _links_below(component, places)


def _links_below(above: Component | Placed, places: Plan) -> Iterator[Node]:
    for placed in above.below:
        yield from _links_of(placed.name, placed.provision.links, places)
        yield from _links_below(placed, places)


def _links_of(name: str, links: Links, places: Plan) -> Iterator[Node]:
    for field in LINKS:
        for target in getattr(links, field):
            kind = {"law": Regulation, "reasons": Rationale}.get(field)
            found = places.records.get((kind, target)) if kind else places.names.get(target)
            yield element(
                "implicitReference",
                for_=f"#{name}",
                refersTo=f"#link-{field}",
                href=f"#{found}" if found else "",
                own_target="" if found else target,
            )
