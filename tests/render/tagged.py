"""Reads a tagged PDF the way a screen reader does: by its structure tree, not by where things stand on the page.

Written for the tests alone and independent of the typesetter: it follows the tree to marked content, and decodes the
glyphs by each font's own ToUnicode table (ISO 32000-1, 9.10 and 14.7).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

INLINE = frozenset({"Span", "Link", "Strong", "Em", "Reference", "Quote"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A block of text with its tag and the tags above it, outermost first."""

    tag: str
    text: str
    path: tuple[str, ...]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def spoken(pdf: pikepdf.Pdf, nodes: list[pikepdf.Object] | None = None, without: str = "") -> list[Spoken]:
    """Every block of text in reading order, of the whole tree or of some nodes; blocks without text left out. ``without``
    leaves out what carries a text decoration: "Underline" or "LineThrough"."""
    pages = {page.obj.objgen: _marked(page) for page in pdf.pages}
    blocks: list[Spoken] = []
    for kid in kids(pdf.Root.StructTreeRoot) if nodes is None else nodes:
        _speak(kid, pages, (), None, blocks, f"/{without}")
    return [block for block in blocks if block.text]


def kids(node: pikepdf.Object) -> list[pikepdf.Object]:
    """What stands directly below a node of the tree."""
    below = node.get("/K")
    if below is None:
        return []
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[str, ...], pikepdf.Object]]:
    """Every element of the tree with its tag and the tags above it."""

    def walk(node: pikepdf.Object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], pikepdf.Object]]:
        if isinstance(node, pikepdf.Dictionary) and "/S" in node:
            here = (*path, str(node["/S"])[1:])
            yield here, node
            for kid in kids(node):
                yield from walk(kid, here)

    for kid in kids(pdf.Root.StructTreeRoot):
        yield from walk(kid, ())


def _speak(
    node: pikepdf.Object,
    pages: dict[tuple[int, int], dict[int, str]],
    path: tuple[str, ...],
    page: tuple[int, int] | None,
    blocks: list[Spoken],
    without: str,
) -> None:
    if isinstance(node, pikepdf.Dictionary):
        page = node["/Pg"].objgen if "/Pg" in node else page
        if "/S" in node:
            tag = str(node["/S"])[1:]
            path = (*path, tag)
            if any(str(each.get("/TextDecorationType", "")) == without for each in node.get("/A", [])):
                return
            if tag not in INLINE:
                blocks.append(Spoken(tag, "", path))
            for kid in kids(node):
                _speak(kid, pages, path, page, blocks, without)
            return
        if "/MCID" not in node:
            return
        number = int(node["/MCID"])
    else:
        number = int(node)
    assert page is not None
    owner = tuple(tag for tag in path if tag not in INLINE)
    text = pages[page][number]
    if blocks[-1].path != owner:
        # Text of an element after one of its own blocks.
        blocks.append(Spoken(owner[-1], "", owner))
    blocks[-1] = Spoken(blocks[-1].tag, blocks[-1].text + text, blocks[-1].path)


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Text of each marked piece of a page by its number."""
    fonts = {name: _unicode_of(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            number, actual = None, None
            if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
                number = int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None
                actual = str(operands[1]["/ActualText"]) if "/ActualText" in operands[1] else None
            here = number if number is not None else (stack[-1][0] if stack else None)
            silent = actual is not None or (bool(stack) and stack[-1][1])
            stack.append((here, silent))
            if number is not None:
                found.setdefault(number, "")
            if actual is not None and here is not None:
                found[here] += actual
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ") and stack and stack[-1][0] is not None and not stack[-1][1]:
            strings = operands[0] if name == "TJ" else [operands[0]]
            for each in strings:
                if isinstance(each, pikepdf.String):
                    codes = bytes(each)
                    pairs = (codes[at] * 256 + codes[at + 1] for at in range(0, len(codes), 2))
                    found[stack[-1][0]] += "".join(font[code] for code in pairs)
    return found


def _unicode_of(font: pikepdf.Object) -> dict[int, str]:
    table = font["/ToUnicode"].read_bytes().decode("latin-1")
    shown: dict[int, str] = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", section):
            shown[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            start = bytes.fromhex(text).decode("utf-16-be")
            for step in range(int(last, 16) - int(first, 16) + 1):
                shown[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return shown
