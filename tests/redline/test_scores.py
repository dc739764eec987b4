"""The engine against generated contracts whose every edit is known: 10,000 words, several seeds. The bench scores 100,000
and 1,000,000 (``make bench``)."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Fate, ProvisionChange, Redline, Run
from redline.scores import Scores, Share
from redline.scoring import score, score_alignment, score_redline
from redline.truth.edits import generate
from redline.truth.planted import MOVE_EDITS, Planted, Truth
from redline.truth.text import written

SEEDS = range(11, 17)


@cache
def truth(seed: int) -> Truth:
    return generate(10_000, seed)


@cache
def scores() -> Scores:
    found = Scores()
    for seed in SEEDS:
        score(truth(seed), found)
    return found


def test_words_and_places() -> None:
    found = scores()

    assert found.words.f1 >= 0.996
    assert found.places.precision >= 0.945 and found.places.recall >= 0.945
    assert 0.97 <= found.fragmentation <= 1.01
    for what in (
        Planted.WORDS,
        Planted.SENTENCE_IN,
        Planted.SENTENCE_OUT,
        Planted.CELL,
        Planted.ROW_IN,
        Planted.ROW_OUT,
    ):
        assert found.by_edit[what.value].precision >= 0.98 and found.by_edit[what.value].recall >= 0.98, what


def test_text_that_went_elsewhere_is_found_and_named() -> None:
    for kind, share in scores().relations.items():
        assert share.true > 0, kind
        assert share.precision >= 0.95 and share.recall >= 0.95, kind


def test_nothing_is_torn_to_pieces() -> None:
    assert scores().strays_per_hundred <= 0.2
    assert scores().script <= 1.16


def test_provisions_and_moves() -> None:
    found = scores()

    for share in (found.matches, found.moves):
        assert share.precision >= 0.99 and share.recall >= 0.99
    assert found.moved_edits.true > 0 and found.moved_edits.recall == 1.0


def test_provisions_without_ids_are_known_by_their_words() -> None:
    share = Share()
    for seed in SEEDS:
        one = score_alignment(truth(seed))
        share = Share(share.true + one.true, share.found + one.found, share.both + one.both)

    assert share.precision >= 0.996 and share.recall >= 0.985


def test_no_substance_is_quiet_and_no_number_is_noise() -> None:
    assert scores().hidden == 0
    assert scores().noise == 0


def test_what_follows_is_called_what_it_is() -> None:
    for (row, column), number in scores().kinds.items():
        if row in ("same", "renumbered", "consequential", "renamed"):
            assert column == row, f"{number} provisions, where nothing but “{row}” is true, are said to be {column}"


def test_the_scores_fall_where_a_redline_is_bad() -> None:
    known = truth(11)
    old, new = written(known.old, "2017-08"), written(known.new, "2018-08")
    good = compare(old.edition, new.edition, old_digest="", new_digest="")
    bad = replace(good, changes=tuple(map(_all_replaced, good.changes)), relations=())
    found = score_redline(known, old, new, bad, Scores())

    assert found.words.precision < 0.6 and found.places.recall < 0.6
    assert found.moved_edits.recall == 0.0 and found.hidden > 0


def _all_replaced(change: ProvisionChange) -> ProvisionChange:
    """The change as a careless tool would show it: amended blocks struck out and set again, and said to be renumbered."""
    blocks = tuple(
        replace(
            block,
            runs=tuple(
                Run(fate, run.text, run.key) for fate, gone in ((Fate.DELETED, Fate.INSERTED), (Fate.INSERTED, Fate.DELETED))
                for run in block.runs if run.fate is not gone
            ),
        )
        if any(run.fate is not Fate.KEPT for run in block.runs) and block.old and block.new else block
        for block in change.blocks
    )  # fmt: skip
    return replace(change, blocks=blocks, kinds=(ChangeKind.RENUMBERED,) if change.kinds else ())


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_gives_the_same_books_with_every_edit_in_them(seed: int) -> None:
    known, again = truth(seed), generate(10_000, seed)
    assert written(known.new, "new").edition == written(again.new, "new").edition
    assert {what for planted in known.planted.values() for what in planted} == set(Planted)
    for book in (known.old, known.new):
        origins = [word.origin for clause in (*book.clauses(), *book.meanings.values()) for word in clause.words()]
        assert len(origins) == len(set(origins)) and 9_500 < len(origins) < 11_500


def test_moves_are_edited_to_every_share() -> None:
    found = {share for seed in SEEDS for share in truth(seed).shares.values()}
    assert found <= set(MOVE_EDITS) and len(found) >= 2
    assert set(generate(30_000, 1).shares.values()) == set(MOVE_EDITS)


def test_every_word_stands_where_it_is_said_to_stand() -> None:
    for book, name in ((truth(11).old, "old"), (truth(11).new, "new")):
        made = written(book, name)
        texts = {each.id: [block.words for block in each.blocks] for each in made.edition.walk()}
        for identity, words in made.words.items():
            for word in words:
                assert texts[identity][word.block][word.start : word.end] == word.text


def test_a_redline_of_nothing_scores_as_nothing() -> None:
    empty = Redline("", "", *(None,) * 2, ())  # type: ignore[arg-type]
    known = truth(12)
    found = score_redline(known, written(known.old, "old"), written(known.new, "new"), empty, Scores())
    assert found.places.found == found.moves.both == found.matches.both == 0
