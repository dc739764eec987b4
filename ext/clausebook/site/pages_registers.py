"""The registers: law and what rests on it, reasons and what they explain, changes edition by edition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from clausebook.edition.model import Edition, EditionId, ProvisionKind, Rationale, Regulation, Status
from clausebook.redline.model import ProvisionChange
from clausebook.render import html
from clausebook.render.dates import long_date
from clausebook.render.html_redline import Lookup, badges, because
from clausebook.render.phrases import KIND_NAMES, KIND_NOTES, account, tally
from clausebook.render.register_order import law_in_order, reasons_in_order
from clausebook.site.addresses import (
    CHANGES,
    GAPS,
    RATIONALE,
    REGULATIONS,
    Spot,
    changes_page,
    clause_page,
    comparison_page,
    edition_feed,
    file_address,
    relative,
)
from clausebook.site.catalogue import Catalogue, EditionIndex
from clausebook.site.library import Downloads
from clausebook.site.page import Link, Page, Sheet, files, links, resolver
from clausebook.site.pages_compare import change_name, lookup
from clausebook.site.templates import fill

_NEED_LAW = (ProvisionKind.CLAUSE, ProvisionKind.PARAGRAPH, ProvisionKind.DIRECTION)


def register_pages(catalogue: Catalogue, downloads: Downloads) -> Iterator[Sheet]:
    """Every register."""
    yield Sheet(REGULATIONS, partial(_regulations, catalogue))
    yield Sheet(RATIONALE, partial(_rationales, catalogue))
    yield Sheet(CHANGES, partial(_changes, catalogue, downloads))
    for edition in catalogue.library.editions[1:]:
        yield Sheet(changes_page(edition.id), partial(_changes_of, catalogue, edition, downloads))


def _regulations(catalogue: Catalogue) -> Page:
    instruments: dict[str, list[Markup]] = {}
    newest = {
        each.id: (index, each) for index, each in _newest(catalogue, "regulations") if isinstance(each, Regulation)
    }
    for each in law_in_order(each for _, each in newest.values()):
        index, _ = newest[each.id]
        after = _rests(REGULATIONS, catalogue, each.id)
        if each.replaced_by:
            after = _replaced(catalogue, each) + after
        instruments.setdefault(each.instrument, []).append(
            html.regulation(each, resolver(REGULATIONS, index), 3, after)
        )
    current = catalogue.current
    without = [
        (link, current.provisions[each].links.no_law)
        for each in _binding(current)
        if not current.provisions[each].links.law
        for link in links(REGULATIONS, current, [each])
    ]
    body = fill(
        "register",
        title="Law and regulation",
        lead="Every provision of law that an edition gives effect to or cites, and what rests on it.",
        groups=[(f"_group.{place}", name, records) for place, (name, records) in enumerate(instruments.items())],
        without_title="Clauses that rest on no law",
        gaps=relative(REGULATIONS, GAPS),
        without=without,
        current=catalogue.library.current,
    )
    return Page(REGULATIONS, "Law and regulation", body, section="Law")


def _rationales(catalogue: Catalogue) -> Page:
    newest = {each.id: (index, each) for index, each in _newest(catalogue, "rationales") if isinstance(each, Rationale)}
    records = [
        html.rationale(each, resolver(RATIONALE, newest[each.id][0]), 3, _rests(RATIONALE, catalogue, each.id))
        for each in reasons_in_order(each for _, each in newest.values())
    ]
    current = catalogue.current
    noted = [
        html.rationale(each, resolver(RATIONALE, current), 3, _explained(catalogue, each.id))
        for each in catalogue.library.notes.reasons
        if each.id not in newest
    ]
    without = [
        (link, current.provisions[each].links.no_reason)
        for each in _binding(current)
        if not current.provisions[each].links.reasons
        for link in links(RATIONALE, current, [each])
    ]
    body = fill(
        "register",
        title="Reasons",
        lead="Every policy reason on record, where it was given, and what it explains.",
        groups=[
            (f"_group.{place}", name, found)
            for place, (name, found) in enumerate((("Recorded with the text", records), ("Noted after sealing", noted)))
            if found
        ],
        without_title="Clauses without a recorded reason",
        gaps=relative(RATIONALE, GAPS),
        without=without,
        current=catalogue.library.current,
    )
    return Page(RATIONALE, "Reasons", body, section="Reasons")


def _newest(catalogue: Catalogue, register: str) -> list[tuple[EditionIndex, Regulation | Rationale]]:
    """Every record that any edition holds, as the newest edition that has it tells it, by id. The current edition's
    word stands before a draft's."""
    found: dict[str, tuple[EditionIndex, Regulation | Rationale]] = {}
    for edition in (*catalogue.library.editions, catalogue.library.current_edition):
        index = catalogue.indexes[edition.id]
        found.update((each.id, (index, each)) for each in getattr(edition, register))
    return [found[each] for each in sorted(found)]


def _rests(here: str, catalogue: Catalogue, record: str) -> Markup:
    """What rests on a record in the current edition, and of each other edition what rests on it there and not here."""
    library = catalogue.library
    resting = catalogue.current.resting_on.get(record, ())
    others = []
    for edition in reversed(library.editions):
        index = catalogue.indexes[edition.id]
        ids = [each for each in index.resting_on.get(record, ()) if each not in resting]
        if edition.id != library.current and ids:
            others.append((edition.id, links(here, index, ids)))
    now = links(here, catalogue.current, resting)
    return fill("rests", current=library.current, now=now, others=others)


def _explained(catalogue: Catalogue, reason: str) -> Markup:
    """The changes that a reason noted after sealing explains, by edition."""
    changes = []
    for noted in catalogue.library.notes.changes:
        index = catalogue.indexes.get(noted.edition)
        if reason in noted.why and index:
            ids = [each for each in noted.provisions if catalogue.knows(each)]
            changes.append(
                (
                    noted.edition,
                    [Link(_name(catalogue, index, each), relative(RATIONALE, clause_page(each))) for each in ids],
                )
            )
    return fill("explained", changes=changes)


def _name(catalogue: Catalogue, index: EditionIndex, identity: str) -> str:
    """A provision's name in an edition, else in the newest that has it."""
    if identity in index.provisions:
        return index.full_name(identity)
    having = [step for step in catalogue.life(identity) if step.provision]
    return catalogue.indexes[having[-1].edition.id].full_name(identity)


def _replaced(catalogue: Catalogue, of: Regulation) -> Markup:
    names = {each.id: each.short for edition in catalogue.library.editions for each in edition.regulations}
    if of.replaced_by not in names:
        return Markup("<p>Replaced by {}.</p>").format(of.replaced_by)
    return Markup('<p>Replaced by <a href="#{}">{}</a>.</p>').format(of.replaced_by, names[of.replaced_by])


def _binding(index: EditionIndex) -> list[str]:
    """Provisions of the current edition that need law and reason: those with words that bind somebody."""
    return [each.id for each in index.provisions.values() if each.kind in _NEED_LAW and each.blocks]


def _changes(catalogue: Catalogue, downloads: Downloads) -> Page:
    rows = []
    for edition in reversed(catalogue.library.editions):
        before = catalogue.library.before(edition.id)
        redline = catalogue.redline(before.id, edition.id) if before else None
        rows.append(
            {
                "link": Link(
                    edition.title or edition.id, relative(CHANGES, changes_page(edition.id)) if before else None
                ),
                "edition": edition.id,
                "date": long_date(edition.published) or "not published",
                "tally": tally(redline.counts())
                if redline
                else "no comparison was made"
                if before
                else "the first edition",
            }
        )
    body = fill("changes", rows=rows, files=files(CHANGES, downloads, "changes"))
    return Page(CHANGES, "Changes", body, section="Changes")


def _changes_of(catalogue: Catalogue, edition: Edition, downloads: Downloads) -> Page:
    here = changes_page(edition.id)
    before = catalogue.library.before(edition.id)
    redline = catalogue.redline(before.id, edition.id) if before else None
    changes = [each for each in redline.changes if each.kinds] if redline else []
    seen = lookup(here, catalogue, catalogue.indexes[before.id], catalogue.indexes[edition.id]) if before else Lookup()
    found = redline.counts() if redline else {}
    body = fill(
        "changes-edition",
        edition=edition,
        before=before.id if before else "",
        kinds=[(kind.value, KIND_NAMES[kind], count, KIND_NOTES[kind]) for kind, count in found.items()],
        changes=[_row(here, seen, (before.id, edition.id), each) for each in changes if before],
        compare=relative(here, comparison_page(before.id, edition.id)) if before and redline else "",
        models=catalogue.models if any(each.place.links.models for each in changes) else {},
        files=files(here, downloads, f"{before.id}..{edition.id}") if before else [],
        feed="" if edition.status is Status.DRAFT or not redline else file_address(here, edition_feed(edition.id)),
    )
    return Page(here, f"Changes in {edition.id}", body, (("Changes", CHANGES),), section="Changes")


def _row(here: str, seen: Lookup, pair: tuple[EditionId, EditionId], of: ProvisionChange) -> dict[str, object]:
    page = comparison_page(*pair, of.place.document)
    was = of.old.citation if of.old and of.new and of.old.citation != of.new.citation else ""
    passport = of.id if of.place.kind is not None else ""
    return {
        "id": of.id,
        "name": change_name(of),
        "was": was,
        "kinds": " ".join(kind.value for kind in of.kinds),
        "models": " ".join(of.place.links.models),
        "badges": badges(of.kinds),
        "account": account(of, seen.names),
        "because": because(of, seen) if any(not kind.quiet for kind in of.kinds) else Markup(""),
        "redline": relative(here, Spot(page, of.id)),
        "passport": relative(here, clause_page(passport)) if passport else "",
    }
