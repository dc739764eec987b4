"""What the statute book says of an entry of the law register, and in what the entry differs from it.

legislation.gov.uk answers under ``<address>/data.xml`` in Crown Legislation Markup Language. Sources: the CLML schema's
user guide (version 2.6) and the site's data reuse documentation, "XML formats": a provision that is not valid on the day
asked for carries ``Match="false"`` with a ``Status`` (Prospective, Repealed or Discarded); ``RestrictStartDate`` and
``RestrictEndDate`` bound the version; a provision that was taken out is shown as a row of dots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from clausebook.edition.dates import is_day
from clausebook.edition.model import Regulation

IN_FORCE, REVOKED, SUPERSEDED, WAITING = "in force", "revoked", "superseded", "not yet in force"
_STATUSES = {"repealed": REVOKED, "discarded": REVOKED, "dead": REVOKED, "prospective": WAITING}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MODIFIED = "{http://purl.org/dc/elements/1.1/}modified"
_LAW = "{http://www.legislation.gov.uk/namespaces/legislation}"


class StatuteError(ValueError):
    """An answer that cannot be understood; the message is one line."""


@dataclass(frozen=True, slots=True)
class StatuteFact:
    """What one answer says."""

    title: str
    """Of the instrument; empty where the answer gives none."""
    status: str
    """"in force", "revoked" or "not yet in force"."""
    ended: str = ""
    """ISO date from which it was law no longer, where the answer gives one."""
    modified: str = ""
    """ISO date on which the statute book last changed the page."""


@dataclass(frozen=True, slots=True)
class LawNews:
    """In what an entry differs from the statute book."""

    remarks: tuple[str, ...]
    """What a person has to look at, one line each."""
    options: tuple[tuple[str, str], ...]
    """Options of the entry to set, with their new values."""


def read_statute(data: bytes, address: str, today: str) -> StatuteFact:
    """The fact in an answer for ``address``, as on the day ``today``; raises :class:`StatuteError`."""
    # Whatever answers may be hostile: no entities, no network, no trees beyond libxml2's own limits.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise StatuteError(f"no XML ({str(error).splitlines()[0]})") from None
    if root.tag != f"{_LAW}Legislation":
        raise StatuteError(f"not a page of the statute book (its root is “{etree.QName(root).localname}”)")
    element = _element(root, address)
    lineage = [element, *element.iterancestors()]
    status, ended = _status(lineage, today)
    if status == IN_FORCE and element is not root and _is_dots(element):
        # The version that shows dots began on the day on which the words ended.
        status, ended = REVOKED, _first(lineage, "RestrictStartDate")
    title = next((each.text or "" for each in root.iter(_TITLE)), "")
    modified = next((each.text or "" for each in root.iter(_MODIFIED)), "")
    return StatuteFact(" ".join(title.split()), status, _day(ended), _day(modified))


def law_news(law: Regulation, fact: StatuteFact, seen: str) -> LawNews:
    """What to tell and to change of an entry; ``seen`` is the day of the answer. Only what the statute book decides is
    changed: that an entry stands in the place of another, or never ended after all, is for a person to say."""
    remarks: list[str] = []
    options: list[tuple[str, str]] = []
    doubt = False
    if fact.title and fact.title.removeprefix("The ").lower() not in law.instrument.lower():
        remarks.append(f"the statute book calls the instrument “{fact.title}”")
    if fact.status == REVOKED and law.status in (IN_FORCE, WAITING):
        when = f" on {fact.ended}" if fact.ended else ""
        remarks.append(f"no longer law: it ended{when}; say what stands in its place (:replaced_by:)")
        options.append(("status", REVOKED))
    elif fact.status != law.status and law.status not in (REVOKED, SUPERSEDED):
        remarks.append(f"“{law.status}” here, “{fact.status}” in the statute book")
        options.append(("status", fact.status))
    elif fact.status != REVOKED and law.status in (REVOKED, SUPERSEDED):
        doubt = True
        remarks.append(f"“{law.status}” here, yet “{fact.status}” in the statute book; look which is right")
    if fact.status == REVOKED and fact.ended and not law.ended:
        options.append(("ended", fact.ended))
    elif fact.status == REVOKED and fact.ended not in ("", law.ended):
        doubt = True
        remarks.append(f"ended on {law.ended} here, on {fact.ended} in the statute book; look which is right")
    if seen > law.checked and not doubt:  # an entry in doubt was not checked
        options.append(("checked", seen))
    return LawNews(tuple(remarks), tuple(options))


def _element(root: etree._Element, address: str) -> etree._Element:
    """The provision asked for; the whole where the answer marks none."""
    path = urlsplit(address).path.strip("/")
    for element in root.iter():
        identity = urlsplit(element.get("IdURI") or "").path.strip("/").removeprefix("id/")
        if identity == path and element is not root:
            return element
    return root


def _status(lineage: list[etree._Element], today: str) -> tuple[str, str]:
    ended = _first(lineage, "RestrictEndDate")
    for element in lineage:
        # A version may be another than the current one and no less the law: Match says that it is not.
        if element.get("Match") == "false" or element.getparent() is None:
            status = _STATUSES.get((element.get("Status") or "").lower())
            if status:
                return status, ended if status == REVOKED else ""
    return (REVOKED, ended) if ended and ended <= today else (IN_FORCE, "")


def _first(lineage: list[etree._Element], name: str) -> str:
    return next((element.get(name) for element in lineage if element.get(name)), "")


def _is_dots(element: etree._Element) -> bool:
    words = "".join(
        "".join(each.itertext()) for each in element.iter(f"{_LAW}Text") if not list(each.iter(f"{_LAW}Pnumber"))
    )
    return words.count(".") >= 3 and not re.search(r"[^\W\d_]{2}", words)


def _day(text: str) -> str:
    return text[:10] if is_day(text[:10]) else ""
