"""Why printed text differs where what it points at does not: a renamed term, a renumbered target, or no such reason.

A lawyer may leave quiet changes unread, so nothing of substance may pass for one. A difference is quiet only where the
old text is exactly what the old edition would print and the new text exactly what the new one would; everything else
has no cause and counts as an amendment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from clausebook.edition.model import Key, KeyKind, ProvisionId, ProvisionKind, Span
from clausebook.edition.terms import term_forms
from clausebook.redline.articles import POSSESSIVES, ends_name, habits
from clausebook.redline.counterparts import Counterparts, Names
from clausebook.redline.model import ChangeKind
from clausebook.redline.outline import Outline
from clausebook.redline.tokens import Identity, Token

# By names of their own, because they are asked of every word that points at something.
_TERM, _REFERENCE, _LINK = KeyKind.TERM, KeyKind.REFERENCE, KeyKind.LINK
_DEFINITION = ProvisionKind.DEFINITION
_AS_DEFINED = "as defined"
_ARTICLES = frozenset({("a", "an"), ("an", "a"), ("A", "An"), ("An", "A")})


class Causes:
    """The terms renamed and the targets renumbered from one edition to another; looked up only when a word that points
    at something differs, and only for what it points at."""

    def __init__(self, old: Outline, new: Outline, again: Mapping[ProvisionId, ProvisionId]) -> None:
        self._old, self._new, self._again = old, new, again
        self._renumbered: dict[ProvisionId, tuple[Names, Names] | None] = {}

    def renumbered(self, target: ProvisionId) -> tuple[Names, Names] | None:
        """Old and new names of a possible target, by its old id, that is in both editions and is printed differently."""
        if target not in self._renumbered:
            before, after = self._targets.names(target)
            otherwise = len(before) == len(after) and before != after
            self._renumbered[target] = (before, after) if otherwise else None
        return self._renumbered[target]

    @cached_property
    def _targets(self) -> Counterparts:
        return Counterparts(self._old, self._new, self._again)

    @cached_property
    def renamed(self) -> Mapping[ProvisionId, tuple[str, str]]:
        """Old and new term of each definition that is in both editions under another term, in the old reading order."""
        before, after = _terms(self._old), _terms(self._new)
        return {target: (term, after[target]) for target, term in before.items() if after.get(target, term) != term}

    @cached_property
    def _forms(self) -> Mapping[ProvisionId, tuple[tuple[str, ...], tuple[str, ...]]]:
        """The forms of each renamed term, old and new."""
        return {target: (term_forms(old), term_forms(new)) for target, (old, new) in self.renamed.items()}

    @cached_property
    def _articles(self) -> tuple[Mapping[ProvisionId, bool], Mapping[ProvisionId, bool]]:
        """Whether "the" stands before the names of renamed terms, old and new."""
        old = habits(self._old, {target: name for target, (name, _) in self.renamed.items()})
        return old, habits(self._new, {target: name for target, (_, name) in self.renamed.items()})

    def identify_old(self, key: Key, text: str) -> Identity:
        """What a keyed token of the old edition is compared by."""
        return self._identify(key, text, new=False)

    def identify_new(self, key: Key, text: str) -> Identity:
        """What a keyed token of the new edition is compared by."""
        return self._identify(key, text, new=True)

    def explain(self, old: Token, new: Token) -> ChangeKind:
        """Why two tokens that compare equal print differently. A reference to a definition prints its term, so it
        follows a new name rather than a new number."""
        if old.key is None:
            return ChangeKind.RENAMED if is_article(old, new) else ChangeKind.TYPOGRAPHIC
        return self.of_name(old.key)

    def of_name(self, key: Key) -> ChangeKind:
        """Why what a key points at is called otherwise."""
        return ChangeKind.RENAMED if key.target in self.renamed else ChangeKind.CONSEQUENTIAL

    def may_print_otherwise(self, key: Key) -> bool:
        """Whether what a key points at is called otherwise in the new edition."""
        if key.kind is _TERM:
            return key.target in self.renamed
        return key.kind is _REFERENCE and self.renumbered(self._old_id(key)) is not None

    def _old_id(self, key: Key) -> ProvisionId:
        """What the old edition calls the target of a new edition's reference; an id of the old stays as it is."""
        return self._targets.old_id(key.target) if self._again and key.kind is _REFERENCE else key.target

    def article_follows(self, name: Token, after: Sequence[Token], *, went: bool) -> bool:
        """Whether "the" before a renamed term ``went`` or came with its name: if that is the habit of both names, and the
        old and the new token ``after`` it leave the name the head of its phrase."""
        if name.key is None or name.identity[2:3] != (_AS_DEFINED,):
            return False
        before, now = (each.get(name.key.target) for each in self._articles)
        return before is went and now is not None and now is not went and all(map(ends_name, after))

    def heading_spans(self, text: str, *, new: bool) -> tuple[Span, ...]:
        """A heading, which has no keys of its own, with the renamed terms found in it by longest match."""
        forms = {form: target for target, terms in self._forms.items() for form in terms[new]}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        if not longest_first:
            return (Span(text),)
        pattern = rf"(?<![\w-])({'|'.join(re.escape(form) for form in longest_first)})(?![\w-])"
        pieces = re.split(pattern, text)
        return tuple(
            Span(piece, Key(KeyKind.TERM, forms[piece]) if index % 2 else None)
            for index, piece in enumerate(pieces)
            if piece
        )

    def _identify(self, key: Key, text: str, *, new: bool) -> Identity:
        if key.kind is _TERM and key.target in self.renamed:
            for position, form in enumerate(self._forms[key.target][new]):
                if text.startswith(form) and text[len(form) :] in POSSESSIVES:
                    return (
                        key.kind.value,
                        key.target,
                        _AS_DEFINED if position == 0 else f"form {position}",
                        text[len(form) :],
                    )
        target = self._old_id(key) if new else key.target
        renumbered = self.renumbered(target) if key.kind is _REFERENCE else None
        if renumbered is not None:
            return (key.kind.value, target, *without_names(text, renumbered[new]))
        # An address is no word: that it changed is told apart from the words that bear it.
        return (key.kind.value, text) if key.kind is _LINK else (key.kind.value, target, text)


def is_article(old: Token, new: Token) -> bool:
    """Whether two tokens are "a" and "an", which follow the sound of a renamed term."""
    return old.key is None and new.key is None and (old.text, new.text) in _ARTICLES


def causes(old: Outline, new: Outline, again: Mapping[ProvisionId, ProvisionId] | None = None) -> Causes:
    """What can explain a difference between two editions quietly. ``again``: old ids by new ids of provisions that are known
    again though their ids differ (:attr:`clausebook.redline.align.Alignment.again`)."""
    return Causes(old, new, again or {})


def _terms(of: Outline) -> dict[ProvisionId, str]:
    return {entry.place.id: entry.place.heading for entry in of.entries if entry.place.kind is _DEFINITION}


def without_names(text: str, names: Names) -> tuple[str, ...]:
    """The text in pieces: even ones as they stand, odd ones the place in ``names`` of a piece that a number decides. The
    first name that stands there whole counts, the longest of those that begin together; "4.1" does not stand in "4.1.2".
    """
    if text in names and text:
        return ("", str(names.index(text)), "")
    pieces: list[str] = []
    position = 0
    while found := min(_places(text, names, position), default=None):
        start, length = found[0], -found[1]
        pieces += [text[position:start], str(names.index(text[start : start + length]))]
        position = start + length
    return (*pieces, text[position:])


def _places(text: str, names: Names, position: int) -> Iterator[tuple[int, int]]:
    """Where each name stands first from a position on, and its length below nought. A pattern of all names would say the
    same, but there is one of them for every target, and each takes a fifth of a millisecond to make."""
    for name in names:
        at = text.find(name, position) if name else -1
        while at >= 0 and not _is_whole(text, at, at + len(name)):
            at = text.find(name, at + 1)
        if at >= 0:
            yield at, -len(name)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither a word nor a number goes on before or after these characters."""
    if start and (text[start - 1] == "." or _is_of_word(text[start - 1])):
        return False
    rest = text[end : end + 2]
    return not (rest and (_is_of_word(rest[0]) or (rest[0] == "." and len(rest) > 1 and _is_of_word(rest[1]))))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
