"""The passport of a provision: one permanent address, the text in force, every earlier wording with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from clausebook.redline.model import ChangeKind
from clausebook.render import html
from clausebook.render.dates import long_date
from clausebook.render.html_redline import badges, because, block_changes
from clausebook.render.phrases import account
from clausebook.site.about import about
from clausebook.site.addresses import Spot, clause_page, comparison_page, relative
from clausebook.site.catalogue import Catalogue, Step
from clausebook.site.fingerprints import Fingerprints
from clausebook.site.history import exchanges, former_numbers, tomb
from clausebook.site.neighbours import neighbours, picture
from clausebook.site.page import Link, Page, Sheet, links, plain_title, resolver
from clausebook.site.pages_compare import lookup
from clausebook.site.templates import fill

_TEXTUAL = (ChangeKind.AMENDED, ChangeKind.RETITLED, ChangeKind.RENAMED, ChangeKind.CONSEQUENTIAL)


def clause_pages(catalogue: Catalogue, prints: Fingerprints) -> Iterator[Sheet]:
    """One page for every provision that any edition ever had."""
    for identity in catalogue.identities():
        life = catalogue.life(identity)
        rests_on = prints.life(identity, life, _shown(catalogue, life))
        yield Sheet(clause_page(identity), partial(_passport, catalogue, identity), rests_on)


def _passport(catalogue: Catalogue, identity: str) -> Page:
    here = clause_page(identity)
    life = catalogue.life(identity)
    shown = _shown(catalogue, life)
    provision = shown.provision
    if provision is None:
        raise ValueError(f"{identity}: no edition has it")
    index = catalogue.indexes[shown.edition.id]
    in_force = shown.edition.id == catalogue.library.current
    near = neighbours(here, index, provision)
    body = fill(
        "clause",
        title=html.title(provision),
        name=index.name(provision.id),
        edition=shown.edition.id,
        current=catalogue.library.current,
        in_force=in_force,
        where=Link(
            f"{index.homes[provision.id].title} {index.name(provision.id)}", relative(here, index.spots[provision.id])
        ),
        fate="" if in_force else _fate(catalogue, life),
        later=_later(here, catalogue, life, identity),
        text=html.blocks(provision.blocks, resolver(here, index), "", set(), index.name(provision.id)),
        children=links(here, index, [child.id for child in provision.children]),
        former=former_numbers(life, shown),
        exchanges=exchanges(here, catalogue, life),
        tomb=tomb(here, catalogue, identity),
        about=about(here, catalogue, index, provision),
        neighbours=near,
        picture=picture(index.name(provision.id), near),
        steps=_steps(here, catalogue, life),
    )
    return Page(here, f"{plain_title(provision)}: every edition", body, section="")


def _shown(catalogue: Catalogue, life: tuple[Step, ...]) -> Step:
    """The step to show in full: the current edition's, else the newest that has the provision."""
    having = [step for step in life if step.provision]
    return next((step for step in having if step.edition.id == catalogue.library.current), having[-1])


def _fate(catalogue: Catalogue, life: tuple[Step, ...]) -> str:
    """Why the current edition does not have the provision, in words."""
    had = False
    for step in life:
        if had and step.provision is None:
            return f"It was deleted in {step.edition.id}."
        had = had or step.provision is not None
        if step.edition.id == catalogue.library.current and not had:
            return "It is new since the current edition."
    return ""


def _later(here: str, catalogue: Catalogue, life: tuple[Step, ...], identity: str) -> list[Link]:
    """Other ids under which the provision went on, where it was recognised by its words."""
    names = dict.fromkeys(step.provision.id for step in life if step.provision and step.provision.id != identity)
    return [
        Link(f"{catalogue.indexes[step.edition.id].name(name)} ({step.edition.id})", relative(here, clause_page(name)))
        for name in names
        for step in [next(each for each in reversed(life) if each.provision and each.provision.id == name)]
    ]


def _steps(here: str, catalogue: Catalogue, life: tuple[Step, ...]) -> list[dict[str, object]]:
    """What each edition did to the provision, newest first; a stretch of editions that did nothing is one line."""
    found: list[dict[str, object]] = []
    before: Step | None = None
    for step in life:
        if step.provision is not None or (before and before.provision):
            found.append(_told(here, catalogue, step, before))
        before = step
    return found[::-1]


def _told(here: str, catalogue: Catalogue, step: Step, before: Step | None) -> dict[str, object]:
    index = catalogue.indexes[step.edition.id]
    change = step.change
    told: dict[str, object] = {
        "anchor": f"_in.{step.edition.id}",
        "edition": step.edition.id,
        "date": long_date(step.edition.published),
        "name": plain_title(step.provision) if step.provision else "",
        "href": relative(here, index.spots[step.provision.id]) if step.provision else "",
        "badges": badges(change.kinds) if change else Markup(""),
        "account": "",
        "redline": Markup(""),
        "because": Markup(""),
        "compare": "",
        "text": Markup(""),
        "first": before is None or (before.provision is None and change is None),
        "unknown": before is not None and before.provision is not None and change is None,
        "gone": step.provision is None,
    }
    if step.provision:
        name = f"{index.name(step.provision.id)} in {step.edition.id}"
        told["text"] = html.blocks(step.provision.blocks, resolver(here, index), "", set(), name)
    if change and change.kinds and before:
        seen = lookup(here, catalogue, catalogue.indexes[before.edition.id], index)
        told["account"] = account(change, seen.names)
        told["because"] = because(change, seen)
        if any(kind in _TEXTUAL for kind in change.kinds):
            told["redline"] = block_changes(change.blocks, seen, f"changes in {step.edition.id}")
        page = comparison_page(before.edition.id, step.edition.id, change.place.document)
        told["compare"] = relative(here, Spot(page, change.id))
    return told
