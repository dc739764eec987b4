"""Compare two editions. The stages, in order::

outline      both editions as lists of provisions in reading order
align        which provision is which: by id, then by content
moves        which of them stand elsewhere
causes       terms renamed and targets renumbered, which words may follow quietly
order        one reading order for both, deleted provisions in place
blocks       inside a provision: paragraphs, list items, rows and cells
wording      inside a block: words (tokens, typography, sentences, tidy, remnants, markup, runs)
passages     text that moved between or within provisions (seeds, relations)
classify     the kinds of change each provision carries
definitions  who is affected by a definition
attention    what a reviewer looks at first
reasons      why
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from clausebook.edition.model import Edition, EditionId, ProvisionId, ProvisionKind
from clausebook.edition.notes import Notes
from clausebook.redline.align import align
from clausebook.redline.attention import attention
from clausebook.redline.blocks import compare_blocks, kept_blocks, same_blocks, whole_block
from clausebook.redline.causes import Causes, causes
from clausebook.redline.classify import classify, stays
from clausebook.redline.compared import Compared
from clausebook.redline.definitions import Uses, affected
from clausebook.redline.model import DELETED, INSERTED, KEPT, ChangeKind, Fate, ProvisionChange, Redline, Side
from clausebook.redline.moves import find_moves
from clausebook.redline.order import Row, reading_order
from clausebook.redline.outline import Entry, Outline, outline
from clausebook.redline.passages import Editions, find_passages
from clausebook.redline.reasons import Reasons
from clausebook.redline.relations import relate
from clausebook.redline.wording import compare_headings, whole_heading


def compare(
    old: Edition,
    new: Edition,
    *,
    old_digest: str,
    new_digest: str,
    notes: Notes | None = None,
    steps: Sequence[EditionId] = (),
    only: Container[ProvisionId] | None = None,
) -> Redline:
    """The redline that leads from one edition to another. The digests are those of the whole editions
    (:func:`clausebook.edition.seal.edition_digest`); they travel in the result and take no part in comparing. ``notes``
    are reasons recorded after sealing; ``steps`` the editions whose notes count, those after the old up to the new
    (:func:`clausebook.redline.reasons.editions_between`), by default the new alone. ``only``:
    ids of the provisions to compare, where not all are asked for; text carried from or to others then counts as their
    own deletions and insertions."""
    before, after = outline(old), outline(new)
    alignment = align(before, after)
    moved = find_moves(before, after, alignment)
    rows = reading_order(before, after, alignment, moved)
    if only is not None:
        rows = [row for row in rows if _asked(only, before, row[0]) or _asked(only, after, row[1])]
    known = causes(old, new)
    found = [_compare(before, after, row, known, moved) for row in rows]
    differing, passages = find_passages(
        [each for each in found if isinstance(each, Compared)], known, Editions(before, after)
    )
    reasons = Reasons(old, new, notes or Notes(), steps)
    uses = Uses(old), Uses(new)
    named = (_name(each, reasons, uses) for each in differing)
    changes = tuple([next(named) if isinstance(each, Compared) else each for each in found])
    return Redline(
        new.work,
        new.notice,
        _side(old, old_digest),
        _side(new, new_digest),
        changes,
        relate(differing, passages),
        reasons.names(changes),
    )


def _asked(only: Container[ProvisionId], known: Outline, place: int | None) -> bool:
    return place is not None and known.entries[place].place.id in only


def _compare(
    before: Outline, after: Outline, row: Row, known: Causes, moved: Container[int]
) -> Compared | ProvisionChange:
    """What became of a provision; named already where nothing did, which is most often so."""
    one, other = row
    if other is None:
        assert one is not None
        return _whole(before.entries[one], DELETED)
    if one is None:
        return _whole(after.entries[other], INSERTED)
    old, new = before.entries[one], after.entries[other]
    was, now = old.place, new.place
    unchanged = same_blocks(old.blocks, new.blocks)
    if unchanged and was.heading == now.heading:
        heading = whole_heading(now.heading, KEPT)
        if other not in moved and stays(was, now):
            return ProvisionChange(now.id, (), was, now, heading, kept_blocks(new.blocks))
        return Compared(old, new, other in moved, heading, kept_blocks(new.blocks), True)
    follows = ProvisionKind.DEFINITION not in (was.kind, now.kind)
    heading = compare_headings(was.heading, now.heading, known, follows=follows)
    blocks = kept_blocks(new.blocks) if unchanged else compare_blocks(old.blocks, new.blocks, known)
    return Compared(old, new, other in moved, heading, blocks)


def _whole(entry: Entry, fate: Fate) -> Compared:
    heading = whole_heading(entry.place.heading, fate)
    blocks = tuple([whole_block(block, fate) for block in entry.blocks])
    return Compared(entry if fate is DELETED else None, entry if fate is INSERTED else None, False, heading, blocks)


def _name(each: Compared, reasons: Reasons, uses: tuple[Uses, Uses]) -> ProvisionChange:
    old, new = each.old.place if each.old else None, each.new.place if each.new else None
    # Where the words are the same, only the place can differ: no block needs to be looked at.
    blocks = () if each.same else each.blocks
    kinds = classify(old, new, () if each.same else each.heading, blocks, moved=each.moved)
    if not kinds:
        return ProvisionChange(each.id, kinds, old, new, each.heading, each.blocks)
    return ProvisionChange(
        each.id,
        kinds,
        old,
        new,
        each.heading,
        each.blocks,
        attention(each.blocks) if ChangeKind.AMENDED in kinds else (),
        affected(old, new, kinds, *uses),
        reasons.of(old, new),
    )


def _side(edition: Edition, digest: str) -> Side:
    return Side(edition.id, edition.title, edition.status.value, edition.published, digest)
