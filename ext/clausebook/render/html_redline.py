"""A redline → HTML that reads right by eye, by ear and on paper.

``ins`` and ``del`` carry visually hidden words, because some screen readers announce neither element. Neighbouring runs
of one fate share one pair of those words. Where old and new text touch, a space stands between them in an element of
its own, so that a copied redline never reads "shallmust". A provision that is new or deleted as a whole says so in its
heading and is not wrapped.

Runs with a cause (a number or a name that only follows another change) are marked ``quiet``: the page's style shows
their new text as plain text until a reader asks for every mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup

from clausebook.redline.model import (
    BlockChange,
    ChangeKind,
    Fate,
    ProvisionChange,
    Run,
)
from clausebook.render.beside import ALONE, FOLLOWS, NO_REASON, Beside, Journey, is_moved
from clausebook.render.html_blocks import Piece, arrange
from clausebook.render.html_words import Address, nowhere, piece, printable, safe_address
from clausebook.render.phrases import KIND_NAMES, KIND_NOTES, account, place_name

NOTHING = Markup("")


def no_link(identity: str) -> str | None:
    """The resolver of ids that makes no links."""
    return None


def same_page(identity: str) -> str | None:
    """The page of a provision's change, where all stand on one."""
    return ""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the page around a redline knows and the redline does not."""

    old_address: Address = nowhere
    """Where keys of deleted text lead."""
    new_address: Address = nowhere
    """Where keys of kept and inserted text lead."""
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Printed names of regulations, rationales, models and actors by id."""
    record_address: Callable[[str], str | None] = no_link
    """Where the register shows a regulation or rationale."""
    beside: Beside = ALONE
    """The redline that the changes belong to: it knows where moved text went."""
    page_of: Callable[[str], str | None] = same_page
    """Address of the page on which a provision's change stands, as seen from this one; "" for this one, None where no
    page shows it."""
    anchored: bool = True
    """Whether the ends of moved text are places to link to: on a page that shows the redline once."""
    paired: bool = False
    """Whether old and new text also stand side by side, for the page's style to show instead."""

    def name(self, identity: str) -> str:
        """What to call a regulation, rationale, model or actor."""
        return self.names.get(identity) or self.beside.names.get(identity, identity)


NO_LOOKUP = Lookup()
"""For a redline that stands alone."""


def change(of: ProvisionChange, lookup: Lookup = NO_LOOKUP, level: int = 3) -> Markup:
    """One provision of a redline as an article: heading with what happened, one sentence in words, the marked text, law
    and reasons."""
    whole = ChangeKind.INSERTED in of.kinds or ChangeKind.DELETED in of.kinds
    # Where text of a new provision came from another one, the words that changed on the way must be seen.
    marked = not whole or any(run.passage for block in of.blocks for run in block.runs)
    classes = ["change", *(kind.value for kind in of.kinds)] if of.kinds else ["change", "same"]
    if whole:
        classes.append("whole")
    models = of.place.links.models
    # Its number may be another provision's now.
    name = place_name(of.place) if of.new else f"{place_name(of.place)}, deleted"
    return Markup(
        '<article class="{}" id="{}" data-kinds="{}" data-leading="{}"{}><h{level}>{}</h{level}>{}<div class="redline">{}</div>{}{}'
        "</article>"
    ).format(
        " ".join(classes),
        of.id,
        " ".join(kind.value for kind in of.kinds),
        of.leading.value if of.leading else "",
        Markup(' data-models="{}"').format(" ".join(models)) if models else Markup(""),
        _heading(of, lookup, whole),
        _told(of, lookup) if of.kinds else "",
        block_changes(of.blocks, lookup, name, marked=marked),
        _pair(of, lookup) if lookup.paired and not whole else "",
        because(of, lookup) if of.kinds else "",
        level=level,
    )


def _pair(of: ProvisionChange, lookup: Lookup) -> Markup:
    """Old and new text side by side, each with its own marks; empty where no words differ."""
    if all(run.fate is Fate.KEPT for block in of.blocks for run in block.runs):
        return NOTHING
    alone, name = replace(lookup, anchored=False), place_name(of.place)
    old, new = (
        block_changes(_of_side(of.blocks, gone), alone, f"{side}: {name}")
        for side, gone in (("Old", Fate.INSERTED), ("New", Fate.DELETED))
    )
    return Markup(
        '<div class="pair"><div><p class="side">Old</p>{}</div><div><p class="side">New</p>{}</div></div>'
    ).format(old, new)


def _of_side(blocks: Iterable[BlockChange], gone: Fate) -> Iterator[BlockChange]:
    """The blocks that one side has, without the words that it has not."""
    for block in blocks:
        old, new = (block.old, None) if gone is Fate.INSERTED else (None, block.new)
        if old or new:
            yield BlockChange(block.fate, old, new, tuple(run for run in block.runs if run.fate is not gone))


def badges(kinds: Iterable[ChangeKind]) -> Markup:
    """Kinds of change as text badges."""
    return Markup(" ").join(Markup('<span class="badge">{}</span>').format(KIND_NAMES[kind]) for kind in kinds)


def summary(counts: Mapping[ChangeKind, int]) -> Markup:
    """Counts by kind as a list, each with what the kind means."""
    rows = (
        Markup('<li>{}: <b>{}</b> <span class="hint">({})</span></li>').format(
            KIND_NAMES[kind], count, KIND_NOTES[kind]
        )
        for kind, count in counts.items()
    )
    return Markup('<ul class="counts">{}</ul>').format(Markup("").join(rows)) if counts else Markup("<p>No change.</p>")


def because(of: ProvisionChange, lookup: Lookup = NO_LOOKUP) -> Markup:
    """Why a change was made and the law the provision rests on; a missing reason is said outright."""
    reasons = _records(of.reasons, lookup)
    if not reasons:
        quiet = bool(of.kinds) and all(kind.quiet for kind in of.kinds)
        reasons = Markup('<li class="none">{}</li>').format(FOLLOWS if quiet else NO_REASON)
    law = _records(of.place.links.law, lookup)
    return Markup('<dl class="because"><div><dt>Why</dt><dd><ul>{}</ul></dd></div>{}</dl>').format(
        reasons, Markup("<div><dt>Law</dt><dd><ul>{}</ul></dd></div>").format(law) if law else ""
    )


def _told(of: ProvisionChange, lookup: Lookup) -> Markup:
    """What happened in words, what to look at first, and whom a new meaning of a term affects."""
    sentences = [account(of, {**lookup.beside.names, **lookup.names}), *lookup.beside.exchanged(of)]
    out = [Markup('<p class="account">{}</p>').format(printable(" ".join(filter(None, sentences))))]
    if flags := lookup.beside.attention(of):
        out.append(Markup('<p class="attention"><b>Look at:</b> {}.</p>').format("; ".join(flags)))
    if affected := lookup.beside.affected(of):
        items = Markup("").join(
            Markup("<li>{}</li>").format(_led(lookup.page_of(each.id), each.id, each.name)) for each in affected
        )
        number = f"{len(affected)} {'provision uses' if len(affected) == 1 else 'provisions use'} this term"
        out.append(Markup('<details class="affected"><summary>{}</summary><ul>{}</ul></details>').format(number, items))
    return Markup("").join(out)


def block_changes(of: Iterable[BlockChange], lookup: Lookup = NO_LOOKUP, name: str = "", marked: bool = True) -> Markup:
    """Blocks of one provision with their changes marked; ``marked=False`` leaves runs of a whole new or whole deleted
    provision unwrapped."""
    return arrange((_piece(block, lookup, marked) for block in of), name)


def run_markup(of: Iterable[Run], lookup: Lookup = NO_LOOKUP, marked: bool = True) -> Markup:
    """Runs as inline HTML, neighbours of one fate in one element, moved text with where it came from or went to."""
    out: list[Markup] = []
    before: tuple[Fate, bool] | None = None
    last = ""
    anchored: set[Journey] = set()
    for passage, stretch in groupby(of, key=lookup.beside.journey):
        pieces: list[Markup] = []
        for (fate, quiet, moved), group in groupby(stretch, key=lambda run: (run.fate, run.quiet, is_moved(run))):
            members = list(group)
            inside = Markup("").join(_run(run, lookup) for run in members)
            text = "".join(run.text for run in members)
            if marked and fate is not Fate.KEPT:
                if before and _touch(before[0], fate, last, text):
                    pieces.append(Markup('<span class="gap{}"> </span>').format(" quiet" if quiet or before[1] else ""))
                inside = _marked(fate, inside, quiet, moved)
            pieces.append(inside)
            before, last = (fate, quiet), text
        joined = Markup("").join(pieces)
        out.append(joined if passage is None else _travelled(passage, joined, lookup, passage not in anchored))
        anchored |= {passage} if passage else set()
    return Markup("").join(out)


def _travelled(journey: Journey, inside: Markup, lookup: Lookup, first: bool) -> Markup:
    """Moved text with a link to its other place. The link stands before the text, so that it is met first by ear."""
    here, there = ("new", "old") if journey.arrives else ("old", "new")
    anchor = Markup(' id="_moved{}-{}"').format(journey.number, here) if first and lookup.anchored else Markup("")
    # Beside each other the two texts repeat the page's own, which then has no place to lead to.
    spot = journey.other if lookup.paired and not lookup.anchored else f"_moved{journey.number}-{there}"
    page = lookup.page_of(journey.other)
    label = _led(page, spot, journey.words, Markup(' class="journey"')) if first else ""
    return Markup('<span class="passage"{}>{}{}</span>').format(anchor, label, inside)


def _led(page: str | None, anchor: str, name: str, more: Markup = NOTHING) -> Markup:
    """A name that leads to a place on a page, or stands alone where there is no page."""
    if page is None:
        return Markup("<span{}>{}</span>").format(more, printable(name))
    return Markup('<a{} href="{}#{}">{}</a>').format(more, page, anchor, printable(name))


def _run(run: Run, lookup: Lookup) -> Markup:
    address = lookup.old_address if run.fate is Fate.DELETED else lookup.new_address
    return piece(run.text, run.key, run.emphasis, address)


def _touch(before: Fate, after: Fate, left: str, right: str) -> bool:
    changes = before is not Fate.KEPT and before is not after
    return changes and not left[-1:].isspace() and not right[:1].isspace()


def _marked(fate: Fate, inside: Markup, quiet: bool, moved: bool = False) -> Markup:
    tag, word = ("del", "deleted") if fate is Fate.DELETED else ("ins", "inserted")
    if moved:
        word = "moved away" if fate is Fate.DELETED else "moved here"
    names = " ".join(name for name, holds in (("quiet", quiet), ("moved", moved)) if holds)
    return Markup('<{0}{1}><span class="vh">[{2}: </span>{3}<span class="vh">]</span></{0}>').format(
        tag, Markup(' class="{}"').format(names) if names else Markup(""), word, inside
    )


def _piece(block: BlockChange, lookup: Lookup, marked: bool) -> Piece:
    shape = block.new or block.old
    if shape is None:
        raise ValueError("a block change needs an old or a new shape")
    mark = block.fate.value if marked and block.fate is not Fate.KEPT else ""
    return Piece(
        shape,
        run_markup(block.runs, lookup, marked),
        mark=mark,
        label=_label(block) if marked else Markup(""),
        old_row=block.old.row if block.old else 0,
    )


def _label(block: BlockChange) -> Markup:
    """The label, with the old one beside it where it differs: "(c) (was (b))"."""
    old = block.old.label if block.old else ""
    new = block.new.label if block.new else ""
    if not (old and new) or old == new:
        return Markup("")
    return Markup('{}<span class="was quiet"> (was {})</span>').format(printable(new), printable(old))


def _heading(of: ProvisionChange, lookup: Lookup, whole: bool) -> Markup:
    new, old = of.new, of.old
    number = printable(of.place.number)
    was = old.number if old and new and old.number and old.number != new.number else ""
    parts = [
        Markup('<a class="number" href="#{}">{}</a>').format(of.id, number) if number else Markup(""),
        Markup('<span class="was">(was {})</span>').format(printable(was)) if was else Markup(""),
        Markup('<span class="words">{}</span>').format(run_markup(of.heading, lookup, not whole)) if of.heading else "",
        badges(of.kinds),
    ]
    found = Markup(" ").join(part for part in parts if part)
    return found or Markup.escape(printable(place_name(of.place)))


def _records(ids: Iterable[str], lookup: Lookup) -> Markup:
    out = []
    for identity in ids:
        name = printable(lookup.name(identity))
        href = safe_address(lookup.record_address(identity))
        inside = Markup('<a href="{}">{}</a>').format(href, name) if href else Markup.escape(name)
        out.append(Markup("<li>{}</li>").format(inside))
    return Markup("").join(out)
