"""How duties are written: in the words "must" and "may", with an actor and a start, in sentences that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.checks.texts import Text, binding_texts
from clausebook.edition.model import BlockKind, Edition

_SHALL = re.compile(r"\bshall\b", re.IGNORECASE)
_AND_OR = re.compile(r"\band\s*/\s*or\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\bmust (?:not |also |then |always |only )*(?:be|have been) (?:\w+ly )?(?P<what>(?!satisfied\b|based\b|used to\b|open\b|seven\b|even\b)\w+(?:ed|en|wn|ept|ade|aid|old|ent|uilt|ound|eld|one|ut))\b"
)
_BY = re.compile(r"\bby\b")
_PERIOD = re.compile(
    r"\b[Ww]ithin (?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|thirty|sixty|ninety|\d+)(?:[ -]\w+)? )?"
    r"(?:\s*(?:Operational|Working|working|calendar|clear) )?\s*(?:Days?|days?|hours?|weeks?|months?|years?)\b"
)
_START = re.compile(
    r"\b(?:after|from|of|before|starting|beginning|since|following|when|whenever|until|ending|once|as soon as)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\b(?:If|Where|When|Whenever|Once|After|From|On)\b[^,;]*[,:;]|\blikely to \w+ $")
"""What starts a period before it is named: an event in a clause of its own. "Likely to die within a year" sets none."""
_SENTENCE = re.compile(r"(?<=[.!?;:])[”’)]*\s+")
_CELLS = (BlockKind.CELL, BlockKind.HEADER_CELL)


def check_language(edition: Edition, sentence_words: int) -> Iterator[Finding]:
    """Shall, and/or, duties without an actor, periods without a start, long sentences, in documents that bind."""
    for text in binding_texts(edition):
        free = text.free_words
        for match in _SHALL.finditer(free):
            yield _finding(Code.SHALL, text, f"“{match.group()}”", "write “must”, or “will”", match.group())
        for match in _AND_OR.finditer(free):
            yield _finding(Code.AND_OR, text, f"“{match.group()}”", "write “or”, or “a, b or both”", match.group())
        for sentence in _SENTENCE.split(text.block.words):
            words = len(sentence.split())
            # Only a sentence that is long as printed can be long as typed.
            if words > sentence_words and (typed := _typed_words(text, sentence)) > sentence_words:
                message = f"a sentence of {typed} words (“{_opening(sentence)} …”)"
                yield _finding(Code.LONG_SENTENCE, text, message, "split it, or make a list", _opening(sentence))
        if text.block.kind in _CELLS:
            continue
        if "must" in free:
            yield from _duties(text)
        if "ithin" in free:
            yield from _periods(text)


def _duties(text: Text) -> Iterator[Finding]:
    for sentence in _SENTENCE.split(text.block.words):
        match = _PASSIVE.search(sentence)
        if match and not _BY.search(sentence[match.end() :]):
            message = f"“{match.group()}” does not say by whom"
            cure = f"name who must see to it (“The … must …” rather than “must be {match['what']}”)"
            yield _finding(Code.NO_ACTOR, text, message, cure, match.group())


def _periods(text: Text) -> Iterator[Finding]:
    lead = _lead(text) if text.block.depth else ""
    for sentence in _SENTENCE.split(text.block.words):
        for match in _PERIOD.finditer(sentence):
            after, before = sentence[match.end() :], f"{lead} {sentence[: match.start()]}"
            if not _START.search(after) and not _EVENT.search(before):
                message = f"“{match.group()}” does not say from when"
                yield _finding(Code.NO_START, text, message, "add “after …” or “of …”", match.group())


def _lead(text: Text) -> str:
    """The words of the blocks that a list item hangs from."""
    owner = text.provision or text.document
    depth, words = text.block.depth, ""
    for block in reversed(owner.blocks[: owner.blocks.index(text.block)]):
        if block.depth < depth:
            depth, words = block.depth, f"{block.words} {words}"
    return words


def _typed_words(text: Text, sentence: str) -> int:
    """Words of a sentence, a piece that points at something counted as one: its name is not the author's to shorten."""
    for span in text.block.spans:
        if span.key is not None and len(span.text.split()) > 1 and span.text in sentence:
            sentence = sentence.replace(span.text, "x", 1)
    return len(sentence.split())


def _opening(sentence: str) -> str:
    return " ".join(sentence.split()[:5])


def _finding(code: Code, text: Text, message: str, cure: str, excerpt: str) -> Finding:
    return Finding(code, message, text.source, cure, text.subject, excerpt=excerpt)
