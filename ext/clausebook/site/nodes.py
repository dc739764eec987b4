"""The nodes of ours: text with a key, and a table that is to be drawn."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


class key_node(nodes.Inline, nodes.TextElement):  # noqa: N801  docutils names its nodes so
    """A role's trace in the doctree. Attributes: ``kind`` (a :class:`~clausebook.edition.model.KeyKind` value, or
    "plain" or "id"), ``target``, and for blanks ``blank_type`` and ``prompt``. Its text is what an author would read."""


class drawing_node(nodes.General, nodes.Element):  # noqa: N801
    """Holds a table that is also drawn. Attributes: ``drawing`` (a :class:`~clausebook.edition.kinds.Drawing` value) and
    ``caption``."""


def visit_key(translator: Any, node: nodes.Element) -> None:
    """Pages that are no part of an edition show what the node holds and nothing else."""


def depart_key(translator: Any, node: nodes.Element) -> None:
    """Nothing was opened."""


def register(app: Sphinx) -> None:
    """Make the nodes known to every builder, so that ``-b text`` or ``-b latex`` do not stop at it."""
    show = (visit_key, depart_key)
    for node in (key_node, drawing_node):
        app.add_node(node, html=show, latex=show, text=show, man=show, texinfo=show)
