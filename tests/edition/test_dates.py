"""Dates as exact as known: later is later for sure, or not at all."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.dates import days_between, is_date, is_day, is_later

DAYS = st.dates(date(1066, 1, 1), date(2999, 12, 31)).map(lambda day: day.isoformat())
DATES = st.builds(lambda day, length: day[:length], DAYS, st.sampled_from((4, 7, 10)))


@given(DATES)
def test_what_is_a_date_is_one(text: str) -> None:
    assert is_date(text)
    assert is_day(text) == (len(text) == 10)


@given(DAYS, DAYS)
def test_whole_dates_are_in_the_order_of_the_calendar(one: str, other: str) -> None:
    assert is_later(one, other) == (date.fromisoformat(one) > date.fromisoformat(other))
    assert days_between(other, one) == (date.fromisoformat(one) - date.fromisoformat(other)).days


@given(DATES, DATES)
def test_of_two_dates_at_most_one_is_later(one: str, other: str) -> None:
    assert not (is_later(one, other) and is_later(other, one))
    assert not is_later(one, one)


@given(DATES, DATES)
def test_later_holds_for_every_day_that_may_be_meant(one: str, other: str) -> None:
    if is_later(one, other):
        assert one + "-01-01"[len(one) - 4 :] > other + "-12-31"[len(other) - 4 :]


def test_no_dates() -> None:
    for text in ("", "last May", "2026-13", "2026-02-30", "26-01-01", "2026-1-1", "2026-01-01T00:00", "２０２６"):
        assert not is_date(text), text
        assert days_between(text, "2026-01-01") is None
