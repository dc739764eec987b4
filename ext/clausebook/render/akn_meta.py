"""What an Akoma Ntoso file says of itself: whose it is, of which work, when it came to be, what its marks stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clausebook.edition.model import Edition, ProvisionKind
from clausebook.render.akn_address import COUNTRY, LANGUAGE, SUBTYPE, Address, address
from clausebook.render.akn_xml import Node, element, token
from clausebook.render.dates import UNDATED, first_day

EDITOR = "#editor"
LINKS = {
    "law": "rests on this law",
    "reasons": "is explained by this reason",
    "explains": "explains this provision",
}
"""Concepts of the links that a provision has, by the field that holds them (:class:`~clausebook.edition.model.Links`)."""
_PERIOD = "tmpg_1"


def identification(edition: Edition, first: Edition, place: Address, title: str) -> Node:
    """Work, expression and manifestation of the collection or of one of its documents."""
    work = [
        *_core(place.work, first.published),
        element("FRBRcountry", value=COUNTRY),
        element("FRBRsubtype", value=SUBTYPE),
        element("FRBRname", value=title or "untitled"),
        element("FRBRprescriptive", value="false"),
        element("FRBRauthoritative", value="false"),
    ]
    expression = [
        *_core(place.expression, edition.published, edition.id),
        element("FRBRlanguage", language=LANGUAGE),
    ]
    manifestation = [*_core(place.manifestation, edition.published), element("FRBRformat", value="application/akn+xml")]
    return element(
        "identification",
        element("FRBRWork", *work),
        element("FRBRExpression", *expression),
        element("FRBRManifestation", *manifestation),
        source=EDITOR,
    )


def lifecycle(edition: Edition, earlier: Sequence[Edition]) -> tuple[Node | None, Node | None]:
    """The events of the work up to this edition, and the interval that its text stands for; None where nothing is
    dated. A draft without a date is no event yet."""
    events = [
        element(
            "eventRef",
            date=day.isoformat(),
            source=f"#{_edition_name(position)}",
            type="amendment" if position else "generation",
            eId=f"eref_{position + 1}",
        )
        for position, each in enumerate((*earlier, edition))
        if (day := first_day(each.published))
    ]
    own, intervals = len(earlier) + 1, []
    if first_day(edition.published):
        intervals.append(element("timeInterval", start=f"#eref_{own}", refersTo="#text"))
    if start := first_day(edition.commencement):
        events.append(
            element("eventRef", date=start.isoformat(), source=f"#{_edition_name(own - 1)}", eId=f"eref_{own + 1}")
        )
        intervals.append(element("timeInterval", start=f"#eref_{own + 1}", refersTo="#in-force"))
    groups = element("temporalGroup", *intervals, eId=_PERIOD) if intervals else None
    return (
        element("lifecycle", *events, source=EDITOR) if events else None,
        element("temporalData", groups, source=EDITOR) if intervals else None,
    )


def period(edition: Edition) -> str:
    """The interval of the edition's text, as an attribute; "" where it has none."""
    return f"#{_PERIOD}" if first_day(edition.published) or first_day(edition.commencement) else ""


def references(edition: Edition, earlier: Sequence[Edition], terms: Sequence[tuple[str, str]]) -> Node:
    """Everything that a mark of the file refers to outside its text. ``terms``: name and words of each defined term."""
    first = earlier[0] if earlier else edition
    made = [
        element(
            "passiveRef" if position else "original",
            eId=_edition_name(position),
            href=address(each, first).expression,
            showAs=each.title or each.id or "untitled",
        )
        for position, each in enumerate((*earlier, edition))
    ]
    made.append(_concept("TLCOrganization", "editor", "organization", "Clausebook"))
    made.append(_concept("TLCConcept", "text", "concept", "the text as it stands from this date"))
    made.append(_concept("TLCConcept", "in-force", "concept", "in force from this date"))
    made += [_concept("TLCConcept", f"link-{name}", "concept", text) for name, text in LINKS.items()]
    made += [_concept("TLCTerm", name, "term", words) for name, words in terms]
    made += [
        _concept("TLCObject", blank_name(each.name), "object", each.prompt or each.name) for each in edition.blanks
    ]
    return element("references", *made, source=EDITOR)


def proprietary(edition: Edition, digest: str, reasons: Mapping[str, str]) -> Node:
    """The edition's own details as the snapshot has them, and its digest, so that the two can be matched; and titles of
    the ``reasons`` by id that were noted after sealing, and so are in no register of it."""
    own = element(
        "own_edition",
        id=edition.id,
        status=edition.status.value,
        published=edition.published,
        commencement=edition.commencement,
        basedOn=edition.based_on,
        digest=digest,
    )
    blanks = [element("own_blank", name=each.name, type=each.type, prompt=each.prompt) for each in edition.blanks]
    noted = [element("own_reason", id=identity, title=title) for identity, title in reasons.items()]
    return element("proprietary", own, *blanks, *noted, source=EDITOR)


def term_names(edition: Edition) -> dict[str, tuple[str, str]]:
    """Name and words of each defined term, by the id of its definition."""
    return {
        each.id: (f"term-{token(each.id)}", each.heading)
        for each in edition.walk()
        if each.kind is ProvisionKind.DEFINITION
    }


def blank_name(name: str) -> str:
    """What a blank is called among the references."""
    return f"blank-{token(name)}"


def _core(here: str, date: str, alias: str = "") -> list[Node]:
    day = first_day(date)
    return [
        element("FRBRthis", value=here),
        element("FRBRuri", value=here),
        *([element("FRBRalias", value=alias, name="edition")] if alias else []),
        element("FRBRdate", date=(day or UNDATED).isoformat(), name="publication" if day else "undated"),
        element("FRBRauthor", href=EDITOR),
    ]


def _concept(kind: str, name: str, ontology: str, text: str) -> Node:
    own = name.partition("-")[2] if kind in ("TLCTerm", "TLCObject") else name
    return element(kind, eId=name, href=f"/akn/ontology/{ontology}/{own}", showAs=text or name)


def _edition_name(position: int) -> str:
    return f"edition-{position + 1}"
