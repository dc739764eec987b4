"""Permanent ids: what they look like, and which id an author may have meant.

An id of a provision is lower-case words joined by hyphens, without digits: a number in an id would lie after the first
renumbering. Ids of law and reasons may hold digits, because those are the law's own.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_OF_CONTENT = "text-"
PROVISION_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")
RECORD_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
EDITION_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def content_id(content: str) -> str:
    """An id for a provision that has none, made of its words."""
    return _OF_CONTENT + hashlib.sha256(content.encode()).hexdigest()[:16]


def made_of_content(identity: str) -> bool:
    """Whether an id is made of words and says nothing about what is the same provision."""
    return identity.startswith(_OF_CONTENT)


def is_provision_id(text: str) -> bool:
    """Whether ``text`` may be the id of a provision or of a block."""
    return PROVISION_ID.fullmatch(text) is not None


def is_record_id(text: str) -> bool:
    """Whether ``text`` may be the id of a regulation or rationale."""
    return RECORD_ID.fullmatch(text) is not None


def is_edition_id(text: str) -> bool:
    """Whether ``text`` may name an edition, and so a folder."""
    return EDITION_ID.fullmatch(text) is not None


def suggest_id(heading: str) -> str:
    """An id made of a heading's words, for an author who left it out; may be taken already."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z]+", plain)
    telling = [
        word for word in words if word not in {"a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to"}
    ]
    return "-".join((telling or words or ["new"])[:4])


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """``"; did you mean “x”?"`` with the nearest known name, or "" where none is near."""
    near = get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean “{near[0]}”?" if near else ""
