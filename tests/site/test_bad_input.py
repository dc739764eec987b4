"""Bad input gets one clear line with file, line and cure, and loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_project import DEFINITIONS, FRONT, clause, findings

WHERE = "clauses/gc/notices.md"


def drawing(kind: str, inside: str = "| Step | Whose |\n|---|---|\n| One | Ours |", title: str = ":title: T\n") -> str:
    return f"```{{drawing}} {kind}\n{title}\n{inside}\n```"


@pytest.mark.parametrize(
    ("notices", "line", "words"),
    [
        pytest.param(clause("Text.").replace(":id: notice\n", ""), 4, "this block has no id", id="missing id"),
        pytest.param(clause("One.") + "\n" + clause("Two."), 12, "“notice” is taken", id="duplicate id"),
        pytest.param(clause("Text.", "notices"), 4, "“notices” is taken", id="id of a heading taken"),
        pytest.param(clause("Text.", "notice-2"), 4, "“notice-2” is no id", id="number in an id"),
        pytest.param(clause("Text.", "Notice"), 4, "no id", id="capital in an id"),
        pytest.param(clause("Text.").replace("act-one", "act-on"), 4, "did you mean “act-one”?", id="unknown law"),
        pytest.param(clause("See {clause}`notise`."), 9, "did you mean “notice”?", id="unknown clause"),
        pytest.param(clause("See {law}`act-two`."), 9, "did you mean “act-one”?", id="unknown citation"),
        pytest.param(clause("See {law}`notice`."), 9, "is a provision; it must name law", id="link of the wrong kind"),
        pytest.param(
            clause("Text.").replace("{clause}", "{clauze}"), 4, "did you mean “clause”?", id="unknown directive"
        ),
        pytest.param(clause("Text.").replace(":law:", ":lwa:"), 4, "did you mean “law”?", id="unknown option"),
        pytest.param(clause("See {clawse}`notice`."), 9, "did you mean “clause”?", id="unknown role"),
        pytest.param(
            clause("By {blank}`insert date`."), 9, "write {blank}`insert the date <name:date>`", id="malformed blank"
        ),
        pytest.param(clause("By {choice}`monthly <pace>`."), 9, "write {choice}", id="choice of one"),
        pytest.param(clause("1. a\n   1. b\n      1. c\n         1. d"), 12, "nested 4 deep (“d”)", id="list too deep"),
        pytest.param(clause("```python\nprint()\n```"), 9, "cannot hold a literal block", id="code"),
        pytest.param(clause("> Quoted words."), 9, "cannot hold a block quote", id="quotation"),
        pytest.param(clause("A `word` here."), 9, "cannot hold literal inside a text (“word”)", id="inline code"),
        pytest.param(clause("![alt](x.png)"), 9, "cannot hold image", id="image"),
        pytest.param(clause(drawing("waterfal")), 9, "did you mean “waterfall”?", id="unknown drawing"),
        pytest.param(clause(drawing("steps", title="")), 9, "needs a line “:title:", id="drawing without a title"),
        pytest.param(clause(drawing("steps", "Words.")), 9, "other than one table", id="drawing of words"),
        pytest.param(clause(drawing("waterfall")), 12, "no waterfall can be drawn", id="drawing of another table"),
        pytest.param(
            "# Unnamed\n\n" + clause("Text."),
            4,
            "the heading “Unnamed” has no id; write “(unnamed)=”",
            id="heading without id",
        ),
        pytest.param("(deep)=\n## Too deep\n\n" + clause("Text."), 5, "too deep", id="heading too deep"),
        pytest.param(
            clause("One.")[:-4] + clause("Two.", "second"), 4, "“second” stands inside “notice”", id="block not closed"
        ),
        pytest.param(clause("One.") + ":::\n", 11, "“:::” that ends nothing", id="block closed twice"),
        pytest.param(
            clause(":::{note}\nAside.\n:::\n\nMore."), 14, "one colon more", id="block inside another of as many colons"
        ),
        pytest.param(
            clause("Duty {clause}`notice`.", heading="Duty of {clause}`notice`"),
            4,
            "holds markup",
            id="markup in a title",
        ),
        pytest.param("(duty)=\n## A {law}`act-one`\n\nText.", 5, "holds markup", id="markup in a heading"),
        pytest.param(clause("Text.", heading="The *whole* duty"), 4, "holds markup", id="stress in a title"),
        pytest.param(
            "By {blank}`insert x <a:date>` or {blank}`insert y <a:date>`.",
            4,
            "the blank “a” asks for date “insert y”",
            id="blank conflict",
        ),
        pytest.param(
            clause("In a table:\n\n| A | B |\n|---|---|\n| x | {choice}`yes | no <pick>` |"),
            13,
            "would be lost",
            id="a bar inside a cell",
        ),
        pytest.param(clause("See clause 12.3 above."), 9, "“clause 12.3” is typed by hand", id="typed reference"),
        pytest.param(clause("See section 9 of the Act."), 9, "“section 9” is typed by hand", id="typed citation"),
        pytest.param(b":::{clause} X\n:id: x\n:law: act-one\n\nCaf\xe9\n:::\n", 8, "is not UTF-8", id="not UTF-8"),
    ],
)
def test_one_clear_line(tmp_path: Path, notices: str | bytes, line: int, words: str) -> None:
    found = findings(tmp_path, notices)
    lines = [finding.line for finding in found]
    assert any(text.startswith(f"{WHERE}:{line}: error: ") and words in text for text in lines), lines
    assert all("\n" not in text and str(tmp_path) not in text and "Traceback" not in text for text in lines)


def test_definitions_that_only_define_each_other(tmp_path: Path) -> None:
    terms = "\n:::{definition} Alpha\n:id: def-alpha\n\nA Beta.\n:::\n\n:::{definition} Beta\n:id: def-beta\n\nAn Alpha.\n:::\n"
    found = findings(tmp_path, clause("The Alpha and the Beta."), clauses__definitions=DEFINITIONS + terms)
    assert [finding.line for finding in found] == [
        "clauses/definitions.md:8: error: “Alpha” is defined by itself: def-alpha → def-beta → def-alpha; break the circle [circular]"
    ]


def test_a_term_defined_twice(tmp_path: Path) -> None:
    terms = (
        "\n:::{definition} Alpha\n:id: def-alpha\n\nOne.\n:::\n\n:::{definition} Alpha\n:id: def-beta\n\nTwo.\n:::\n"
    )
    found = findings(tmp_path, clause("The Alpha."), clauses__definitions=DEFINITIONS + terms)
    assert [finding.code.value for finding in found] == ["twice-defined"]


def test_front_matter_is_needed(tmp_path: Path) -> None:
    found = findings(tmp_path, clause("Text."), clauses__gc__index=FRONT.replace("document: gc\n", ""))
    assert next(finding.line for finding in found).startswith(
        "clauses/gc/index.md:1: error: the front matter names no document"
    )


def test_a_document_that_does_not_exist(tmp_path: Path) -> None:
    from clausebook.site.draft import read_draft
    from site_project import write_project

    folder = write_project(tmp_path, clause("Text."))
    (folder / "clauses/definitions.md").unlink()
    lines = [finding.line for finding in read_draft(folder).findings]
    assert any("clausebook_documents names clauses/definitions" in text for text in lines)
