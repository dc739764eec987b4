"""Sources become an edition, and no word is lost or added on the way."""

from __future__ import annotations

import re
from pathlib import Path

from clausebook.edition.model import BlockKind, Drawing, Drawn, Emphasis, Key, KeyKind, Provision, ProvisionKind, Span
from clausebook.site.captured import Capture
from site_project import clause, read


def provision(found: Capture, identity: str) -> Provision:
    return next(each for each in found.edition.walk() if each.id == identity)


def lines(each: Provision) -> list[tuple[str, int, str, str]]:
    return [(block.kind.value, block.depth, block.label, block.words) for block in each.blocks]


def test_lists_become_labelled_blocks(tmp_path: Path) -> None:
    text = "The Provider must:\n\n1. act; and\n2. tell:\n   1. one;\n   2. two:\n      1. deep.\n\n   It goes on.\n\nThe end."
    found = read(tmp_path, clause(text))
    assert found.findings == ()
    assert lines(provision(found, "notice")) == [
        ("paragraph", 0, "", "The Provider must:"),
        ("item", 1, "(a)", "act; and"),
        ("item", 1, "(b)", "tell:"),
        ("item", 2, "(i)", "one;"),
        ("item", 2, "(ii)", "two:"),
        ("item", 3, "(A)", "deep."),
        ("paragraph", 1, "", "It goes on."),
        ("paragraph", 0, "", "The end."),
    ]


def test_roles_become_keys(tmp_path: Path) -> None:
    text = (
        "See {clause}`notice-item` under {law}`act-one` by {blank}`insert date <start:date>`, "
        "{choice}`monthly | yearly <pace>`; {plain}`Term` is no Term.\n\n1. {id}`notice-item` *stressed* **strong**"
    )
    term = "\n:::{definition} Term\n:id: def-term\n\nA word.\n:::\n"
    from site_project import DEFINITIONS

    found = read(tmp_path, clause(text), clauses__definitions=DEFINITIONS + term)
    assert found.findings == ()
    first, second = provision(found, "notice").blocks
    assert first.plain == ("Term",), "the checks know what the author meant"
    assert first.spans == (
        Span("See "),
        Span("GC1.1(a)", Key(KeyKind.REFERENCE, "notice-item")),
        Span(" under "),
        Span("section 1 of the Example Act 2000", Key(KeyKind.CITATION, "act-one")),
        Span(" by "),
        Span("[insert date]", Key(KeyKind.BLANK, "start")),
        Span(", "),
        Span("[monthly] / [yearly]", Key(KeyKind.CHOICE, "pace")),
        Span("; Term is no "),
        Span("Term", Key(KeyKind.TERM, "def-term")),
        Span("."),
    )
    assert second.id == "notice-item"
    assert second.spans == (Span("stressed", None, Emphasis.EMPHASIS), Span(" "), Span("strong", None, Emphasis.STRONG))
    assert [(blank.name, blank.type, blank.prompt) for blank in found.edition.blanks] == [
        ("pace", "choice", "monthly | yearly"),
        ("start", "date", "insert date"),
    ]


def test_tables_and_notes(tmp_path: Path) -> None:
    found = read(tmp_path, clause("| A | B |\n|---|---|\n| 1 | *2* |\n\n```{note}\nMind this.\n```"))
    assert found.findings == ()
    blocks = provision(found, "notice").blocks
    assert [(block.kind, block.table, block.row, block.column, block.words) for block in blocks] == [
        (BlockKind.HEADER_CELL, 1, 1, 1, "A"),
        (BlockKind.HEADER_CELL, 1, 1, 2, "B"),
        (BlockKind.CELL, 1, 2, 1, "1"),
        (BlockKind.CELL, 1, 2, 2, "2"),
        (BlockKind.NOTE, 0, 0, 0, "Mind this."),
    ]


def test_a_drawn_table_says_so_and_keeps_its_words(tmp_path: Path) -> None:
    table = "| Step | Whose |\n|---|---|\n| One | Ours |"
    text = f'{table}\n\n```{{drawing}} steps\n:title: What "follows"\n\n{table}\n```'
    notice = provision(read(tmp_path, clause(text)), "notice")
    assert notice.drawings == (Drawn(2, Drawing.STEPS, "What “follows”"),)
    assert [block.words for block in notice.blocks] == ["Step", "Whose", "One", "Ours"] * 2


def test_links_and_lines_travel(tmp_path: Path) -> None:
    found = read(tmp_path, clause("Text."))
    each = provision(found, "notice")
    assert each.kind is ProvisionKind.CLAUSE
    assert each.links.law == ("act-one",)
    assert (each.source.path, each.source.line) == ("clauses/gc/notices.md", 4)
    assert each.blocks[0].source.line == 9


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = (
        "<script>alert(1)</script> #let x = 1; $x$ @ref &amp; <w:t>x</w:t> ]]> {{ jinja }} %(x)s \\n |pipe| #import"
    )
    found = read(tmp_path, clause(hostile))
    assert found.findings == ()
    wanted = hostile.replace("&amp;", "&")
    assert provision(found, "notice").blocks[0].words == wanted


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+|[^\w\s]", text)


def test_no_word_of_the_book_is_lost_or_added(project: Path) -> None:
    """Compares the edition with docutils' own text of every page, keys shown as their targets on both sides."""
    from docutils import nodes

    from clausebook.edition.model import Edition
    from site_project import doctrees

    edition, pages = doctrees(project)

    def shown(edition_given: Edition) -> list[str]:
        texts: list[str] = []
        for document in edition_given.documents:
            texts += [block_text(block) for block in document.blocks]
            for each in document.walk():
                texts += [each.heading, *(block_text(block) for block in each.blocks)]
        for record in (*edition_given.regulations, *edition_given.rationales, *edition_given.retired):
            texts += [record.title, *(block_text(block) for block in record.blocks)]
        texts += [block_text(block) for gap in edition_given.gaps for block in gap.blocks]
        return sorted(word for text in texts for word in words(text))

    def block_text(block: object) -> str:
        derived = (KeyKind.REFERENCE, KeyKind.CITATION, KeyKind.REASON)
        return "".join(span.key.target if span.key and span.key.kind in derived else span.text for span in block.spans)  # type: ignore[attr-defined]

    source_words: list[str] = []
    for title, doctree in pages:
        for node in doctree.findall(nodes.paragraph):
            if not any(type(above).__name__ == "system_message" for above in ancestors(node)):
                source_words += words(node.astext())
        source_words += [word for text in title for word in words(text)]
    assert len(source_words) > 10_000
    assert shown(edition) == sorted(source_words)


def ancestors(node: object) -> list[object]:
    found = []
    while (node := getattr(node, "parent", None)) is not None:
        found.append(node)
    return found
