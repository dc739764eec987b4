"""The book's own redlines, read back from Word: all pairs of editions, and the neighbouring ones through LibreOffice.

``make release-check`` has LibreOffice read them all.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from finished import check_libreoffice, check_word

from clausebook.edition.model import Edition
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.render.docx_redline import redline_docx

Validate = Callable[[Path], None]
EDITIONS = Path(__file__).parents[2] / "editions"
IDS = sorted(path.parent.name for path in EDITIONS.glob("*/snapshot.json"))


@pytest.mark.parametrize(("old", "new"), list(permutations(IDS, 2)))
def test_word_accepted_is_the_new_edition_and_rejected_the_old(old: str, new: str) -> None:
    before, after = edition(old), edition(new)
    check_word(written(before, after), before, after)


@pytest.mark.needs("soffice")
@pytest.mark.parametrize(("old", "new"), list(pairwise(IDS)))
def test_libreoffice_gives_both_editions_back_with_their_numbers(old: str, new: str, tmp_path: Path) -> None:
    before, after = edition(old), edition(new)
    path = tmp_path / "redline.docx"
    path.write_bytes(written(before, after))
    check_libreoffice(path, before, after)


@pytest.mark.parametrize(("old", "new"), list(pairwise(IDS)))
def test_the_redlines_of_the_book_are_valid(old: str, new: str, tmp_path: Path, assert_valid_docx: Validate) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(written(edition(old), edition(new)))
    assert_valid_docx(path)


def edition(identity: str) -> Edition:
    return load((EDITIONS / identity / "snapshot.json").read_bytes())


def written(old: Edition, new: Edition) -> bytes:
    return redline_docx(compare(old, new, old_digest=edition_digest(old), new_digest=edition_digest(new)))
