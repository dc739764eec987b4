"""Find defined terms in plain text, so that an author need not mark them.

The longest form wins, so "Contract Population" is never read as "Contract". Only the exact capital letters count: a
lower-case "services" is no use of the term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clausebook.edition.model import Edition, Provision, ProvisionId, ProvisionKind


def term_forms(term: str, irregular: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The term, its regular plural and its irregular forms. The possessive needs none: its ending stays outside."""
    return tuple(dict.fromkeys((term, _plural(term), *irregular)))


def definitions(edition: Edition) -> tuple[Provision, ...]:
    """All provisions that define a term, in reading order."""
    return tuple(provision for provision in edition.walk() if provision.kind is ProvisionKind.DEFINITION)


class TermIndex:
    """All forms of all defined terms, ready for matching."""

    def __init__(self, terms: Iterable[tuple[ProvisionId, str, tuple[str, ...]]]) -> None:
        """``terms``: id, term and irregular forms of each definition. Of two definitions with one form the first wins;
        that they clash is a finding of its own."""
        self._ids: dict[str, ProvisionId] = {}
        for identity, term, irregular in terms:
            for form in term_forms(term, irregular):
                self._ids.setdefault(form, identity)
        longest_first = sorted(self._ids, key=lambda form: (-len(form), form))
        alternatives = "|".join(re.escape(form).replace(r"\ ", "[ \u00a0]") for form in longest_first)
        # A hyphen or letter on either side makes it another word ("sub-Contract", "Contracts’s" is none of ours).
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])") if alternatives else None

    def split(self, text: str, but_not: ProvisionId = "") -> Iterator[tuple[str, ProvisionId]]:
        """Pieces of ``text`` in order, each with the id of the definition it uses or "". ``but_not`` names a definition
        that is not linked: a meaning does not link to itself."""
        position = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            identity = self._ids[match.group().replace("\u00a0", " ")]
            if identity == but_not:
                continue
            if match.start() > position:
                yield text[position : match.start()], ""
            yield match.group(), identity
            position = match.end()
        if position < len(text):
            yield text[position:], ""


def _plural(term: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", term):
        return term + "es"
    if re.search(r"[^aeiou]y$", term):
        return term[:-1] + "ies"
    return term + "s"
