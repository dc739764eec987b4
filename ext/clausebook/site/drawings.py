"""The directive by which an author asks for a picture of a table::

:::{drawing} waterfall
:title: From present spend to the first payment

| Line | £ million |
|---|---|
| Community services | 38.40 |
:::
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Drawing
from clausebook.site.nodes import drawing_node

KINDS = tuple(each.value for each in Drawing if each not in (Drawing.NONE, Drawing.TIMELINE))
"""What a single table can be drawn as."""


class DrawingDirective(SphinxDirective):
    """One table and the picture that it is drawn as."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"title": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        kind, caption = self.arguments[0].strip(), " ".join(self.options.get("title", "").split())
        if kind not in KINDS:
            raise self.error(f"no drawing “{kind}” (known: {', '.join(KINDS)}){did_you_mean(kind, KINDS)}")
        if not caption:
            raise self.error("a drawing needs a line “:title: what it shows”")
        node = drawing_node("", drawing=kind, caption=caption)
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


def register(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("drawing", DrawingDirective)
