"""Errata: what they say of sealed editions must be true.

Bad: an erratum of an edition that was never sealed, of a provision that the edition does not hold, or of words that it
does not print. Good: the words copied from the edition. A drafter should care because an erratum is the one thing that may
contradict a sealed text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.errata import Erratum
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Edition


def check_errata(errata: Sequence[Erratum], sealed: Sequence[Edition]) -> Iterator[Finding]:
    """Names in the errata that the sealed editions do not have, and words that they do not print."""
    texts = {edition.id: {each.id: each for each in edition.walk()} for edition in sealed}
    for erratum in errata:
        for edition in erratum.editions:
            if edition not in texts:
                near = did_you_mean(edition, texts) or f" (sealed: {', '.join(sorted(texts)) or 'none'})"
                yield _dangling(erratum, edition, f"an erratum of “{edition}”, which is not sealed{near}")
                continue
            for identity in erratum.provisions:
                provision = texts[edition].get(identity)
                if provision is None:
                    near = did_you_mean(identity, texts[edition])
                    yield _dangling(erratum, identity, f"{edition} has no “{identity}”{near}")
                elif not erratum.places(provision):
                    message = f"“{erratum.printed}” is nowhere in “{identity}” of {edition}"
                    cure = "copy the words as the edition has them"
                    yield Finding(Code.MISQUOTED, message, erratum.source, cure, identity, excerpt=erratum.printed)


def _dangling(erratum: Erratum, subject: str, message: str) -> Finding:
    return Finding(Code.DANGLING, message, erratum.source, "", subject)
