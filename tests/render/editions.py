"""Editions for the tests of the PDF: one small one that has everything, and one of any size."""

from __future__ import annotations

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
from clausebook.edition.model import DocumentKind, Edition, Links, ProvisionKind

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PARTICULARS: dict[str, str] = {"scheme": "schedules", "abbreviation": ""}


def everything(**fields: object) -> Edition:
    """Each kind of document, provision, block and key at least once."""
    return edition(
        _conditions(),
        document(
            "particulars",
            "Particulars",
            provision(
                ProvisionKind.SCHEDULE,
                "payment",
                "Payment",
                provision(
                    ProvisionKind.PART,
                    "annual",
                    "Annual payment",
                    provision(ProvisionKind.PARAGRAPH, "pace", "", "Paid {choice:pace|monthly or yearly}."),
                    provision(ProvisionKind.PARAGRAPH, "headed-pace", "When it is paid", "On the first day."),
                ),
            ),
            **PARTICULARS,  # type: ignore[arg-type]
        ),
        definitions(
            definition("services", "Services", "means the services described in {ref:notice}."),
            definition(
                "list", "List", "means:", "1. registered people; and", "1. others, see {term:services|Services}."
            ),
        ),
        document(
            "guide",
            "A guide to notices",
            "Opening words with {link:https://example.org/a|an address}.",
            section("why", "Why it changed", "Because of {why:reason-one}.", section("deeper", "More of it", "Prose.")),
            kind=DocumentKind.GUIDE,
            scheme="sections",
            abbreviation="",
            links=Links(explains=("notice",)),
            reviewed="2017-08",
        ),
        regulations=(
            regulation("act-one"),
            regulation(
                "act-two", "regulation 5 of the Example Regulations 2015", status="revoked", replaced_by="act-one"
            ),
        ),
        rationales=(rationale("reason-one", "One list of changes was asked for"),),
        commencement="2018-09-01",
        based_on="2017-08",
        **fields,
    )


def _conditions() -> object:
    return document(
        "general-conditions",
        "General Conditions",
        "Words before the first condition.",
        condition(
            "notice",
            "Notices",
            "Words under a heading.",
            clause(
                "written",
                "",
                "The Provider must give {term:services|Services} by {blank:start-date|insert date} under {ref:by-hand}"
                " and {law:act-one}; see also {ref:notice} and {law:act-two}.",
                law=("act-one", "act-two"),
                reasons=("reason-one",),
                models=("full", "partial"),
                actors=("provider",),
            ),
            clause(
                "delivery",
                "How notice is given",
                "Notice is given:",
                "1. (by-hand) by hand, by:",
                "1.. a messenger; or",
                "1.. a person who",
                "1... can read, and",
                "1... can write;",
                "1. by post; or",
                "- with a bullet,",
                "and at no other time.",
                "> Note: this is a remark.",
                no_law="Contract mechanics",
            ),
            clause("sums", "", "Sums are:", "|| Item | Amount", "| Rent | £1,000", "| Rates | ≤ £20", optional="sums"),
            clause(
                "nested", "", "Outer.", clause("inner", "", "Inner."), clause("inner-headed", "Below", "Innermost.")
            ),
        ),
        condition("silent", "Reserved"),
    )


def book(conditions: int, identity: str = "2018-08") -> Edition:
    """A plain contract of any length; a condition is a little under two pages."""
    text = (
        "The Provider must carry out the {term:services|Services} in accordance with {ref:c-aa} and {law:act-one}, having"
        " regard to the needs of everyone who is or may come to be on the list, and must tell the Commissioner promptly."
    )
    made = []
    for count in range(conditions):
        name = "".join(chr(ord("a") + int(digit)) for digit in f"{count:02}")
        made.append(
            condition(
                f"c-{name}",
                f"Condition about matter {count}",
                *(
                    clause(
                        f"c-{name}-{letter}",
                        "",
                        text,
                        "1. in writing;",
                        "1. at once; and",
                        "1. in full.",
                        law=("act-one",),
                    )
                    for letter in "abcdefgh"
                ),
            )
        )
    return edition(
        document("general-conditions", "General Conditions", *made),
        definitions(definition("services", "Services", "means what is done.")),
        identity=identity,
        regulations=(regulation("act-one"),),
    )


def later() -> Edition:
    """:func:`everything` after some edits of each kind."""
    return edition(
        document(
            "general-conditions",
            "General Conditions",
            "Words before the first condition.",
            condition(
                "new", "Something new", clause("new-one", "", "The Provider must publish {blank:days|number} days.")
            ),
            condition(
                "notice",
                "Notices and consents",
                "Words under a heading.",
                clause(
                    "delivery",
                    "How notice is given",
                    "Notice is given:",
                    "1. (by-hand) by hand, by:",
                    "1.. a messenger; or",
                    "1.. any person who",
                    "1... can write;",
                    "1. by electronic mail; or",
                    "1. by post,",
                    "and at no other time.",
                    no_law="Contract mechanics",
                    law=("act-two",),
                ),
                clause(
                    "sums", "", "Sums are:", "|| Item | Amount", "| Rent | £2,000", "| Water | £5", "| Rates | ≤ £20"
                ),
                clause(
                    "written",
                    "",
                    "The Provider shall give {term:services|Services} by {blank:start-date|insert date} under {ref:by-hand}"
                    " and {law:act-one}; see also {ref:notice}.",
                    law=("act-one",),
                    reasons=("reason-one",),
                ),
            ),
            condition("silent", "Reserved", clause("inner", "", "Inner.")),
        ),
        definitions(
            definition("services", "Services", "means the services described in {ref:notice}."),
            definition("list", "List", "means:", "1. registered people."),
        ),
        identity="2019-08",
        regulations=(regulation("act-one"), regulation("act-two", "regulation 5 of the Example Regulations 2015")),
        rationales=(rationale("reason-one", "One list of changes was asked for"),),
    )
