"""Reads our HTML back with somebody else's parser, as a reader of one side of a redline would."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

NOT_WORDS = ("vh", "gap", "label", "was", "badge", "number", "journey")
"""Classes of text that is no word of the contract: spoken marks, the space between old and new, labels, badges, where
moved text came from."""


def fragment(markup: str) -> HtmlElement:
    """Markup as one element."""
    return html.fragment_fromstring(f"<div>{markup}</div>")


def texts(element: HtmlElement, without: str = "") -> list[str]:
    """Text of each block in order; ``without`` is "ins" or "del" for one side of a redline."""
    gone = {"ins": "inserted", "del": "deleted"}.get(without)
    return [text(block, without) for block in _blocks(element) if gone not in _classes(block)]


def text(element: HtmlElement, without: str = "") -> str:
    """An element's words, without marks, labels and one side of a redline."""
    return "".join(_pieces(element, without))


def ids(element: HtmlElement) -> list[str]:
    """Every id in order, doubled ones twice."""
    return [each.get("id") for each in element.iter() if isinstance(each.tag, str) and each.get("id")]


def _blocks(element: HtmlElement) -> Iterator[HtmlElement]:
    for each in element.iter("p", "td", "th"):
        if each.tag == "p" or (each.find("p") is None and "empty" not in _classes(each)):
            yield each


def _pieces(element: HtmlElement, without: str) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        labelled = "label" in _classes(child)
        if not (child.tag == without or any(name in _classes(child) for name in NOT_WORDS)):
            yield from _pieces(child, without)
        # The space after a label is the label's.
        yield (child.tail or "")[1:] if labelled else child.tail or ""


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()
