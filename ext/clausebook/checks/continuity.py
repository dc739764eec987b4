"""What must hold between editions: ids keep their meaning, seals hold.

Bad: taking the id of a clause that was dropped for a new one. Good: a new id. A drafter should care because a clause's
history, its permanent address and every redline follow the id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.dates import is_later
from clausebook.edition.identity import did_you_mean, is_edition_id
from clausebook.edition.model import Document, Edition, Provision, Source, Status
from clausebook.edition.seal import verify
from clausebook.edition.snapshot import SnapshotError
from clausebook.edition.words import provision_words

NOTHING_ALIKE = 0.1
"""Two texts with one id are held to mean different things where they share less than this part of their words."""


def check_ids(
    edition: Edition, earlier: Sequence[Edition], *, nothing_alike: float = NOTHING_ALIKE
) -> Iterator[Finding]:
    """Ids that meant something else in an earlier edition; ``earlier`` from the oldest to the newest."""
    newest = {provision.id for provision in earlier[-1].walk()} if earlier else set()
    last: dict[str, tuple[Provision, str]] = {}
    for past in earlier:
        for provision in past.walk():
            last[provision.id] = (provision, past.id)
    for provision in edition.walk():
        if provision.id not in last:
            continue
        before, when = last[provision.id]
        was = f"“{provision.id}” was “{before.heading}” in {when}"
        if provision.id not in newest:
            message = f"{was}, was dropped, and is used again"
        elif before.kind is not provision.kind:
            message = f"{was}, a {before.kind.value}, and is now a {provision.kind.value}"
        elif _likeness(before, provision) < nothing_alike and before.heading != provision.heading:
            message = f"{was}, and now means something else (“{provision.heading}”)"
        else:
            continue
        yield Finding(
            Code.REUSED_ID, message, provision.source, "give it a new id; an id is never used again", provision.id
        )


def check_lost_ids(edition: Edition, baseline: Edition) -> Iterator[Finding]:
    """Ids of the baseline that are gone without a tombstone."""
    names = dict(_ids(edition))
    retired = {each.id: each for each in edition.retired}
    place = {document.id: document.source for document in edition.documents}
    last = Source()
    for document in baseline.documents:
        last = place.get(document.id, last)
        for identity, label in _ids_of(document):
            if identity in names:
                last = names[identity][1]
            elif identity not in retired:
                yield _lost(identity, label, baseline, last)
    for record in baseline.records:
        if record.id not in names and record.id not in retired:
            yield _lost(record.id, record.title, baseline, Source())


def check_tombstones(edition: Edition) -> Iterator[Finding]:
    """Tombstones that lead nowhere, or do not say where the content went."""
    targets = dict(_ids(edition))
    for each in edition.retired:
        for target in (*each.into, *each.reasons):
            if target not in targets:
                message, cure = lost_target(each.id, target, targets)
                yield Finding(Code.DANGLING, message, each.source, cure, each.id, excerpt=target)
        if not each.into and not each.blocks:
            message = f"the tombstone of “{each.id}” does not say where its content went"
            cure = "add “:into:” with ids, or one sentence that says that nothing takes its place"
            yield Finding(Code.LOST_ID, message, each.source, cure, each.id)


def lost_target(tombstone: str, target: str, known: Iterable[str]) -> tuple[str, str]:
    """What to say, and what to do, where a tombstone names what is not among the ``known`` ids."""
    cure = did_you_mean(target, known).removeprefix("; ")
    return f"the tombstone of “{tombstone}” names “{target}”, which does not exist", cure


def check_editions(edition: Edition, earlier: Sequence[Edition]) -> Iterator[Finding]:
    """Ids, predecessors and dates of the editions; ``earlier`` from the oldest to the newest."""
    seen: dict[str, Edition] = {}
    for each in (*earlier, edition):
        source = Source(f"editions/{each.id}/snapshot.json") if each.status is not Status.DRAFT else Source("conf.py")
        if not (is_edition_id(each.id) or each.id.startswith("git:")):
            message = f"“{each.id}” is no id of an edition"
            yield Finding(Code.EDITION_ID, message, source, "lower-case letters, digits and hyphens", each.id)
        if each.id in seen:
            yield Finding(Code.EDITION_ID, f"two editions are called “{each.id}”", source, "rename one", each.id)
        before = seen.get(each.based_on)
        if each.based_on and before is None:
            message = f"{each.id} is based on “{each.based_on}”, which is no earlier edition"
            near = did_you_mean(each.based_on, seen).removeprefix("; ")
            yield Finding(Code.EDITION_ID, message, source, near, each.id)
        if before is not None:
            for name in ("published", "commencement"):
                one, other = getattr(before, name), getattr(each, name)
                if one and other and is_later(one, other):
                    message = f"{each.id} ({name} {other}) is based on {before.id} ({name} {one})"
                    yield Finding(Code.EDITION_ORDER, message, source, "put the dates in the editions’ order", each.id)
        seen[each.id] = each


def check_seal(identity: str, snapshot: bytes, manifest: bytes) -> Iterator[Finding]:
    """Whether a sealed edition still is what was sealed; ``identity`` names its folder."""
    source = Source(f"editions/{identity}/snapshot.json")
    cure = "restore the folder from git; a sealed edition never changes"
    try:
        differences = verify(snapshot, manifest, f"editions/{identity}")
    except SnapshotError as error:
        yield Finding(Code.SEAL_BROKEN, str(error), source, "", identity)
        return
    for difference in differences:
        yield Finding(Code.SEAL_BROKEN, difference, source, cure, identity)


def _lost(identity: str, label: str, baseline: Edition, source: Source) -> Finding:
    message = f"“{identity}” ({label}) was in {baseline.id} and is gone"
    cure = f"write “:::{{retired}} {label}” with “:id: {identity}”, “:into:” and “:why:”"
    return Finding(Code.LOST_ID, message, source, cure, identity)


def _ids(edition: Edition) -> Iterator[tuple[str, tuple[str, Source]]]:
    """Every id of an edition with its label and the place where it was written."""
    for document in edition.documents:
        yield document.id, (document.title, document.source)
        for provision in document.walk():
            yield provision.id, (provision.heading, provision.source)
            for block in provision.blocks:
                if block.id:
                    yield block.id, (provision.heading, block.source)
    for record in edition.records:
        yield record.id, (record.title, record.source)


def _ids_of(document: Document) -> Iterator[tuple[str, str]]:
    yield document.id, document.title
    for provision in document.walk():
        yield provision.id, provision.heading
        for block in provision.blocks:
            if block.id:
                yield block.id, f"{provision.heading} {block.label}"


def _likeness(old: Provision, new: Provision) -> float:
    """The part of their words that two provisions share (Jaccard), words of up to three letters left aside."""
    before, after = (set(re.findall(r"\w{4,}", " ".join(provision_words(each)).lower())) for each in (old, new))
    return len(before & after) / len(before | after) if before and after else 1.0
