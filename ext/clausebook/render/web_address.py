"""Addresses outside the work that a file may link to."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SAFE_SCHEMES = ("http", "https", "mailto")
_LONGEST = 2083
"""Word's limit for an address; it refuses a whole file for a longer one."""


def web_address(address: str) -> str | None:
    """The address in ASCII, or None where following it could do more than show a page or write a letter, or where it is
    no whole address."""
    quoted = quote(address.strip(), safe="%/:=&?~#+!$,;'@()*[]", errors="replace")
    try:
        split = urlsplit(quoted)
    except ValueError:
        return None
    if split.scheme.lower() not in _SAFE_SCHEMES or re.search("%(?![0-9A-Fa-f]{2})", quoted) or "[" in quoted:
        return None
    whole = split.path if split.scheme == "mailto" else re.fullmatch(r"[A-Za-z0-9.:@-]+", split.netloc)
    return quoted if whole and len(quoted) <= _LONGEST else None
