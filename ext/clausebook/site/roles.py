"""The roles an author may use in a text. All yield a :class:`~clausebook.site.nodes.key_node`; what it points at is
resolved by capture, when every source has been read.

=========  ==========================================  =======================================================
role       written                                     meaning
=========  ==========================================  =======================================================
clause     ``{clause}`subcontracting-consent```        cross-reference: prints the target's number
law        ``{law}`nhsa-9```                           citation: prints the law's short form
why        ``{why}`why-one-return```                   reason: prints its title
blank      ``{blank}`insert start date <start:date>``` a space to fill: prompt, name, type
choice     ``{choice}`monthly | yearly <pace>```       alternatives, name
plain      ``{plain}`Services```                       these capitals are no defined term
id         ``{id}`notice-content``` (start of an item) a permanent id for this list item
=========  ==========================================  =======================================================
"""

from __future__ import annotations

import re

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from clausebook.edition.model import KeyKind
from clausebook.site.nodes import key_node

BLANK_TYPES = ("text", "date", "money", "number", "percent", "party", "period")
"""What a blank may ask for."""

_NAMED = re.compile(r"(?P<prompt>.+?)\s*<(?P<name>[a-z][a-z0-9-]*)(?::(?P<type>[a-z]+))?>", re.DOTALL)


class TargetRole(SphinxRole):
    """A role whose whole text is an id."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def run(self) -> tuple[list[Node], list[system_message]]:
        target = self.text.strip()
        shown = "" if self.kind == "id" else target
        node = key_node(self.rawtext, shown, kind=self.kind, target=target)
        node.line = self.lineno
        return [node], []


class PlainRole(SphinxRole):
    """Text in which no defined term is looked for."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        return [key_node(self.rawtext, self.text, kind="plain", target="")], []


class BlankRole(SphinxRole):
    """A space that a local contract fills, or alternatives it chooses from."""

    def __init__(self, kind: KeyKind) -> None:
        super().__init__()
        self.kind = kind

    def run(self) -> tuple[list[Node], list[system_message]]:
        match = _NAMED.fullmatch(self.text.strip())
        choice = self.kind is KeyKind.CHOICE
        if match is None or (choice and match["type"]) or not (choice or match["type"] in BLANK_TYPES):
            return self._refuse("monthly | yearly <name>" if choice else "insert the date <name:date>")
        parts = [part.strip() for part in match["prompt"].split("|")] if choice else [match["prompt"]]
        if choice and len(parts) < 2:
            return self._refuse("monthly | yearly <name>")
        shown = " / ".join(f"[{part}]" for part in parts)
        prompt = " | ".join(parts)
        kind = "choice" if choice else match["type"]
        node = key_node(self.rawtext, shown, kind=self.kind.value, target=match["name"], blank_type=kind, prompt=prompt)
        node.line = self.lineno
        return [node], []

    def _refuse(self, example: str) -> tuple[list[Node], list[system_message]]:
        kinds = "" if self.kind is KeyKind.CHOICE else f"; the type is one of {', '.join(BLANK_TYPES)}"
        text = f"{self.rawtext}: write {{{self.kind.value}}}`{example}`{kinds}"
        message = self.inliner.reporter.error(text, line=self.lineno)
        return [nodes.problematic(self.rawtext, self.rawtext)], [message]


def register(app: Sphinx) -> None:
    """Add the roles."""
    for name, kind in (("clause", KeyKind.REFERENCE), ("law", KeyKind.CITATION), ("why", KeyKind.REASON)):
        app.add_role(name, TargetRole(kind.value))
    app.add_role("id", TargetRole("id"))
    app.add_role("plain", PlainRole())
    app.add_role("blank", BlankRole(KeyKind.BLANK))
    app.add_role("choice", BlankRole(KeyKind.CHOICE))
