"""What a renderer raises."""

from __future__ import annotations

from clausebook.edition.refusal import RefusedError


class RenderError(RefusedError):
    """A value that cannot be rendered; the message is one line and names the template line or the missing part."""
