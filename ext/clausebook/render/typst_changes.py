"""The tables of changes in a redline's tree, and what a change is called there: a row for each provision that changed, below
the title of its document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from clausebook.redline.model import Place, ProvisionChange, Redline
from clausebook.render.beside import Beside
from clausebook.render.phrases import KIND_NAMES, account
from clausebook.render.typst_blocks import Node, destination, text_span, unparted


def change_tables(redline: Redline, known: Beside) -> Node:
    """The table of what changed in itself ("loud") and that of what only followed ("quiet")."""
    rows = _rows([change for change in redline.changes if change.kinds])
    return {
        name: _by_document(redline, ((change, inner) for change, inner in rows if bar(change) == name), known)
        for name in ("loud", "quiet")
    }


def _rows(changed: Sequence[ProvisionChange]) -> list[tuple[ProvisionChange, int]]:
    """Changes for the table, each with how many more it stands for: what is new or gone as a whole is one row."""
    whole = {each.id: each.kinds for each in changed if each.old is None or each.new is None}
    rows: list[tuple[ProvisionChange, int]] = []
    inner: Counter[str] = Counter()
    homes: dict[str, str] = {}
    for change in changed:
        parent = change.place.parent
        if change.id in whole and whole.get(parent) == change.kinds:
            homes[change.id] = homes.get(parent, parent)
            inner[homes[change.id]] += 1
        else:
            rows.append((change, 0))
    return [(change, inner[change.id]) for change, _ in rows]


def _by_document(
    redline: Redline, rows: Iterable[tuple[ProvisionChange, int]], known: Beside
) -> list[tuple[Node, list[Node]]]:
    """The rows of a table of changes below the title of their document: "section 1" is in many of them."""
    titles = {change.id: change.place.heading for change in redline.changes if change.place.kind is None}
    return [
        (text_span(titles.get(document, document)), [_row(change, inner, known) for change, inner in members])
        for document, members in groupby(rows, key=lambda row: row[0].place.document)
    ]


def _row(change: ProvisionChange, inner: int, known: Beside) -> Node:
    """A row of the table of changes; ``inner`` provisions below it share its lot."""
    name, before = cited(change.place), cited(change.old) if change.new else ""
    heading = change.place.heading
    told = [account(change, known.names), *known.exchanged(change), *look_at(change, known)]
    told += [f"With {inner} {'provision' if inner == 1 else 'provisions'} in it."] if inner else []
    return {
        "to": destination(f"change:{change.id}"),
        "name": held(_short(name)),
        "was": held(_short(before) if before != name else ""),
        "heading": held("" if heading in name else _short(heading)),
        "kinds": ", ".join(KIND_NAMES[kind] for kind in change.kinds),
        "account": held(" ".join(filter(None, told))),
    }


def _short(text: str) -> str:
    # Rows are kept whole, so they must be lower than a page.
    return text if len(text) <= 160 else text[:159] + "…"


def held(words: str) -> Node:
    """What a redline says of a change, which is no text of either edition: its numbers stay with what they name."""
    return unparted(text_span(words))


def cited(place: Place | None) -> str:
    """What a provision is called at a place; empty without one."""
    if place is None:
        return ""
    return place.heading if place.kind is None else place.citation or place.number or place.heading


def bar(change: ProvisionChange) -> str:
    """The bar beside a change: "loud", "quiet" where only a number or a name followed, empty where nothing changed."""
    if not change.kinds:
        return ""
    return "quiet" if all(kind.quiet for kind in change.kinds) else "loud"


def look_at(change: ProvisionChange, known: Beside) -> list[str]:
    """What in a change deserves a look, in a sentence; none where nothing does."""
    flags = known.attention(change)
    return [f"Look at: {'; '.join(flags)}."] if flags else []
