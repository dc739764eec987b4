"""A small work in three editions and a draft, with everything that a page can show; made for the tests of the site.

The words are a test's own. They imitate the shape of a contract for integrated care, not its published text.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

from builders import (
    blocks,
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
from clausebook.edition.model import Document, DocumentKind, Edition, Gap, Provision, ProvisionKind, Status
from clausebook.redline.compare import compare
from clausebook.site.library import Download, Library

HOSTILE = '<script>alert(1)</script> & "#let" $x$ @ref'
REASON = {"reasons": ("reason-suspend",), "law": ("act-fourteen",)}


GAP = Gap(
    "gap-choice", "no-law", ("choice-offer", "act-unused", "nowhere"), "the drafters <b>", "2027-11-30",
    blocks("The law on choice is being rewritten; see {ref:choice-offer}."),
)  # fmt: skip


def _definitions(party: str, *more: Provision) -> Document:
    return definitions(
        definition("def-commissioner", "Commissioner", "the body that commissions the {term:def-services|Services};"),
        definition("def-provider", party, "the party that delivers the {term:def-services|Services};"),
        definition("def-services", "Services", "the services described in {ref:specification};"),
        definition("def-practice", "Practice", "a person or partnership that holds a core contract;"),
        *more,
    )


def _service_conditions(party: str, late: bool, draft: bool = False) -> Document:
    must = "must" if late else "shall"
    co_operation = condition(
        "co-operation",
        "Co-operation",
        clause(
            "duty-to-co-operate",
            "Duty to co-operate",
            f"The {{term:def-provider|{party}}} and each {{term:def-practice|Practice}} {must} co-operate so that the "
            "{term:def-services|Services} reach each person as one service, and in doing so:",
            f"1. {must} share what is needed for direct care, subject to {{ref:data-protection}};",
            "1. (plan-together) meet at least once in each quarter to:",
            "1.. agree a plan for the population;",
            "1.. review what was agreed before" + (" and publish the outcome" if late else "") + "; and",
            *(["1. keep a record that the {term:def-commissioner|Commissioner} may see."] if late else []),
            law=("act-fourteen",),
            reasons=("reason-join", "reason-plan") if late else ("reason-join",),
            models=("partial", "full") if late else (),
            actors=("provider", "practice"),
        ),
        clause(
            "local-plans",
            "",
            f"The {{term:def-provider|{party}}} {must} have regard to {{law:act-fourteen}} and to every plan agreed "
            "under {ref:plan-together}.",
            reasons=("reason-plan",),
            no_law="A matter of agreement between the parties.",
            models=("full",),
        ),
        law=("act-fourteen",),
        reasons=("reason-join",),
    )
    choice = condition(
        "choice",
        "Choice and referral",
        clause(
            "choice-offer",
            "Choice",
            f"The {{term:def-provider|{party}}} {must} offer each person the choices that the law gives, using "
            "{blank:choice-system|insert name of booking system}.",
            "> This clause does not limit emergency care.",
        ),
        clause("hostile-clause", f"Odd words {HOSTILE}", f"Text stays text: {HOSTILE}. שלום עולם. " + "long" * 40),
    )
    unmet = condition(
        "unmet-needs",
        "Unmet needs",
        clause(
            "find-unmet-needs",
            "Finding unmet needs",
            f"The {{term:def-provider|{party}}} must look for people whose needs are not met"
            + (" and report every quarter to the {term:def-commissioner|Commissioner}." if draft else "."),
            models=("partial", "full"),
            **REASON,
        ),
    )
    conditions = [co_operation, unmet, choice] if late else [co_operation, choice]
    return document("service-conditions", "Service Conditions", *conditions, abbreviation="SC")


def _general_conditions(party: str, late: bool) -> Document:
    suspension = clause(
        "suspension-notice",
        "Suspension",
        "If {ref:termination} could apply, the {term:def-commissioner|Commissioner} may suspend the "
        "{term:def-services|Services} by notice. The notice:",
        "1. states the reason;",
        "1. states the date, which is not earlier than "
        + ("ten Operational Days" if late else "five Operational Days")
        + " after the notice; and",
        "- a bullet that ends the list",
        "| this is not a head | and has two cells",
        **REASON,
    )
    data = condition(
        "data-protection",
        "Data protection and transparency",
        clause(
            "data-law",
            "Data protection law",
            "Each party complies with {law:act-data}. See also {ref:co-operation} and {link:https://example.org/data|guidance}.",
            law=("act-data",),
            no_reason="Restates the law.",
        ),
    )
    termination = condition(
        "termination",
        "Suspension and termination" if late else "Suspension",
        suspension,
        *(
            [clause("termination-exit", "Leaving", "Each party follows the exit plan.", **REASON)]
            if late
            else [clause("no-fault-exit", "No-fault exit", "Either party may leave by twelve months’ notice.")]
        ),
    )
    order = [data, termination] if late else [termination, data]
    return document("general-conditions", "General Conditions", *order)


def _particulars(party: str, late: bool) -> Document:
    payment = provision(
        ProvisionKind.SCHEDULE,
        "payment",
        "Payment",
        provision(
            ProvisionKind.PART,
            "annual-payment",
            "Annual payment",
            provision(
                ProvisionKind.PARAGRAPH,
                "payment-table",
                "",
                f"The {{term:def-commissioner|Commissioner}} pays the {{term:def-provider|{party}}} as follows.",
                "|| Month | Share of the payment | Condition | Indicator | Improvement | Responsibilities",
                "| April to June | one quarter | none | emergency admissions | considerable | commissioner",
                f"| July to March | {'three quarters' if late else 'the rest'} | {{ref:duty-to-co-operate}} is met | "
                f"readmissions | {'considerable' if late else 'marginal'} | provider",
                no_law="Commercial terms.",
                reasons=("reason-plan",),
            ),
            provision(ProvisionKind.PARAGRAPH, "payment-choice", "", "Payment is {choice:pace|monthly or quarterly}."),
        ),
    )
    specification = provision(
        ProvisionKind.SCHEDULE, "specification", "The Services", "{blank:services|insert the service specification}"
    )
    return document("particulars", "Particulars", specification, payment, scheme="schedules", abbreviation="")


def _guide(identity: str, title: str, reviewed: str) -> Document:
    return document(
        identity,
        title,
        "This guide explains {ref:co-operation}.",
        section(
            "what-it-asks",
            "What it asks",
            "Meet, plan, record. See {ref:plan-together} and the {term:def-services|Services}.",
        ),
        section("who-does-it", "Who does it", "- each Practice", "- the provider", explains=("suspension-notice",)),
        section("what-next", "What next", "Ask the {term:def-commissioner|Commissioner}."),
        kind=DocumentKind.GUIDE,
        scheme="sections",
        abbreviation="",
        reviewed=reviewed,
    )


def _directions() -> Document:
    part = provision(
        ProvisionKind.PART,
        "directions-core",
        "Core contracts",
        provision(
            ProvisionKind.DIRECTION, "return-date", "Return", "A practice may return on a date in {law:act-fourteen}."
        ),
        provision(
            ProvisionKind.DIRECTION, "return-notice", "", "It gives notice six months before.", law=("act-data",)
        ),
    )
    return document(
        "directions", "Directions", part, kind=DocumentKind.DIRECTIONS, scheme="directions", abbreviation=""
    )


def _agreement() -> Document:
    heads = provision(
        ProvisionKind.CLAUSE,
        "aims",
        "Aims",
        provision(ProvisionKind.CLAUSE, "aims-shared", "", "The parties share the aims in {ref:duty-to-co-operate}."),
    )
    plain = provision(ProvisionKind.CLAUSE, "term-of-agreement", "Term", "It lasts as long as the contract.")
    return document(
        "integration-agreement",
        "Integration agreement",
        heads,
        plain,
        kind=DocumentKind.SUPPORTING,
        scheme="agreement",
        abbreviation="",
    )


def _edition(identity: str, party: str, late: bool, **fields: object) -> Edition:
    operational = definition("def-operational-day", "Operational Day", "a day other than a Saturday or Sunday;")
    return edition(
        _particulars(party, late),
        _service_conditions(party, late, identity == "draft"),
        _general_conditions(party, late),
        _definitions(party, *([operational] if late else [])),
        _directions(),
        _agreement(),
        _guide("guide-joining", "Guide to joining", "2017-08"),
        identity=identity,
        regulations=(
            regulation(
                "act-data", "section 2 of the Data Act 2018", title="Lawfulness", instrument="Data Act 2018 (c. 12)"
            ),
            regulation(
                "act-fourteen", "section 14Z32 of the Example Act 2006", title="Integration", replaced_by="act-data"
            ),
            regulation(
                "act-unused", "section 9 of the Example Act 2006", title="Unused", address="javascript:alert(1)"
            ),
        ),
        rationales=(
            rationale("reason-join", "People should meet one service", explains=("2016-12",)),
            rationale("reason-plan", "Plans made together last", explains=("2018-08",)),
            rationale("reason-suspend", "A pause is milder than an end", explains=("2018-08", "draft"), address=""),
        ),
        **fields,
    )


@cache
def library() -> Library:
    """The library that all tests of the site share."""
    editions = (
        _edition("2016-12", "MCP", False, status=Status.CONSULTATION, title="MCP draft, December 2016"),
        _edition("2017-08", "Provider", False, status=Status.CONSULTATION, title="ACO draft, August 2017"),
        _edition(
            "2018-08", "Provider", True, title="ICP edition, August 2018", commencement="2018-10-01", based_on="2017-08"
        ),
        _edition("draft", "Provider", True, title="Draft", gaps=(GAP,)),
    )
    redlines = {
        (old.id, new.id): compare(old, new, old_digest=f"{old.id:0<64}", new_digest=f"{new.id:0<64}")
        for old, new in combinations(editions, 2)
    }
    return Library(
        editions,
        {each.id: f"{each.id:0<64}" for each in editions[:-1]},
        redlines,
        "2018-08",
        contact="contract@example.org",
        models={"virtual": "virtually integrated", "partial": "partially integrated", "full": "fully integrated"},
        actors={"provider": "the provider", "practice": "each practice"},
    )


DOWNLOADS = {
    "2018-08": [
        Download("PDF", "data/2018-08/contract.pdf", 512_000, "ab" * 32),
        Download("JSON", "data/2018-08/x.json"),
    ],
    "2017-08..2018-08": [Download("Word", "data/2017-08..2018-08/redline.docx", 42_000)],
}
