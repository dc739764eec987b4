"""What a renderer raises."""

from __future__ import annotations


class RenderError(Exception):
    """A value that cannot be rendered; the message is one line and names the template line or the missing part."""
