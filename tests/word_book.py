"""One small book with everything that a Word file can hold, in two editions."""

from __future__ import annotations

from msgspec.structs import replace

from builders import (
    clause,
    condition,
    definition,
    definitions,
    document,
    edition,
    provision,
    rationale,
    regulation,
    section,
)
from clausebook.edition.model import Blank, DocumentKind, Drawing, Drawn, Edition, ProvisionKind

LONG = (
    "The Provider must deliver the Services so that each Service User gets the care that the Specification asks for, in "
    "the place that suits that person best, and must record what it did within two Working Days."
)


def schedule(identity: str, heading: str, *parts: object) -> object:
    return provision(ProvisionKind.SCHEDULE, identity, heading, *parts)


def paragraph(identity: str, *parts: str) -> object:
    return provision(ProvisionKind.PARAGRAPH, identity, "", *parts)


def part(identity: str, heading: str, *parts: object) -> object:
    return provision(ProvisionKind.PART, identity, heading, *parts)


def direction(identity: str, heading: str, *parts: str) -> object:
    return provision(ProvisionKind.DIRECTION, identity, heading, *parts)


def old_book() -> Edition:
    """The edition of August 2018."""
    particulars = document(
        "particulars",
        "Particulars",
        "The Parties agree on these Particulars.",
        schedule(
            "sch-services",
            "The Services",
            paragraph("sch-first", "Before the first Part there is a paragraph."),
            part(
                "sch-scope",
                "Scope",
                paragraph("sch-a1", LONG, "1. first item", "1. second item with {ref:gc-records}"),
                paragraph(
                    "sch-a2",
                    "See the table.",
                    "|| Measure | Threshold | Consequence",
                    "| Waiting time from referral to treatment | 18 weeks | A written plan within ten Working Days",
                    "| Records | 98% | None",
                ),
            ),
            part("sch-limits", "Limits", paragraph("sch-b1", LONG)),
        ),
        schedule(
            "sch-pay",
            "Payment",
            paragraph(
                "sch-pay1", "Pay on {blank:start-date|insert date}, {choice:pace|monthly or yearly}. {ref:sch-a1}."
            ),
            paragraph("sch-pay2", "|| A | B", "| one | two"),
        ),
        scheme="schedules",
        abbreviation="",
    )
    conditions = document(
        "general-conditions",
        "General Conditions",
        condition(
            "gc-deliver",
            "Delivering the Services",
            clause(
                "gc-deliver-a",
                "",
                LONG + " {term:def-services|Services} as {law:act-one} asks.",
                "1. (item-first) first of all, and this item is long enough to run to a second line, so that one can see "
                "its hanging indent at work;",
                "1.. (item-deeper) deeper;",
                "1.. deeper again, and again long enough to show how the second line of a sub-paragraph hangs below;",
                "1... and deepest;",
                "1. second.",
            ),
            clause(
                "gc-deliver-b",
                "",
                "As {ref:item-deeper} and {ref:gc-deliver-a} and {ref:gc-records} say, {ref:sch-b1}; {ref:def-services}. "
                "{why:reason-one} helps. {link:https://example.org/x?a=1&b=2}.",
                "> A note that stands apart from the text.",
                "- bullet one",
                "- bullet two",
            ),
            clause("gc-deliver-c", "A clause with a heading", LONG),
        ),
        condition("gc-records", "Records", *(clause(f"gc-records-{letter}", "", LONG) for letter in "abcdefghijkl")),
    )
    guide = document(
        "guide",
        "Guide to the Contract",
        "What this guide is for.",
        section("why", "Why", LONG, section("why-deeper", "Deeper", "Text.", "1. one", "1. two")),
        section("how", "How", LONG),
        scheme="sections",
        abbreviation="",
        kind=DocumentKind.GUIDE,
    )
    directions = document(
        "directions",
        "Directions",
        "Made under powers.",
        part("d-one", "Introduction", direction("d1", "Citation", LONG), direction("d2", "", "The second.")),
        part("d-two", "Contracts", direction("d3", "Terms", LONG, "1. a", "1. b")),
        scheme="directions",
        abbreviation="",
        kind=DocumentKind.DIRECTIONS,
    )
    return edition(
        particulars,
        conditions,
        definitions(
            definition("def-services", "Services", "the services that {ref:sch-services} lists:", "1. one;", "1. two."),
            definition("def-day", "Working Day", "any day but a Saturday, a Sunday or a bank holiday.", "1. one;"),
        ),
        guide,
        directions,
        identity="2018-08",
        title="Model contract for integrated care, August 2018",
        regulations=(regulation("act-one"),),
        rationales=(rationale("reason-one"),),
        blanks=(Blank("pace", "choice", "monthly | yearly"), Blank("start-date", "date", "insert the start date")),
    )


def new_book() -> Edition:
    """The edition of August 2019: words, a table, references, numbers and a heading changed; clauses deleted, inserted,
    moved, and moved with an edit."""
    particulars = document(
        "particulars",
        "Particulars",
        "The Parties agree on these Particulars.",
        schedule(
            "sch-pay",
            "Payment and Prices",
            paragraph(
                "sch-pay1", "Pay on {blank:start-date|insert date}, {choice:pace|monthly or yearly}. {ref:sch-a1}."
            ),
            paragraph("sch-pay2", "|| A | B | C", "| one | two | three"),
        ),
        schedule(
            "sch-services",
            "The Services",
            paragraph("sch-first", "Before the first Part there is a paragraph."),
            part(
                "sch-scope",
                "Scope",
                paragraph("sch-a1", LONG, "1. first item", "1. second item with {ref:gc-records}"),
                paragraph(
                    "sch-a2",
                    "See the table.",
                    "|| Measure | Threshold | Consequence",
                    "| Complaints | 20 days | None",
                    "| Waiting time from referral to treatment | 16 weeks | A written plan within ten Working Days",
                ),
            ),
        ),
        scheme="schedules",
        abbreviation="",
    )
    conditions = document(
        "general-conditions",
        "General Conditions",
        condition("gc-new", "Something New", clause("gc-new-a", "", "Nobody said this before.", "1. one", "1. two")),
        condition(
            "gc-deliver",
            "Delivering the Services",
            clause(
                "gc-deliver-a",
                "",
                LONG.replace("must record", "may record") + " {term:def-services|Services} as {law:act-one} asks.",
                "1. (item-first) first of all, and this item is long enough to run to a second line, so that one can see "
                "its hanging indent at work;",
                "1. (item-new) an inserted item;",
                "1. second.",
            ),
            clause("gc-deliver-c", "A clause with a heading", LONG),
            clause("gc-records-d", "", LONG.replace("two Working Days", "five Working Days")),
        ),
        condition(
            "gc-records", "Records and Returns", *(clause(f"gc-records-{letter}", "", LONG) for letter in "abcegh")
        ),
    )
    return edition(
        particulars,
        conditions,
        definitions(
            definition("def-services", "Services", "the services that {ref:sch-services} lists:", "1. one;", "1. two."),
            definition("def-day", "Working Day", "any day but a Saturday, a Sunday or a public holiday.", "1. one;"),
        ),
        next(each for each in old_book().documents if each.id == "guide"),
        identity="2019-08",
        title="Model contract for integrated care, August 2019",
        regulations=(regulation("act-one"),),
        rationales=(rationale("reason-one"),),
    )


def drawn_book() -> Edition:
    """A guide with a drawn table, and a clause that is an option."""
    rows = ("|| Step | Whose | What", "| Notice | The practice | In writing", "| Suspension | The Board | On the day")
    steps = section("steps", "Steps", "Take them in order.", *rows, "That is all.")
    guide = document(
        "guide",
        "Guide",
        replace(steps, drawings=(Drawn(1, Drawing.STEPS, "What <it> & “they” show"),)),
        kind=DocumentKind.GUIDE,
        scheme="sections",
        abbreviation="",
    )
    chosen = [
        clause("chosen", "", "Words.", optional="pooled"),
        clause("headed", "Headed", "Words.", optional="pooled"),
    ]
    return edition(document("gc", "General Conditions", condition("c", "Condition", *chosen)), guide)
