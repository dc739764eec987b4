"""What a redline on paper tells beside the words: cover, counts, table of changes, what happened to each provision."""

from __future__ import annotations

import io
import re

from editions import DIGEST, book, everything, later
from msgspec.structs import replace
from paper_redline import compared, texts
from pypdf import PdfReader
from tagged import opened

from builders import NOTICE, clause, condition, document, edition, rationale, regulation
from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.render.pdf import edition_pdf, redline_pdf
from clausebook.render.typst_redline import redline_data
from render.redlines import sample


def test_what_stands_beside_a_change() -> None:
    found = " ".join(texts(redline_pdf(sample())))

    assert "Look at: must or may; number, date or amount." in found
    assert "Reasons: It was <b>too slow</b> · Law: section 1 of the Act" in found
    assert "Reasons: No reason recorded." in found


def test_a_running_head_has_the_new_heading() -> None:
    heads = [page.extract_text().split("\n")[0] for page in PdfReader(io.BytesIO(redline_pdf(sample()))).pages]

    assert "Definitions – General Conditions ICP – GC1  Money" in heads
    assert not [head for head in heads if "MCP" in head]


def test_what_has_a_new_number_alone_is_one_line() -> None:
    """And nothing hides behind that line: words, a label or a heading that differ are printed."""
    old = document("gc", "General Conditions", condition("top", "Top", clause("a", "Apples", "All apples are red.")))
    first = clause("new", "New", "Pears came first.")
    for now, said in (
        (clause("a", "Apples", "All apples are red."), "1.1 1.2 Apples (renumbered, words unchanged)"),
        (clause("a", "Apples", "All apples are green."), "All apples are redgreen."),
        (clause("a", "Fruit", "All apples are red."), "ApplesFruit All apples are red."),
    ):
        new = document("gc", "General Conditions", condition("top", "Top", first, now))
        made = compare(edition(old), edition(new), old_digest="", new_digest="")
        found = " ".join(" ".join(texts(redline_pdf(made))).split())
        assert said in found
        assert ("words unchanged" in found) is ("words unchanged" in said)


def test_cover_names_both_editions_and_says_what_it_is_for() -> None:
    found = texts(redline_pdf(compared(everything(), later())))
    cover = found[: found.index("Summary")]

    assert "Comparison of two editions" in cover
    assert f"Digest {DIGEST}" in cover
    assert f"Digest {DIGEST[::-1]}" in cover
    assert any(text.startswith("For comparison only.") for text in cover)
    assert NOTICE in cover


def test_counts_equal_the_redline() -> None:
    made = compared(everything(), later())
    found = texts(redline_pdf(made))
    table = found[found.index("Provisions") + 1 : found.index("Unchanged")]

    assert [int(text) for text in table[2::3]] == list(made.counts().values())


def test_every_change_is_in_the_table_and_linked() -> None:
    made = compared(everything(), later())
    data = redline_data(made)
    rows = [row["to"] for _, below in (*data["loud"], *data["quiet"]) for row in below]
    whole = {each.id for each in made.changes if each.old is None or each.new is None}
    changed = [each for each in made.changes if each.kinds]

    assert rows
    assert {f"change:{each.id}" for each in changed if each.id not in whole} <= set(rows)
    # What is new or gone with all that stands in it is told once.
    for each in changed:
        assert f"change:{each.id}" in rows or each.place.parent in whole
    said = [str(note["/Contents"]) for page in opened(redline_pdf(made)).pages for note in page.get("/Annots", [])]
    assert len([text for text in said if text.startswith("Change to")]) >= len(rows) - 1


def test_the_table_says_whose_each_provision_is() -> None:
    made = compared(everything(), later())
    data = redline_data(made)
    homes = {f"change:{each.id}": each.place.document for each in made.changes}
    titles = {each.id: each.place.heading for each in made.changes if each.place.kind is None}
    for table in (data["loud"], data["quiet"]):
        assert [(title["text"], {homes[row["to"]] for row in rows}) for title, rows in table] == [
            (titles[document], {document})
            for document in dict.fromkeys(homes[r["to"]] for _, rows in table for r in rows)
        ]


def test_a_deleted_provision_stands_in_place_and_says_so() -> None:
    found = texts(redline_pdf(compared(everything(), later())))
    at = next(n for n, text in enumerate(found) if "Outer." in text and n > 40)

    assert found[at - 1] == "Deleted"


def test_a_moved_provision_is_named_at_both_places() -> None:
    found = texts(redline_pdf(compared(everything(), later())))

    assert any("Moved from GC1.4.1" in text for text in found)
    assert any(re.fullmatch(r"1\.4\.1 .*moved to GC3\.1", text) for text in found)


def test_numbers_that_changed_show_both() -> None:
    found = texts(redline_pdf(compared(everything(), later())))

    assert any(text.startswith("GC1 GC2 Notices and consents") for text in found)
    assert "(b) (c) " in found


def test_unchanged_provisions_are_collapsed_unless_everything_is_asked_for() -> None:
    old = book(4)
    first = old.documents[0].provisions[1].children[3]
    edited = replace(first, blocks=(replace(first.blocks[0], spans=(replace(first.blocks[0].spans[0], text="New "),)),))
    condition_one = old.documents[0].provisions[1]
    children = tuple(edited if each is first else each for each in condition_one.children)
    provisions = tuple(
        replace(each, children=children) if each is condition_one else each for each in old.documents[0].provisions
    )
    new = replace(old, id="2019-08", documents=(replace(old.documents[0], provisions=provisions), *old.documents[1:]))
    made = compared(old, new)
    short, full = texts(redline_pdf(made)), texts(redline_pdf(made, everything=True))

    assert "2.1 to 2.3: unchanged" in short
    assert "2.5 to 2.8: unchanged" in short
    assert not any("Condition about matter 0" in text for text in short)
    assert any("Condition about matter 0" in text for text in full)
    assert len(full) > 4 * len(short) / 2
    assert "Documents without any change: Definitions." in short


def test_equal_editions_give_a_redline_without_changes() -> None:
    found = texts(redline_pdf(compared(everything(), everything())))

    assert "Changes" not in found
    assert "Unchanged" in found


def test_all_marks_are_explained_on_one_page() -> None:
    """Whatever stands before them, here a list of documents that fills most of the page."""
    still = tuple(document(f"d{n}", f"A document that is the same in both, number {n}") for n in range(22))
    old = edition(*still, document("gc", "G", condition("top", "Top", clause("a", "A", "Red."))))
    new = edition(*still, document("gc", "G", condition("top", "Top", clause("a", "A", "Green."))))
    made = redline_pdf(compare(old, new, old_digest="", new_digest=""))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]
    (legend,) = [page for page in pages if "Looks like" in page]

    assert "Underlined: only in the new edition." in legend
    assert "a moved one is named at both its places." in legend


def test_what_is_told_of_a_change_keeps_numbers_with_what_they_name() -> None:
    def side(words: str) -> Edition:
        top = condition("top", "Top", clause("a", "A", words, law=("act",)))
        return edition(document("gc", "G", top), regulations=(regulation("act"),))

    data = redline_data(compare(side("Red."), side("Part 2 is green."), old_digest="", new_digest=""))
    ((_, (row,)),) = data["loud"]
    notes = [note["text"]["text"] for entry in data["entries"] for note in entry.get("notes", ())]

    assert "Part\u00a02" in row["account"]["text"]
    assert "section\u00a01 of the Example Act\u00a02000" in notes


def test_no_line_begins_with_the_dot_between_two_notes() -> None:
    """However long the first of them is."""

    def side(words: str) -> Edition:
        clauses = [
            clause(f"c{n}", f"C{n}", words, law=("act",), reasons=(f"why-{n}",), models=("m" * n,), actors=("all",))
            for n in range(30, 90)
        ]
        reasons = tuple(rationale(f"why-{n}", "so " * (n // 3) + "i" * (n % 3)) for n in range(30, 90))
        return edition(
            document("gc", "G", condition("top", "Top", *clauses)), regulations=(regulation("act"),), rationales=reasons
        )

    made = redline_pdf(compare(side("Red."), side("Green."), old_digest="", new_digest=""))
    for file in (made, edition_pdf(side("Red."), DIGEST)):
        lines = [line for page in PdfReader(io.BytesIO(file)).pages for line in page.extract_text().split("\n")]
        assert any("·" in line for line in lines)
        assert not [line for line in lines if line.lstrip().startswith("·")]
