"""What must hold for any two editions."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from hypothesis import Phase, given, settings

from clausebook.edition.model import Edition, Key, KeyKind, ProvisionKind
from clausebook.redline.causes import _ARTICLES
from clausebook.redline.compare import compare
from clausebook.redline.model import BlockChange, ChangeKind, Fate, ProvisionChange, Redline, Run
from clausebook.redline.outline import outline
from clausebook.redline.replay import accept, reject, words_of
from clausebook.redline.weights import STOPWORDS
from strategies import editions, pairs

Pair = tuple[Edition, Edition]
# Examples are told by a seed, so there is nothing to shrink and no time to spend on trying.
laws = settings(max_examples=200, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def redline(old: Edition, new: Edition) -> Redline:
    return compare(old, new, old_digest="o", new_digest="n")


def texts(change: ProvisionChange) -> Iterator[tuple[Run, ...]]:
    yield change.heading
    for block in change.blocks:
        yield block.runs


@laws
@given(pairs())
def test_accepted_it_is_the_new_edition_and_rejected_the_old(pair: Pair) -> None:
    made = redline(*pair)

    assert accept(made) == words_of(pair[1])
    assert reject(made) == words_of(pair[0])


@laws
@given(pairs())
def test_keys_replay_like_words(pair: Pair) -> None:
    made = redline(*pair)

    for side, edition, without in (("old", pair[0], Fate.INSERTED), ("new", pair[1], Fate.DELETED)):
        for entry in outline(edition).entries:
            (change,) = (each for each in made.changes if getattr(each, side) == entry.place)
            blocks = [block for block in change.blocks if getattr(block, side) is not None]
            for block, shown in zip(entry.blocks, blocks, strict=True):
                expected = keyed((span.text, span.key) for span in block.spans)
                assert expected == keyed((run.text, run.key) for run in shown.runs if run.fate is not without)


def keyed(pieces: Iterable[tuple[str, Key | None]]) -> list[tuple[str, Key | None]]:
    """Pieces with alike neighbours without a key joined."""
    joined: list[tuple[str, Key | None]] = []
    for text, key in pieces:
        if joined and key is None and joined[-1][1] is None:
            joined[-1] = (joined[-1][0] + text, None)
        elif text:
            joined.append((text, key))
    return joined


@laws
@given(editions())
def test_an_edition_does_not_differ_from_itself(edition: Edition) -> None:
    for change in redline(edition, edition).changes:
        assert change.kinds == ()
        assert change.old == change.new
        assert all(run.fate is Fate.KEPT for runs in texts(change) for run in runs)


@laws
@given(pairs())
def test_every_provision_stands_in_it_exactly_once(pair: Pair) -> None:
    made = redline(*pair)

    old = [change.old for change in made.changes if change.old]
    new = [change.new for change in made.changes if change.new]
    assert sorted(place.position for place in old) == list(range(len(outline(pair[0]).entries)))
    assert [place.position for place in new] == list(range(len(outline(pair[1]).entries)))


@laws
@given(pairs())
def test_deleted_provisions_follow_what_they_followed(pair: Pair) -> None:
    made = redline(*pair)
    old_entries = outline(pair[0]).entries
    shown = {change.old.position: index for index, change in enumerate(made.changes) if change.old}

    for index, change in enumerate(made.changes):
        if change.new is None and change.old is not None and old_entries[change.old.position].parent >= 0:
            assert shown[old_entries[change.old.position].parent] < index
            stayed = [
                shown[sibling]
                for sibling in old_entries[old_entries[change.old.position].parent].children
                if sibling < change.old.position and ChangeKind.MOVED not in made.changes[shown[sibling]].kinds
            ]
            assert all(place < index for place in stayed)


@laws
@given(pairs())
def test_fates_agree(pair: Pair) -> None:
    for change in redline(*pair).changes:
        for block in change.blocks:
            assert (block.old is None) == (block.fate is Fate.INSERTED)
            assert (block.new is None) == (block.fate is Fate.DELETED)
            if block.fate is not Fate.KEPT:
                assert all(run.fate is block.fate for run in block.runs)
                assert all(run.cause in (None, ChangeKind.TEXT_MOVED) for run in block.runs)
        for runs in texts(change):
            assert all(run.text for run in runs)
            assert all(run.fate is not Fate.KEPT or run.cause is None for run in runs)


@laws
@given(pairs())
def test_deletion_stands_before_insertion(pair: Pair) -> None:
    for change in redline(*pair).changes:
        for runs in texts(change):
            for first, second in itertools.pairwise(runs):
                if first.cause is None and second.cause is None:
                    assert (first.fate, second.fate) != (Fate.INSERTED, Fate.DELETED)


@laws
@given(pairs())
def test_kinds_are_what_the_marks_say(pair: Pair) -> None:
    for change in redline(*pair).changes:
        marks = [run for block in change.blocks for run in block.runs if run.fate is not Fate.KEPT]
        if change.old is None or change.new is None:
            whole = ChangeKind.INSERTED if change.old is None else ChangeKind.DELETED
            carried = any(run.passage for run in marks)
            assert change.kinds == ((whole, ChangeKind.TEXT_MOVED) if carried else (whole,))
            continue
        amended = any(run.cause is None for run in marks) or any(map(reshaped, change.blocks))
        if ChangeKind.REDEFINED in change.kinds:
            assert change.place.kind is ProvisionKind.DEFINITION
        assert (ChangeKind.AMENDED in change.kinds) == amended
        assert (ChangeKind.CONSEQUENTIAL in change.kinds) == any(r.cause is ChangeKind.CONSEQUENTIAL for r in marks)
        assert list(change.kinds) == [kind for kind in ChangeKind if kind in change.kinds]


def reshaped(block: BlockChange) -> bool:
    if block.old is None or block.new is None:
        return not all(run.cause is ChangeKind.TEXT_MOVED for run in block.runs) or not block.runs
    return (block.old.kind, block.old.depth) != (block.new.kind, block.new.depth)


@laws
@given(pairs())
def test_where_only_quiet_kinds_stand_nothing_but_names_and_numbers_differs(pair: Pair) -> None:
    """Judged from the two texts alone, by other code than decides it."""
    for change in redline(*pair).changes:
        if change.kinds and all(kind.quiet for kind in change.kinds):
            for block in change.blocks:
                assert without_names(block.runs, Fate.INSERTED) == without_names(block.runs, Fate.DELETED)


def without_names(runs: tuple[Run, ...], without: Fate) -> list[tuple[str, str]]:
    named: list[tuple[str, str]] = []
    for text, key in keyed((run.text, run.key) for run in runs if run.fate is not without):
        if key is not None and key.kind in (KeyKind.TERM, KeyKind.REFERENCE):
            if named and named[-1][0] == "":
                named[-1] = ("", re.sub(r"\b([Aa])n?(?=\s+\Z)", r"\1", named[-1][1]))
            named.append((key.kind.value, key.target))
        else:
            named.append(("", untyped(text)))
    return named


def untyped(text: str) -> str:
    """The text without what typography may change: all space, the looks of marks, the capital of a small word."""
    small = re.sub(
        r"\b[A-Z][a-z]+\b", lambda word: min(word[0], word[0].lower(), key=lambda w: w not in STOPWORDS), text
    )
    return re.sub(r"\s", "", re.sub("[“”]", '"', re.sub("[‘’]", "'", re.sub("[‐‑–—]", "-", small))))


@laws
@given(pairs())
def test_no_word_is_cut(pair: Pair) -> None:
    for change in redline(*pair).changes:
        for runs in texts(change):
            for without in (Fate.DELETED, Fate.INSERTED):
                side = [run for run in runs if run.fate is not without]
                for first, second in itertools.pairwise(side):
                    if first.key is None and second.key is None and first.fate is not second.fate:
                        assert not (first.text[-1].isalnum() and second.text[0].isalnum())


@laws
@given(pairs())
def test_no_stop_word_stands_alone_between_changes(pair: Pair) -> None:
    for change in redline(*pair).changes:
        for runs in texts(change):
            for before, island, after in zip(runs, runs[1:], runs[2:], strict=False):
                marked = Fate.KEPT not in (before.fate, after.fate) and before.cause is None and after.cause is None
                worded = before.text.strip() and island.text.strip() and after.text.strip()
                if marked and worded and island.fate is Fate.KEPT and island.key is None:
                    begins_sentence = before.text.rstrip()[-1:] in ("", *".?!”’\"')]")
                    assert island.text.strip().lower() not in STOPWORDS or begins_sentence


@laws
@given(pairs())
def test_the_same_editions_give_the_same_redline(pair: Pair) -> None:
    assert redline(*pair) == redline(*pair)


def test_articles_are_pairs_of_one_case() -> None:
    assert all(one[0] == other[0] for one, other in _ARTICLES)
