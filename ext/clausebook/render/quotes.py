"""Words quoted in an account: short enough for a list, and with nothing in them that no eye can see."""

from __future__ import annotations

import re
import unicodedata

QUOTED_WORDS = 9
"""Words of a change quoted before it is cut: enough to recognise the place, short enough for a list."""
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Characters without a shape of their own. Joiners are left out: they shape the letters beside them."""

_MARKS = {
    "“": "an opening quotation mark",
    "”": "a closing quotation mark",
    "‘": "an opening single quotation mark",
    "’": "a closing single quotation mark",
    '"': "a straight quotation mark",
    "'": "a straight single quotation mark",
}


def shorten(text: str, most: int = QUOTED_WORDS) -> str:
    """The text, cut after some words where it is long; what is not seen by its name: "5[soft hyphen]0"."""
    found = text.split()
    cut = " ".join(found) if len(found) <= most else " ".join(found[:most]) + " …"
    return _UNSEEN.sub(lambda match: f"[{unicodedata.name(match.group(), 'unseen character').lower()}]", cut)


def telling(old: str, new: str) -> tuple[str, str]:
    """Two texts shortened so that they differ: what both begin with is cut where it would fill the quotation."""
    before, after = old.split(), new.split()
    alike = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    if shorten(old) != shorten(new) or alike < QUOTED_WORDS:
        return shorten(old), shorten(new)
    kept = alike - 2
    return "… " + shorten(" ".join(before[kept:])), "… " + shorten(" ".join(after[kept:]))


def quoted(text: str) -> str:
    """A text in quotation marks, shortened; a quotation mark by its name."""
    return _MARKS.get(text) or f"“{shorten(text)}”"


def becomes(old: str, new: str) -> str:
    """What happened where one text stood and another stands, either of which may be empty."""
    if old and new:
        return " becomes ".join(
            _MARKS.get(text) or f"“{told}”" for text, told in zip((old, new), telling(old, new), strict=True)
        )
    return f"{quoted(old)} is omitted" if old else f"{quoted(new)} is inserted"


def is_slight(old: str, new: str) -> bool:
    """Whether a change is one of punctuation, with an "and" or "or" that came or went at most: not what to tell first."""
    words = [re.findall(r"\w+", text) for text in (old, new)]
    return [] in words and all(word in ("and", "or") for found in words for word in found)
