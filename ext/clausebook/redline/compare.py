"""Compare two editions. The stages, in order::

outline      both editions as lists of provisions in reading order
align        which provision is which: by id, then by content (likeness)
moves        which of them stand elsewhere
causes       terms renamed and targets renumbered (counterparts), which words may follow quietly
order        one reading order for both, deleted provisions in place
blocks       inside a provision: paragraphs, list items, rows and cells (parts, pairing)
wording      inside a block: words (follow, swap, insertion, tokens, typography, nuances, sentences, tidy, remnants, brackets, markup, runs)
passages     text that moved between or within provisions (seeds, companions, relations)
classify     the kinds of change each provision carries
definitions  who is affected by a definition
attention    what a reviewer looks at first
reasons      why
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from clausebook.edition.model import Edition, EditionId, ProvisionId, ProvisionKind
from clausebook.edition.notes import Notes
from clausebook.redline.align import align
from clausebook.redline.attention import attention
from clausebook.redline.blocks import compare_blocks, kept_blocks, same_blocks, whole_block
from clausebook.redline.causes import Causes, causes
from clausebook.redline.classify import classify, stays
from clausebook.redline.compared import Compared
from clausebook.redline.definitions import Uses, affected
from clausebook.redline.model import (
    DELETED,
    INSERTED,
    KEPT,
    Attention,
    ChangeKind,
    Fate,
    ProvisionChange,
    Redline,
    Side,
)
from clausebook.redline.moves import find_moves
from clausebook.redline.order import Row, reading_order
from clausebook.redline.outline import Entry, Outline, outline
from clausebook.redline.passages import Editions, find_passages
from clausebook.redline.reasons import Reasons
from clausebook.redline.relations import relate
from clausebook.redline.wording import compare_headings, whole_heading

_DEFINITION = ProvisionKind.DEFINITION


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
    known = causes(before, after, alignment.again)
    found = list(_compare(before.entries, after.entries, rows, known, moved))
    same = (row for row, each in zip(rows, found, strict=True) if not isinstance(each, Compared) or each.same)
    differing, passages = find_passages(
        [each for each in found if isinstance(each, Compared)], known, Editions(before, after, same)
    )
    reasons = Reasons(old, new, notes or Notes(), steps, (before, after))
    uses = Uses(before), Uses(after)
    named = (_name(each, reasons, uses) for each in differing)
    changes = tuple([next(named) if isinstance(each, Compared) else each for each in found])
    sides = _side(old, old_digest), _side(new, new_digest)
    return Redline(new.work, new.notice, *sides, changes, relate(differing, passages), reasons.names(changes))


def _asked(only: Container[ProvisionId], known: Outline, place: int | None) -> bool:
    return place is not None and known.entries[place].place.id in only


def _compare(
    before: Sequence[Entry], after: Sequence[Entry], rows: Iterable[Row], known: Causes, moved: Container[int]
) -> Iterator[Compared | ProvisionChange]:
    """What became of each provision; named already where nothing did, which is most often so."""
    for one, other in rows:
        if other is None:
            assert one is not None
            yield _whole(before[one], DELETED)
            continue
        if one is None:
            yield _whole(after[other], INSERTED)
            continue
        old, new = before[one], after[other]
        was, now = old.place, new.place
        if was.heading != now.heading or not same_blocks(old.blocks, new.blocks):
            yield _differing(old, new, known, moved=other in moved)
            continue
        heading, blocks = whole_heading(now.heading, KEPT), kept_blocks(new.blocks)
        if other not in moved and stays(was, now):
            yield ProvisionChange(now.id, (), was, now, heading, blocks)
        else:
            yield Compared(old, new, other in moved, heading, blocks, True)


def _differing(old: Entry, new: Entry, known: Causes, *, moved: bool) -> Compared:
    was, now = old.place, new.place
    if was.heading == now.heading:
        heading = whole_heading(now.heading, KEPT)
    else:
        follows = _DEFINITION not in (was.kind, now.kind)
        heading = compare_headings(was.heading, now.heading, known, follows=follows)
        if same_blocks(old.blocks, new.blocks):
            return Compared(old, new, moved, heading, kept_blocks(new.blocks))
    return Compared(old, new, moved, heading, compare_blocks(old.blocks, new.blocks, known))


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
        _attention(each, kinds),
        affected(old, new, kinds, *uses),
        reasons.of(old, new),
    )


def _attention(each: Compared, kinds: tuple[ChangeKind, ...]) -> tuple[Attention, ...]:
    """What to look at first. The heading of a definition is a name, of which no word says who must."""
    if ChangeKind.AMENDED not in kinds and ChangeKind.RETITLED not in kinds:
        return ()
    named = ProvisionKind.DEFINITION in {entry.place.kind for entry in (each.old, each.new) if entry is not None}
    return attention(each.blocks, () if named else each.heading)


def _side(edition: Edition, digest: str) -> Side:
    return Side(edition.id, edition.title, edition.status.value, edition.published, digest)
