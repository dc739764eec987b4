"""What stands at the foot of every page of a PDF, and which addresses it leads to."""

from __future__ import annotations

import re

from clausebook.render.typst_blocks import Node, text_span

_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)


def foot(name: str, digest: str, notice: str) -> Node:
    """What stands at the foot of every page: the edition's name, the start of its digest, and the notice, cut to two
    lines (its whole text is on the first page)."""
    short = notice if len(notice) <= 200 else notice[:199] + "…"
    return {"name": text_span(name), "digest": text_span(digest[:12]), "notice": text_span(short)}


def web_address(text: str) -> str:
    """``text`` if it is an address a reader may safely follow; otherwise empty."""
    return text if _WEB.fullmatch(text) and text.isascii() else ""
