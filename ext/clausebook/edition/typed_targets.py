"""What the references of a plain text can point at, by the number that was typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from clausebook.edition.model import Block, BlockKind, Document, Provision, ProvisionId
from clausebook.edition.typed_blocks import is_footnote

_TYPED = re.compile(r"(?:(?P<name>[^\W\d]{2,})\s+|§\s*)?(?P<count>[\w.]+)")
_LABEL = re.compile(r"\((\w+)\)")
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
_ATTACHED = frozenset({"schedule", "annex", "appendix", "exhibit"})
"""What stands behind the text and is numbered by itself."""
_ALWAYS_NAMED = _ATTACHED | {"part", "chapter"}
"""What bears its name where it stands: "5" is no Schedule."""

UNTIL = ".."
"""Between the ids of the ends of a range, "sections 3 to 5"."""

Named = tuple[str, str]
"""A number with what it is called by, "" for a number alone: ("schedule", "2")."""
Place = tuple[str, str, tuple[str, ...]]
"""A reference as typed: name, number, labels."""


class Targets:
    """The provisions of a document by name, number and the Schedule that they stand in."""

    def __init__(self, document: Document) -> None:
        self._numbered: dict[Named, list[tuple[Named | None, Provision]]] = {}
        self._homes: dict[ProvisionId, Named | None] = {}
        self._headed: dict[str, list[Provision]] = {}
        self._notes: dict[str, list[ProvisionId]] = {}
        home: Named | None = None
        for each in document.provisions:
            named = typed(each.number)
            if named and named[0] in _ATTACHED:
                home = named
            self._homes[each.id] = home
            if named:
                self._numbered.setdefault(named, []).append((home, each))
            if each.heading:
                self._headed.setdefault(anchor(each.number, each.heading), []).append(each)
            for at, block in enumerate(each.blocks):
                if is_footnote(block):
                    self._notes.setdefault(block.label, []).append(item_id(each, at))

    def headed(self, name: str) -> ProvisionId | None:
        """The provision whose heading a link within the file names."""
        found = self._headed.get(name, ())
        return found[0].id if len(found) == 1 else None

    def noted(self, label: str) -> ProvisionId | None:
        """The footnote of a label."""
        found = self._notes.get(label, ())
        return found[0] if len(found) == 1 else None

    def find(
        self, unit: str, count: str, labels: tuple[str, ...], writer: Provision | None, places: Sequence[Place]
    ) -> ProvisionId | None:
        """The one provision or item that a reference written in ``writer`` means, called a ``unit``, where ``places`` say
        what it is "of"; None where there is none or more than one."""
        for end in range(count.count(".") + 1):
            number, *below = _cut(count, end)
            found = self._provision(unit, number, writer, places)
            if found is not None:
                chain = (*below, *labels)
                return _item(found, chain) if chain else found.id
            if (unit, number) in self._numbered or ("", number) in self._numbered:
                return None
        return None

    def _provision(self, unit: str, count: str, writer: Provision | None, places: Sequence[Place]) -> Provision | None:
        here = self._homes.get(writer.id) if writer else None
        found = list(self._numbered.get((unit, count), ()))
        if unit in _ALWAYS_NAMED:
            if places:
                return None if unit in _ATTACHED else self._among(found, places)
            return found[0][1] if len(found) == 1 else None
        found += self._numbered.get(("", count), ())
        if places:
            return self._among(found, places)
        own, body = ([each for home, each in found if home == where] for where in (here, None))
        if here is None:
            wanted = body if unit != "paragraph" or len(found) == 1 else []
        elif unit == "paragraph":
            wanted = own
        else:
            wanted = body if not own else own if not body else []
        return wanted[0] if len(wanted) == 1 else None

    def _among(self, found: Sequence[tuple[Named | None, Provision]], places: Sequence[Place]) -> Provision | None:
        """Which of several stands in the Schedule that is named."""
        ((unit, count, labels),) = places if len(places) == 1 else (("", "", ()),)
        if unit not in _ATTACHED or labels or len(self._numbered.get((unit, count), ())) != 1:
            return None
        inside = [each for home, each in found if home == (unit, count)]
        return inside[0] if len(inside) == 1 else None


def typed(number: str) -> Named | None:
    """A typed number as name and count: "Article 5" is ("article", "5"), "§ 4.1" and "4.1" are ("", "4.1")."""
    match = _TYPED.fullmatch(number)
    return ((match["name"] or "").lower(), match["count"]) if match else None


def labels_in(text: str) -> tuple[str, ...]:
    """The labels behind a number: "3(b)(ii)" has "b" and "ii"."""
    return tuple(_LABEL.findall(text))


def anchor(number: str, heading: str) -> str:
    """What a link within a Markdown file calls a heading, as GitHub makes it."""
    return _NOT_IN_ANCHOR.sub("", f"{number} {heading}".strip().lower()).replace(" ", "-")


def labelled(blocks: Iterable[Block]) -> Iterator[tuple[int, Block, tuple[str, ...]]]:
    """The items among a provision's blocks that bear labels: place, block, and the labels from the outermost to its own."""
    chain: list[str] = []
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM and 0 < block.depth <= len(chain) + 1:
            chain[block.depth - 1 :] = [block.label.strip("().")]
            yield at, block, tuple(chain)
        elif block.depth < len(chain):
            del chain[block.depth :]


def printed(number: str, chain: tuple[str, ...]) -> tuple[str, str]:
    """How a reference may write a provision's number and the labels of an item: "5.2(a)" and "5(2)(a)"."""
    mixed = "".join(f".{each}" if each.isdigit() else f"({each})" for each in chain)
    return number + mixed, number + "".join(f"({each})" for each in chain)


def item_id(provision: Provision, at: int) -> ProvisionId:
    """What a reference calls an item of a provision without ids, by its place among the blocks."""
    return f"{provision.id}-item-{at}"


def _item(provision: Provision, chain: tuple[str, ...]) -> ProvisionId | None:
    counts = Counter(labels for _, _, labels in labelled(provision.blocks))
    if counts[chain] != 1:
        return None
    return next(item_id(provision, at) for at, _, labels in labelled(provision.blocks) if labels == chain)


def _cut(count: str, end: int) -> list[str]:
    """A number with its last ``end`` parts apart: "5.2.1" is ["5.2.1"], ["5.2", "1"], ["5", "2", "1"]."""
    parts = count.split(".")
    return [".".join(parts[: len(parts) - end]), *parts[len(parts) - end :]]
