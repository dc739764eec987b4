"""What stands beside a provision: its law, its reason, whom it concerns, its history, and who relies on it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from clausebook.edition.model import Provision, ProvisionKind
from clausebook.render.phrases import KIND_NAMES
from clausebook.site.addresses import Spot, clause_page, comparison_page, relative
from clausebook.site.catalogue import Catalogue, EditionIndex, Step
from clausebook.site.page import Link, law_links, links, reason_links
from clausebook.site.templates import fill

_DIVISIONS = (ProvisionKind.CONDITION, ProvisionKind.SCHEDULE, ProvisionKind.PART, ProvisionKind.SECTION)


class Event(NamedTuple):
    """One thing that happened to a provision, ready to be printed."""

    edition: str
    text: str
    compare: str | None
    """Where the change is shown."""


def about(here: str, catalogue: Catalogue, index: EditionIndex, provision: Provision) -> Markup:
    """The aside of one provision; empty for a division that has neither words nor links of its own and
    that no guide explains."""
    of = provision.links
    # The passport need not lead to itself.
    alone = here == clause_page(provision.id)
    explained_by = index.explained_by.get(provision.id, ())
    errata = catalogue.library.errata_of(provision, index.edition.id)
    own = errata or provision.blocks or of.law or of.reasons or of.models or of.actors or explained_by
    if provision.kind in _DIVISIONS and not own:
        return Markup("")
    library = catalogue.library
    models = catalogue.models
    cited_by = links(here, index, index.cited_by.get(provision.id, ()))
    happened = events(here, catalogue, provision.id, up_to=index.edition.id)
    return fill(
        "aside",
        name=index.name(provision.id),
        anchor=provision.id,
        # A division that is only explained somewhere makes no claim about law.
        binding=provision.kind is not ProvisionKind.SECTION
        and (provision.kind not in _DIVISIONS or bool(provision.blocks or of.law or of.reasons)),
        law=law_links(here, index, of.law),
        no_law=of.no_law,
        reasons=reason_links(here, index, of.reasons),
        no_reason=of.no_reason,
        models=[printed for model, printed in models.items() if model in of.models],
        actors=[library.actors.get(actor, actor) for actor in of.actors],
        errata=errata,
        edition=index.edition.id,
        explains=links(here, index, of.explains),
        explained_by=links(here, index, explained_by),
        cited_by=cited_by,
        events=happened,
        summary=_summary(len(cited_by), happened),
        now=None if alone else now(here, catalogue, provision.id, index.edition.id),
        passport="" if alone else relative(here, clause_page(provision.id)),
    )


def _summary(citing: int, happened: list[Event]) -> str:
    """What the folded part of an aside holds."""
    cited = f"Cited by {citing}" if citing else "Not cited"
    return f"{cited}; history since {happened[-1].edition}" if happened else f"{cited}; history"


def events(here: str, catalogue: Catalogue, identity: str, up_to: str = "") -> list[Event]:
    """What happened to a provision, newest first; quiet editions are left out."""
    found: list[Event] = []
    before: Step | None = None
    for step in catalogue.life(identity):
        if text := _event(step, before):
            found.append(Event(step.edition.id, text, _compare(here, catalogue, step, before)))
        before = step
        if step.edition.id == up_to:
            break
    return found[::-1]


def now(here: str, catalogue: Catalogue, identity: str, shown: str) -> Link | None:
    """For a provision shown as some other edition has it: where it is in the current edition."""
    current = catalogue.current
    if shown == current.edition.id:
        return None
    provision = catalogue.in_edition(identity, current.edition.id)
    if provision is None:
        return Link(f"Not in {current.edition.id}: where it went", relative(here, clause_page(identity)))
    return Link(f"In {current.edition.id}: {current.name(provision.id)}", relative(here, current.spots[provision.id]))


def _event(step: Step, before: Step | None) -> str:
    had = before.provision if before else None
    if step.provision is None:
        return "deleted" if had else ""
    if had is None:
        number = f" as {step.provision.citation}" if step.provision.number else ""
        return f"new{number}" if before else f"in the first edition{number}"
    if step.change is None:
        return "" if had == step.provision else "differs; no comparison was made"
    kinds = ", ".join(KIND_NAMES[kind].lower() for kind in step.change.kinds)
    was = f" (was {had.citation})" if had.citation != step.provision.citation else ""
    return f"{kinds}{was}" if kinds else ""


def _compare(here: str, catalogue: Catalogue, step: Step, before: Step | None) -> str | None:
    if before is None or step.change is None or catalogue.redline(before.edition.id, step.edition.id) is None:
        return None
    page = comparison_page(before.edition.id, step.edition.id, step.change.place.document)
    return relative(here, Spot(page, step.change.id))
