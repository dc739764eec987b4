"""A plain Markdown or text file as an edition of one document, so that two files without ids can be compared.

Headings become provisions; so do numbered paragraphs, their typed numbers parsed off, because a renumbered paragraph is
no change of words. Ids are made from content: the redline matches by content where ids differ.
"""

from __future__ import annotations

import hashlib
import re

from clausebook.edition.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Edition,
    Provision,
    ProvisionKind,
    Source,
    Span,
    Status,
)
from clausebook.edition.snapshot import SnapshotError
from clausebook.edition.words import clean

_HEADING = re.compile(r"(#{1,6})\s+(?P<text>.+?)\s*#*")
_NUMBERED = re.compile(r"(?:clause\s+)?(?P<number>\d+(?:\.\d+)*)[.)]?\s+(?P<text>\S.*)", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"(?P<indent>\s*)(?P<label>\((?:[a-z]{1,2}|[ivxl]+|[A-Z])\)|[-*+•])\s+(?P<text>.*)", re.DOTALL)


def read_plain(data: bytes, name: str) -> Edition:
    """The edition of one document that a text file holds; raises :class:`SnapshotError` where it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SnapshotError(f"{name}:{line}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    provisions: list[Provision] = []
    opening: list[Block] = []
    taken: dict[str, int] = {}
    for heading, number, blocks, line in _pieces(text, name):
        if not heading and not number and not provisions:
            opening.extend(blocks)
            continue
        identity = _identity(heading, blocks, taken)
        provisions.append(
            Provision(
                identity,
                ProvisionKind.CLAUSE,
                heading,
                tuple(blocks),
                number=number,
                citation=number,
                source=Source(name, line),
            )
        )
    document = Document("text", "Text", DocumentKind.CONTRACT, "sections", "", tuple(provisions), tuple(opening))
    return Edition(name, name, name, Status.DRAFT, documents=(document,))


def _pieces(text: str, name: str) -> list[tuple[str, str, list[Block], int]]:
    """Heading, typed number, blocks and first line of each provision; before the first heading an empty one."""
    pieces: list[tuple[str, str, list[Block], int]] = []
    line = 1
    for paragraph in re.split(r"(\n[ \t]*\n|\n(?=#{1,6}\s)|(?<=\n)(?=\s*(?:\([a-zA-Z]{1,4}\)|[-*+•])\s))", text):
        stripped = paragraph.strip()
        if stripped:
            first = line + paragraph[: len(paragraph) - len(paragraph.lstrip())].count("\n")
            if match := _HEADING.fullmatch(stripped.splitlines()[0]):
                title = match["text"]
                numbered = _NUMBERED.fullmatch(title)
                pieces.append(
                    (_words(numbered["text"] if numbered else title), numbered["number"] if numbered else "", [], first)
                )
                rest = "\n".join(stripped.splitlines()[1:]).strip()
                if rest:
                    pieces[-1][2].append(_block(rest, name, first + 1))
            elif numbered := _NUMBERED.fullmatch(stripped):
                pieces.append(("", numbered["number"], [_block(numbered["text"], name, first)], first))
            else:
                if not pieces:
                    pieces.append(("", "", [], first))
                pieces[-1][2].append(_block(paragraph.strip("\n"), name, first))
        line += paragraph.count("\n")
    return pieces


def _block(text: str, name: str, line: int) -> Block:
    source = Source(name, line)
    if match := _ITEM.fullmatch(text):
        bullet = not match["label"].startswith("(")
        kind = BlockKind.BULLET if bullet else BlockKind.ITEM
        depth = min(3, 1 + len(match["indent"].expandtabs(4)) // 3)
        return Block(kind, (Span(_words(match["text"])),), depth, "" if bullet else match["label"], source=source)
    return Block(BlockKind.PARAGRAPH, (Span(_words(text)),), source=source)


def _words(text: str) -> str:
    return clean(text).strip()


def _identity(heading: str, blocks: list[Block], taken: dict[str, int]) -> str:
    content = "\n".join([heading, *(block.words for block in blocks)])
    base = "text-" + hashlib.sha256(content.encode()).hexdigest()[:16]
    taken[base] = taken.get(base, 0) + 1
    return base if taken[base] == 1 else f"{base}-{taken[base]}"
