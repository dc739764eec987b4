"""The frame around every page: navigation, where the reader is, what standing the text has, the notice."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from clausebook.edition.model import Edition, Status
from clausebook.render.dates import long_date
from clausebook.render.html_words import safe_address
from clausebook.site.addresses import (
    ABOUT,
    ACCESSIBILITY,
    CHANGES,
    COMPARE,
    DATA,
    HOME,
    MISSING,
    RATIONALE,
    REGULATIONS,
    SEARCH,
    TRACEABILITY,
    Spot,
    comparison_page,
    definitions_page,
    edition_page,
    file_address,
    relative,
)
from clausebook.site.catalogue import Catalogue
from clausebook.site.library import Library
from clausebook.site.page import Page
from clausebook.site.templates import THEME

_STATUS = {
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
    chrome["canonical"] = _canonical(page, catalogue)
    chrome["unlisted"] = page.name in (MISSING, SEARCH)
    chrome["crumbs"] = (
        [Step("Home", relative(page.name, HOME)), *crumbs, Step(page.title, None)]
        if crumbs or (page.name != HOME)
        else []
    )
    if page.edition:
        edition = catalogue.library.edition(page.edition)
        chrome["standing"] = standing(edition)
        chrome["notice"] = edition.notice
        # A draft's digest says nothing that lasts, and would change every page of it at each edit.
        draft = edition.status is Status.DRAFT
        chrome["digest"] = "" if draft else catalogue.library.digests.get(edition.id, "")
        chrome["banners"] = _banners(page, edition, catalogue)
        chrome["unlisted"] = draft
    if page.name == MISSING:
        _root(chrome, base_of(catalogue.library))
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
        ("Traceability", TRACEABILITY),
        ("About", ABOUT),
    ]
    return {
        "work": current.work,
        "nav": [Step(text, relative(here, there), text == section) for text, there in nav],
        "crumbs": [],
        "standing": f"Current: {standing(current)}",
        "notice": current.notice,
        "digest": "",
        "canonical": "",
        "unlisted": False,
        "base": "",
        "style": "",
        "feed": file_address(here, "changes/feed.atom"),
        "banners": [],
        "foot": [
            *_report(library, here),
            Step("Accessibility", relative(here, ACCESSIBILITY)),
            Step("Data and downloads", relative(here, DATA)),
            Step("Feed of changes", file_address(here, "changes/feed.atom")),
            Step("About and how to cite", relative(here, ABOUT)),
        ],
    }


def _report(library: Library, here: str) -> list[Step]:
    """How to report a problem; a letter says which page it is about."""
    contact = library.contact
    if not contact:
        return []
    if ":" not in contact and "@" in contact:
        contact = f"mailto:{contact}"
    if contact.startswith("mailto:"):
        contact += f"?subject={quote(f'Problem with the page {here}')}"
    return [Step("Report a problem with this page", safe_address(contact))]


def base_of(library: Library) -> str:
    """Where the site's root is on its server."""
    return f"{urlsplit(library.address).path.rstrip('/')}/"


def _root(chrome: dict[str, object], base: str) -> None:
    """Lead every link of a frame from the server's root: the page for what is missing is shown at any address."""
    for name in ("nav", "crumbs", "foot"):
        steps = chrome[name]
        assert isinstance(steps, list)
        chrome[name] = [
            step._replace(href=f"{base}{step.href}") if step.href and not urlsplit(step.href).scheme else step
            for step in steps
        ]
    chrome["base"], chrome["feed"] = base, f"{base}{chrome['feed']}"
    # Read from a folder, or in a folder of a server that nobody named, it would not find its style.
    lines = (THEME / "static" / "clausebook.css").read_text(encoding="utf-8").splitlines(keepends=True)
    # It shows no change, and the checker of pages does not know what keeps long comparisons quick.
    chrome["style"] = Markup("").join(Markup(line) for line in lines if not line.startswith(".change {"))


def _canonical(page: Page, catalogue: Catalogue) -> str:
    """The address that a search engine should show: for a page of another edition, the same place in the current one."""
    library = catalogue.library
    if not library.address or page.name == MISSING:
        return ""
    there = Spot(page.name)
    if page.edition and page.edition != library.current:
        target = same_place(page.shows, library.edition(page.edition), catalogue)
        there = Spot(catalogue.current.spots[target].page) if target else there
    return f"{library.address.rstrip('/')}/{relative(HOME, there)}"


def standing(edition: Edition) -> str:
    """Edition, status and dates in one line."""
    if edition.status is Status.DRAFT:
        return "Edition in draft, not published"
    parts = [f"Edition {edition.id}, {_STATUS[edition.status]}"]
    if edition.published:
        parts[0] += f" {long_date(edition.published)}"
    if edition.commencement:
        parts.append(f"in force from {long_date(edition.commencement)}")
    return "; ".join(parts)


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
