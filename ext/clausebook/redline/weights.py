"""How much each token matters to a reader, in the language of English contracts.

Weights decide what tidying may give up. A word that carries an obligation, a negation or a quantity is firm: one "not"
shown as struck out and inserted again would send a lawyer looking for a change that is not there.
"""

from __future__ import annotations

KEYED = 1.5
"""A defined term, reference or citation: a little more than a word."""


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


_MODALS = words("shall must may will should can cannot could would might ought need")
_NEGATIONS = words("no not nor never neither none nothing nobody without unless except save only")
_NUMERALS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half"
)
STOPWORDS = words(
    "a an the and or of to in on at by for from with as is are be been being was were has have had that which who whom "
    "whose this these those it its their his her he she they them such any all each if then than so into under over "
    "out up about after before between during within upon per via but also other same do does did there here where "
    "when and/or"
)
"""Words in lower case that say nothing of their own."""
_FIRM = _MODALS | _NEGATIONS | _NUMERALS


def weigh(text: str, kind: str) -> tuple[float, bool]:
    """Weight of a token without a key and whether it is firm. ``kind`` is the name of the pattern it matched."""
    lower = text.lower()
    if kind in ("number", "date") or lower in _FIRM or lower.endswith(("n't", "n’t")):
        return 1.25, True
    if kind == "mark":
        return 0.1, False
    if kind == "enumerator":
        return 0.6, False
    return (0.25 if lower in STOPWORDS else 1.0), False
