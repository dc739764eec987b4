"""Registers of an edition → components of its Akoma Ntoso file: each entry's details as named blocks, then its words."""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.edition.model import Gap, ProvisionId, Rationale, Regulation, Retired
from clausebook.render.akn_plan import Entry, Plan, Record
from clausebook.render.akn_text import Words
from clausebook.render.akn_xml import Content, Node, element, token
from clausebook.render.certainty import CERTAINTY
from clausebook.render.web_address import web_address

REGISTERS = {
    "law": "Law relied on",
    "reasons": "Reasons",
    "retired": "Provisions taken out",
    "gaps": "Known gaps",
}
"""Title by name of the register."""
_KINDS = {Regulation: "regulation", Rationale: "rationale", Retired: "retired", Gap: "gap"}


def register_entry(entry: Entry, words: Words) -> Node:
    """One entry: its title, its details, its words."""
    record = entry.record
    title = record.code if isinstance(record, Gap) else record.title
    facts = [fact for fact in _facts(record, words.plan) if fact is not None]
    text = [*facts, *words.groups(entry.text)]
    return element(
        "hcontainer",
        element("heading", title) if title else None,
        element("content", *text) if text else None,
        eId=entry.name,
        wId=token(record.id),
        name=_KINDS[type(record)],
    )


def _facts(record: Record, places: Plan) -> Iterator[Node | None]:
    if isinstance(record, Regulation):
        yield _fact("short", record.short)
        yield _fact("instrument", record.instrument)
        yield _fact("provision", record.provision)
        yield _address(record.address)
        yield _fact("status", record.status)
        yield _fact("ended", record.ended)
        yield _fact("checked", record.checked)
        yield _fact("certainty", CERTAINTY.get(record.certainty, record.certainty))
        yield _leading("replaced-by", record.replaced_by, places.records.get((Regulation, record.replaced_by)))
    elif isinstance(record, Rationale):
        yield _fact("origin", record.origin)
        yield _fact("date", record.date)
        yield _address(record.address)
        yield _fact("certainty", CERTAINTY.get(record.certainty, record.certainty))
        yield _fact("explains-editions", " ".join(record.explains))
    elif isinstance(record, Retired):
        yield from (_leading("into", each, places.names.get(each)) for each in record.into)
        yield from (_leading("reason", each, places.records.get((Rationale, each))) for each in record.reasons)
    else:
        yield from (_leading("subject", each, _subject(each, places)) for each in record.subjects)
        yield _fact("owner", record.owner)
        yield _fact("expires", record.expires)


def _subject(identity: ProvisionId, places: Plan) -> str | None:
    kinds = (Regulation, Rationale)
    return places.names.get(identity) or next(
        (name for kind in kinds if (name := places.records.get((kind, identity)))), None
    )


def _fact(name: str, content: Content) -> Node | None:
    return None if content in (None, "") else element("block", content, name=name)


def _leading(name: str, text: str, target: str | None) -> Node | None:
    return _fact(name, element("ref", text, href=f"#{target}") if text and target else text)


def _address(address: str) -> Node | None:
    safe = web_address(address)
    return _fact("address", element("a", address, href=safe) if safe else address)
