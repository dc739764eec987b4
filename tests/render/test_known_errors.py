"""Faults of a sealed edition on paper: told on the title page and beside the words, which stay as they were sealed."""

from __future__ import annotations

from editions import DIGEST
from tagged import opened, spoken

import word_resolver
from builders import clause, condition, document, edition, guide, section
from clausebook.edition.errata import Erratum
from clausebook.render.docx_edition import edition_docx
from clausebook.render.pdf import edition_pdf
from clausebook.render.variants import WHOLE, Variant

BOOK = edition(
    document("d", "D", condition("a", "A", clause("b", "Reports", "It reports montly, and pays montly."))),
    guide("g", "G", section("s", "Steps", "One montly step.")),
)
ERRATA = (
    Erratum(("2018-08",), ("b",), "montly", "monthly", "The rest is lost.", "2026-11-22"),
    Erratum(("2017-08",), ("s",), "montly", "monthly", "", "2026-11-22"),
    Erratum(("2018-08",), ("b", "s"), "weakly", "weekly", "", "2026-11-22"),
)
FACT = "1, found after this edition was sealed; what was meant stands beside GC1.1"
TOLD = "This edition prints “montly” in 2 places; “monthly” was meant. The rest is lost. Noted on 22 November 2026."


def pdf_texts(*, variant: Variant = WHOLE, errata: tuple[Erratum, ...] = ERRATA) -> list[str]:
    return [each.text for each in spoken(opened(edition_pdf(BOOK, DIGEST, variant, errata=errata)))]


def word_texts(errata: tuple[Erratum, ...] = ERRATA) -> list[str]:
    return [each.text for each in word_resolver.read(edition_docx(BOOK, DIGEST, errata=errata)).paragraphs]


def test_they_are_told_on_the_title_page_and_beside_the_words() -> None:
    for texts in (pdf_texts(), pdf_texts(variant=Variant(sources=False))):
        assert f"Known errors {FACT}" in texts
        assert f"Known error: {TOLD}" in texts
    word = word_texts()
    assert word[word.index("Known errors") + 1] == FACT
    assert word.index(f"Known error: {TOLD}") + 1 == word.index("It reports montly, and pays montly.")


def test_nothing_is_told_of_other_editions_nor_of_words_that_are_not_there() -> None:
    assert not any("known error" in each.lower() for each in [*pdf_texts(errata=ERRATA[1:]), *word_texts(ERRATA[1:])])
    assert not any("known error" in each.lower() for each in pdf_texts(variant=Variant(documents=("g",))))


def test_without_errata_the_bytes_are_as_before() -> None:
    assert edition_docx(BOOK, DIGEST, errata=ERRATA[1:]) == edition_docx(BOOK, DIGEST)
    assert edition_pdf(BOOK, DIGEST, errata=ERRATA[1:]) == edition_pdf(BOOK, DIGEST)
