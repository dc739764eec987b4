"""One generated page as a value, and the links that pages make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from clausebook.edition.model import EditionId, Key, KeyKind, Provision
from clausebook.render.html_words import Address
from clausebook.site.addresses import RATIONALE, REGULATIONS, Spot, file_address, relative, term_anchor
from clausebook.site.catalogue import EditionIndex
from clausebook.site.library import Downloads


class Link(NamedTuple):
    """Something named on a page; without an address it is plain text."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """The inside of one page and what the frame around it says."""

    name: str
    """From the site's root, without ``.html``."""
    title: str
    body: Markup
    crumbs: tuple[tuple[str, str], ...] = ()
    """Title and page of each page above this one, without home."""
    edition: EditionId = ""
    """The edition that the page shows; empty for pages about all editions."""
    shows: str = ""
    """The provision or document that the page shows; a page of an old edition leads to the same one in the current."""
    section: str = ""
    """The entry of the main navigation that the page belongs under."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is not made yet."""

    name: str
    """As the page will be named."""
    make: Callable[[], Page]
    rests_on: str = ""
    """Fingerprint of all that decides the page; empty for one that is made anew each time."""


def resolver(here: str, index: EditionIndex, terms_here: Set[str] = frozenset()) -> Address:
    """Where the keys of an edition lead from page ``here``. ``terms_here`` are definitions repeated on that page."""

    def address(key: Key) -> str | None:
        if key.kind is KeyKind.TERM and key.target in terms_here:
            return f"#{term_anchor(key.target)}"
        if key.kind in (KeyKind.TERM, KeyKind.REFERENCE):
            spot = index.spots.get(key.target)
            return relative(here, spot) if spot else None
        if key.kind is KeyKind.CITATION:
            regulation = index.regulations.get(key.target)
            return regulation.address if regulation else None
        if key.kind is KeyKind.REASON:
            return relative(here, Spot(RATIONALE, key.target)) if key.target in index.rationales else None
        return None

    return address


def links(here: str, index: EditionIndex, ids: Iterable[str]) -> list[Link]:
    """Provisions and documents of an edition as links."""
    return [
        Link(index.full_name(each), relative(here, index.spots[each]) if each in index.spots else None) for each in ids
    ]


def law_links(here: str, index: EditionIndex, ids: Iterable[str]) -> list[Link]:
    """Regulations as links into the register."""
    found = []
    for each in ids:
        known = index.regulations.get(each)
        found.append(Link(known.short if known else each, relative(here, Spot(REGULATIONS, each)) if known else None))
    return found


def reason_links(here: str, index: EditionIndex, ids: Iterable[str]) -> list[Link]:
    """Rationales as links into the register."""
    found = []
    for each in ids:
        known = index.rationales.get(each)
        found.append(Link(known.title if known else each, relative(here, Spot(RATIONALE, each)) if known else None))
    return found


def files(here: str, downloads: Downloads, key: str) -> list[dict[str, str]]:
    """Downloads of one thing, ready to be printed."""
    return [
        {
            "href": file_address(here, each.path),
            "text": f"{each.label} ({size(each.size)})" if each.size else each.label,
            "digest": each.digest,
        }
        for each in downloads.get(key, ())
    ]


def size(count: int) -> str:
    """Bytes as read aloud: 51200 → "50 kB"."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def plain_title(provision: Provision) -> str:
    """Number and heading as plain text."""
    return " ".join(filter(None, (provision.number, provision.heading))) or provision.id
