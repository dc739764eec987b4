"""A redline as a table: one row a changed provision, for spreadsheets.

``python -m clausebook.render.redline_csv`` writes the page that describes it anew.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from clausebook.redline.model import Fate, Place, ProvisionChange, Redline, Run
from clausebook.render.beside import beside
from clausebook.render.notation import visible
from clausebook.render.phrases import account
from clausebook.render.redline_text import Manner, change_lines, marked_heading
from clausebook.render.tables import safe_cell

COLUMNS = {
    "old_edition": "id of the old edition",
    "new_edition": "id of the new edition",
    "id": "id of the provision",
    "kinds": "all that happened to it, the leading kind first, with spaces between",
    "document": "id of the document it stands in",
    "old_number": "its number in the old edition; empty if it is new",
    "new_number": "its number in the new edition; empty if it is deleted",
    "old_citation": "how the old edition cites it",
    "new_citation": "how the new edition cites it",
    "heading": "its heading, with changes marked as in `redline`",
    "law": "ids of the law it rests on",
    "reasons": "ids of the reasons for the change",
    "models": "ids of the models it is for; empty for all",
    "actors": "ids of those who act under it",
    "words_deleted": "how many, without those that follow a renamed term or a new number",
    "words_inserted": "how many, likewise",
    "in_words": "what happened, in a sentence",
    "redline": "the text, a line a block: `[-deleted-]`, `{+inserted+}`; what only follows is the new text",
    "attention": "what to look at first, with spaces between",
    "affected": "ids of the provisions that use a term whose meaning changed",
    "exchanged": "which provisions gave text to it or took text from it",
    "law_names": "printed names of `law`",
    "reason_titles": "titles of `reasons`, or that none is recorded",
    "format": "number of this format",
}
"""Each column's head with its meaning, in order. A new one goes before the last."""

FORMAT = 1
"""Number of the format, in the last column of every row, where a reader of the sheet need not see it: a line of its own
above the heads would be taken for them."""

PAGE = "docs/developing/redline-table.md"
"""Where the page that describes the table lies, from the project's root."""
_HEAD = f"""# A redline as a table

Printed from `render/redline_csv.py`.

`clausebook redline OLD NEW --format csv`, and a file beside each comparison on the website. UTF-8 with the mark by which
Excel knows it, commas between, lines ended as RFC 4180 asks, one head row, then a row for each provision with any change.
A cell that a spreadsheet would take for a formula begins with an apostrophe.

This is format {FORMAT}, which every row says in its last column. The number is raised when a column goes or comes to mean
something else, not when one is added: a program looks columns up by their heads. For what a table cannot hold there is
`--format json`, with `render/redline.schema.json` and a number of its own.

| column | holds |
|---|---|
"""


def table_reference() -> str:
    """The page as Markdown."""
    return _HEAD + "".join(f"| `{name}` | {meaning} |\n" for name, meaning in COLUMNS.items())


def redline_csv(redline: Redline, *, everything: bool = False) -> str:
    """Comma-separated values with one head row, lines ended as the standard asks (RFC 4180). Changes of all kinds have
    a row; ``everything`` adds the provisions without any and marks what follows a renamed term or a new number."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    manner = Manner(everything, known=beside(redline))
    for change in redline.changes:
        if change.kinds or everything:
            cells = [redline.old.id, redline.new.id, *_row(change, manner), str(FORMAT)]
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


if __name__ == "__main__":
    Path(PAGE).write_text(table_reference(), encoding="utf-8")
