"""What must hold between editions: ids keep their meaning, seals hold.

Bad: taking the id of a clause that was dropped for a new one. Good: a new id. A drafter should care because a clause's
history, its permanent address and every redline follow the id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.model import Edition, Provision, Source
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


def _likeness(old: Provision, new: Provision) -> float:
    """The part of their words that two provisions share (Jaccard), words of up to three letters left aside."""
    before, after = (set(re.findall(r"\w{4,}", " ".join(provision_words(each)).lower())) for each in (old, new))
    return len(before & after) / len(before | after) if before and after else 1.0
