"""Links that lead nowhere, to two places, to the wrong kind of thing, or in a circle.

Bad: ``:law: nhsa-38`` where the register has only ``nhsa-83``. Good: the id of an entry. A drafter should care because
the site, the PDF and the Word file print the target's number or short form: a dangling link prints an id instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Edition, Key, KeyKind, Provision
from clausebook.edition.terms import definitions
from clausebook.trace.link import ASKED
from clausebook.trace.model import Item, ItemKind, Link, LinkKind, LinkStatus, Trace

_WHERE = {
    LinkKind.IMPLEMENTS: "option law",
    LinkKind.EXPLAINED: "option why",
    LinkKind.EXPLAINS: "option explains",
    LinkKind.REFERS: "reference",
    LinkKind.CITES: "citation",
    LinkKind.REASONS: "reason",
    LinkKind.USES: "use of a term",
    LinkKind.REPLACED: "option replaced_by",
}
_NAMES = {
    ItemKind.PROVISION: "a provision",
    ItemKind.BLOCK: "a list item",
    ItemKind.DOCUMENT: "a document",
    ItemKind.DEFINITION: "a definition",
    ItemKind.REGULATION: "law",
    ItemKind.RATIONALE: "a reason",
}


def check_links(trace: Trace) -> Iterator[Finding]:
    """Dangling, ambiguous and unwanted links."""
    for link in trace.links:
        where = _WHERE[link.kind]
        if link.status is LinkStatus.DANGLING:
            wanted = (each.id for each in trace.items.values() if each.kind in ASKED[link.kind])
            message, cure = missing_target(link.kind, link.target, wanted)
            yield _finding(Code.DANGLING, message, link, cure)
        elif link.status is LinkStatus.AMBIGUOUS:
            yield _finding(
                Code.AMBIGUOUS, f"{where}: two things have the id “{link.target}”", link, "rename one of them"
            )
        elif link.status is LinkStatus.UNWANTED:
            item: Item = trace.items[link.target]
            message = f"{where}: “{link.target}” is {_NAMES[item.kind]}"
            *others, last = (_NAMES[kind] for kind in ItemKind if kind in ASKED[link.kind])
            wanted_kinds = f"{', '.join(others)} or {last}" if others else last
            yield _finding(Code.UNWANTED, message, link, f"it must name {wanted_kinds}")


def missing_target(kind: LinkKind, target: str, wanted: Iterable[str]) -> tuple[str, str]:
    """What to say, and what to do, where nothing has the id that a link names; ``wanted``: the ids it might have named."""
    cure = did_you_mean(target, wanted).removeprefix("; ") or "use an id that exists, or add the entry"
    return f"{_WHERE[kind]}: nothing has the id “{target}”", cure


def check_circles(edition: Edition, trace: Trace) -> Iterator[Finding]:
    """Provisions that refer to themselves, definitions that only define each other, law replaced in a circle."""
    for link in trace.links:
        if link.kind is LinkKind.REFERS and link.origin == link.target:
            message = f"{trace.items[link.origin].label} refers to itself"
            cure = "write “this clause”, or name the clause meant"
            yield Finding(Code.SELF_REFERENCE, message, link.source, cure, link.origin, excerpt=link.target)
    replaced = {each.id: each.replaced_by for each in edition.regulations if each.replaced_by}
    equals = {each.id: target for each in definitions(edition) if (target := _only_term(each))}
    for chain, what in ((replaced, "is replaced by itself"), (equals, "is defined by itself")):
        for start in sorted(chain):
            if (circle := _circle(start, chain)) and start == min(circle):
                item = trace.items[start]
                way = " → ".join([*circle, circle[0]])
                yield Finding(Code.CIRCULAR, f"{item.label} {what}: {way}", item.source, "break the circle", start)


def _only_term(definition: Provision) -> str:
    """The term that a definition's meaning consists of, articles and full stop aside; "" where it says more."""
    keys: list[Key] = [span.key for block in definition.blocks for span in block.spans if span.key]
    rest = "".join(span.text for block in definition.blocks for span in block.spans if not span.key)
    bare = rest.strip(" .").lower() in ("", "a", "an", "the", "any", "means", "means a", "means an", "means the")
    return keys[0].target if bare and len(keys) == 1 and keys[0].kind is KeyKind.TERM else ""


def _circle(start: str, chain: dict[str, str]) -> list[str]:
    way = [start]
    while (following := chain.get(way[-1], "")) and following not in way:
        way.append(following)
    return way if following == start else []


def _finding(code: Code, message: str, link: Link, cure: str) -> Finding:
    return Finding(code, message, link.source, cure, link.origin, excerpt=link.target)
