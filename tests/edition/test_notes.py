"""Reasons noted after sealing: what is written is found again, and what is wrong is said in one line."""

from __future__ import annotations

import pytest

from clausebook.edition.note_fields import NotesError
from clausebook.edition.notes import Notes, load_notes

REASON = """
[reasons.plainer]
title = "Duties say must"
origin = "Clausebook drafting note"
date = "2026-11"
certainty = "I"
text = '''
The old words
left the duty open.

The new ones do not.
'''
"""
CHANGE = """
[[changes]]
edition = "2017-08"
provisions = ["staff", "notices"]
why = ["plainer"]
"""


def read(text: str) -> Notes:
    return load_notes(text.encode(), "editions/reasons.toml")


def test_nothing_is_noted_by_default() -> None:
    assert Notes() == read("")
    assert Notes().of("2017-08", "staff") == ()


def test_a_reason_is_found_for_each_provision_it_explains() -> None:
    notes = read(
        REASON + CHANGE + '[[changes]]\nedition = "2017-08"\nprovisions = ["staff"]\nwhy = ["other", "plainer"]'
    )
    assert notes.of("2017-08", "notices") == ("plainer",)
    assert notes.of("2017-08", "staff") == ("plainer", "other")
    assert notes.of("2018-08", "staff") == ()


def test_paragraphs_are_blocks_and_places_are_known() -> None:
    notes = read(REASON + CHANGE)
    assert [block.words for block in notes.reasons[0].blocks] == [
        "The old words left the duty open.",
        "The new ones do not.",
    ]
    assert (notes.reasons[0].source.line, notes.changes[0].source.line) == (2, 14)


def test_hostile_text_stays_text() -> None:
    notes = read(REASON.replace("The old words", "<script>{ref}`x`\\u202e"))
    assert notes.reasons[0].blocks[0].words.startswith("<script>{ref}`x`")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("reasons = [", "editions/reasons.toml: no TOML"),
        ("resons = 1", "no field “resons” (known: reasons, changes); did you mean “reasons”?"),
        ("reasons = 1", "reasons: write each as a table of its own"),
        ("[changes]", "changes: write each as [[changes]]"),
        ("[reasons]\nplainer = 1", "reasons.plainer: write it as a table"),
        ("[reasons.Plainer]", "editions/reasons.toml:1: reasons.Plainer: an id is"),
        (REASON.replace("title", "titel"), "editions/reasons.toml:2: reasons.plainer: no field “titel”"),
        (REASON.replace('origin = "Clausebook drafting note"', ""), "reasons.plainer: origin: write some words"),
        (REASON.replace("2026-11", "2026-13"), "date “2026-13”: write yyyy"),
        (REASON.replace('"I"', '"Q"'), "certainty “Q”: write S (seen)"),
        (REASON + 'address = "ftp://x"', "address: write the whole address, from https://"),
        (
            '[[changes]]\nedition = "x"\nwhy = ["y"]',
            "editions/reasons.toml:1: changes: provisions: write a list of ids",
        ),
        (CHANGE.replace('["plainer"]', '"plainer"'), "changes: why: write a list of ids"),
        (
            CHANGE + "editon = 1",
            "changes: no field “editon” (known: edition, provisions, why); did you mean “edition”?",
        ),
    ],
)
def test_bad_notes_get_one_line(text: str, says: str) -> None:
    with pytest.raises(NotesError) as caught:
        read(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(NotesError, match="not UTF-8 at byte 0"):
        load_notes(b"\xff", "editions/reasons.toml")
