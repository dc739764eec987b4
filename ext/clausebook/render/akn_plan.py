"""Where everything stands in an Akoma Ntoso file, and what it is called there.

A name (``eId``) follows the numbers, as the naming convention asks (Akoma Ntoso Naming Convention 1.0, chapter 5, with
the abbreviations in common use): ``cmp_general-conditions__hcontainer_GC12__cl_12.3__list_1__item_a``. It is worked out here and nowhere
else, because the changes since the edition before must name what stood in that one. The permanent id is the ``wId``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clausebook.edition.model import (
    Block,
    BlockKind,
    Document,
    Edition,
    Gap,
    Provision,
    ProvisionId,
    ProvisionKind,
    Rationale,
    Regulation,
    Retired,
)

ELEMENTS = {
    ProvisionKind.CLAUSE: ("clause", "cl"),
    ProvisionKind.PART: ("part", "part"),
    ProvisionKind.PARAGRAPH: ("paragraph", "para"),
    ProvisionKind.SECTION: ("section", "sec"),
}
"""Element and abbreviation of the kinds that Akoma Ntoso has a word for; any other is an ``hcontainer`` of its name."""

Record = Regulation | Rationale | Retired | Gap
"""What a register has an entry for."""

_ITEMS = (BlockKind.ITEM, BlockKind.BULLET)


@dataclass(slots=True)
class Piece:
    """A block with what stands inside it: a list item holds the blocks that continue it."""

    block: Block
    name: str = ""
    inside: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Neighbouring blocks of one shape: the items of a list, the cells of a table, or one paragraph or note."""

    pieces: list[Piece]
    name: str = ""
    """Of a list or a table."""

    @property
    def kind(self) -> BlockKind:
        """What all of its blocks are; a table may have both kinds of cell."""
        return self.pieces[0].block.kind


@dataclass(frozen=True, slots=True)
class Placed:
    """A provision with its name, its own text and what stands below it."""

    provision: Provision
    name: str
    text: list[Group]
    below: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """One document of the edition."""

    document: Document
    name: str
    text: list[Group]
    below: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a register."""

    record: Record
    name: str
    text: list[Group]


@dataclass(slots=True)
class Plan:
    """The whole file: components in order, and the name of every id."""

    components: list[Component] = field(default_factory=list)
    registers: dict[str, list[Entry]] = field(default_factory=dict)
    """Entries by name of the register, registers without any left out."""
    names: dict[ProvisionId, str] = field(default_factory=dict)
    """Name by id of a document, a provision or a block."""
    records: dict[tuple[type, str], str] = field(default_factory=dict)
    """Name by kind of register and id of the entry."""
    _taken: dict[str, int] = field(default_factory=dict)

    def name(self, above: str, abbreviation: str, number: str = "") -> str:
        """A name below another, made of a printed number or else counted; never given twice."""
        *_, last = "", *number.split()
        said = re.sub("[^A-Za-z0-9.-]", "", last).strip(".")
        stem = f"{above}__{abbreviation}" if above else abbreviation
        if not said:
            return self._counted(stem)
        wanted = f"{stem}_{said}"
        if wanted in self._taken:
            return self._counted(wanted)
        self._taken[wanted] = 0
        return wanted

    def _counted(self, stem: str) -> str:
        while True:
            self._taken[stem] = self._taken.get(stem, 0) + 1
            made = f"{stem}_{self._taken[stem]}"
            if made not in self._taken:
                self._taken[made] = 0
                return made


def plan(edition: Edition) -> Plan:
    """Names for everything in an edition."""
    made = Plan()
    for document in edition.documents:
        # By its id and not counted: a document that is added must not rename everything after it.
        name = made.name("", "cmp", document.id)
        made.names.setdefault(document.id, name)
        text = _text(document.blocks, name, made)
        made.components.append(Component(document, name, text, _place(document.provisions, name, made)))
    registers: dict[str, Sequence[Record]] = {
        "law": edition.regulations,
        "reasons": edition.rationales,
        "retired": edition.retired,
        "gaps": edition.gaps,
    }
    for register, records in registers.items():
        above = made.name("", "cmp", f"register-{register}") if records else ""
        for record in records:
            name = made.name(above, "hcontainer")
            made.records.setdefault((type(record), record.id), name)
            made.registers.setdefault(register, []).append(Entry(record, name, _text(record.blocks, name, made)))
    return made


def _place(provisions: Sequence[Provision], above: str, made: Plan) -> tuple[Placed, ...]:
    placed = []
    for provision in provisions:
        _, short = ELEMENTS.get(provision.kind, ("hcontainer", "hcontainer"))
        name = made.name(above, short, provision.number)
        made.names.setdefault(provision.id, name)
        text = _text(provision.blocks, name, made)
        placed.append(Placed(provision, name, text, _place(provision.children, name, made)))
    return tuple(placed)


def _text(blocks: Iterable[Block], above: str, made: Plan) -> list[Group]:
    """Blocks as groups, nested by their depth, every name given."""
    top: list[Group] = []
    open_items: list[Piece] = []
    for block in blocks:
        depth = max(block.depth, 1) if block.kind in _ITEMS else block.depth + 1
        while open_items and max(open_items[-1].block.depth, 1) >= depth:
            open_items.pop()
        groups = open_items[-1].inside if open_items else top
        piece = Piece(block)
        if groups and _joins(groups[-1].pieces[-1].block, block):
            groups[-1].pieces.append(piece)
        else:
            groups.append(Group([piece]))
        if block.kind in _ITEMS:
            open_items.append(piece)
    _name(top, above, made)
    return top


def _joins(before: Block, block: Block) -> bool:
    if block.table or before.table:
        return block.table == before.table
    return block.kind is before.kind and block.kind in _ITEMS


def _name(groups: list[Group], above: str, made: Plan) -> None:
    for group in groups:
        if group.kind in _ITEMS:
            group.name = made.name(above, "list")
        elif group.pieces[0].block.table:
            group.name = made.name(above, "table")
        for piece in group.pieces:
            if group.kind in _ITEMS:
                piece.name = made.name(group.name, "item", piece.block.label)
            elif piece.block.id:
                piece.name = made.name(group.name or above, "p")
            if piece.block.id:
                made.names.setdefault(piece.block.id, piece.name)
            _name(piece.inside, piece.name, made)
