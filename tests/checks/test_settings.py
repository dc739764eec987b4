"""Options of the checks: what they do, and one clear line where they cannot be used."""

from __future__ import annotations

from typing import Any

import pytest

from builders import blocks, clause, condition, document, edition, regulation
from clausebook.checks.codes import Code, Severity
from clausebook.checks.run import check_edition
from clausebook.checks.settings import Settings, SettingsError, read_settings
from clausebook.checks.spelling import check_dictionary
from clausebook.edition.model import Edition, Gap

REASON = blocks("It is being asked for.")
BARE = clause("x", "X", "The ICP must act.", law=("act-one",))


def book(**more: Any) -> Edition:
    return edition(document("gc", "GC", condition("c", "C", BARE)), regulations=(regulation("act-one"),), **more)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"severity": {"no-lwa": "error"}}, "there is no code “no-lwa”; did you mean “no-law”?"),
        ({"severity": {"no-law": "grave"}}, "“grave” is not one of error, warning, info, off"),
        ({"coverage": {"lwa": 3}}, "“lwa” begins with none of law, reason, guide; did you mean “law”?"),
        ({"coverage": {"law": 101}}, "101 is no percentage from 0 to 100"),
        ({"coverage": {"law": True}}, "True is no percentage"),
        ({"sentence_words": 0}, "0 is not a whole number from 1"),
        ({"law_days": "many"}, "'many' is not a whole number from 1"),
        ({"words": "one"}, "clausebook_words: write a list of words"),
        ({"severity": ["no-law"]}, "clausebook_severity: write a dictionary"),
    ],
)
def test_what_cannot_be_used(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings(options)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_severities() -> None:
    def found(severity: str) -> list[tuple[str, Severity]]:
        settings = read_settings({"severity": {"no-reason": severity}})
        return [(each.code.value, each.gravity) for each in check_edition(book(), (), settings)]

    assert found("error") == [("no-reason", Severity.ERROR)]
    assert found("info") == [("no-reason", Severity.INFO)]
    assert found("off") == []


def test_a_gap_excuses_until_its_last_day_and_not_a_day_longer() -> None:
    def found(today: str, code: str = "no-reason") -> list[tuple[str, str]]:
        gap = Gap("gap-one", code, ("x",), "The editors", "2026-12-31", REASON)
        return [
            (each.code.value, each.justified) for each in check_edition(book(gaps=(gap,)), (), Settings(today=today))
        ]

    excused = ("no-reason", "It is being asked for. (The editors, until 2026-12-31)")
    assert found("2026-12-31") == [excused]
    assert found("") == [excused]
    assert found("2027-01-01")[:1] == [("expired-gap", "")] and ("no-reason", "") in found("2027-01-01")
    assert ("dangling", "") in found("2026-12-31", "no-raeson")
    assert ("spent-gap", "") in found("2026-12-31", "no-law")
    # Nobody looked for changes here, so nobody can say that there was none.
    assert [code for code, _ in found("2026-12-31", "silent-change")] == ["no-reason"]


def test_a_missing_dictionary_is_said_and_stops_nothing() -> None:
    said = list(check_dictionary(Settings(dictionary="en_XX")))
    assert [(each.code, each.gravity) for each in said] == [(Code.SPELLING, Severity.INFO)]
    assert list(check_dictionary(Settings(dictionary="en_XX", speller=lambda word: True))) == []
    assert list(check_dictionary(Settings())) == []
