"""What a change is called, and what it did, in plain words.

A reader who cannot see underline and strike, or who reads a mail without styles, learns the same from these sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from clausebook.edition.model import BlockKind, Links
from clausebook.redline.model import (
    Attention,
    BlockChange,
    ChangeKind,
    Fate,
    Place,
    ProvisionChange,
    RelationKind,
    Run,
)

Names = Mapping[str, str]
"""Printed names of regulations, rationales, models and actors by id."""

NO_NAMES: Names = MappingProxyType({})
QUOTED_WORDS = 9
"""Words of a change quoted before it is cut: enough to recognise the place, short enough for a list."""
TOLD_EDITS = 3
"""Edits of one provision told one by one; the text shows the rest."""

KIND_NAMES: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.INSERTED: "New",
        ChangeKind.DELETED: "Deleted",
        ChangeKind.REDEFINED: "Definition changed",
        ChangeKind.AMENDED: "Words changed",
        ChangeKind.CITED: "Other law cited",
        ChangeKind.TEXT_MOVED: "Text moved",
        ChangeKind.RETITLED: "Heading changed",
        ChangeKind.MOVED: "Moved",
        ChangeKind.RELINKED: "Law or reason changed",
        ChangeKind.MARKUP: "Set apart otherwise",
        ChangeKind.TYPOGRAPHIC: "Typography",
        ChangeKind.RENAMED: "Term renamed",
        ChangeKind.CONSEQUENTIAL: "Reference follows",
        ChangeKind.RENUMBERED: "Renumbered",
    }
)
_COUNTED: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.INSERTED: "{} new",
        ChangeKind.DELETED: "{} deleted",
        ChangeKind.REDEFINED: "{} defined otherwise",
        ChangeKind.AMENDED: "words changed in {}",
        ChangeKind.CITED: "other law cited in {}",
        ChangeKind.TEXT_MOVED: "text moved in {}",
        ChangeKind.RETITLED: "heading changed in {}",
        ChangeKind.MOVED: "{} moved",
        ChangeKind.RELINKED: "law or reason changed in {}",
        ChangeKind.MARKUP: "words set apart otherwise in {}",
        ChangeKind.TYPOGRAPHIC: "typography in {}",
        ChangeKind.RENAMED: "a renamed term followed in {}",
        ChangeKind.CONSEQUENTIAL: "a reference followed in {}",
        ChangeKind.RENUMBERED: "{} renumbered",
    }
)
ATTENTION_NAMES: Mapping[Attention, str] = MappingProxyType(
    {
        Attention.OBLIGATION: "must or may",
        Attention.NEGATION: "not",
        Attention.AMOUNT: "number, date or amount",
        Attention.PARTY: "party",
        Attention.CONDITION: "condition",
    }
)
RELATION_NAMES: Mapping[RelationKind, str] = MappingProxyType(
    {
        RelationKind.SPLIT: "Split",
        RelationKind.MERGED: "Merged",
        RelationKind.CARRIED: "Text carried over",
        RelationKind.REORDERED: "Text moved within",
    }
)
KIND_NOTES: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.INSERTED: "only in the new edition",
        ChangeKind.DELETED: "only in the old edition",
        ChangeKind.REDEFINED: "a defined term means something else, wherever it is used",
        ChangeKind.AMENDED: "the words differ",
        ChangeKind.CITED: "one citation of law gave way to another",
        ChangeKind.TEXT_MOVED: "text stands elsewhere, came from another provision or went to one",
        ChangeKind.RETITLED: "the heading differs",
        ChangeKind.MOVED: "stands elsewhere",
        ChangeKind.RELINKED: "its law, reasons, models or actors differ",
        ChangeKind.MARKUP: "the same words in other type, or linked to another address",
        ChangeKind.TYPOGRAPHIC: "only quotation marks, dashes, spaces or the capital of a small word differ",
        ChangeKind.RENAMED: "a defined term has another name, and the words follow",
        ChangeKind.CONSEQUENTIAL: "a reference prints the new number of what it points at",
        ChangeKind.RENUMBERED: "only the number differs",
    }
)


def place_name(place: Place) -> str:
    """What to call a place in running words: "GC12.3", "the definition of “Services”", a document's title."""
    return place.citation or place.heading or place.id


def account(change: ProvisionChange, names: Names = NO_NAMES) -> str:
    """One sentence on what happened to a provision; "" where nothing did."""
    kinds = change.kinds
    old, new = change.old, change.new
    if not kinds:
        return ""
    if old is None or new is None:
        verb = "is new" if old is None else "is omitted"
        return _sentence([f"{place_name(change.place)} {verb}"])
    told: list[str] = []
    if ChangeKind.MOVED in kinds:
        told.append(_moved(old, new))
    elif ChangeKind.RENUMBERED in kinds and place_name(old) != place_name(new):
        told.append(f"{place_name(old)} is renumbered as {place_name(new)}")
    elif ChangeKind.RENUMBERED in kinds:
        told.append(f"items of {place_name(new)} are lettered anew")
    if ChangeKind.RETITLED in kinds:
        told.append(f"the heading “{shorten(old.heading)}” becomes “{shorten(new.heading)}”")
    if ChangeKind.AMENDED in kinds:
        told.extend(_edits(change.blocks))
    told.extend(_followed(change, ChangeKind.RENAMED, "the renamed term follows"))
    told.extend(_followed(change, ChangeKind.CONSEQUENTIAL, "the reference follows"))
    if ChangeKind.RELINKED in kinds:
        told.extend(_relinked(old.links, new.links, names))
    return _sentence(told or ["changed"])


def tally(counts: Mapping[ChangeKind, int]) -> str:
    """Counts of provisions in words: "3 new, 1 deleted, words changed in 12"."""
    return ", ".join(_COUNTED[kind].format(count) for kind, count in counts.items()) or "no change"


def shorten(text: str, most: int = QUOTED_WORDS) -> str:
    """The text, cut after some words where it is long."""
    found = text.split()
    return " ".join(found) if len(found) <= most else " ".join(found[:most]) + " …"


def _sentence(parts: Sequence[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "."


def _moved(old: Place, new: Place) -> str:
    before, after = place_name(old), place_name(new)
    if before == after:
        return f"{after} stands elsewhere in the order" if old.document == new.document else f"{after} is moved"
    return f"moved from {before} to {after}"


def _edits(blocks: Iterable[BlockChange]) -> list[str]:
    edits = [edit for block in blocks for edit in _block_edits(block)]
    if len(edits) > TOLD_EDITS:
        more = len(edits) - TOLD_EDITS
        return [*edits[:TOLD_EDITS], f"and {more} more {'change' if more == 1 else 'changes'} of words"]
    return edits


def _block_edits(block: BlockChange) -> list[str]:
    where = _where(block)
    if block.fate is not Fate.KEPT:
        text = "".join(run.text for run in block.runs)
        verb = "is inserted" if block.fate is Fate.INSERTED else "is omitted"
        return [f"{where or 'the text'} “{shorten(text)}” {verb}"]
    edits = []
    inside = f" in {where}" if where else ""
    for old, new in _pairs(run for run in block.runs if run.fate is Fate.KEPT or run.cause is None):
        if old and old == new:
            edits.append(f"“{shorten(new)}” keeps its words and points at something else{inside}")
        elif old and new:
            edits.append("“{}” becomes “{}”{}".format(*_telling(old, new), inside))
        elif old:
            edits.append(f"“{shorten(old)}” is omitted{inside}")
        elif new:
            edits.append(f"“{shorten(new)}” is inserted{inside}")
    return edits


def _pairs(runs: Iterable[Run]) -> list[tuple[str, str]]:
    """Deleted and inserted text that stands together; a kept run ends a pair."""
    pairs: list[tuple[str, str]] = []
    old = new = ""
    for run in (*runs, None):
        if run is None or run.fate is Fate.KEPT:
            if old.strip() or new.strip():
                pairs.append((" ".join(old.split()), " ".join(new.split())))
            old = new = ""
        elif run.fate is Fate.DELETED:
            old += run.text
        else:
            new += run.text
    return pairs


def _telling(old: str, new: str) -> tuple[str, str]:
    """Two texts shortened so that they differ: what both begin with is cut where it would fill the quotation."""
    before, after = old.split(), new.split()
    alike = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    if shorten(old) != shorten(new) or alike < QUOTED_WORDS:
        return shorten(old), shorten(new)
    kept = alike - 2
    return "… " + shorten(" ".join(before[kept:])), "… " + shorten(" ".join(after[kept:]))


def _where(block: BlockChange) -> str:
    shape = block.new or block.old
    if shape is None:
        return ""
    if shape.kind in (BlockKind.CELL, BlockKind.HEADER_CELL):
        return f"row {shape.row} of table {shape.table}"
    return shape.label


def _followed(change: ProvisionChange, kind: ChangeKind, phrase: str) -> list[str]:
    if kind not in change.kinds:
        return []
    runs = [run for block in change.blocks for run in _only(block.runs, kind)]
    pairs = dict.fromkeys(pair for pair in _pairs([*_only(change.heading, kind), *runs]) if all(pair))
    told = [f"“{old}” is now “{new}”" for old, new in list(pairs)[:TOLD_EDITS]]
    return [f"{phrase}: {', '.join(told)}"] if told else [phrase]


def _only(runs: Iterable[Run], kind: ChangeKind) -> list[Run]:
    """Runs of one cause, kept runs standing between them."""
    return [run for run in runs if run.fate is Fate.KEPT or run.cause is kind]


def _listed(models: tuple[str, ...], names: Names) -> str:
    return ", ".join(names.get(model, model) for model in models) or "all models"


def _relinked(old: Links, new: Links, names: Names) -> list[str]:
    told = []
    for label, before, after in (
        ("law", old.law, new.law),
        ("reasons", old.reasons, new.reasons),
        ("integration models", old.models, new.models),
        ("who must act", old.actors, new.actors),
    ):
        if before == after:
            continue
        if label == "integration models":
            told.append(f"applies to {_listed(after, names)} instead of {_listed(before, names)}")
            continue
        gained = [names.get(each, each) for each in after if each not in before]
        lost = [names.get(each, each) for each in before if each not in after]
        changes = [f"gains {', '.join(gained)}"] if gained else []
        changes += [f"loses {', '.join(lost)}"] if lost else []
        told.append(f"{label}: {' and '.join(changes) or 'another order'}")
    return told or ["what it rests on is recorded differently"]
