"""Blanks and choices of the model contract as content controls, which a commissioner fills in Word."""

from __future__ import annotations

import hashlib

from clausebook.edition.model import Blank
from clausebook.render.docx_xml import NOTHING, Xml, escape, run, w

_LONGEST = 64
"""Word's limit for the tag and the title of a content control."""


def content_control(text: str, name: str, blank: Blank | None, number: int, look: Xml = NOTHING) -> Xml:
    """A space to be filled, inside a paragraph: shows its text in square brackets until then. ``blank`` says what may
    be entered; None for one that the edition does not list."""
    prompt = blank.prompt if blank else text
    shown = text if text.startswith("[") and text.endswith("]") else f"[{text or prompt or name}]"
    properties = w(
        "sdtPr",
        w("alias", val=short(prompt or name)),
        w("tag", val=short(name)),
        w("id", val=number),
        w("showingPlcHdr"),
        _entry(blank),
    )
    return w("sdt", properties, w("sdtContent", run(shown, look)))


def short(text: str) -> str:
    """Text within Word's limit, still different from any other."""
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST:
        return plain
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{plain[: _LONGEST - 9]}~{digest}"


def _entry(blank: Blank | None) -> Xml:
    if blank is not None and blank.type == "date":
        return w(
            "date",
            w("dateFormat", val="d MMMM yyyy"),
            w("lid", val="en-GB"),
            w("storeMappedDataAs", val="dateTime"),
            w("calendar", val="gregorian"),
        )
    if blank is not None and blank.type == "choice":
        # A list that offers one thing twice stops Word from opening the file.
        offers = dict.fromkeys(offer.strip() for offer in blank.prompt.split(" | ") if offer.strip())
        items = (Xml(f'<w:listItem w:displayText="{escape(offer)}" w:value="{escape(offer)}"/>') for offer in offers)
        return w("dropDownList", *items)
    return NOTHING  # of any kind: LibreOffice shows a plain text control without its look
