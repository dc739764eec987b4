"""Clausebook: a national model contract as code. The tour, in the order data flows.

1. :mod:`clausebook.edition` — what the contract says at one point in time: values, numbers, snapshot, seal.
2. :mod:`clausebook.trace` — what rests on what.
3. :mod:`clausebook.redline` — what changed between two editions; it replays.
4. :mod:`clausebook.checks` — what is wrong.
5. :mod:`clausebook.render` — values to text and bytes: HTML, PDF, Word, text, Markdown, JSON, CSV.
6. :mod:`clausebook.site` — the only folder that knows Sphinx: reads the sources, writes the website.
7. :mod:`clausebook.cli` — the same from a shell.

As a Sphinx extension the package is named in ``extensions`` as ``clausebook``.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def setup(app: Any) -> dict[str, Any]:
    """Register the extension; imported late, so that the pure folders never pay for Sphinx."""
    from clausebook.site.setup import setup as setup_site

    return setup_site(app)
