"""Cut words into the units that a redline strikes out or underlines as one.

Half a word, half a date or half a reference must never be marked: "Provider’s", "sub-contract", "12.5%", "1 April
2018", "(iv)" are one token each. White space is no token; a token knows the space before it, so that the text is
kept exactly and the same word after another kind of space is still the same word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from clausebook.edition.dates import MONTHS
from clausebook.edition.model import Key, Span
from clausebook.edition.value import Value
from clausebook.redline.typography import folded
from clausebook.redline.weights import KEYED, weigh, words

Identity = tuple[str, ...]
"""What a token is compared by."""

_MONTH = rf"(?:{'|'.join(MONTHS)})"
# Everything beyond ASCII but space (the Ogham space mark too), punctuation and symbols is part of a word: accents, combining marks, other scripts.
_WORD = r"[0-9A-Za-z_\u00ad\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u167f\u1681-\u1fff\u200c\u200d\u2c00-\u2dff\u3040-\ufe0f\ufe20-\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc\U00010000-\U0010ffff]"
_JOINT = r"[-\u2010\u2011'\u2019/.@]"
PATTERN = re.compile(
    rf"""(?P<enumerator>\((?:[a-z]{{1,2}}|[ivxlc]{{3,5}}|[A-Z]{{1,2}}|[0-9]{{1,3}}[A-Z]?)\))
    | (?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?!{_WORD})
        |(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTH}\s[0-9]{{4}}(?!{_WORD})|[0-9]{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?!{_WORD}))
    | (?P<number>[£$€]?[0-9]+(?:[.,:/\u2010\u2011\u2013-][0-9]+)*%?{_WORD}*(?:{_JOINT}{_WORD}+)*)
    | (?P<address>https?://[^\s<>"]*[^\s<>".,;:!?)\]])
    | (?P<word>(?:[A-Za-z]\.){{2,}}|{_WORD}+(?:{_JOINT}{_WORD}+)*)
    | (?P<mark>\S)""",
    re.VERBOSE,
)
"""The units of a text without keys."""
_SPELLED_DATE = re.compile(rf"{_MONTH}\s[0-9]|[0-9](?:st|nd|rd|th)?\s{_MONTH}")
"""Where a date may be, the only token with space inside."""
_FIGURE = re.compile("[0-9]")
DATED = re.compile(rf"\b{_MONTH}\b")
"""The name of a month."""
_ENDS = frozenset(".!?")
_CLOSERS = frozenset("”’\"')]")
_MAY_CLOSE = _ENDS | _CLOSERS
_ABBREVIATIONS = words("no nos para paras reg regs s ss sch art arts cl v vol p pp cf etc ltd st mr mrs dr")


class Token(Value):
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


_END: Identity = ()
"""What no word is compared by, not even "end"."""

Identify = Callable[[Key, str], Identity]
"""What a keyed token is compared by, from its key and its text."""


def tokenize(spans: tuple[Span, ...], identify: Identify) -> tuple[Token, ...]:
    """Tokens of a text in order, then one without text for the space at its end, so that no character is left out."""
    tokens: list[Token] = []
    position = start = 0
    for plain, span in _stretches(spans):
        start = _add_plain(tokens, plain, position, start)
        position += len(plain)
        if span and span.key:
            end = position + len(span.text)
            identity = identify(span.key, span.text)
            tokens.append(Token(identity, start, position, end, span.key, span.text, KEYED, False, False))
            position = start = end
    tokens.append(Token(_END, start, position, position, None, "", 0.0, False, True))
    for index in [index for index, token in enumerate(tokens) if token.text in _MAY_CLOSE]:
        if _closes(tokens, index):
            tokens[index] = replace(tokens[index], closes=True)
    return tuple(tokens)


_Unit = tuple[Identity, int, int, str, float, bool]
"""A token without a key: what it is compared by, where it begins and ends, its text, its weight, whether it is firm."""


def _add_plain(tokens: list[Token], text: str, position: int, start: int) -> int:
    """Add the tokens of a text without keys that stands at a position; where the last one ends."""
    for piece in _pieces(text):
        for identity, begin, end, shown, weight, firm in _cut(piece):
            tokens.append(Token(identity, start, position + begin, position + end, None, shown, weight, firm, False))
            start = position + end
        position += len(piece) + 1
    return start


def weighed(spans: tuple[Span, ...], identify: Identify) -> list[tuple[Identity, float]]:
    """What each token of a text is compared by, and its weight: all that likeness asks of :func:`tokenize`."""
    units: list[tuple[Identity, float]] = []
    for plain, span in _stretches(spans):
        units += [(unit[0], unit[4]) for piece in _pieces(plain) for unit in _cut(piece)]
        units.append((identify(span.key, span.text), KEYED) if span and span.key else (_END, 0.0))
    return units


def _stretches(spans: tuple[Span, ...]) -> Iterator[tuple[str, Span | None]]:
    """The text without keys before each span that has one, with that span; the last stretch ends the text."""
    plain = ""
    for span in spans:
        if span.key is None or not span.text:
            plain += span.text
        else:
            yield plain, span
            plain = ""
    yield plain, None


def _pieces(text: str) -> list[str]:
    """What stands between two spaces, a spelled date in one piece."""
    pieces = text.split(" ")
    # Most texts have no figure, or name no month; to find that out is quicker name by name.
    if not (_FIGURE.search(text) and any(month in text for month in MONTHS) and _SPELLED_DATE.search(text)):
        return pieces
    joined = pieces[:1]
    for piece in pieces[1:]:
        if piece.startswith(MONTHS) or joined[-1].endswith(MONTHS):
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    return joined


@lru_cache(maxsize=1 << 16)
def _cut(piece: str) -> tuple[_Unit, ...]:
    """The tokens of a piece. Kept, because words recur."""
    units = []
    for match in PATTERN.finditer(piece):
        shown = match.group()
        units.append(((folded(shown),), *match.span(), shown, *weigh(shown, match.lastgroup or "mark")))
    return tuple(units)


def ends_of(piece: str) -> tuple[Identity, Identity] | None:
    """What the first and the last token of a text without space and without keys are compared by; None where it has none."""
    units = _cut(piece)
    return (units[0][0], units[-1][0]) if units else None


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after a word may belong to it."""
    return word.lower() in _ABBREVIATIONS


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
    return not (last > 0 and is_abbreviation(tokens[last - 1].text) and following.text != "")
