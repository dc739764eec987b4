"""Spans → HTML: text that stays text, and links that a resolver makes.

Whatever an author or a snapshot holds, it reaches a page only through :func:`printable` and ``markupsafe``; an address
reaches a page only where its scheme cannot run anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup

from clausebook.edition.model import Emphasis, Key, KeyKind, Span

Address = Callable[[Key], str | None]
"""Where a key leads on the page being made; None where it leads nowhere."""

# HTML may not carry these; a reader must see that something stood here.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE_SCHEMES = ("http", "https", "mailto")
_TAGS = {Emphasis.EMPHASIS: "em", Emphasis.STRONG: "strong"}
_OUTSIDE = (KeyKind.CITATION, KeyKind.LINK)


def nowhere(key: Key) -> str | None:
    """The resolver that makes no links."""
    return None


def printable(text: str) -> str:
    """Text with every character that HTML cannot carry shown as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def safe_address(address: str | None) -> str | None:
    """The address, or None where following it could do more than show a page."""
    if not address:
        return None
    # Browsers drop white space and controls inside a scheme, so "java\nscript:" must be seen as they see it.
    bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", address)
    scheme = _SCHEME.match(bare)
    if scheme and scheme.group(1).lower() not in _SAFE_SCHEMES:
        return None
    return None if bare.startswith("//") else printable(address)


def words(spans: Iterable[Span], address: Address = nowhere, seen: set[str] | None = None) -> Markup:
    """Spans as inline HTML. With ``seen``, a defined term links only where it is not in ``seen`` yet, and is added: one
    link a provision tells as much as ten and disturbs less."""
    return Markup("").join(piece(span.text, span.key, span.emphasis, address, seen) for span in spans)


def piece(
    text: str, key: Key | None, emphasis: Emphasis, address: Address = nowhere, seen: set[str] | None = None
) -> Markup:
    """One stretch of text as inline HTML."""
    markup = Markup.escape(printable(text))
    if emphasis in _TAGS:
        markup = Markup(f"<{_TAGS[emphasis]}>{{}}</{_TAGS[emphasis]}>").format(markup)
    if key is None:
        return markup
    if key.kind in (KeyKind.BLANK, KeyKind.CHOICE):
        return Markup('<span class="blank">{}</span>').format(markup)
    href = safe_address(_destination(key, address, seen))
    if href is None:
        return markup
    if key.kind is KeyKind.TERM:
        return Markup('<a class="term" href="{}">{}</a>').format(href, markup)
    if key.kind in _OUTSIDE:
        return Markup('<a class="out" href="{}">{}</a>').format(href, markup)
    return Markup('<a href="{}">{}</a>').format(href, markup)


def _destination(key: Key, address: Address, seen: set[str] | None) -> str | None:
    if key.kind is KeyKind.TERM and seen is not None:
        if key.target in seen:
            return None
        seen.add(key.target)
    found = address(key)
    return key.target if found is None and key.kind is KeyKind.LINK else found
