"""No change of substance is ever filed under a quiet kind: 10,000 planted edits, in sentences and of whole provisions."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from builders import clause, condition, definition, definitions, document, edition
from clausebook.edition.model import DocumentKind, Edition, Provision
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, ProvisionChange
from redline.planted import EDITS, NEW_TERMS, TERMS, named, planted

PLANTED = 10_000
BATCH = 200


def book(sentences: list[str], terms: dict[str, str], shift: int) -> Edition:
    """One clause a sentence, below definitions; ``shift`` clauses before them renumber everything."""
    made = [clause(f"c{at}", "", named(text, terms)) for at, text in enumerate(sentences)]
    first = [clause(f"new-{at}", "", f"This is new clause {at}.") for at in range(shift)]
    other = [clause("other", "", "Pay in time."), clause("third", "", "Keep the peace.")]
    meanings = [definition(name, term, f"means {name}.") for name, term in terms.items()]
    return edition(definitions(*meanings), document("body", "Body", condition("top", "Top", *first, *made, *other)))


def changes(old: Edition, new: Edition) -> dict[str, ProvisionChange]:
    return {change.id: change for change in compare(old, new, old_digest="", new_digest="").changes}


@pytest.mark.parametrize("shift", [0, 1])
def test_ten_thousand_planted_edits_are_all_loud(shift: int) -> None:
    """Half of them in a book where every number changes and a term has a new name, so that quiet kinds are at hand."""
    cases = list(planted(PLANTED // 2, seed=shift))
    tally: Counter[str] = Counter()
    for start in range(0, len(cases), BATCH):
        some = cases[start : start + BATCH]
        old = book([old for _, old, _ in some], TERMS, 0)
        found = changes(old, book([new for _, _, new in some], NEW_TERMS if shift else TERMS, shift))
        for at, (name, before, after) in enumerate(some):
            leading = found[f"c{at}"].leading
            assert leading is not None and not leading.quiet, f"{name}: {leading}\n- {before}\n+ {after}"
            assert not loses(found[f"c{at}"]), f"{name}: words changed without a loud mark\n- {before}\n+ {after}"
            tally[name] += 1
    assert set(tally) == {edit.__name__ for edit in EDITS}


def loses(change: ProvisionChange) -> bool:
    """Whether every mark of a change is quiet: its kinds may be loud for another cause."""
    runs = [run for block in change.blocks for run in block.runs if run.fate.value != "kept"]
    return all(run.quiet for run in runs)


def test_the_same_sentences_without_an_edit_are_quiet() -> None:
    """Else the test above could not fail."""
    some = list(planted(BATCH, seed=5))
    old = book([old for _, old, _ in some], TERMS, 0)
    found = changes(old, book([old for _, old, _ in some], NEW_TERMS, 1))
    for at in range(BATCH):
        assert all(kind.quiet for kind in found[f"c{at}"].kinds), (found[f"c{at}"].kinds, some[at])


FIRST = clause("first", "First", "The Provider must keep every record for six years after the end of this Contract.")
SECOND = clause("second", "Second", "The Council may look at every record on any working day, and take copies of it.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([FIRST, SECOND], [FIRST]),
        ([FIRST], [FIRST, SECOND]),
        ([FIRST, SECOND], [SECOND, FIRST]),
        ([FIRST], [clause("first", "Other", "The Provider must keep every record for six years after the end of this Contract.")]),
        ([clause("first", "", "1. Pay.", "1. Keep.")], [clause("first", "", "1. Keep.", "1. Pay.")]),
        ([clause("first", "", "1. Pay.", "1. Keep.")], [clause("first", "", "1. Pay.", "1.. Keep.")]),
        ([clause("first", "", "1. Pay.")], [clause("first", "", "Pay.")]),
        ([clause("first", "", "Pay.")], [clause("first", "", "> Pay.")]),
        ([clause("first", "", "| Fee | 5")], [clause("first", "", "| Fee | 6")]),
        ([clause("first", "", "| Fee | 5", "| Fine | 6")], [clause("first", "", "| Fee | 6", "| Fine | 5")]),
        ([clause("first", "", "Pay.")], [clause("first", "", "Pay.", optional="fees")]),
        ([clause("first", "", "Pay.", models=("full",))], [clause("first", "", "Pay.")]),
        ([clause("first", "", "Pay.", actors=("provider",))], [clause("first", "", "Pay.", actors=("council",))]),
        ([clause("first", "", "Pay 5' of it.")], [clause("first", "", 'Pay 5" of it.')]),
        ([clause("first", "", "Add -5 to it.")], [clause("first", "", "Add 5 to it.")]),
        ([clause("first", "", "It is .5 of it.")], [clause("first", "", "It is . 5 of it.")]),
        ([clause("first", "", "We resign the lease.")], [clause("first", "", "We re-sign the lease.")]),
        ([clause("first", "", "Tell who asks.")], [clause("first", "", "Tell WHO asks.")]),
        ([clause("first", "", "Part a of it.")], [clause("first", "", "Part A of it.")]),
        ([clause("first", "", "In may it can.")], [clause("first", "", "In May it can.")]),
        ([clause("first", "", "{blank:sum|insert sum}")], [clause("first", "", "{blank:fee|insert sum}")]),
        ([clause("first", "", "{choice:sum|a or b}")], [clause("first", "", "{choice:sum|a or c}")]),
        ([clause("first", "", "{link:https://a.example|terms}")], [clause("first", "", "{link:https://b.example|terms}")]),
    ],
)  # fmt: skip
def test_changes_of_whole_provisions_and_blocks_are_loud(old: list[Provision], new: list[Provision]) -> None:
    before, after = (edition(document("body", "Body", condition("top", "Top", *each))) for each in (old, new))
    found = changes(before, after)
    loud = [change for change in found.values() if change.leading and not change.leading.quiet]
    assert loud, {identity: change.kinds for identity, change in found.items()}


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("the “Services” of it", 'the "Services" of it', "typographic"),
        ("a follow\u2011up call — then", "a follow-up call – then", "typographic"),
        ("clause 12 (b) of it", "clause 12(b) of it", "typographic"),
        ("pay ; and keep", "pay; and keep", "typographic"),
        ("The Provider pays.", "the Provider pays.", "typographic"),
        ("within 30\u00a0days", "within 30 days", "typographic"),
        ("“Services”", "‘Services’", "amended"),
        ("the Services", "the “Services”", "amended"),
        ("A party", "a party", "amended"),
        ("pay the other Party", "pay the Other Party", "amended"),
        ("Other days count.", "other days count.", "typographic"),
        ("pay: Other days count", "pay: other days count", "typographic"),
        ("10, 000 of them", "10,000 of them", "amended"),
        ("any one of them", "anyone of them", "amended"),
    ],
)
def test_what_is_typography_and_what_is_not(old: str, new: str, wanted: str) -> None:
    one, other = (
        edition(document("body", "Body", condition("top", "Top", clause("c", "", text)))) for text in (old, new)
    )
    assert " ".join(kind.value for kind in changes(one, other)["c"].kinds) == wanted


def test_a_contract_that_becomes_a_guide_is_loud() -> None:
    before, after = (
        edition(document("body", "Body", clause("c", "", "Pay."), kind=kind))
        for kind in (DocumentKind.CONTRACT, DocumentKind.GUIDE)
    )
    assert changes(before, after)["body"].kinds == (ChangeKind.AMENDED,)


GARDEN = "The tenant shall water the lawn and feed the cat on each fine day of spring, or as he sees fit in winter."
CARRIED = (
    "Each landlord must keep to {link:https://a.example|these terms} at all of the other houses, 10 \u2013 5 of them."
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a.example", "b.example"),
        ("the other houses", "the Other houses"),
        ("10 \u2013 5", "10 \u20135"),
    ],
)
def test_what_says_something_else_inside_text_that_moved_is_marked(old: str, new: str) -> None:
    stays, edited = f"{GARDEN} The garden is his alone, and so is its fence.", CARRIED.replace(old, new)
    before, after = (
        edition(document("body", "Body", condition("top", "Top", clause("c", "", *texts))))
        for texts in ((CARRIED, stays), (stays, edited))
    )
    found = changes(before, after)["c"]
    assert {ChangeKind.TEXT_MOVED, ChangeKind.AMENDED} <= set(found.kinds) or ChangeKind.MARKUP in found.kinds
    marked = [run for block in found.blocks for run in block.runs if run.fate.value != "kept" and run.cause is None]
    marked += [run for block in found.blocks for run in block.runs if run.cause is ChangeKind.MARKUP]
    assert {run.fate.value for run in marked} == {"deleted", "inserted"}, found.blocks


def test_every_quiet_kind_is_named_in_the_rule() -> None:
    from conftest import ROOT

    text = (ROOT / "docs" / "developing" / "decisions" / "quiet-changes.md").read_text("utf-8")
    assert all(f"`{kind.value}`" in text for kind in ChangeKind if kind.quiet)


def test_edits_planted_are_repeatable() -> None:
    assert list(planted(50, 3)) == list(planted(50, 3)) and random.Random(1).random() != random.Random(2).random()
