"""Editions → HTML: the one renderer of clauses, definitions, laws and reasons.

A provision looks the same in the draft, in an old edition and in a redline, because these functions made it. They know
no paths: where a key leads is asked of a resolver (:data:`~clausebook.render.html_words.Address`).

:mod:`~clausebook.render.html_words` makes spans, :mod:`~clausebook.render.html_blocks` arranges blocks,
:mod:`~clausebook.render.html_redline` marks changes, :mod:`~clausebook.render.html_page` makes a file that
stands alone.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from clausebook.edition.model import (
    Document,
    Provision,
    ProvisionId,
    ProvisionKind,
    Rationale,
    Regulation,
)
from clausebook.render.drawing import svg
from clausebook.render.html_blocks import blocks
from clausebook.render.html_words import Address, nowhere, printable, safe_address, words

__all__ = ["blocks", "definition", "document", "provision", "rationale", "regulation", "title", "words"]

Beside = Callable[[Provision], Markup]
"""What stands beside a provision's text; empty where nothing does."""

NONE = Markup("")
_DEEPEST = 6
_HUNG = (ProvisionKind.CLAUSE, ProvisionKind.PARAGRAPH, ProvisionKind.DIRECTION)
"""Kinds whose short number hangs in the margin."""


def nothing(of: Provision) -> Markup:
    """Nothing beside any provision."""
    return NONE


def document(of: Document, address: Address = nowhere, level: int = 2, beside: Beside = nothing) -> Markup:
    """A whole document, without its title: the words before the first provision, then every provision."""
    provisions = (provision(each, address, level, beside) for each in of.provisions)
    return blocks(of.blocks, address, of.id, set(), of.title) + Markup("").join(provisions)


def provision(of: Provision, address: Address = nowhere, level: int = 2, beside: Beside = nothing) -> Markup:
    """A provision with heading, words and children as nested sections, each with its id as anchor."""
    aside = beside(of)
    text = Markup('<div class="text">{}{}</div>').format(
        heading(of, level), blocks(of.blocks, address, of.id, set(), name(of), pictures=pictures(of))
    )
    models = Markup(' data-models="{}"').format(" ".join(of.links.models)) if of.links.models else Markup("")
    return Markup('<section class="provision {}" id="{}"{}{}>{}{}</section>').format(
        of.kind.value,
        of.id,
        Markup(' data-cite="{}"').format(printable(of.citation)) if of.number else Markup(""),
        models,
        Markup('<div class="beside">{}{}</div>').format(text, aside) if aside else text,
        Markup("").join(provision(child, address, level + 1, beside) for child in of.children),
    )


def pictures(of: Provision) -> dict[int, Markup]:
    """The pictures of a provision's drawn tables, by the number of the table. A picture may be wider than a small screen;
    it scrolls by itself, as a wide table does."""
    figure = Markup(
        '<figure class="drawing"><div class="wide" role="region" tabindex="0" aria-label="Drawing: {}">{}</div>'
        "<figcaption>{}. The table that follows says the same.</figcaption></figure>"
    )
    made = ((each, svg(of, each)) for each in of.drawings)
    return {
        each.table: figure.format(printable(each.title), Markup(drawn), printable(each.title))
        for each, drawn in made
        if drawn
    }


def heading(of: Provision, level: int = 2) -> Markup:
    """The heading with its number as a permalink; a provision without a heading is headed by its number."""
    level = min(level, _DEEPEST)
    classes = "hung" if of.kind in _HUNG and of.number else ""
    return Markup("<h{0}{1}>{2}</h{0}>").format(
        level, Markup(' class="{}"').format(classes) if classes else Markup(""), title(of, of.id)
    )


def title(of: Provision, anchor: ProvisionId = "") -> Markup:
    """Number and heading; with ``anchor`` the number links to itself."""
    text = Markup.escape(printable(of.heading))
    if of.kind is ProvisionKind.DEFINITION:
        return Markup("<dfn>{}</dfn>").format(text)
    if not of.number:
        return text
    number = Markup.escape(printable(of.number))
    if not text and of.kind in _HUNG:
        # A bare "2" tells a listener nothing.
        number = Markup('<span class="vh">{} </span>{}').format(of.kind.value.capitalize(), number)
    if anchor:
        number = Markup('<a class="number" href="#{}">{}</a>').format(anchor, number)
    else:
        number = Markup('<span class="number">{}</span>').format(number)
    return number + Markup(" ") + text if text else number


def name(of: Provision) -> str:
    """What to call a provision in running words: how a reference cites it, else its heading."""
    return of.citation or of.heading or of.id


def definition(of: Provision, address: Address = nowhere, anchor: str = "", after: Markup = NONE) -> Markup:
    """One definition as a group of a ``dl``: the term, its meaning, and what is to stand after it."""
    return Markup('<div class="definition"{}><dt><dfn>{}</dfn></dt><dd>{}{}</dd></div>').format(
        Markup(' id="{}"').format(anchor) if anchor else Markup(""),
        printable(of.heading),
        blocks(of.blocks, address, "", set(), of.heading),
        after,
    )


def regulation(of: Regulation, address: Address = nowhere, level: int = 2, after: Markup = NONE) -> Markup:
    """One provision of law: what it is, where to read it, when it was checked, what it asks for."""
    facts = [("Instrument", Markup.escape(printable(of.instrument))), ("Status", Markup.escape(printable(of.status)))]
    if href := safe_address(of.address):
        facts.append(("Read it", Markup('<a class="out" href="{}">{}</a>').format(href, printable(of.short))))
    if of.checked:
        facts.append(("Last checked", Markup.escape(printable(of.checked))))
    return _record(of.id, f"{of.short}: {of.title}", facts, blocks(of.blocks, address), level=level, after=after)


def rationale(of: Rationale, address: Address = nowhere, level: int = 2, after: Markup = NONE) -> Markup:
    """One policy reason: what it says and where it was given."""
    origin = Markup.escape(printable(of.origin))
    if href := safe_address(of.address):
        origin = Markup('<a class="out" href="{}">{}</a>').format(href, origin)
    facts = [("Source", origin), ("Date", Markup.escape(printable(of.date)))]
    if of.explains:
        facts.append(("Explains changes in", Markup.escape(", ".join(of.explains))))
    return _record(of.id, of.title, facts, blocks(of.blocks, address), level=level, after=after)


def _record(
    identity: str, heading_text: str, facts: list[tuple[str, Markup]], text: Markup, *, level: int, after: Markup
) -> Markup:
    rows = (Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, value) for label, value in facts if value)
    return Markup('<article class="record" id="{0}"><h{1}>{2}</h{1}>{3}<dl class="facts">{4}</dl>{5}</article>').format(
        identity, level, printable(heading_text), text, Markup("").join(rows), after
    )
