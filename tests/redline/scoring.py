"""Scores a redline against what is known of the two books. ``python -m redline.scoring 100000 1 2`` prints the scores of
two generated pairs of that many words."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from clausebook.edition.model import KeyKind
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Fate, ProvisionChange, Redline, RelationKind
from redline.scores import Scores, Share, report
from redline.told import Told, gaps_of, tell, words_in
from redline.truth.edits import generate
from redline.truth.planted import Planted, Truth
from redline.truth.text import Clause, Written, written
from redline.word_scores import SAME, by_id, score_words, truly_kept

_SUBSTANCE = frozenset(Planted) - {
    Planted.MOVED, Planted.REORDERED, Planted.NEW_ID, Planted.TYPOGRAPHIC, Planted.EMPHASISED, Planted.RETERMED,
}  # fmt: skip
_RELATIONS = {
    Planted.SPLIT: RelationKind.SPLIT, Planted.MERGED: RelationKind.MERGED, Planted.CARRIED: RelationKind.CARRIED,
    Planted.SHIFTED: RelationKind.REORDERED,
}  # fmt: skip


def score(truth: Truth, into: Scores | None = None) -> Scores:
    """Compare the two books of a truth, by their ids, and score the redline; ``into`` collects several."""
    old, new = written(truth.old, "2017-08"), written(truth.new, "2018-08")
    redline = compare(old.edition, new.edition, old_digest="", new_digest="")
    return score_redline(truth, old, new, redline, into or Scores())


def score_redline(truth: Truth, old: Written, new: Written, redline: Redline, into: Scores) -> Scores:
    """Score a redline against what is known."""
    before, after = by_id(truth.old), by_id(truth.new)
    origins = {clause.origin: clause for clause in after.values()}
    matched, moved = set(), set()
    for change in redline.changes:
        one = before.get(change.old.id) if change.old else None
        other = after.get(change.new.id) if change.new else None
        if one is not None and other is not None:
            matched.add((one.id, other.id))
            if ChangeKind.MOVED in change.kinds:
                moved.add(other.origin)
        if one is not None and one.origin in origins:
            other = origins[one.origin]
            told = tell(change, other.id, old.words[one.id], new.words[other.id])
            score_words(truth, other, told, into)
            if _is_moved(truth, other):
                _score_moved(truth, told, ChangeKind.MOVED in change.kinds, into)
        if one is not None or other is not None:
            _score_kind(truth, change, one, other, old, new, into)
    into.matches.add({(one.id, origins[one.origin].id) for one in before.values() if one.origin in origins}, matched)
    into.moves.add({name for name in truth.planted if name in origins and _is_moved(truth, origins[name])}, moved)
    _score_relations(truth, redline, into)
    return into


def score_alignment(truth: Truth) -> Share:
    """Which provisions are taken for one another where no id and no reference helps."""
    old, new = written(truth.old, "2017-08", ids=False), written(truth.new, "2018-08", ids=False)
    redline = compare(old.edition, new.edition, old_digest="", new_digest="")
    return score_pairs(
        truth,
        {
            (c.old.id.removeprefix("2017-08-"), c.new.id.removeprefix("2018-08-"))
            for c in redline.changes
            if c.old and c.new
        },
    )


def score_pairs(truth: Truth, pairs: set[tuple[str, str]]) -> Share:
    """Pairs of old and new ids, beside those that hold the same words; where neither can be known again, none counts."""
    share = Share()
    true = set(_recognisable(truth))
    known = {one for one, _ in true}, {other for _, other in true}
    share.add(true, {(one, other) for one, other in pairs if one in known[0] or other in known[1]})
    return share


def _recognisable(truth: Truth, *, least: int = 8, enough: float = 0.5) -> Iterator[tuple[str, str]]:
    """Old and new id of provisions that hold at least ``enough`` of one another's words, and not too few of them:
    a rewritten clause and one "Not used." of several cannot be known again by their words."""
    after = by_id(truth.new)
    homes = {word.origin: clause for clause in after.values() for word in clause.words()}
    for one in by_id(truth.old).values():
        words = [word.origin for word in one.words()]
        shared = Counter(homes[origin].id for origin in words if origin in homes)
        for other, number in shared.most_common(1):
            longest = max(len(words), sum(1 for _ in after[other].words()))
            if number >= enough * longest and number > least:
                yield one.id, other


def _score_relations(truth: Truth, redline: Redline, into: Scores) -> None:
    before, after = ({clause.origin: clause.id for clause in by_id(side).values()} for side in (truth.old, truth.new))
    shifted = {(Planted.SHIFTED, name, name) for name, what in truth.planted.items() if Planted.SHIFTED in what}
    true = {(_RELATIONS[what], before[old], after[new]) for what, old, new in (*truth.relations, *shifted)}
    found = {(relation.kind, each.old, each.new) for relation in redline.relations for each in relation.passages}
    for kind, share in into.relations.items():
        share.add({each for each in true if each[0] is kind}, {each for each in found if each[0] is kind})


def _score_moved(truth: Truth, told: Told, named: bool, into: Scores) -> None:
    true = words_in(gaps_of(truly_kept(truth, told), told))
    into.moved_edits.add(true, words_in(gaps_of(told.kept, told)) if named else set())


def _score_kind(
    truth: Truth,
    change: ProvisionChange,
    one: Clause | None,
    other: Clause | None,
    old: Written,
    new: Written,
    into: Scores,
) -> None:
    origin = (other or one).origin  # type: ignore[union-attr]
    planted = truth.planted.get(origin, ())
    if planted:
        row = planted[0].value
        into.hidden += planted[0] in _SUBSTANCE and all(kind.quiet for kind in change.kinds)
    else:
        row = _following(change, old, new)
        marks = [
            run for block in change.blocks for run in block.runs if run.fate is not Fate.KEPT and run.cause is None
        ]
        into.noise += sum(len(run.text.split()) for run in marks)
    into.kinds[row, change.leading.value if change.leading else SAME] += 1


def _following(change: ProvisionChange, old: Written, new: Written) -> str:
    """What a provision that nobody edited should be said to be."""
    if change.old is None or change.new is None:
        return SAME
    pairs = zip(old.words[change.old.id], new.words[change.new.id], strict=True)
    kinds = {one.word.key.kind for one, other in pairs if one.word.key and one.text != other.text}
    if KeyKind.TERM in kinds:
        return ChangeKind.RENAMED.value
    if KeyKind.REFERENCE in kinds:
        return ChangeKind.CONSEQUENTIAL.value
    return ChangeKind.RENUMBERED.value if change.old.number != change.new.number else SAME


def _is_moved(truth: Truth, clause: Clause) -> bool:
    return any(
        what in (Planted.MOVED, Planted.REORDERED, Planted.NEW_ID) for what in truth.planted.get(clause.origin, ())
    )


if __name__ == "__main__":
    size, *seeds = map(int, sys.argv[1:])
    found = Scores()
    for seed in seeds:
        score(generate(size, seed), found)
    print("\n".join(report(found)))
