"""Errata must be true of the editions they name; those of the book name every cell that was cut."""

from __future__ import annotations

import pytest

from builders import clause, condition, document, edition
from clausebook.checks.errata import check_errata
from clausebook.edition.errata import Erratum
from clausebook.edition.model import EditionId
from clausebook.site.archive import Archive
from conftest import ROOT

SEALED = edition(
    document("gc", "GC", condition("staff", "Staff", clause("pay", "Pay", "It pays montly."))), identity="2019-08"
)


def lines(edition_id: str, provision: str, printed: str) -> list[str]:
    erratum = Erratum((edition_id,), (provision,), printed, "monthly", "", "2026-11-22")
    return [f"{each.code.value}: {each.message}" for each in check_errata((erratum,), (SEALED,))]


def test_a_true_erratum_is_clean() -> None:
    assert lines("2019-08", "pay", "montly") == []


@pytest.mark.parametrize(
    ("erratum", "says"),
    [
        (
            ("2019-09", "pay", "montly"),
            "dangling: an erratum of “2019-09”, which is not sealed; did you mean “2019-08”?",
        ),
        (("draft", "pay", "montly"), "dangling: an erratum of “draft”, which is not sealed (sealed: 2019-08)"),
        (("2019-08", "pays", "montly"), "dangling: 2019-08 has no “pays”; did you mean “pay”?"),
        (("2019-08", "pay", "monthly"), "misquoted: “monthly” is nowhere in “pay” of 2019-08"),
        (("2019-08", "staff", "montly"), "misquoted: “montly” is nowhere in “staff” of 2019-08"),
    ],
)
def test_what_is_not_so(erratum: tuple[str, str, str], says: str) -> None:
    assert lines(*erratum) == [says]


def test_the_errata_of_the_book_are_true_and_name_every_cut_cell() -> None:
    archive = Archive(ROOT / "editions")
    sealed, errata = archive.read_all(), archive.errata()
    assert list(check_errata(errata, sealed)) == []
    cut: dict[EditionId, int] = {}
    for each in sealed:
        for provision in each.walk():
            known = {one.printed for one in errata if each.id in one.editions and provision.id in one.provisions}
            wrong = [block.words for block in provision.blocks if "`" in block.words]
            assert set(wrong) == known, (each.id, provision.id)
            cut[each.id] = cut.get(each.id, 0) + sum(words.startswith("{choice}`") for words in wrong)
    assert cut == {"2016-12": 13, "2017-08": 23, "2018-08": 26, "2019-08": 28}
