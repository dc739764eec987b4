"""A redline → the changes since the edition before, as Akoma Ntoso's textual modifications.

Akoma Ntoso has seven types of textual modification and none for a move: a provision that moved is renumbered there,
because its name, which says where it stands, is another one. Our own kinds of change stand beside the type, and the
reasons recorded for it. A change of links or of marks alone alters no words and is no textual modification.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausebook.redline.model import ChangeKind, ProvisionChange, Redline, Relation, RelationKind
from clausebook.render.akn_address import Address
from clausebook.render.akn_plan import Plan
from clausebook.render.akn_xml import Node, element

_TYPES = {
    ChangeKind.INSERTED: "insertion",
    ChangeKind.DELETED: "repeal",
    ChangeKind.MOVED: "renumbering",
    ChangeKind.RENUMBERED: "renumbering",
    ChangeKind.RELINKED: "",
    ChangeKind.MARKUP: "",
}
"""Type by kind of change; any other kind changes words in place: a substitution."""
_WHOLE = (ChangeKind.INSERTED, ChangeKind.DELETED)
_RELATIONS = {RelationKind.SPLIT: "split", RelationKind.MERGED: "join"}
"""Type by relation. Text carried to another provision or reordered in its own is told by the substitutions there."""


def modifications(redline: Redline, new: tuple[Plan, Address], old: tuple[Plan, Address]) -> Node | None:
    """Every change of words or numbers in reading order; None where there is none. ``new`` and ``old``: what stands
    where in each edition, and its address."""
    made = [each for change in redline.changes for each in _of(change, new, old)]
    made += [_related(each, new, old) for each in redline.relations if each.kind in _RELATIONS]
    for position, each in enumerate(made, 1):
        each.set("eId", f"pmod_{position}")
    return element("passiveModifications", *made) if made else None


def _of(change: ProvisionChange, new: tuple[Plan, Address], old: tuple[Plan, Address]) -> Iterator[Node]:
    types: dict[str, list[str]] = {}
    # What is new or gone as a whole is that and nothing else, even where its text came from elsewhere or went there.
    whole = next((_TYPES[kind] for kind in _WHOLE if kind in change.kinds), None)
    for kind in change.kinds:
        types.setdefault(whole or _TYPES.get(kind, "substitution"), []).append(kind.value)
    types.pop("", None)
    here = f"#{new[0].names[change.new.id]}" if change.new else ""
    there = old[1].portion(old[0].names[change.old.id]) if change.old else ""
    for modification, names in types.items():
        yield element(
            "textualMod",
            element("source", href=new[1].expression),
            element("destination", href=here or there),
            element("old", href=there) if there else None,
            element("new", href=here) if here else None,
            type=modification,
            own_kinds=" ".join(names),
            own_reasons=" ".join(change.reasons),
        )


def _related(relation: Relation, new: tuple[Plan, Address], old: tuple[Plan, Address]) -> Node:
    here = [f"#{new[0].names[identity]}" for identity in relation.new]
    there = [old[1].portion(old[0].names[identity]) for identity in relation.old]
    return element(
        "textualMod",
        element("source", href=new[1].expression),
        *(element("destination", href=each) for each in here),
        *(element("old", href=each) for each in there),
        *(element("new", href=each) for each in here),
        type=_RELATIONS[relation.kind],
        own_kinds=relation.kind.value,
    )
