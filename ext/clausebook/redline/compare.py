"""Compare two editions. The stages, in order::

outline    both editions as lists of provisions in reading order
align      which provision is which: by id, then by content
moves      which of them stand elsewhere
causes     terms renamed and targets renumbered, which words may follow quietly
order      one reading order for both, deleted provisions in place
blocks     inside a provision: paragraphs, list items, rows and cells
wording    inside a block: words (tokens, sentences, tidy, runs)
classify   the kinds of change each provision carries
"""

from __future__ import annotations

from clausebook.edition.model import Edition, ProvisionKind
from clausebook.redline.align import align
from clausebook.redline.blocks import compare_blocks, whole_block
from clausebook.redline.causes import Causes, causes
from clausebook.redline.classify import classify
from clausebook.redline.model import Fate, ProvisionChange, Redline, Run, Side
from clausebook.redline.moves import find_moves
from clausebook.redline.order import reading_order
from clausebook.redline.outline import Entry, outline
from clausebook.redline.wording import compare_headings


def compare(old: Edition, new: Edition, *, old_digest: str, new_digest: str) -> Redline:
    """The redline that leads from one edition to another. The digests are those of the whole editions
    (:func:`clausebook.edition.seal.edition_digest`); they travel in the result and take no part in comparing."""
    before, after = outline(old), outline(new)
    alignment = align(before, after)
    moved = find_moves(before, after, alignment)
    known = causes(old, new)
    changes = []
    for one, other in reading_order(before, after, alignment, moved):
        if one is not None and other is not None:
            changes.append(_compare(before.entries[one], after.entries[other], known, moved=other in moved))
        elif one is not None:
            changes.append(_whole(before.entries[one], Fate.DELETED))
        elif other is not None:
            changes.append(_whole(after.entries[other], Fate.INSERTED))
    return Redline(new.work, new.notice, _side(old, old_digest), _side(new, new_digest), tuple(changes))


def _compare(old: Entry, new: Entry, known: Causes, *, moved: bool) -> ProvisionChange:
    follows = ProvisionKind.DEFINITION not in (old.place.kind, new.place.kind)
    heading = compare_headings(old.place.heading, new.place.heading, known, follows=follows)
    blocks = compare_blocks(old.blocks, new.blocks, known)
    kinds = classify(old.place, new.place, heading, blocks, moved=moved)
    return ProvisionChange(new.place.id, kinds, old.place, new.place, heading, blocks)


def _whole(entry: Entry, fate: Fate) -> ProvisionChange:
    old = entry.place if fate is Fate.DELETED else None
    new = entry.place if fate is Fate.INSERTED else None
    heading = (Run(fate, entry.place.heading),) if entry.place.heading else ()
    blocks = tuple(whole_block(block, fate) for block in entry.blocks)
    return ProvisionChange(entry.place.id, classify(old, new, heading, blocks, moved=False), old, new, heading, blocks)


def _side(edition: Edition, digest: str) -> Side:
    return Side(edition.id, edition.title, edition.status.value, edition.published, digest)
