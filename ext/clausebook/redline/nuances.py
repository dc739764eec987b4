"""Whether two words that compare equal say something else by how they are printed: by a capital inside a sentence, or by
the space before them."""

from __future__ import annotations

from collections.abc import Sequence

from clausebook.redline.tokens import Token
from clausebook.redline.typography import capital_tells, same_space

Standing = tuple[Sequence[Token], int]
"""A text, and which of its tokens is meant."""


def names_otherwise(old: Standing, new: Standing) -> bool:
    """Whether a word that begins no sentence has or lost a capital that may make a name of it."""
    one, other = old[0][old[1]], new[0][new[1]]
    if one.key is not None or not capital_tells(one.text, other.text):
        return False
    return not _begins_sentence(*(old if one.text[0].isupper() else new))


def space_tells(old: Standing, new: Standing) -> bool:
    """Whether other space stands before a word than did, and may change what it says."""
    one, other = old[0][old[1]], new[0][new[1]]
    before = old[0][old[1] - 1].text if old[1] else ""
    return not same_space(one.begin > one.start, other.begin > other.start, before, one.text)


def _begins_sentence(text: Sequence[Token], at: int) -> bool:
    """Whether a token begins a text, a sentence, or what an introduction or a label stands before."""
    return at == 0 or text[at - 1].closes or text[at - 1].text in (":", ";") or text[at - 1].text[:1] == "("
