"""References that someone typed in a plain text: "Section 5.2", "clauses 3(b) and 4", "paragraph 4 of Schedule 2".

A reference that is recognised follows its target quietly when that is renumbered, so only what is certain is taken for
one: a number that one provision bears where the reference can mean it, called by no name that this provision has not, in
a sentence that speaks of no other law or paper. All else stays words, and a change of it an amendment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from clausebook.edition.model import Block, Document, Key, KeyKind, Provision, ProvisionId, Span
from clausebook.edition.typed_context import Context
from clausebook.edition.typed_targets import UNTIL, Targets, item_id, labels_in

_UNIT = (
    r"(?i:(?:sub-?)?(?:sections?|clauses?|articles?|paragraphs?|parts?|schedules?|annex(?:es)?|appendi(?:x|ces)|exhibits?"
    r"|regulations?|rules?|chapters?|conditions?)\b|paras?\b\.?|§§?)"
)
_LABELS = r"(?:[ \u00a0]?\((?:[a-z]{1,4}|[A-Z]{1,2}|\d{1,2})\))*"
_COUNT = rf"(?:\d{{1,3}}[A-Z]?(?:\.\d{{1,3}}[A-Z]?){{0,9}}|[IVXLC]+|[A-Z])(?![\w-]|\.\w){_LABELS}"
_JOIN = r"(?:,?[ \u00a0]+(?:and/or|and|or|to|through|until|[-–])[ \u00a0]+|,[ \u00a0]+|[ \u00a0]?&[ \u00a0]?|[-–])"
_SPACE = r"[ \u00a0]*"
_CHAIN = re.compile(
    rf"(?<![\w/.-])(?P<chain>{_UNIT}{_SPACE}{_COUNT}(?:{_JOIN}(?:{_UNIT}{_SPACE})?{_COUNT})*)"
    rf"(?P<outer>(?:[ \u00a0]of[ \u00a0]{_UNIT}{_SPACE}{_COUNT})*)"
)
_MEMBER = re.compile(rf"(?P<join>{_JOIN}|[ \u00a0]of[ \u00a0])?(?:(?P<unit>{_UNIT}){_SPACE})?(?P<count>{_COUNT})")
_BOUND = re.compile(r"[^(\s\u00a0]+")
_RANGE = re.compile(r"to|through|until|[-–]")
_WITHIN = re.compile(
    rf"{_UNIT}{_SPACE}(?P<labels>(?:\([a-z]{{1,4}}\)|\([A-Z]{{1,2}}\)|\(\d{{1,2}}\))+)[ \u00a0]of[ \u00a0]\Z"
)
_PIECE = re.compile(
    r"(?i:\b(?:sentence|paragraph|limb|bullet|item|row|column|proviso|half)s?|\))[ \u00a0](?:of|in|to)[ \u00a0]\Z"
)
_ANCHOR = re.compile(r"\]\(#(?P<anchor>[^()\s]+)(?:\s\"[^\"]*\")?\)")
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_TELLING = re.compile(rf"{_UNIT}{_SPACE}[\dA-Z]|\]\(#|\[\^")
_LONGEST = 20_000
"""Characters of a paragraph that is searched: nobody wrote a longer one by hand."""
_REACH = 80
"""Characters before a reference that may say which part of it is meant."""


class _Found(NamedTuple):
    """A stretch of text that is a reference."""

    start: int
    end: int
    target: ProvisionId


class _Member(NamedTuple):
    """One number of "clauses 3 and 4.2(b)"."""

    unit: str
    """As called, in lower case and the singular: "clause"."""
    number: str
    labels: tuple[str, ...]
    start: int
    end: int


def with_references(document: Document) -> Document:
    """A document as read, its provisions with ids and typed numbers, with a key wherever a reference is certain; an item
    that a reference points at gets an id."""
    targets = Targets(document)
    pointed: set[str] = set()
    opening = _all(document.blocks, targets, None, pointed)
    provisions = tuple(replace(each, blocks=_all(each.blocks, targets, each, pointed)) for each in document.provisions)
    if pointed:
        provisions = tuple(replace(each, blocks=_identified(each, pointed)) for each in provisions)
    return replace(document, blocks=opening, provisions=provisions)


def _identified(provision: Provision, pointed: set[str]) -> tuple[Block, ...]:
    names = (item_id(provision, at) for at in range(len(provision.blocks)))
    return tuple(
        replace(block, id=name) if name in pointed else block
        for name, block in zip(names, provision.blocks, strict=True)
    )


def _all(blocks: tuple[Block, ...], targets: Targets, home: Provision | None, pointed: set[str]) -> tuple[Block, ...]:
    made: list[Block] = []
    for at, block in enumerate(blocks):
        text = block.words
        if len(text) <= _LONGEST and _TELLING.search(text):
            found = [*_references(text, targets, home, _around(blocks, at)), *_anchors(text, targets)]
            spans = _keyed(block.spans, sorted(found))
            pointed.update(span.key.target for span in spans if span.key)
            made.append(block if spans == block.spans else replace(block, spans=spans))
        else:
            made.append(block)
    return tuple(made)


def _around(blocks: tuple[Block, ...], at: int) -> str:
    """What a block goes on from or stands beside: the paragraph that opens its list, the cells of its row."""
    block = blocks[at]
    if block.table:
        beside = [each.words for each in blocks if each.table == block.table and each.row in (1, block.row)]
        return " | ".join(beside)
    above = [each.words for each in blocks[:at] if each.depth < block.depth]
    return above[-1] if above else ""


def _references(text: str, targets: Targets, home: Provision | None, around: str) -> Iterator[_Found]:
    context = Context(text, around)
    for match in _CHAIN.finditer(text):
        chain, outer = _members(match, "chain"), _members(match, "outer")
        before = text[max(0, match.start() - _REACH) : match.start()]
        if not context.is_own(*match.span()):
            continue
        within = _WITHIN.search(before)
        if (within is None and _PIECE.search(before)) or (within is not None and len(chain) > 1):
            continue
        if within is not None:
            chain = [chain[0]._replace(labels=(*chain[0].labels, *labels_in(within["labels"])))]
        places = [(each.unit, each.number, each.labels) for each in outer]
        for at, each in enumerate(outer):
            if found := targets.find(each.unit, each.number, each.labels, home, places[at + 1 :]):
                yield _Found(each.start, each.end, found)
        ids = [targets.find(each.unit, each.number, each.labels, home, places) for each in chain]
        yield from _found(match, chain, ids)


def _found(match: re.Match[str], chain: list[_Member], ids: list[ProvisionId | None]) -> Iterator[_Found]:
    """The references of a chain whose numbers mean these: each by itself, or all that stands from one to the other."""
    if _is_range(match):
        if all(ids) and not any(each.labels for each in chain):
            yield _Found(chain[0].start, chain[1].end, UNTIL.join(filter(None, ids)))
    elif _is_plain(match):
        yield from (_Found(each.start, each.end, found) for each, found in zip(chain, ids, strict=True) if found)


def _members(match: re.Match[str], group: str) -> list[_Member]:
    """The numbers of a chain, each with what it is called by."""
    members: list[_Member] = []
    unit = ""
    for each in _MEMBER.finditer(match.string, match.start(group), match.end(group)):
        unit = _singular(each["unit"]) if each["unit"] else unit
        count = _BOUND.match(each["count"])
        assert count is not None
        members.append(_Member(unit, count.group(), labels_in(each["count"]), each.start("count"), each.end("count")))
    return members


def _is_plain(match: re.Match[str]) -> bool:
    """Whether a chain says of each number what it is: "section 5, 30 days" may go on with another thing, and in "sections 1,
    3 to 5" the range may be one of several."""
    units: list[str] = []
    for each in _MEMBER.finditer(match.string, match.start("chain"), match.end("chain")):
        if each["join"] and _RANGE.fullmatch(each["join"].strip(" ,\u00a0")):
            return False
        if each["join"] and not each["unit"] and _singular(units[-1]) == units[-1].lower():
            return False
        units.append(each["unit"] or units[-1])
    return True


def _is_range(match: re.Match[str]) -> bool:
    """Whether a chain is "sections 3 to 5" and nothing more."""
    one, *others = _MEMBER.finditer(match.string, match.start("chain"), match.end("chain"))
    if len(others) != 1 or others[0]["unit"] or _singular(one["unit"]) == one["unit"].lower():
        return False
    return _RANGE.fullmatch(others[0]["join"].strip(" ,\u00a0")) is not None


def _singular(unit: str) -> str:
    name = unit.lower().rstrip(".").removeprefix("sub-").removeprefix("sub")
    irregular = {"appendices": "appendix", "annexes": "annex", "annex": "annex", "§§": "§", "para": "paragraph"}
    name = irregular.get(name, name.removesuffix("s"))
    return irregular.get(name, name)


def _anchors(text: str, targets: Targets) -> Iterator[_Found]:
    for match in _ANCHOR.finditer(text):
        if found := targets.headed(match["anchor"]):
            yield _Found(*match.span("anchor"), found)
    for match in _NOTE.finditer(text):
        if found := targets.noted(match.group()):
            yield _Found(*match.span(), found)


def _keyed(spans: tuple[Span, ...], found: list[_Found]) -> tuple[Span, ...]:
    """Spans cut where references begin and end; one that is set in two types stays as it is."""
    made: list[Span] = []
    position = 0
    for span in spans:
        end, at = position + len(span.text), position
        for each in found:
            if position <= each.start and each.end <= end:
                made += (
                    [replace(span, text=span.text[at - position : each.start - position])] if at < each.start else []
                )
                text = span.text[each.start - position : each.end - position]
                made.append(Span(text, Key(KeyKind.REFERENCE, each.target), span.emphasis))
                at = each.end
        made += [replace(span, text=span.text[at - position :])] if at < end else []
        position = end
    return tuple(made)
