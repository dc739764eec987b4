"""What counts as the words of a text, and how text is made comparable.

The words of a block are its printed text; the words of a provision are its heading and its blocks' words in order.
Numbers and item labels are no words: they follow from position. White space is one ordinary space wherever an author
wrote any; a non-breaking space is kept, because an author chose it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from clausebook.edition.model import Provision, Span

_BREAKS = re.compile(r"[ \t\r\n\f\v]+")
# XML, Word and PDF cannot carry these; an author cannot have meant them.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def clean(text: str) -> str:
    """Text in Unicode NFC with white space folded and control characters removed; leading and trailing space kept as
    one space, because spans are joined without anything between them."""
    if "  " not in text and text.isprintable():  # true of nearly all text: no control character, no break, no odd space
        return unicodedata.normalize("NFC", text)
    return _BREAKS.sub(" ", _CONTROLS.sub("", unicodedata.normalize("NFC", text)))


def join_spans(spans: Iterator[Span] | tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans cleaned as one text: alike neighbours without a key joined, doubled white space at their borders folded,
    the ends trimmed, nothing empty."""
    joined: list[Span] = []
    for span in spans:
        text = clean(span.text)
        if joined and joined[-1].text.endswith(" ") and text.startswith(" "):
            text = text[1:]
        if not text:
            continue
        last = joined[-1] if joined else None
        if last and last.key is None and span.key is None and last.emphasis is span.emphasis:
            joined[-1] = Span(last.text + text, None, span.emphasis)
        else:
            joined.append(Span(text, span.key, span.emphasis))
    return _trim(joined)


def provision_words(provision: Provision) -> tuple[str, ...]:
    """Heading and blocks of one provision, without its children."""
    return (provision.heading, *(block.words for block in provision.blocks))


def _trim(spans: list[Span]) -> tuple[Span, ...]:
    while spans and (text := spans[0].text.lstrip(" ")) != spans[0].text:
        spans[:1] = [Span(text, spans[0].key, spans[0].emphasis)] if text else []
    while spans and (text := spans[-1].text.rstrip(" ")) != spans[-1].text:
        spans[-1:] = [Span(text, spans[-1].key, spans[-1].emphasis)] if text else []
    return tuple(spans)
