"""Terms defined and never used, used and never defined, defined twice.

Bad: "the Lead Clinician must" where no definition has that term. Good: a definition, or plain words: "the doctor in
charge". A drafter should care because capitals promise a meaning that a court will look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.model import Block, DocumentKind, Edition, Provision, Source
from clausebook.edition.terms import definitions, term_forms
from clausebook.trace.model import ItemKind, LinkKind, Trace

_CAPITALS = re.compile(r"[A-Z][a-z][\w’-]*(?:(?: of | and | )[A-Z][a-z][\w’-]*)*")
_INSIDE = re.compile(r"[a-z,] $")  # what stands before a capital inside a sentence: its first word proves nothing


def check_terms(edition: Edition, trace: Trace) -> Iterator[Finding]:
    """Unused terms, and terms with two definitions."""
    used = {link.target for link in trace.links if link.kind is LinkKind.USES and link.origin != link.target}
    first: dict[str, Provision] = {}
    for definition in definitions(edition):
        if definition.id not in used:
            message = f"the defined term “{definition.heading}” is never used"
            yield Finding(Code.UNUSED_TERM, message, definition.source, "use it, or take it out", definition.id)
        for form in term_forms(definition.heading, definition.forms):
            known = first.setdefault(form, definition)
            if known.id != definition.id:
                message = f"“{form}” is defined twice: by “{known.id}” and by “{definition.id}”"
                yield Finding(Code.TWICE_DEFINED, message, definition.source, "keep one of them", definition.id)
                break


def check_capitals(edition: Edition, trace: Trace, ordinary: frozenset[str]) -> Iterator[Finding]:
    """Capitals inside sentences that are no defined term. ``ordinary``: words that are written so in plain English."""
    names = {item.label for item in trace.items.values() if item.kind is ItemKind.DOCUMENT}
    for document in edition.documents:
        if document.kind is DocumentKind.GUIDE:
            continue
        for provision in document.walk():
            for block in provision.blocks:
                for capitals in _capitals(block):
                    if (
                        capitals in ordinary
                        or capitals in names
                        or all(word in ordinary or word in ("and", "of") for word in capitals.split())
                    ):
                        continue
                    message = f"“{capitals}” reads like a defined term and is none"
                    cure = "define it, write it in lower case, or mark it {plain}"
                    source = block.source if block.source != Source() else provision.source
                    yield Finding(Code.UNDEFINED_TERM, message, source, cure, provision.id)


def _capitals(block: Block) -> Iterator[str]:
    before = ""
    for span in block.spans:
        if span.key is None:
            for match in _CAPITALS.finditer(span.text):
                if _INSIDE.search(before + span.text[: match.start()]):
                    yield match.group()
        before = span.text
