"""Tell a difference of typography from one of words.

Curly quotation marks made straight, or a space made non-breaking, would strike a word out and insert it again::

    the [-Provider's-]{+Provider’s+} premises

So the variants of one character compare equal, and a difference between them is named and quiet. Whatever could carry
meaning is left out: single and double marks stand for feet and inches, a capital makes a defined term of a word or an
acronym of another, a space can make a minus of a dash.
"""

from __future__ import annotations

from clausebook.redline.weights import STOPWORDS, words

_VARIANTS = str.maketrans(dict.fromkeys("“”„‟", '"') | dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("‐‑–—", "-"))
_LOOSE = frozenset(",.;:!?()[]\"'“”‘’")
_POINTS = (".", ",", ":")
_IN_NO_NAME = words(
    "the a an and or of to for from with by at as is are be been being was were has have had that which who whom whose "
    "it its their his her he she they them if then than so"
)
"""Small words that begin the name of nothing, so that their capital says no more inside a sentence."""


def folded(text: str) -> str:
    """The text of a token with the variants of quotation marks and dashes made one, and a small word ("The") without
    its capital. "MAY", "May" and "A" stay as they are: they may be other words."""
    plain = text if text.isascii() else text.translate(_VARIANTS)
    lower = plain.lower()
    if plain != lower and len(plain) > 1 and plain[1:] == lower[1:] and lower in STOPWORDS:
        return lower
    return plain


def same_space(old: bool, new: bool, before: str, after: str) -> bool:
    """Whether other white space between two tokens, which both texts have, is no change of words. ``old`` and ``new``
    say whether there is any; ``before`` and ``after`` are the texts of the tokens. Space that comes or goes tells
    nothing only beside punctuation, and never where a point could join a number."""
    if old == new:
        return True
    if not before or not after:
        return False
    joins = (before in _POINTS and after[0].isdigit()) or (after in _POINTS and before[-1].isdigit())
    return (before[-1] in _LOOSE or after[0] in _LOOSE) and not joins


def capital_tells(old: str, new: str) -> bool:
    """Whether two tokens that compare equal differ in the capital of a word that may begin a name, where no sentence
    begins: "other services" and "Other Services"."""
    lower = old.lower()
    return old != new and lower == new.lower() and lower not in _IN_NO_NAME
