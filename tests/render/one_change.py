"""A change of one clause, or what stands for one."""

from __future__ import annotations

from builders import clause, condition, document, edition
from clausebook.edition.model import Edition, Links, ProvisionKind
from clausebook.redline.compare import compare
from clausebook.redline.model import Place, ProvisionChange, Redline


def redline(old: Edition, new: Edition) -> Redline:
    return compare(old, new, old_digest="o" * 64, new_digest="n" * 64)


def one(identity: str, old: str, new: str) -> ProvisionChange:
    made = (condition("top", "Top", clause(identity, "Notice", *said.split("\n"))) for said in (old, new))
    before, after = (edition(document("gc", "General Conditions", each)) for each in made)
    return next(each for each in redline(before, after).changes if each.id == identity)


def place(number: str = "12.3", heading: str = "Notice", **fields: object) -> Place:
    values = {"links": Links(), "parent": "gc", "position": 0, **fields}
    return Place("notice", ProvisionKind.CLAUSE, "gc", number=number, citation=f"GC{number}", heading=heading, **values)  # type: ignore[arg-type]
