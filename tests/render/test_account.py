"""What happened to a provision, told in one sentence."""

from __future__ import annotations

import re

from one_change import one, place, redline

from builders import clause, condition, document, edition
from clausebook.edition.model import BlockKind, Edition, Links
from clausebook.redline.model import BlockChange, BlockShape, ChangeKind, Fate, ProvisionChange, Run
from clausebook.render.phrases import KIND_NAMES, KIND_NOTES, account, tally


def test_accounts_in_words() -> None:
    cases = {
        ("shall act", "must act"): "“shall” becomes “must”.",
        ("act", "act at once"): "“at once” is inserted.",
        ("act at once", "act"): "“at once” is omitted.",
        ("Do:\n1. shall act now", "Do:\n1. must act now"): "“shall” becomes “must” in GC1.1(a).",
    }
    assert {pair: account(one("notice", *pair)) for pair in cases} == cases


def test_an_account_tells_a_row_or_a_column_once() -> None:
    rows = one(
        "notice", "|| a | b\n| keep | one\n| gone | two", "|| a | b\n| keep | one\n| come now | three\n| and this | 4"
    )
    assert account(rows) == (
        "Row 3 of table 1 “gone” is omitted; row 3 of table 1 “come now” is inserted; row 4 of table 1 “and this” is inserted."
    )
    column = one("notice", "|| a | b\n| keep | one\n| stay | two", "|| a | by | b\n| keep | x | one\n| stay | y | two")
    assert account(column) == "Column 2 of table 1 “by” is inserted."


def test_an_account_of_many_edits_counts_the_rest() -> None:
    of = one("notice", "a1 x b1 y c1 z d1 w e1 v", "a2 x b2 y c2 z d2 w e2 v")
    assert re.search(r"and \d more changes? of words\.$", account(of))


def test_an_account_of_a_move_a_number_a_heading_and_law() -> None:
    old, new = place("12.2", links=Links(law=("act-a",))), place("14.1", "Notices", links=Links(law=("act-b",)))
    kinds = (ChangeKind.RETITLED, ChangeKind.MOVED, ChangeKind.RELINKED, ChangeKind.RENUMBERED)
    of = ProvisionChange("notice", kinds, old, new, (), ())
    assert account(of, {"act-b": "section 1"}) == (
        "Moved from GC12.2 to GC14.1; the heading “Notice” becomes “Notices”; law: gains section 1 and loses act-a."
    )


def test_every_kind_has_a_name_and_a_note() -> None:
    assert set(KIND_NAMES) == set(KIND_NOTES) == set(ChangeKind)
    assert tally({ChangeKind.INSERTED: 3, ChangeKind.AMENDED: 12}) == "3 new, words changed in 12"
    assert tally({}) == "no change"


def test_an_account_says_when_only_what_words_point_at_changed() -> None:
    def book(text: str) -> Edition:
        return edition(
            document("gc", "GC", condition("c", "C", clause("notice", "Notice", text), clause("other", "Other")))
        )

    (change,) = [
        each for each in redline(book("The {term:def-a|Plan} ends."), book("The Plan ends.")).changes if each.kinds
    ]
    assert account(change) == "“Plan” keeps its words and points at something else."


def test_an_account_quotes_where_two_long_texts_part() -> None:
    same = "one two three four five six seven eight nine ten"
    of = one("notice", f"We x {same} eleven y now", f"We z {same} twelve w now")
    told = account(of)
    assert "“x” becomes “z”" in told or "… " in told
    assert not re.search(r"“([^”]+)” becomes “\1”", told)


def test_an_account_of_items_lettered_anew_names_no_number_twice() -> None:
    old = place("12.2")
    shape = [BlockShape(BlockKind.ITEM, 1, label) for label in ("(a)", "(b)")]
    block = BlockChange(Fate.KEPT, shape[0], shape[1], (Run(Fate.KEPT, "act"),))
    change = ProvisionChange("notice", (ChangeKind.RENUMBERED,), old, old, (), (block,))
    assert account(change) == "Items of GC12.2 are lettered anew."
