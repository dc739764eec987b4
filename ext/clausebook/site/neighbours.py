"""Who stands one step from a provision, as a list with links and as a picture of the same."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from clausebook.edition.model import KeyKind, Provision
from clausebook.render.neighbours import Side, neighbours_svg
from clausebook.site.catalogue import EditionIndex, targets
from clausebook.site.page import Link, law_links, links, reason_links


class Group(NamedTuple):
    """Neighbours of one sort."""

    title: str
    upstream: bool
    """Whether the provision rests on them; else they rely on it."""
    links: list[Link]


def neighbours(here: str, index: EditionIndex, provision: Provision) -> list[Group]:
    """Every neighbour of a provision by sort; sorts without any are left out."""
    refers = (index.owners.get(each, each) for each in targets(provision.blocks, KeyKind.REFERENCE))
    law = dict.fromkeys((*provision.links.law, *targets(provision.blocks, KeyKind.CITATION)))
    reasons = dict.fromkeys((*provision.links.reasons, *targets(provision.blocks, KeyKind.REASON)))
    groups = [
        Group("Law", True, law_links(here, index, law)),
        Group("Reasons", True, reason_links(here, index, reasons)),
        Group("Refers to", True, links(here, index, (each for each in dict.fromkeys(refers) if each != provision.id))),
        Group("Uses the terms", True, _terms(here, index, targets(provision.blocks, KeyKind.TERM))),
        Group("Explains", True, links(here, index, provision.links.explains)),
        Group("Used by", False, links(here, index, index.used_by.get(provision.id, ()))),
        Group("Cited by", False, links(here, index, index.cited_by.get(provision.id, ()))),
        Group("Explained in", False, links(here, index, index.explained_by.get(provision.id, ()))),
    ]
    return [group for group in groups if group.links]


def _terms(here: str, index: EditionIndex, ids: list[str]) -> list[Link]:
    """Definitions as links, each called by its term."""
    named = zip(ids, links(here, index, ids), strict=True)
    return [
        Link(index.provisions[each].heading if each in index.provisions else text, href) for each, (text, href) in named
    ]


def picture(name: str, groups: list[Group]) -> Markup:
    """The neighbours drawn; empty where there are none."""
    before, after = (
        [Side(group.title, [link.text for link in group.links]) for group in groups if group.upstream is upstream]
        for upstream in (True, False)
    )
    return Markup(neighbours_svg(name, before, after))
