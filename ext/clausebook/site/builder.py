"""Sphinx builders: the website, and a reading that writes nothing.

In the website Sphinx' own writer makes only pages that are no part of an edition; every page of an edition, the draft
included, comes from an :class:`~clausebook.edition.model.Edition` value (:mod:`clausebook.site.website`).
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from clausebook.site.structure import edition_pages


class SnapshotBuilder(Builder):
    """Reads every source and writes nothing: what ``clausebook`` commands run to get the draft."""

    name = "clausebook-snapshot"
    format = ""
    epilog = ""
    allow_parallel = True

    def get_outdated_docs(self) -> list[str]:
        return []

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return ""

    def write_documents(self, docnames: Set[str]) -> None:
        return

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        return


class WebsiteBuilder(StandaloneHTMLBuilder):
    """The HTML builder, leaving the pages of editions to :mod:`clausebook.site.website`."""

    def init(self) -> None:
        super().init()
        # Sphinx' own search throws numbers away; the theme finds clauses by its own table.
        self.search = False

    def get_outdated_docs(self) -> Iterator[str]:
        generated = self._generated()
        return (docname for docname in super().get_outdated_docs() if docname not in generated)

    def write_documents(self, docnames: Set[str]) -> None:
        # Sphinx's parallel writer warms up on a first page and cannot do without one.
        if own := set(docnames) - self._generated():
            super().write_documents(own)

    def _generated(self) -> set[str]:
        return {*edition_pages(self.env), str(self.config.root_doc)}
