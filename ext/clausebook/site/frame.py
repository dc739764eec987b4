"""The frame around every page: navigation, where the reader is, what standing the text has, the notice."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from clausebook.edition.model import Edition, Status
from clausebook.site.addresses import (
    ABOUT,
    ACCESSIBILITY,
    CHANGES,
    COMPARE,
    HOME,
    RATIONALE,
    REGULATIONS,
    comparison_page,
    definitions_page,
    edition_page,
    relative,
)
from clausebook.site.catalogue import Catalogue
from clausebook.site.library import Library
from clausebook.site.page import Page

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_STATUS = {
    Status.DRAFT: "draft, not published",
    Status.CONSULTATION: "published for consultation, not for signature",
    Status.PUBLISHED: "published",
}


class Step(NamedTuple):
    """An entry of a navigation list."""

    text: str
    href: str | None
    here: bool = False


def context(page: Page, catalogue: Catalogue) -> dict[str, object]:
    """What the layout needs to print a page."""
    crumbs = [Step(text, relative(page.name, there)) for text, there in page.crumbs]
    chrome = plain_frame(catalogue.library, page.name, page.section)
    chrome["crumbs"] = (
        [Step("Home", relative(page.name, HOME)), *crumbs, Step(page.title, None)]
        if crumbs or (page.name != HOME)
        else []
    )
    if page.edition:
        edition = catalogue.library.edition(page.edition)
        chrome["standing"] = standing(edition)
        chrome["notice"] = edition.notice
        chrome["digest"] = catalogue.library.digests.get(edition.id, "")
        chrome["banners"] = _banners(page, edition, catalogue)
    return {"title": Markup.escape(page.title), "body": page.body, "chrome": chrome}


def plain_frame(library: Library, here: str, section: str = "") -> dict[str, object]:
    """The frame of a page that shows no edition; also for pages that Sphinx writes by itself."""
    current = library.current_edition
    nav = [
        ("Contract", edition_page(current.id)),
        ("Definitions", definitions_page(current.id)),
        ("Compare", COMPARE),
        ("Changes", CHANGES),
        ("Law", REGULATIONS),
        ("Reasons", RATIONALE),
        ("About", ABOUT),
    ]
    return {
        "work": current.work,
        "nav": [Step(text, relative(here, there), text == section) for text, there in nav],
        "crumbs": [],
        "standing": f"Current: {standing(current)}",
        "notice": current.notice,
        "digest": "",
        "banners": [],
        "foot": [
            Step("Accessibility", relative(here, ACCESSIBILITY)),
            Step("About and how to cite", relative(here, ABOUT)),
        ],
    }


def standing(edition: Edition) -> str:
    """Edition, status and dates in one line."""
    parts = [f"Edition {edition.id}, {_STATUS[edition.status]}"]
    if edition.published:
        parts[0] += f" {date(edition.published)}"
    if edition.commencement:
        parts.append(f"in force from {date(edition.commencement)}")
    return "; ".join(parts)


def date(iso: str) -> str:
    """An ISO date as read aloud: "2019-08" → "August 2019"; anything else stays as it is."""
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    if len(parts) > 1:
        if not 1 <= int(parts[1]) <= 12:
            return iso
        parts[1] = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 3:
        parts[2] = str(int(parts[2]))
    return " ".join(parts[::-1])


def _banners(page: Page, edition: Edition, catalogue: Catalogue) -> list[Markup]:
    library = catalogue.library
    if edition.id == library.current:
        if edition.status is Status.CONSULTATION:
            return [Markup("This edition was published for consultation. It is not for signature.")]
        return []
    what = (
        Markup("<strong>This is a draft.</strong> It may change and has no effect.")
        if edition.status is Status.DRAFT
        else Markup("<strong>This is edition {}, not the current one.</strong>").format(edition.id)
    )
    return [Markup(" ").join([what, *_ways_out(page, edition, catalogue)])]


def _ways_out(page: Page, edition: Edition, catalogue: Catalogue) -> list[Markup]:
    library, current = catalogue.library, catalogue.current
    out = []
    target = same_place(page.shows, edition, catalogue)
    if target:
        spot = current.spots[target]
        out.append(
            Markup('<a href="{}">See {} in {}</a>.').format(
                relative(page.name, spot), current.name(target), library.current
            )
        )
    else:
        if page.shows:
            out.append(Markup("What this page shows is not in {}.").format(library.current))
        out.append(
            Markup('<a href="{}">See edition {}</a>.').format(
                relative(page.name, edition_page(library.current)), library.current
            )
        )
    for pair in ((edition.id, library.current), (library.current, edition.id)):
        if pair in library.redlines:
            href = relative(page.name, comparison_page(*pair))
            out.append(Markup('<a href="{}">Compare the two editions</a>.').format(href))
    return out


def same_place(shows: str, edition: Edition, catalogue: Catalogue) -> str:
    """The id, in the current edition, of the provision or document that a page of another edition shows; "" where the
    current edition has none."""
    if not shows:
        return ""
    if shows in catalogue.indexes[edition.id].documents:
        return shows if shows in catalogue.current.documents else ""
    provision = catalogue.in_edition(shows, catalogue.library.current)
    return provision.id if provision else ""
