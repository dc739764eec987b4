"""How grave a finding is."""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """How grave a finding is."""

    ERROR = "error"
    """The edition says or would print something wrong: no snapshot is sealed with one."""
    WARNING = "warning"
    """A drafter should look; the text stands."""
    INFO = "info"
    """Worth knowing."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)
