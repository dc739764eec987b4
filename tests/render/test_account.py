"""What happened to a provision, told in one sentence."""

from __future__ import annotations

import re

from one_change import one, place, redline

from builders import clause, condition, definition, definitions, document, edition
from clausebook.edition.model import BlockKind, DocumentKind, Edition, Links
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


KEPT = "The tenant shall water the lawn and feed the cat on each fine day of spring, or as he sees fit in winter."
MOVES = "Each landlord must give notice of a change to the holder of every house in the town within 10 days of a call."


def test_an_account_tells_what_changed_in_text_that_moved_pair_by_pair() -> None:
    edited = MOVES.replace("must", "may").replace("10", "12")
    of = one("notice", f"{MOVES}\n{KEPT} The garden is his.", f"{KEPT} The garden is his.\n{edited}")
    assert account(of) == (
        "“Each landlord may give notice of a change to …” stands elsewhere in it, and in it “must” becomes “may”; "
        "“10” becomes “12”."
    )


def test_an_account_never_joins_what_stood_on_either_side_of_moved_text() -> None:
    moves = "meet the standards that the Council publishes under section 250 of the Health Act and no others at all"
    of = one(
        "notice",
        f"From the first day the ICP must keep Health Records only in systems that {moves}.",
        f"From the first day the ICP must keep Health Records only in systems that:\n1. {moves}; and\n1. can talk to others.",
    )
    assert account(of) == (
        "“.” becomes “:”; GC1.1(b) “can talk to others.” is inserted; "
        "“meet the standards that the Council publishes under section …” stands elsewhere in it."
    )


def test_an_account_that_tells_not_all_tells_words_before_punctuation() -> None:
    of = one("notice", "a, b; c one two three. d four five", "a; b: c one two three! d four five, or else must pay")
    assert (
        account(of) == "“, or else must pay” is inserted; “,” becomes “;”; “;” becomes “:”; and 1 more change of words."
    )


def test_an_account_tells_the_same_edit_once() -> None:
    of = one(
        "notice",
        "The fee is due on the first day. Any fee unpaid bears interest. Each fee paid is final.",
        "The fine is due on the first day. Any fine unpaid bears interest. Each fine paid is binding.",
    )
    assert account(of) == "“fee” becomes “fine”, 3 times; “final” becomes “binding”."


def test_an_account_names_what_no_eye_can_see() -> None:
    cases = {
        ("Pay 5\u00ad0 days", "Pay 50 days"): "“5[soft hyphen]0” becomes “50”.",
        ("Pay \u202e50 days", "Pay 50 days"): "“[right-to-left override]” is omitted.",
        ("Pay 10 \u2013 5 days", "Pay 10 \u20135 days"): "Space is omitted before “5”.",
        ("{law:act-one|section 1}", "{law:act-two|section 1}"): "“section 1” keeps its words and cites other law.",
        ("Pay {blank:a|sum}", "Pay {blank:b|sum}"): "“sum” keeps its words and is another blank.",
    }
    assert {pair: account(one("notice", *pair)) for pair in cases} == cases


def test_an_account_tells_what_no_word_shows() -> None:
    def told(old: str, new: str) -> str:
        made = (clause("notice", "Notice", "Pay.", optional=option) for option in (old, new))
        before, after = (edition(document("gc", "GC", condition("c", "C", each))) for each in made)
        return account(next(each for each in redline(before, after).changes if each.id == "notice"))

    assert told("", "fees") == "It becomes optional, as “fees”."
    assert told("fees", "") == "It is no longer optional, as “fees”."
    assert told("fees", "fines") == "It is optional as “fines”, no longer as “fees”."
    assert account(one("notice", "|| a | b\n| c | d", "| a | b\n| c | d")) == (
        "2 cells are no longer in the head of their table."
    )
    before, after = (
        edition(document("gc", "GC", clause("c", "", "Pay."), kind=kind))
        for kind in (DocumentKind.GUIDE, DocumentKind.CONTRACT)
    )
    assert account(redline(before, after).changes[0]) == (
        "It becomes part of the contract instead of a guide, which binds nobody."
    )
    assert account(one("notice", "> Pay.", "Pay.")) == "“Pay.” is no longer a note."


def test_an_account_names_a_row_by_its_first_cell_with_words_and_quotes_nothing_empty() -> None:
    rows = one("notice", "|| a | b\n| c | d", "|| a | b\n| c | d\n| {link:x| } | e")
    assert account(rows) == "Row 3 of table 1 “e” is inserted."

    def told(*texts: str) -> str:
        made = (clause("notice", "Notice", *found) for found in (("Pay.",), ("Pay.", *texts)))
        before, after = (edition(document("gc", "GC", condition("c", "C", each))) for each in made)
        return account(next(each for each in redline(before, after).changes if each.id == "notice"))

    assert told("") == "A paragraph without words is inserted."


def test_an_account_renumbers_no_definition_and_pairs_names_one_by_one() -> None:
    def book(term: str, *first: str) -> Edition:
        means = definition("term", term, "means {ref:far}{ref:far}.", *(["1. Pay."] if first else []), "1. Keep.")
        clauses = [clause(f"n{at}", "", text) for at, text in enumerate(first)]
        return edition(
            definitions(means), document("gc", "GC", condition("c", "C", *clauses, clause("far", "", "Far.")))
        )

    found = redline(book("Fee"), book("Price", "Near."))
    told = next(account(each) for each in found.changes if each.id == "term")
    assert "is renumbered" not in told and "“GC1.1” is now “GC1.2”" in told and "GC1.1GC1.1" not in told


def test_an_account_names_a_quotation_mark_and_tells_names_with_commas_apart() -> None:
    assert account(one("notice", "the Services of it", "the “Services” of it")) == (
        "An opening quotation mark is inserted; a closing quotation mark is inserted."
    )
    old = place(links=Links(law=("a",), no_reason="None was given."))
    new = place(links=Links(law=("b", "c"), no_reason="None is known."))
    of = ProvisionChange("notice", (ChangeKind.RELINKED,), old, new, (), ())
    names = {"a": "section 1", "b": "regulation 2 of, and Schedule 1 to, the Order", "c": "section 3"}
    assert account(of, names) == (
        "Law: gains “regulation 2 of, and Schedule 1 to, the Order”, “section 3” and loses “section 1”; "
        "the note why no reason is recorded changes."
    )
