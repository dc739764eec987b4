"""Spelling, by a dictionary that is an argument and by the contract's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausebook.checks.codes import Code, Severity
from clausebook.checks.finding import Finding
from clausebook.checks.settings import Settings, Speller
from clausebook.checks.texts import texts
from clausebook.edition.model import Block, Edition, KeyKind, Source

_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NAMES = (KeyKind.LINK, KeyKind.CITATION, KeyKind.REASON, KeyKind.REFERENCE)
"""Text that is another's, or is checked where it stands."""


def check_spelling(edition: Edition, speller: Speller | None, own: frozenset[str]) -> Iterator[Finding]:
    """Words that neither the dictionary nor ``own`` knows; each once a block. Words in capitals alone are names."""
    if speller is None:
        return
    verdicts: dict[str, bool] = {}

    def wrong(text: str) -> Iterator[str]:
        for word in dict.fromkeys(_WORD.findall(text)):
            if word not in verdicts:
                verdicts[word] = _is_known(word, speller, own)
            if not verdicts[word]:
                yield word

    for subject, source, text in _texts(edition):
        for word in wrong(text):
            cure = "correct it, or add it to clausebook_words"
            yield Finding(Code.SPELLING, f"“{word}” is in no dictionary", source, cure, subject, excerpt=word)


def check_dictionary(settings: Settings) -> Iterator[Finding]:
    """Says that spelling was not checked, where a dictionary was asked for and this machine has none."""
    if settings.dictionary and settings.speller is None:
        message = f"spelling is not checked: this machine has no Hunspell dictionary “{settings.dictionary}”"
        cure = "install it (on Debian, hunspell-en-gb), or set clausebook_dictionary"
        yield Finding(Code.SPELLING, message, Source("conf.py"), cure, severity=Severity.INFO)


def _is_known(word: str, speller: Speller, own: frozenset[str]) -> bool:
    plain = word.replace("’", "'")
    stem = plain.removesuffix("'s").removesuffix("'")
    if stem in own or stem.lower() in own or stem.isupper():
        return True
    return speller(plain) or speller(stem) or ("-" in stem and _parts_known(stem, speller, own))


def _parts_known(word: str, speller: Speller, own: frozenset[str]) -> bool:
    return all(_is_known(part, speller, own) for part in word.split("-"))


def _texts(edition: Edition) -> Iterator[tuple[str, Source, str]]:
    """Subject, place and words of every text that an author of this edition typed."""
    for provision in edition.walk():
        yield provision.id, provision.source, provision.heading
    for text in texts(edition):
        yield text.subject, text.source, _typed(text.block)
    for record in (*edition.records, *edition.retired, *edition.gaps):
        for block in record.blocks:
            yield record.id, block.source, _typed(block)
    for entry in edition.records:
        yield entry.id, entry.source, entry.title


def _typed(block: Block) -> str:
    return "".join(" " if span.key and span.key.kind in _NAMES else span.text for span in block.spans)
