"""Whether "the" goes with a renamed term's name: "the Board", everywhere, and "NHS England", everywhere.

One "the" that comes or goes may be substance ("the Services" are all of them, "Services" may be some), so it is quiet
only where the whole contract shows that it is the name's habit and not this sentence's: before nearly every use of one
name and before hardly any of the other. A single edit never makes a habit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clausebook.edition.model import KeyKind, ProvisionId, Span
from clausebook.redline.outline import Outline
from clausebook.redline.tokens import Token
from clausebook.redline.weights import STOPWORDS

POSSESSIVES = ("", "’s", "'s", "’", "'")
"""What may be written behind a name."""
_ARTICLES = ("the", "a", "an")


def habits(of: Outline, names: Mapping[ProvisionId, str], *, least: int = 3) -> dict[ProvisionId, bool]:
    """For each named term whether "the" stands before nearly every use (True) or hardly any (False); left out are terms
    with neither habit, with fewer than ``least`` uses, and plurals, of which "the" says how many are meant."""
    before: dict[ProvisionId, list[str]] = {identity: [] for identity in names}
    for entry in of.entries:
        for block in entry.blocks if entry.place.kind else ():
            for target, text, word in _uses(block.spans, names):
                if text.removeprefix(names[target]) in POSSESSIVES:
                    before[target].append(word)
    found = {}
    for target, words in before.items():
        if len(words) < least or names[target].endswith("s"):
            continue
        if words.count("the") * 10 >= len(words) * 9:
            found[target] = True
        elif sum(map(words.count, _ARTICLES)) * 10 <= len(words):
            found[target] = False
    return found


def ends_name(after: Token) -> bool:
    """Whether what follows a name leaves it the head of its phrase: before any other word ("the Board policy") the
    article may be that word's."""
    plain = not after.text or not after.text[0].isalnum() or after.firm or after.text in STOPWORDS
    return after.key is None and plain


def is_definite_article(token: Token, *, begins: bool) -> bool:
    """Whether a token is "the", or "The" where it ``begins`` a sentence."""
    return token.key is None and (token.text == "the" or (begins and token.text == "The"))


def is_any_article(token: Token) -> bool:
    """Whether a token is an article, with a capital or without."""
    return token.key is None and token.text.lower() in _ARTICLES


def _uses(spans: Iterable[Span], names: Mapping[ProvisionId, str]) -> Iterator[tuple[ProvisionId, str, str]]:
    """Each use of a term in a text that says more: the term, how it is printed, the word before it in lower case."""
    before = ""
    spans = tuple(spans)
    for span in spans if len(spans) > 1 else ():
        if span.key is not None and span.key.kind is KeyKind.TERM and span.key.target in names:
            yield span.key.target, span.text, next(iter(before.lower().split()[-1:]), "")
        before = span.text
