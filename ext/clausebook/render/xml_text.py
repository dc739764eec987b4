"""Text that any XML file can hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with the sign for an unknown character in the place of each that XML forbids (XML 1.0, section 2.2)."""
    return _FORBIDDEN.sub("\ufffd", text)
