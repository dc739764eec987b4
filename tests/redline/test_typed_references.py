"""References typed in files without ids: they follow a renumbered target quietly, and nothing else passes for that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.edition.model import Edition
from clausebook.edition.plain import read_plain
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, Fate, Redline
from clausebook.redline.replay import accept, reject, words_of

PAYMENT = "The buyer pays the price within thirty days of the invoice."
NOTICE = "A notice is given in writing and by hand at the office."
FORCE = "Neither party answers for storms, floods or war while they last."
AUDIT = "An auditor may see the books twice in every calendar year."
CONSEQUENTIAL, AMENDED = ChangeKind.CONSEQUENTIAL, ChangeKind.AMENDED


def read(text: str, name: str = "x.md") -> Edition:
    return read_plain(text.encode(), name)


def redline(old: str, new: str, name: str = "x.md") -> Redline:
    before, after = read(old, name), read(new, name)
    made = compare(before, after, old_digest="", new_digest="")
    assert (accept(made), reject(made)) == (words_of(after), words_of(before))
    return made


def marks(made: Redline) -> list[tuple[str, str]]:
    """Each marked run that is no provision whole: its cause, or "loud", and its text with "-" or "+" before."""
    return [
        (run.cause.value if run.cause else "loud", f"{'-' if run.fate is Fate.DELETED else '+'}{run.text.strip()}")
        for change in made.changes
        if change.old and change.new
        for block in change.blocks
        for run in block.runs
        if run.fate is not Fate.KEPT and run.text.strip()
    ]


def numbered(*texts: str) -> str:
    return "\n\n".join(f"{at}. {text}" for at, text in enumerate(texts, 1)) + "\n"


def headed(*texts: str, word: str = "") -> str:
    return "\n\n".join(f"## {word}{at}. Of {text.split()[1]}\n\n{text}" for at, text in enumerate(texts, 1)) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "Subject to Section {}, the seller delivers the goods in April.",
        "The seller delivers the goods as clause {} says.",
        "The seller delivers the goods (see § {}).",
        "The seller delivers the goods under article {}; nobody else may.",
        "See paragraph {}, which the seller reads before any delivery.",
        "The seller delivers the goods in the manner of section {} of this Agreement.",
        "The seller delivers under **section {}** and at no other place.",
        "The seller delivers under [section {}](#{}-of-buyer) and at no other place.",
        "The goods are delivered by the seller according to Section {}.",
    ],
)
def test_a_reference_follows_its_target(text: str) -> None:
    old = headed(PAYMENT, text.format(1, 1))
    new = headed(AUDIT, PAYMENT, text.format(2, 2))
    found = marks(redline(old, new))
    assert found
    assert {cause for cause, _ in found} == {"consequential"}
    assert {mark.strip("-+#") for _, mark in found} <= {"1", "2", "1-of-buyer", "2-of-buyer"}


def test_a_reference_into_another_place_is_loud() -> None:
    old = numbered(PAYMENT, NOTICE, "The seller delivers as clause 1 says.")
    new = numbered(PAYMENT, NOTICE, "The seller delivers as clause 2 says.")
    assert marks(redline(old, new)) == [("loud", "-1"), ("loud", "+2")]


def test_several_references_follow_each_its_own() -> None:
    old = numbered(PAYMENT, NOTICE, FORCE, "Sections 1, 2 and 3, and clause 2, survive the end of all.")
    new = numbered(AUDIT, PAYMENT, NOTICE, FORCE, "Sections 2, 3 and 4, and clause 3, survive the end of all.")
    assert {cause for cause, _ in marks(redline(old, new))} == {"consequential"}
    other = new.replace("Sections 2, 3 and 4", "Sections 2, 3 and 1")
    assert [each for each in marks(redline(old, other)) if each[0] == "loud"] == [("loud", "-3"), ("loud", "+1")]


def test_a_range_is_followed_while_it_holds_the_same() -> None:
    last = "Clauses {} survive the end of all that is agreed here."
    old = numbered(PAYMENT, NOTICE, FORCE, last.format("1 to 3"))
    after = numbered(AUDIT, PAYMENT, NOTICE, FORCE, last.format("2 to 4"))
    assert marks(redline(old, after)) == [("consequential", "-1 to 3"), ("consequential", "+2 to 4")]
    inside = numbered(PAYMENT, AUDIT, NOTICE, FORCE, last.format("1 to 4"))
    assert marks(redline(old, inside)) == [("loud", "-1 to 3"), ("loud", "+1 to 4")]
    shorter = numbered(PAYMENT, FORCE, last.format("1 to 2"))
    assert marks(redline(old, shorter)) == [("loud", "-1 to 3"), ("loud", "+1 to 2")]
    swapped = numbered(AUDIT, PAYMENT, FORCE, NOTICE, last.format("2 to 4"))
    assert {cause for cause, _ in marks(redline(old, swapped))} == {"loud"}
    other = numbered(AUDIT, PAYMENT, NOTICE, FORCE, last.format("1 to 4"))
    assert {cause for cause, _ in marks(redline(old, other))} == {"loud"}
    backwards = numbered(AUDIT, PAYMENT, NOTICE, FORCE, last.format("4 to 2"))
    assert {cause for cause, _ in marks(redline(old, backwards))} == {"loud"}


def test_items_are_followed_by_their_words() -> None:
    rules = "The tenant:\n\n(a) sweeps the yard every day;\n\n(b) waters all of the roses; and\n\n(c) feeds the cat."
    more = rules.replace("(a)", "(a) locks both of the gates;\n\n(b)").replace(";\n\n(b) waters", ";\n\n(c) waters")
    more = more.replace("(c) feeds", "(d) feeds")
    old = headed(rules, "The landlord may ask for what clause 1(b) says.")
    same = headed(rules.replace("every day", "each week"), "The landlord may ask for what clause 1(b) says.")
    assert all("1(b)" not in mark for _, mark in marks(redline(old, same)))
    follows = headed(more, "The landlord may ask for what clause 1(c) says.")
    assert ("consequential", "+1(c)") in marks(redline(old, follows))
    stays = headed(more, "The landlord may ask for what clause 1(b) says.")
    assert ("loud", "+1(b)") in marks(redline(old, stays))
    moves = headed(PAYMENT, rules, "The landlord may ask for what clause 2(b) says.")
    assert ("consequential", "+2(b)") in marks(redline(old, moves))


def test_items_of_lists_are_called_by_points_too() -> None:
    rules = "1. Rules\n\n    1. The tenant sweeps the yard every day.\n    2. The tenant waters all of the roses.\n"
    old = (
        f"## 1. House\n\nOn the house:\n\n{rules[10:]}\n## 2. Other\n\nSection 1.2 holds in summer too, if it is dry.\n"
    )
    new = f"## 1. Rent\n\n{PAYMENT}\n\n{old.replace('1. House', '2. House').replace('2. Other', '3. Other')}"
    found = marks(redline(old, new.replace("Section 1.2", "Section 2.2")))
    assert found == [("consequential", "-1.2"), ("consequential", "+2.2")]


ROOMS = {
    "audit": "An auditor may see all books twice in every calendar year",
    "cat": "Whoever feeds cats buys fish, milk or minced beef before noon",
    "force": "Neither party answers for storms, floods or war while they last",
    "garden": "Roses, lilies and the old pear tree want water from wells",
    "notice": "A notice is given in writing and by hand at their office",
    "payment": "The buyer pays the price within thirty days of his invoice",
    "roof": "Slates that fall down are nailed up again by a mason",
    "stairs": "Children must hold hands on steep steps whenever lamps fail",
}
"""Provisions that nobody takes for one another."""

SCHEDULED = """\
1. The seller delivers the goods in April.

2. Fees are in paragraph 2 of Schedule 1, and clause 1 goes before.

SCHEDULE 1

1. The price is due on the first day of the month.

2. The fee of the agent is two in the hundred, see paragraph 1 and clause 1.

SCHEDULE 2

1. The goods are apples and pears of this year.
"""


def test_a_schedule_numbers_by_itself() -> None:
    new = SCHEDULED.replace("2. The fee", "3. The fee").replace(
        "1. The price", "1. Nothing is paid in May, ever.\n\n2. The price"
    )
    new = new.replace("paragraph 2 of", "paragraph 3 of").replace("paragraph 1 and", "paragraph 2 and")
    found = marks(redline(SCHEDULED, new))
    assert sorted(found) == sorted(("consequential", mark) for mark in ("-2", "+3", "-1", "+2"))
    swapped = SCHEDULED.replace("SCHEDULE 1", "SCHEDULE 9").replace("of Schedule 1", "of Schedule 2")
    assert ("loud", "+2") in marks(redline(SCHEDULED, swapped))


@pytest.mark.parametrize(
    "text",
    [
        "The seller obeys section {} of the Health Act 2009 in all of it.",
        "The seller obeys the Health Act 2009, section {}, in all of it.",
        "As the Health Act 2009 has it, section {} binds the seller too.",
        "The seller obeys Article {} of the Regulation in all of it.",
        "The seller obeys Article {} GDPR in all that it ever does.",
        "The seller obeys GDPR article {} in all that it ever does.",
        "The seller obeys regulation {} of S.I. 2015/102 in all of it.",
        "The seller keeps to the Baseline Requirements, section {}, always.",
        "The seller keeps to section {} of the lease in all of it, always.",
        "The seller keeps to clause {} in the Head Lease in all of it.",
        "The seller keeps to its articles, and so to their article {}, always.",
        "The seller keeps to [section {}](https://example.org/act) in all of it.",
        "The seller keeps to schedule {} in all that it ever does or omits.",
        "The seller keeps to sections {} to 9 in all that it ever does or omits.",
        "The seller keeps to section {} to 2 in all that it ever does or omits.",
        "The seller keeps to sections 1, {} to 2 in all that it ever does or omits.",
        "The seller keeps to section {}, 30 days being enough for all of it.",
        "The seller keeps to the second sentence of clause {} in all of it.",
        "The seller keeps to clauses (a) and (b) of clause {} in all of it.",
        "The seller keeps to clause {}.7 in all that it ever does or omits.",
        "The seller keeps to clause {}(x) in all that it ever does or omits.",
        "The seller keeps to section{}s in all that it ever does or omits.",
        "The seller pays {} for all that it ever does or omits to do here.",
        "Under the Act:\n\n(a) section {} binds the seller in all that it does.",
        "| Act | section {} |",
    ],
)
def test_what_may_mean_another_text_or_nothing_stays_words(text: str) -> None:
    old = headed(PAYMENT, text.format(1))
    new = headed(AUDIT, PAYMENT, text.format(2))
    found = marks(redline(old, new))
    assert found
    assert {cause for cause, _ in found} == {"loud"}


PLANTED = {
    "the target is gone": ([PAYMENT, NOTICE, "@1"], [NOTICE, "@1"]),
    "the target is gone and another bears its number": ([PAYMENT, NOTICE, "@1"], [AUDIT, NOTICE, "@1"]),
    "two targets change places": ([PAYMENT, NOTICE, "@1"], [NOTICE, PAYMENT, "@1"]),
    "a new provision takes the number": ([PAYMENT, NOTICE, "@1"], [AUDIT, PAYMENT, NOTICE, "@1"]),
    "led to what took the old place": ([PAYMENT, NOTICE, "@2"], [AUDIT, PAYMENT, NOTICE, "@2"]),
    "led to the new provision": ([PAYMENT, NOTICE, "@1"], [PAYMENT, NOTICE, AUDIT, "@3"]),
    "led to nothing": ([PAYMENT, NOTICE, "@1"], [PAYMENT, NOTICE, "@9"]),
    "came from nothing": ([PAYMENT, NOTICE, "@9"], [PAYMENT, NOTICE, "@1"]),
}


@pytest.mark.parametrize("case", PLANTED)
@pytest.mark.parametrize("layout", [numbered, headed])
def test_a_reference_to_another_provision_is_never_quiet(case: str, layout: type) -> None:
    old, new = (
        layout(
            *(f"The seller delivers as clause {text[1:]} says, in April." if text[0] == "@" else text for text in side)
        )
        for side in PLANTED[case]
    )
    found = marks(redline(old, new))
    assert [cause for cause, mark in found if mark.strip("-+").isdigit()] == ["loud", "loud"]


def test_of_two_provisions_with_one_number_none_is_meant() -> None:
    old = f"# One\n\n1. {PAYMENT}\n\n# Two\n\n1. {NOTICE}\n\n2. The seller delivers as clause 1 says.\n"
    new = (
        old.replace("1. A notice", f"1. {AUDIT}\n\n2. A notice")
        .replace("2. The", "3. The")
        .replace("clause 1", "clause 2")
    )
    assert marks(redline(old, new)) == [("loud", "-1"), ("loud", "+2")]
    assert marks(redline(old, old)) == []


@settings(max_examples=150)
@given(st.data())
def test_a_reference_is_quiet_only_where_it_means_the_same(data: st.DataObject) -> None:
    """Provisions told apart by a word of their own, in any order, some gone, some new, some reworded."""
    names = sorted(ROOMS)
    old = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=2, max_size=7))
    new = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=2, max_size=7))
    before, after = data.draw(st.sampled_from(old)), data.draw(st.sampled_from(new))
    reworded = data.draw(st.sets(st.sampled_from(names)))

    def written(order: list[str], target: str, more: str) -> str:
        texts = [ROOMS[each] + (more if each in reworded else ".") for each in order]
        return numbered(*texts, f"The seller delivers as clause {order.index(target) + 1} says, in April.")

    made = redline(written(old, before, ""), written(new, after, " on demand"))
    found = [cause for cause, mark in marks(made) if mark.strip("-+").isdigit()]
    if before != after:
        assert found == ["loud", "loud"]
    else:
        assert found == (["consequential"] * 2 if old.index(before) != new.index(after) else [])
