"""Register the extension with Sphinx, and nothing else. Registrations in the order in which a build meets them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import clausebook
from clausebook.site import config, drawings, nodes, reference, roles
from clausebook.site.builder import SnapshotBuilder, WebsiteBuilder
from clausebook.site.draft import check_draft


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    config.register(app)
    nodes.register(app)
    roles.register(app)
    drawings.register(app)
    reference.register(app)
    app.add_builder(SnapshotBuilder)
    app.add_builder(WebsiteBuilder, override=True)
    app.add_html_theme("clausebook", str(Path(__file__).parent / "theme"))
    app.connect("env-check-consistency", check_draft)
    app.connect("html-page-context", _frame_page)
    app.connect("html-collect-pages", _collect_pages)
    return {"version": clausebook.__version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    # Imported late: reading the sources needs none of the engines that write pages and files.
    from clausebook.site.website import write_website

    write_website(app)
    return iter(())


def _frame_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    from clausebook.site.website import frame_page

    frame_page(app, page, context)
