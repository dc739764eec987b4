"""The entries of the registers: law, reasons, tombstones and justified gaps, from wherever they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes

from clausebook.checks.codes import Code
from clausebook.edition.dates import is_date, is_day
from clausebook.edition.model import Block, Gap, Marks, Rationale, Regulation, Retired, Source
from clausebook.site.blocks import BlockReader, curl
from clausebook.site.provisions import Reader, is_need, marks_of
from clausebook.site.structure import split_ids

Fields = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Registers:
    """All entries, each kind in order of id."""

    regulations: tuple[Regulation, ...]
    rationales: tuple[Rationale, ...]
    retired: tuple[Retired, ...]
    gaps: tuple[Gap, ...]


def read_registers(reader: Reader, pages: Sequence[str]) -> Registers:
    """The entries on some pages."""
    found: dict[str, list[Any]] = {kind: [] for kind in _READ}
    for page in pages:
        for node in reader.doctree_of(page).findall(is_need):
            need = reader.needs.get(node["refid"]) if is_need(node) else None
            if need is not None and is_need(node) and need["type"] in _READ:
                found[need["type"]].append(_entry(reader, need, node))
    ordered = {kind: tuple(sorted(entries, key=lambda each: each.id)) for kind, entries in found.items()}
    return Registers(ordered["regulation"], ordered["rationale"], ordered["retired"], ordered["gap"])


def _entry(reader: Reader, need: Any, node: nodes.Element) -> Regulation | Rationale | Retired | Gap:
    source = Source(reader.path_of(need["docname"]), need["lineno"] or 0)
    reader.take_id(need["id"], source, record=True)
    blocks = BlockReader(source.path, reader.reporter(source.path)).read(list(node.children))
    text = lambda name: str(need.get(name) or "").strip()  # noqa: E731
    for name, whole in _DATES[need["type"]]:
        if text(name) and not (is_day if whole else is_date)(text(name)):
            cure = "write yyyy-mm-dd" if whole else "write yyyy, yyyy-mm or yyyy-mm-dd"
            reader.report(Code.BAD_DATE, f"{name}: “{text(name)}” is no date", source, cure)
    for name in _REQUIRED[need["type"]]:
        if not text(name):
            what = f"the {need['type']} “{need['id']}” has no “:{name}:”"
            reader.report(Code.MARKUP, what, source, f"add a line “:{name}: …”")
    return _READ[need["type"]](need, text, blocks, marks_of(reader, need, source), source)


def _regulation(need: Any, text: Fields, blocks: tuple[Block, ...], marks: Marks, source: Source) -> Regulation:
    return Regulation(
        need["id"],
        curl(need["title"]),
        text("instrument"),
        text("provision"),
        text("short") or curl(need["title"]),
        text("address"),
        text("status"),
        text("checked"),
        text("certainty"),
        text("replaced_by"),
        blocks,
        text("ended"),
        marks,
        source=source,
    )


def _rationale(need: Any, text: Fields, blocks: tuple[Block, ...], marks: Marks, source: Source) -> Rationale:
    return Rationale(
        need["id"],
        curl(need["title"]),
        curl(text("source")),
        text("date"),
        text("certainty"),
        text("address"),
        split_ids(text("explains")),
        blocks,
        marks,
        source=source,
    )


def _retired(need: Any, text: Fields, blocks: tuple[Block, ...], marks: Marks, source: Source) -> Retired:
    reasons = split_ids(",".join(need.get("why") or ()))
    return Retired(need["id"], curl(need["title"]), split_ids(text("into")), reasons, blocks, source=source)


def _gap(need: Any, text: Fields, blocks: tuple[Block, ...], marks: Marks, source: Source) -> Gap:
    return Gap(need["id"], text("code"), split_ids(text("on")), text("owner"), text("expires"), blocks, source=source)


Read = Callable[[Any, Fields, tuple[Block, ...], Marks, Source], Regulation | Rationale | Retired | Gap]
_READ: dict[str, Read] = {"regulation": _regulation, "rationale": _rationale, "retired": _retired, "gap": _gap}
_DATES = {
    "regulation": (("checked", True), ("ended", True)),
    "rationale": (("date", False),),
    "retired": (),
    "gap": (("expires", True),),
}
"""Options that hold dates, and whether a part of a date will not do."""
_REQUIRED = {
    "regulation": ("instrument", "provision", "short", "address", "status", "checked", "certainty"),
    "rationale": ("source", "date", "certainty"),
    "retired": (),
    "gap": ("code", "on", "owner", "expires"),
}
