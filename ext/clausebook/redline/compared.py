"""One provision of either edition or of both, its words compared, before what happened to it is named."""

from __future__ import annotations

from clausebook.edition.model import ProvisionId
from clausebook.edition.value import Value
from clausebook.redline.model import BlockChange, Run
from clausebook.redline.outline import Entry


class Compared(Value):
    """What the words of a provision went through."""

    old: Entry | None
    new: Entry | None
    moved: bool
    """Whether it stands elsewhere."""
    heading: tuple[Run, ...]
    blocks: tuple[BlockChange, ...]
    same: bool = False
    """Whether heading and blocks are the same in both editions."""

    @property
    def entry(self) -> Entry:
        """The provision in the new edition, or in the old."""
        entry = self.new or self.old
        if entry is None:
            raise ValueError("a provision stands in one edition at least")
        return entry

    @property
    def id(self) -> ProvisionId:
        """The new edition's id; the old one's where there is no new."""
        return self.entry.place.id
