"""Dates as they are printed."""

from __future__ import annotations

import pytest

from clausebook.render.dates import long_date


@pytest.mark.parametrize(
    ("iso", "wanted"),
    [
        ("2019-08", "August 2019"),
        ("2019-08-03", "3 August 2019"),
        ("2019", "2019"),
        ("", ""),
        ("2019-13", "2019-13"),
        ("soon", "soon"),
    ],
)
def test_dates_as_read_aloud(iso: str, wanted: str) -> None:
    assert long_date(iso) == wanted
