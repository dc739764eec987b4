"""One redline with everything in it, for the readable formats."""

from __future__ import annotations

from builders import clause, condition, definition, definitions, document, edition, rationale, regulation
from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.redline.model import Redline

HOSTILE = (
    "<script>alert(1)</script> #let x = 1 $x$ @everyone #1 [a](b) ![c](d) `e` *f* _g_ | h ~~i~~ https://example.org/ "
    "www.example.org GH-1 :smile: \x1b[31mred \u202eesrever &lt; <!-- \\ [-no-] {+no+} " + "w" * 300
)

KEEP = "Each party keeps the records of every visit for six years in a safe place."
INSPECT = "The Commissioner may inspect any of those records at every site on {} days notice in writing to the person who keeps them there."


def sample() -> Redline:
    """Every kind of change once, and text that would do harm."""
    old, new = sides()
    return compare(old, new, old_digest="digest of old", new_digest="digest of new")


def sides() -> tuple[Edition, Edition]:
    """The editions of :func:`sample`."""
    registers = {
        "regulations": (regulation("act-one", "section 1 of the Act"), regulation("act-two", "section 2 of the Act")),
        "rationales": (rationale("why-so", "It was <b>too slow</b>", explains=("2018-08",)),),
    }
    old = edition(
        definitions(definition("provider", "MCP", "means the party.")),
        document(
            "body", "General Conditions",
            condition("money", "Money",
                clause("payment", "Payment", "A {term:provider|MCP} must pay within 10 days:",
                    "1. the fee;", "1. the interest; and", "1. the costs.", law=("act-one",), reasons=("why-so",)),
                clause("follower", "Follower", "See {ref:payment} on the {term:provider|MCP}."),
                clause("gone", "Gone", "This goes.")),
            condition("rest", "Rest",
                clause("table", "Table", "|| Measure | Target", "| Waiting | 18 weeks"),
                clause("linked", "Linked", "Same.", law=("act-one",)),
                clause("long", "Long", f"{KEEP} {INSPECT.format('ten')}")),
        ),
        identity="2016-12", **registers,
    )  # fmt: skip
    new = edition(
        definitions(definition("provider", "ICP", "means the party.")),
        document(
            "body", "General Conditions",
            condition("money", "Money",
                clause("hostile", "Hostile <b>heading</b> @all", HOSTILE),
                clause("payment", "Payments", "An {term:provider|ICP} may pay within 30 days:",
                    "1. the fee; and", "1. the costs.", law=("act-one",), reasons=("why-so",)),
                clause("follower", "Follower", "See {ref:payment} on the {term:provider|ICP}.")),
            condition("rest", "Rest",
                clause("linked", "Linked", "Same.", law=("act-two",)),
                clause("table", "Table", "|| Measure | Target", "| Waiting | 16 weeks"),
                clause("long", "Long", KEEP),
                clause("inspect", "Inspection", INSPECT.format("five"))),
        ),
        identity="2018-08", **registers,
    )  # fmt: skip
    return old, new
