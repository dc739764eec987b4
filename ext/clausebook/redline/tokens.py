"""Cut words into the units that a redline strikes out or underlines as one.

Half a word, half a date or half a reference must never be marked: "Provider’s", "sub-contract", "12.5%", "1 April
2018", "(iv)" are one token each. White space is no token; a token knows the space before it, so that the text is
kept exactly and the same word after another kind of space is still the same word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from clausebook.edition.model import Key, Span
from clausebook.redline.typography import folded
from clausebook.redline.weights import KEYED, weigh, words

Identity = tuple[str, ...]
"""What a token is compared by."""

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# Everything beyond ASCII but space, punctuation and symbols is part of a word: accents, combining marks, other scripts.
_WORD = r"[0-9A-Za-z_\u00ad\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u200c\u200d\u2c00-\u2dff\u3040-\ufe0f\ufe20-\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc\U00010000-\U0010ffff]"
_JOINT = r"[-\u2010\u2011'\u2019/.@]"
_PATTERN = re.compile(
    rf"""(?P<enumerator>\((?:[a-z]{{1,2}}|[ivxlc]{{3,5}}|[A-Z]{{1,2}}|[0-9]{{1,3}}[A-Z]?)\))
    | (?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?!{_WORD})
        |(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTH}\s[0-9]{{4}}(?!{_WORD})|[0-9]{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?!{_WORD}))
    | (?P<number>[£$€]?[0-9]+(?:[.,:/\u2010\u2011\u2013-][0-9]+)*%?{_WORD}*(?:{_JOINT}{_WORD}+)*)
    | (?P<address>https?://[^\s<>"]*[^\s<>".,;:!?)\]])
    | (?P<word>(?:[A-Za-z]\.){{2,}}|{_WORD}+(?:{_JOINT}{_WORD}+)*)
    | (?P<mark>\S)""",
    re.VERBOSE,
)
_ENDS = frozenset(".!?")
_CLOSERS = frozenset("”’\"')]")
_MAY_CLOSE = _ENDS | _CLOSERS
_ABBREVIATIONS = words("no nos para paras reg regs s ss sch art arts cl v vol p pp cf etc ltd st mr mrs dr")


class Token(NamedTuple):
    """One unit of words at its place in a text."""

    identity: Identity
    start: int
    """Where the space before it begins."""
    begin: int
    """Where its own text begins."""
    end: int
    key: Key | None
    text: str
    weight: float
    """How much a reader loses when it is shown struck out and inserted again though it never changed."""
    firm: bool
    """Whether it is a modal, a negation, a number, a date or an amount: never shown as changed to tidy up."""
    closes: bool
    """Whether it ends a sentence."""


Identify = Callable[[Key, str], Identity]
"""What a keyed token is compared by, from its key and its text."""


def tokenize(spans: tuple[Span, ...], identify: Identify) -> tuple[Token, ...]:
    """Tokens of a text in order, then one without text for the space at its end, so that no character is left out."""
    tokens: list[Token] = []
    position = start = 0
    for keyed, group in groupby((span for span in spans if span.text), key=lambda span: span.key is not None):
        pieces = list(group)
        if keyed:
            for span in pieces:
                assert span.key is not None
                end = position + len(span.text)
                identity = identify(span.key, span.text)
                tokens.append(Token(identity, start, position, end, span.key, span.text, KEYED, False, False))
                position = start = end
        else:
            text = "".join(span.text for span in pieces)
            for token in _plain(text, position, start):
                tokens.append(token)
                start = token.end
            position += len(text)
    tokens.append(Token(("end",), start, position, position, None, "", 0.0, False, True))
    for index in range(len(tokens) - 1):
        if tokens[index].text in _MAY_CLOSE and _closes(tokens, index):
            tokens[index] = tokens[index]._replace(closes=True)
    return tuple(tokens)


def _plain(text: str, offset: int, start: int) -> Iterator[Token]:
    for match in _PATTERN.finditer(text):
        shown = match.group()
        identity, weight, firm = _judge(shown, match.lastgroup or "mark")
        begin, end = match.span()
        yield Token(identity, start, offset + begin, offset + end, None, shown, weight, firm, False)
        start = offset + end


@lru_cache(maxsize=1 << 16)
def _judge(shown: str, kind: str) -> tuple[Identity, float, bool]:
    """What a token without a key is compared by, its weight and whether it is firm. Kept, because words recur."""
    return ((folded(shown),), *weigh(shown, kind))


def _closes(tokens: list[Token], index: int) -> bool:
    """Whether a token ends a sentence: a full stop, or the bracket or quote that closes after it, before a space and
    anything that can begin a sentence."""
    following = tokens[index + 1]
    if following.text and (following.start == following.begin or following.text[:1].islower()):
        return False
    last = index
    while last > 0 and tokens[last].text in _CLOSERS and tokens[last].start == tokens[last].begin:
        last -= 1
    if tokens[last].text not in _ENDS or tokens[last].key is not None:
        return False
    return not (last > 0 and tokens[last - 1].text.lower() in _ABBREVIATIONS and following.text != "")
