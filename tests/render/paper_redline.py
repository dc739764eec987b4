"""A redline on paper, made and read."""

from __future__ import annotations

from editions import DIGEST
from tagged import opened, spoken

from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.redline.model import Redline


def compared(old: Edition, new: Edition) -> Redline:
    return compare(old, new, old_digest=DIGEST, new_digest=DIGEST[::-1])


def texts(made: bytes) -> list[str]:
    return [block.text for block in spoken(opened(made))]
