"""The cases of ``tests/corpus/wording``: what a lawyer would want, word for word."""

from __future__ import annotations

import pytest

from redline.corpus import Case, cases
from redline.tricky_cases import PAGE, page

ALL = list(cases())


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=f"{case.file}: {case.title}", marks=() if case.managed else pytest.mark.xfail(strict=True)
        )
        for case in ALL
    ],
)
def test_case(case: Case) -> None:
    assert case.shown() == (case.wanted, case.kinds)
    assert case.attention is None or case.flags() == case.attention
    assert case.relations is None or case.related() == case.relations


def test_titles_are_unique() -> None:
    titles = [case.title for case in ALL]
    assert len(titles) == len(set(titles))


def test_the_page_of_tricky_cases_shows_these_cases() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python tests/redline/tricky_cases.py"
