"""A redline as a table: one row a changed provision, for spreadsheets."""

from __future__ import annotations

import csv
import io

from clausebook.redline.model import Fate, Place, ProvisionChange, Redline, Run
from clausebook.render.beside import beside
from clausebook.render.notation import visible
from clausebook.render.phrases import account
from clausebook.render.redline_text import Manner, change_lines, marked_heading
from clausebook.render.tables import safe_cell

COLUMNS = (
    "old_edition", "new_edition", "id", "kinds", "document", "old_number", "new_number", "old_citation", "new_citation",
    "heading", "law", "reasons", "models", "actors", "words_deleted", "words_inserted", "in_words", "redline",
    "attention", "affected", "exchanged", "law_names", "reason_titles",
)  # fmt: skip
"""Column heads, in order."""


def redline_csv(redline: Redline, *, everything: bool = False) -> str:
    """Comma-separated values with one head row, lines ended as the standard asks (RFC 4180). Changes of all kinds have
    a row; ``everything`` adds the provisions without any and marks what follows a renamed term or a new number."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    manner = Manner(everything, known=beside(redline))
    for change in redline.changes:
        if change.kinds or everything:
            cells = [redline.old.id, redline.new.id, *_row(change, manner)]
            writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def _row(change: ProvisionChange, manner: Manner) -> list[str]:
    place, links, known = change.place, change.place.links, manner.known
    return [
        change.id, " ".join(kind.value for kind in change.kinds), place.document, _number(change.old),
        _number(change.new), _citation(change.old), _citation(change.new),
        marked_heading(change, manner), " ".join(links.law), " ".join(change.reasons),
        " ".join(links.models), " ".join(links.actors),
        str(_count(change, Fate.DELETED)), str(_count(change, Fate.INSERTED)), visible(account(change, known.names)),
        "\n".join(change_lines(change, manner)),
        " ".join(each.value for each in change.attention), " ".join(change.affected),
        visible(" ".join(known.exchanged(change))), visible("; ".join(each.name for each in known.law(change))),
        visible(known.without_reason(change) or "; ".join(each.name for each in known.reasons(change))),
    ]  # fmt: skip


def _number(place: Place | None) -> str:
    return visible(place.number) if place else ""


def _citation(place: Place | None) -> str:
    return visible(place.citation) if place else ""


def _count(change: ProvisionChange, fate: Fate) -> int:
    """Words with one fate, the heading's included, without those that follow a renamed term or a new number."""
    runs: list[Run] = [*change.heading, *(run for block in change.blocks for run in block.runs)]
    return sum(len(run.text.split()) for run in runs if run.fate is fate and not run.quiet)
