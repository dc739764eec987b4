"""The register of gaps says how much is covered, what is silent, and what stands for a reason, as the text has it."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from site_files import page
from site_library import library

from clausebook.site.pages import collect_files
from clausebook.trace.coverage import RESTING


def told(path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page("gaps/index").xpath(path)]


def test_each_document_that_binds_is_counted_in_the_edition_and_in_the_draft() -> None:
    assert told("//h2") == ["Edition 2018-08", "The draft"]
    documents = told("//section[h2='Edition 2018-08']//tbody/tr/th")
    assert "Guide to joining" not in documents, "guides bind nobody"
    place = documents.index("Service Conditions") + 1
    cells = told(f"//section[h2='Edition 2018-08']//tbody/tr[{place}]/td")
    assert cells == ["5", "2 (40 %); 1 says why not; 2 say nothing", "3 (60 %); 2 say nothing", "1 (20 %)"]
    edition = library().current_edition
    counted = sum(int(each) for each in told("//section[h2='Edition 2018-08']//tbody/tr/td[1]"))
    assert counted == sum(1 for each in edition.walk() if each.kind in RESTING)


def test_what_is_silent_is_named_and_what_says_why_is_not() -> None:
    edition = library().current_edition
    silent = [
        each
        for each in edition.walk()
        if each.kind in RESTING
        and not ((each.links.law or each.links.no_law) and (each.links.reasons or each.links.no_reason))
    ]
    listed = told("//section[h2='Edition 2018-08']/ul/li")
    assert len(listed) == len(silent) > 0
    assert "SC3.1: no law and no reason" in listed
    assert not any(each.startswith("GC1.1") for each in listed), "it says why it has no reason"


def test_a_gap_has_its_subjects_reason_owner_and_last_day() -> None:
    (gap,) = page("gaps/index").xpath("//section[@class='gap']")
    said = " ".join(gap.text_content().split())
    assert said.startswith("SC3.1, section 9 of the Example Act 2006, nowhere: no-law The law on choice")
    assert said.endswith("For the drafters <b> to close; stands until 30 November 2027.")
    assert [each.get("href") for each in gap.xpath("h4/a")] == [
        "../draft/service-conditions/choice.html#choice-offer",
        "../regulations/index.html#act-unused",
    ]
    assert "None is recorded." in told("//section[h2='Edition 2018-08']/p")


def test_the_registers_lead_there() -> None:
    for name in ("regulations/index", "rationale/index", "traceability/index"):
        assert "../gaps/index.html" in page(name).xpath("//main//a/@href"), name


def test_the_matrix_is_a_workbook_too_with_a_row_for_each_provision() -> None:
    book = load_workbook(io.BytesIO(dict(collect_files(library()))["data/traceability.xlsx"]))
    ids = {row[2].value for row in book["Law"].iter_rows(min_row=3)}
    shown = {each.id for each in library().current_edition.walk() if each.kind in RESTING and each.blocks}
    assert len(shown) > 10 and shown <= ids
    for name in ("traceability/index", "traceability/service-conditions", "data/index"):
        assert any(each.endswith("traceability.xlsx") for each in page(name).xpath("//main//a/@href")), name
