"""A matrix as one HTML file that needs nothing else.

A grid of several hundred rows by more than a hundred columns helps nobody on a screen, and nobody at all who listens to
it. So the page reads the matrix from both sides: each law, reason or guide with its provisions, and each provision with
what it rests on. Both tables hold every link; the grid itself is for spreadsheets.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from clausebook.edition.model import Edition
from clausebook.render.html_words import printable
from clausebook.render.link_words import node_name
from clausebook.render.matrix_csv import link_words
from clausebook.trace.graph import Node
from clausebook.trace.matrix import Matrix, Side

_TITLES = {Side.LAW: "Law and clauses", Side.REASON: "Reasons and clauses", Side.GUIDE: "Guides and clauses"}
_ONE = {Side.LAW: "Law", Side.REASON: "Reason", Side.GUIDE: "Guide"}
_STYLE = """
:root{color-scheme:only light}
body{margin:0 auto;max-width:70rem;padding:1rem;font:1rem/1.5 Arial,Helvetica,sans-serif;color:#1b2a33;background:#fff;
overflow-wrap:anywhere}
h1,h2{line-height:1.25}
a{color:#00508c}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{border:1px solid #6b7a85;padding:.25rem .5rem;text-align:left;vertical-align:top}
tbody th{width:40%}
td ul{margin:0;padding-left:1.25rem}
.none{font-style:italic}
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr,th,td{display:block;width:auto;border-width:0 0 1px}}
"""


def matrix_html(edition: Edition, found: Matrix) -> str:
    """The page. Same edition, same text."""
    title = f"{_TITLES[found.side]}: {edition.work}, {edition.title}"
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
            "<p>{links} links between {rows} provisions and {columns} entries. {bare} provisions have none.</p>\n"
            '<ul><li><a href="#by-entry">By {one}</a></li><li><a href="#by-provision">By provision</a></li></ul>\n'
            "</header>\n<main>\n{first}\n{second}\n</main>\n<footer><p>{notice}</p></footer>\n</body>\n</html>\n"
        ).format(
            title=printable(title),
            style=Markup(_STYLE),
            links=len(found.cells),
            rows=len(found.rows),
            columns=len(found.columns),
            bare=len(found.rows) - len({row for row, _ in found.cells}),
            one=_ONE[found.side].lower(),
            first=_by_entry(found),
            second=_by_provision(found),
            notice=printable(edition.notice),
        )
    )


def _by_entry(found: Matrix) -> Markup:
    rows = (
        (column, [(row, (row.id, column.id)) for row in found.rows if (row.id, column.id) in found.cells], "nothing")
        for column in found.columns
    )
    return _table("by-entry", (_ONE[found.side], "Provisions"), rows, found)


def _by_provision(found: Matrix) -> Markup:
    rows = (
        (
            row,
            [(column, (row.id, column.id)) for column in found.columns if (row.id, column.id) in found.cells],
            found.gaps.get(row.id, "none"),
        )
        for row in found.rows
    )
    return _table("by-provision", ("Provision", _ONE[found.side]), rows, found)


_Others = list[tuple[Node, tuple[str, str]]]


def _table(identity: str, heads: tuple[str, str], rows: Iterable[tuple[Node, _Others, str]], found: Matrix) -> Markup:
    body = Markup("\n").join(
        Markup('<tr><th scope="row" id="{}-{}">{}</th><td>{}</td></tr>').format(
            identity, node.id, printable(node_name(node)), _others(others, empty, found)
        )
        for node, others, empty in rows
    )
    return Markup(
        '<div class="wide"><table id="{}"><caption>By {}</caption>\n'
        '<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>\n<tbody>\n{}\n</tbody></table></div>'
    ).format(identity, heads[0].lower(), *heads, body)


def _others(others: _Others, empty: str, found: Matrix) -> Markup:
    if not others:
        return Markup('<span class="none">{}</span>').format(printable(empty))
    items = (
        Markup("<li>{} ({})</li>").format(printable(node_name(node)), link_words(found.cells[pair]))
        for node, pair in others
    )
    return Markup("<ul>{}</ul>").format(Markup("").join(items))
