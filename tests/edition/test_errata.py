"""Errata of sealed editions: what is written is found again, what is wrong is said in one line."""

from __future__ import annotations

import pytest

from builders import clause
from clausebook.edition.errata import Erratum, load_errata
from clausebook.edition.note_fields import NotesError

ENTRY = """
[[errata]]
editions = ["2018-08", "2019-08"]
provisions = ["report-list"]
printed = "montly"
meant = "monthly"
noted = "2026-11-22"
"""


def read(text: str) -> tuple[Erratum, ...]:
    return load_errata(text.encode(), "editions/errata.toml")


def test_an_erratum_is_as_written_and_knows_its_place() -> None:
    first, second = read(ENTRY + ENTRY + 'note = "The rest is lost."')
    assert first == Erratum(("2018-08", "2019-08"), ("report-list",), "montly", "monthly", "", "2026-11-22")
    assert (first.source.line, second.source.line) == (2, 9)
    assert second.note == "The rest is lost."
    assert read("") == ()


def test_the_words_are_counted_in_the_provision_itself() -> None:
    (erratum,) = read(ENTRY)
    assert erratum.places(clause("report-list", "Reports", "It reports montly, and pays montly.")) == 2
    assert erratum.places(clause("report-list", "Reports", "It reports monthly.")) == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("errata = [", "editions/errata.toml: no TOML"),
        ("erata = 1", "no field “erata” (known: errata); did you mean “errata”?"),
        ("[errata]", "errata: write each as [[errata]]"),
        (ENTRY.replace("meant", "ment"), "editions/errata.toml:2: errata: no field “ment”"),
        (ENTRY.replace('meant = "monthly"', ""), "editions/errata.toml:2: errata: meant: write some words"),
        (ENTRY.replace('"montly"', '" "'), "errata: printed: write some words"),
        (ENTRY.replace('["report-list"]', '"report-list"'), "errata: provisions: write a list of ids"),
        (ENTRY.replace('["2018-08", "2019-08"]', "[]"), "errata: editions: write a list of ids"),
        (ENTRY.replace("2026-11-22", "2026-11-32"), "noted “2026-11-32”: write yyyy"),
        (ENTRY + 'note = ""', "errata: note: write some words"),
    ],
)
def test_bad_errata_get_one_line(text: str, says: str) -> None:
    with pytest.raises(NotesError) as caught:
        read(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
