"""What the references of a plain text can point at, by the number that was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

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


_ByHome = Mapping[Named | None, Sequence[Provision]]
"""What bears one number, by the Schedule that it stands in."""


class Targets:
    """The provisions of a document by name, number and the Schedule that they stand in."""

    def __init__(self, document: Document) -> None:
        self._numbered: dict[Named, dict[Named | None, list[Provision]]] = {}
        self._items: dict[ProvisionId, dict[tuple[str, ...], list[int]]] = {}
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
                self._numbered.setdefault(named, {}).setdefault(home, []).append(each)
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
                inside = (*below, *labels)
                return self._item(found, inside) if inside else found.id
            if (unit, number) in self._numbered or ("", number) in self._numbered:
                return None
        return None

    def _provision(self, unit: str, count: str, writer: Provision | None, places: Sequence[Place]) -> Provision | None:
        here = self._homes.get(writer.id) if writer else None
        known = [self._numbered.get((unit, count), {})]
        if unit in _ALWAYS_NAMED:
            if places:
                return None if unit in _ATTACHED else self._among(known, places)
            return _only(_everywhere(known))
        known.append(self._numbered.get(("", count), {}))
        if places:
            return self._among(known, places)
        own, body = _standing(known, here), _standing(known, None)
        if here is None:
            return _only(body) if unit != "paragraph" or _only(_everywhere(known)) else None
        if unit == "paragraph":
            return _only(own)
        return _only(body or own) if not (body and own) else None

    def _among(self, known: Sequence[_ByHome], places: Sequence[Place]) -> Provision | None:
        """Which of several stands in the Schedule that is named."""
        ((unit, count, labels),) = places if len(places) == 1 else (("", "", ()),)
        if unit not in _ATTACHED or labels or not _only(_everywhere([self._numbered.get((unit, count), {})])):
            return None
        return _only(_standing(known, (unit, count)))

    def _item(self, provision: Provision, inside: tuple[str, ...]) -> ProvisionId | None:
        if provision.id not in self._items:
            places = self._items[provision.id] = {}
            for at, _, labels in labelled(provision.blocks):
                places.setdefault(labels, []).append(at)
        found = self._items[provision.id].get(inside, ())
        return item_id(provision, found[0]) if len(found) == 1 else None


def _standing(known: Sequence[_ByHome], home: Named | None) -> list[Provision]:
    """The first two of those in one place, which are enough to tell one from several."""
    return list(islice(chain(*(by_home.get(home, ()) for by_home in known)), 2))


def _everywhere(known: Sequence[_ByHome]) -> list[Provision]:
    """The first two of all."""
    return list(islice(chain.from_iterable(each for by_home in known for each in by_home.values()), 2))


def _only(found: Sequence[Provision]) -> Provision | None:
    return found[0] if len(found) == 1 else None


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
    above: list[str] = []
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM and 0 < block.depth <= len(above) + 1:
            above[block.depth - 1 :] = [block.label.strip("().")]
            yield at, block, tuple(above)
        elif block.depth < len(above):
            del above[block.depth :]


def printed(number: str, labels: tuple[str, ...]) -> tuple[str, str]:
    """How a reference may write a provision's number and the labels of an item: "5.2(a)" and "5(2)(a)"."""
    mixed = "".join(f".{each}" if each.isdigit() else f"({each})" for each in labels)
    return number + mixed, number + "".join(f"({each})" for each in labels)


def item_id(provision: Provision, at: int) -> ProvisionId:
    """What a reference calls an item of a provision without ids, by its place among the blocks."""
    return f"{provision.id}-item-{at}"


def _cut(count: str, end: int) -> list[str]:
    """A number with its last ``end`` parts apart: "5.2.1" is ["5.2.1"], ["5.2", "1"], ["5", "2", "1"]."""
    parts = count.split(".")
    return [".".join(parts[: len(parts) - end]), *parts[len(parts) - end :]]
