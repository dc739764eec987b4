"""What a change is called, and what it did, in plain words.

A reader who cannot see underline and strike, or who reads a mail without styles, learns the same from these sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from clausebook.edition.model import DocumentKind, Links, ProvisionKind
from clausebook.redline.model import (
    Attention,
    ChangeKind,
    Place,
    ProvisionChange,
)
from clausebook.render.edits import edits
from clausebook.render.quotes import shorten

Names = Mapping[str, str]
"""Printed names of regulations, rationales, models and actors by id."""

NO_NAMES: Names = MappingProxyType({})

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
        ChangeKind.TYPOGRAPHIC: "quotation marks, dashes, spaces or the capital of a small word differ",
        ChangeKind.RENAMED: "a defined term has another name, and the words follow",
        ChangeKind.CONSEQUENTIAL: "a reference prints the new number of what it points at",
        ChangeKind.RENUMBERED: "the number differs",
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
        return _sentence([f"{place_name(change.place)} {verb}", *_affected(change)])
    told: list[str] = []
    if ChangeKind.MOVED in kinds:
        told.append(_moved(old, new))
    elif ChangeKind.RENUMBERED in kinds and old.number != new.number and place_name(old) != place_name(new):
        told.append(f"{place_name(old)} is renumbered as {place_name(new)}")
    elif ChangeKind.RENUMBERED in kinds and _lettered_anew(change):
        told.append(f"items of {place_name(new)} are lettered anew")
    if ChangeKind.RETITLED in kinds:
        told.append(_retitled(old, new))
    told.extend(_became(old, new))
    told.extend(edits(change))
    if ChangeKind.RELINKED in kinds:
        told.extend(relinked(old.links, new.links, names))
    told.extend(_affected(change))
    return _sentence(told or ["changed"])


def _lettered_anew(change: ProvisionChange) -> bool:
    """Whether an item has another letter, and not a first one or none any more, which is told as what became of it."""
    shapes = [(block.old, block.new) for block in change.blocks]
    return any(old and new and old.label and new.label and old.label != new.label for old, new in shapes)


_DOCUMENTS = {
    DocumentKind.CONTRACT: "part of the contract",
    DocumentKind.DIRECTIONS: "directions",
    DocumentKind.SUPPORTING: "a supporting agreement",
    DocumentKind.GUIDE: "a guide, which binds nobody",
}


def _became(old: Place, new: Place) -> Iterator[str]:
    """What no word shows: another kind of provision, or one that a local contract may leave out."""
    if old.kind is not new.kind and old.kind is not None and new.kind is not None:
        yield f"it becomes a {new.kind.value} instead of a {old.kind.value}"
    if old.document_kind is not new.document_kind and old.document_kind and new.document_kind:
        yield f"it becomes {_DOCUMENTS[new.document_kind]} instead of {_DOCUMENTS[old.document_kind]}"
    if old.optional != new.optional:
        if not old.optional:
            yield f"it becomes optional, as “{new.optional}”"
        elif not new.optional:
            yield f"it is no longer optional, as “{old.optional}”"
        else:
            yield f"it is optional as “{new.optional}”, no longer as “{old.optional}”"


def _retitled(old: Place, new: Place) -> str:
    if not old.heading:
        return f"it is headed “{shorten(new.heading)}”, having had no heading"
    if not new.heading:
        return f"its heading “{shorten(old.heading)}” is omitted"
    what = "term" if new.kind is ProvisionKind.DEFINITION else "heading"
    return f"the {what} “{shorten(old.heading)}” becomes “{shorten(new.heading)}”"


def tally(counts: Mapping[ChangeKind, int]) -> str:
    """Counts of provisions in words: "3 new, 1 deleted, words changed in 12"."""
    return ", ".join(_COUNTED[kind].format(count) for kind, count in counts.items()) or "no change"


def _sentence(parts: Sequence[str]) -> str:
    text = "; ".join(parts)
    return capital(text) + "."


def _affected(change: ProvisionChange) -> list[str]:
    """How many provisions a changed definition reaches."""
    count = len(change.affected)
    return [f"the term is used in {count} provision{'' if count == 1 else 's'}"] if count else []


def _moved(old: Place, new: Place) -> str:
    before, after = place_name(old), place_name(new)
    if before == after or new.kind is ProvisionKind.DEFINITION:
        return f"{after} stands elsewhere in the order" if old.document == new.document else f"{after} is moved"
    return f"moved from {before} to {after}"


def _listed(models: tuple[str, ...], names: Names) -> str:
    return ", ".join(names.get(model, model) for model in models) or "all models"


def relinked(old: Links, new: Links, names: Names) -> list[str]:
    """What a provision rests on, and no longer rests on: a phrase for each of law, reasons, models and actors."""
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
        # A title is words of its own, and a name with commas would run into the next.
        if label == "reasons" or any("," in name for name in (*gained, *lost)):
            gained, lost = ([f"“{name}”" for name in found] for found in (gained, lost))
        changes = [f"gains {', '.join(gained)}"] if gained else []
        changes += [f"loses {', '.join(lost)}"] if lost else []
        told.append(f"{label}: {' and '.join(changes) or 'another order'}")
    for what, note, later, beside in (
        ("it rests on no law", old.no_law, new.no_law, old.law == new.law),
        ("no reason is recorded", old.no_reason, new.no_reason, old.reasons == new.reasons),
    ):
        # Where law or reasons came or went, that there were none needs no word.
        if note != later and beside:
            told.append(f"the note why {what} {'changes' if note and later else 'is added' if later else 'is omitted'}")
    return told or ["what it explains is recorded differently"]


def capital(text: str) -> str:
    """A text as it begins a line of its own: with a capital."""
    return text[:1].upper() + text[1:]
