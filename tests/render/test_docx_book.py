"""The book's own redlines, read back from Word: the neighbouring pairs, and the first against the last."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_docx_redline import rows

from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.render.docx_redline import redline_docx
from word_expectations import edition_rows

EDITIONS = Path(__file__).parents[2] / "editions"


@pytest.mark.parametrize(
    ("old", "new"), [("2016-12", "2017-08"), ("2017-08", "2018-08"), ("2018-08", "2019-08"), ("2016-12", "2019-08")]
)
def test_word_accepted_is_the_new_edition_and_rejected_the_old(old: str, new: str) -> None:
    before, after = (load((EDITIONS / identity / "snapshot.json").read_bytes()) for identity in (old, new))
    redline = compare(before, after, old_digest=edition_digest(before), new_digest=edition_digest(after))
    file = redline_docx(redline)
    assert rows(file, "accept") == edition_rows(after)
    assert rows(file, "reject") == edition_rows(before)
