"""What guides owe to the contract: to explain something, to be read again after a change, to quote the words as they are.

A quotation is words in quotation marks with a reference right behind them: “must give its consent”
({clause}`subcontracting-consent`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from clausebook.checks.changes import Changes
from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.checks.texts import Text, binds, texts
from clausebook.edition.dates import is_day, is_later
from clausebook.edition.model import Block, Document, Edition, KeyKind, Provision
from clausebook.trace.model import Link, LinkKind, Trace

_QUOTED = re.compile(r"“(?P<words>[^“”]+)”\s*(?:\(\s*|[—–-]\s*)?$")
_SHOWN = 5
"""Changed provisions that a message names."""


def check_idle_guides(edition: Edition, trace: Trace) -> Iterator[Finding]:
    """Guides that neither say what they explain nor refer to any provision."""
    speaking = {
        link.origin for link in trace.links if link.kind in (LinkKind.EXPLAINS, LinkKind.REFERS, LinkKind.REASONS)
    }
    for document in edition.documents:
        owners = {document.id, *(each.id for each in document.walk())}
        if not binds(document) and not owners & speaking:
            cure = "add “explains:” to its front matter, or refer to what it explains"
            yield Finding(Code.IDLE_GUIDE, f"“{document.title}” explains nothing", document.source, cure, document.id)


def check_stale_guides(changes: Changes, trace: Trace, earlier: Sequence[Edition]) -> Iterator[Finding]:
    """Guides last reviewed before a change of something that they explain or cite."""
    published = {edition.id: edition.published for edition in earlier}
    dates = {reason.id: reason.date for reason in changes.edition.rationales}
    provisions = {each.id: each for each in changes.edition.walk()}
    homes = {block.id: each.id for each in changes.edition.walk() for block in each.blocks if block.id}
    explaining: dict[str, list[Link]] = {}
    for link in trace.links:
        if link.kind in (LinkKind.EXPLAINS, LinkKind.REFERS):
            explaining.setdefault(link.origin, []).append(link)
    for document in changes.edition.documents:
        if binds(document) or not document.reviewed or document.reviewed == changes.edition.id:
            continue
        reviewed = document.reviewed if is_day(document.reviewed) else published.get(document.reviewed, "")
        if not reviewed:
            message = f"“{document.title}”: “reviewed: {document.reviewed}” names no edition and is no date"
            yield Finding(Code.DANGLING, message, document.source, "write yyyy-mm-dd", document.id, excerpt="reviewed:")
            continue
        stale = [
            provisions[identity]
            for identity in _explained(document, explaining, provisions, homes)
            if _changed(changes, provisions[identity], dates, reviewed)
        ]
        if stale:
            names = ", ".join(each.citation or f"“{each.heading}”" for each in stale[:_SHOWN])
            more = f" and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
            message = f"“{document.title}” was reviewed {document.reviewed}, and has changed since: {names}{more}"
            cure = "read it against the draft, then write “reviewed: yyyy-mm-dd”"
            yield Finding(Code.STALE_GUIDE, message, document.source, cure, document.id, excerpt="reviewed:")


def check_quotations(edition: Edition) -> Iterator[Finding]:
    """Words in quotation marks, a reference behind them, that are not the words of what it points at."""
    provisions = {each.id: each for each in edition.walk()}
    homes = {block.id: (each, place) for each in edition.walk() for place, block in enumerate(each.blocks) if block.id}
    for text in texts(edition):
        if binds(text.document):
            continue
        before = ""
        for span in text.block.spans:
            quoted = _QUOTED.search(before) if span.key and span.key.kind is KeyKind.REFERENCE else None
            if quoted and span.key:
                target = span.key.target
                if target in homes:
                    provision, place = homes[target]
                    yield from _misquoted(text, quoted["words"], _item_words(provision.blocks, place), span.text)
                elif target in provisions:
                    yield from _misquoted(text, quoted["words"], _whole_words(provisions[target]), span.text)
            before += span.text


def _misquoted(text: Text, quoted: str, words: str, label: str) -> Iterator[Finding]:
    position = 0
    for piece in quoted.split("…"):
        bare = " ".join(piece.split()).strip(" .,;:")
        found = words.find(bare, position)
        if found < 0:
            nearest = fuzz.partial_ratio_alignment(bare, words)
            actual = _whole(words, nearest.dest_start, nearest.dest_end) if nearest else ""
            message = f"quotes “{bare}”; {label} says “{actual}”"
            cure = "quote the words as they stand"
            yield Finding(Code.MISQUOTED, message, text.source, cure, text.subject, excerpt=bare)
            return
        position = found + len(bare)


def _whole(words: str, start: int, end: int) -> str:
    """A stretch of a text, widened to whole words."""
    start = words.rfind(" ", 0, start + 1) + 1
    after = words.find(" ", max(end - 1, 0))
    return words[start : after if after >= 0 else len(words)].strip()


def _whole_words(provision: Provision) -> str:
    pieces = [piece for each in provision.walk() for piece in (each.heading, *(block.words for block in each.blocks))]
    return " ".join(" ".join(pieces).split())


def _item_words(blocks: tuple[Block, ...], place: int) -> str:
    """The words of a list item with all that stands below it."""
    own = blocks[place]
    words = [own.words]
    for block in blocks[place + 1 :]:
        if block.depth <= own.depth and not (block.depth == own.depth and not block.label):
            break
        words.append(block.words)
    return " ".join(" ".join(words).split())


def _explained(
    document: Document,
    explaining: Mapping[str, Sequence[Link]],
    provisions: dict[str, Provision],
    homes: dict[str, str],
) -> list[str]:
    """Ids of the provisions that a guide explains, with all below them, or refers to."""
    owners = {document.id: None, **dict.fromkeys(each.id for each in document.walk())}
    found: dict[str, None] = {}
    for link in (each for owner in owners for each in explaining.get(owner, ())):
        target = homes.get(link.target, link.target)
        if target in provisions and target not in owners:
            below = provisions[target].walk() if link.kind is LinkKind.EXPLAINS else (provisions[target],)
            found.update((each.id, None) for each in below)
    return list(found)


def _changed(changes: Changes, provision: Provision, dates: dict[str, str], reviewed: str) -> bool:
    if changes.is_editorial(provision.marks):
        return False
    recent = [dates[each] for each in provision.links.reasons if changes.is_recent(dates.get(each, ""))]
    if changes.is_recent(reviewed) and not any(is_later(date, reviewed) for date in recent):
        return False
    return provision.id not in changes.old or changes.differ(provision.id)
