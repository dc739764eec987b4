"""Every change of substance between neighbouring sealed editions has a reason: in the seal, or noted after it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from clausebook.checks.notes import check_notes
from clausebook.edition.model import DocumentKind, Edition
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind
from clausebook.site.archive import Archive
from conftest import ROOT

EDITIONS = Archive(ROOT / "editions")
SUBSTANCE = {
    ChangeKind.INSERTED,
    ChangeKind.DELETED,
    ChangeKind.REDEFINED,
    ChangeKind.AMENDED,
    ChangeKind.CITED,
    ChangeKind.RETITLED,
}


def sealed(identity: str) -> Edition:
    return load((ROOT / "editions" / identity / "snapshot.json").read_bytes())


@pytest.mark.parametrize(("old", "new"), list(pairwise(EDITIONS.ids())))
def test_no_change_without_a_reason(old: str, new: str) -> None:
    before, after, notes = sealed(old), sealed(new), EDITIONS.notes()
    guides = {each.id for each in (*before.documents, *after.documents) if each.kind is DocumentKind.GUIDE}
    changes = [
        change
        for change in compare(before, after, old_digest="", new_digest="", notes=notes).changes
        if SUBSTANCE & set(change.kinds) and change.place.kind is not None and change.place.document not in guides
    ]
    assert changes
    unexplained = [change.id for change in changes if not change.reasons]
    assert unexplained == []


def test_every_name_in_the_notes_exists() -> None:
    assert list(check_notes(EDITIONS.notes(), EDITIONS.read_all())) == []
