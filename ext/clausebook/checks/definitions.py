"""Terms defined and never used, used and never defined, defined twice.

Bad: "the Lead Clinician must" where no definition has that term. Good: a definition, or plain words: "the doctor in
charge". A drafter should care because capitals promise a meaning that a court will look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.checks.texts import binding_texts, doubtful_pieces
from clausebook.edition.model import Block, DocumentKind, Edition, Provision, Source
from clausebook.edition.terms import definitions, term_forms
from clausebook.trace.model import ItemKind, LinkKind, Trace

_CAPITALS = re.compile(r"[A-Z][a-z][\w’-]*(?:(?: of | and | )[A-Z][a-z][\w’-]*)*")
_WORDS = re.compile(r"[\w’'-]+")
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
                    cure = "define it, write it in lower case, or put {plain} before it"
                    source = block.source if block.source != Source() else provision.source
                    yield Finding(Code.UNDEFINED_TERM, message, source, cure, provision.id, excerpt=capitals)


def check_near_terms(edition: Edition, ordinary: frozenset[str]) -> Iterator[Finding]:
    """Defined terms of several words, written in documents that bind in other capitals than their own; but not those in
    ``ordinary``, which are meant so."""
    forms = [form for each in definitions(edition) for form in term_forms(each.heading, each.forms) if " " in form]
    known = frozenset(forms)
    meant = {form.lower(): form for form in forms}
    longest = max((len(form.split()) for form in forms), default=0)
    first = {form.split()[0].lower() for form in forms}
    for text in binding_texts(edition):
        for _, piece in doubtful_pieces(text.block):
            for near, form in _near(piece, meant, first, longest):
                if near not in known and near not in ordinary:
                    message = f"“{near}” is written almost like the defined term “{form}”"
                    cure = f"write “{form}”, use other words, or put {{plain}} before them"
                    yield Finding(Code.NEAR_TERM, message, text.source, cure, text.subject, excerpt=near)


def _near(text: str, meant: Mapping[str, str], first: set[str], longest: int) -> Iterator[tuple[str, str]]:
    words = list(_WORDS.finditer(text))
    position = 0
    for start, word in enumerate(words):
        if word.start() < position or word.group().lower() not in first:
            continue
        for end in range(min(start + longest, len(words)), start + 1, -1):
            found = text[word.start() : words[end - 1].end()]
            if found.lower() in meant:
                yield found, meant[found.lower()]
                position = word.start() + len(found)
                break


def _capitals(block: Block) -> Iterator[str]:
    for before, piece in doubtful_pieces(block):
        for match in _CAPITALS.finditer(piece):
            if _INSIDE.search(before + piece[: match.start()]):
                yield match.group()
