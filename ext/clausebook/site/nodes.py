"""The one inline node of ours: text with a key."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


class key_node(nodes.Inline, nodes.TextElement):  # noqa: N801  docutils names its nodes so
    """A role's trace in the doctree. Attributes: ``kind`` (a :class:`~clausebook.edition.model.KeyKind` value, or
    "plain" or "id"), ``target``, and for blanks ``blank_type`` and ``prompt``. Its text is what an author would read."""


def visit_key(translator: Any, node: key_node) -> None:
    """Pages that are no part of an edition show the node's text and nothing else."""


def depart_key(translator: Any, node: key_node) -> None:
    """Nothing was opened."""


def register(app: Sphinx) -> None:
    """Make the node known to every builder, so that ``-b text`` or ``-b latex`` do not stop at it."""
    show = (visit_key, depart_key)
    app.add_node(key_node, html=show, latex=show, text=show, man=show, texinfo=show)
