"""Two texts with what their tokens do not hold: the space between words, the type they are set in, where links lead."""

from __future__ import annotations

from clausebook.edition.model import Emphasis, KeyKind, Span
from clausebook.redline.tokens import Token

_NONE, _LINK = Emphasis.NONE, KeyKind.LINK


class Texts:
    """Old and new text of a block, with a sign for the type of each character."""

    def __init__(self, old: tuple[Span, ...], new: tuple[Span, ...]) -> None:
        self.old, self.new = "".join(span.text for span in old), "".join(span.text for span in new)
        self._plain = not any(map(_marked, (*old, *new)))
        self._old_type = "" if self._plain else _type(old)
        self._new_type = "" if self._plain else _type(new)

    def same_print(self, old: tuple[int, int], new: tuple[int, int]) -> bool:
        """Whether a stretch of either text, from one character to another, is the same in words, space and markup."""
        return self._plain and self.old[slice(*old)] == self.new[slice(*new)]

    def space_differs(self, old: Token, new: Token) -> bool:
        """Whether other white space stands before a token."""
        return self.old[old.start : old.begin] != self.new[new.start : new.begin]

    def markup_differs(self, old: Token, new: Token) -> bool:
        """Whether two tokens of one text are set in other type or lead to other addresses."""
        if self._plain:
            return False
        if old.key is not None and old.key.kind is _LINK and old.key != new.key:
            return True
        return self._old_type[old.begin : old.end] != self._new_type[new.begin : new.end]


def _marked(span: Span) -> bool:
    return span.emphasis is not _NONE or (span.key is not None and span.key.kind is _LINK)


def _type(spans: tuple[Span, ...]) -> str:
    return "".join(span.emphasis.value[0] * len(span.text) for span in spans)
