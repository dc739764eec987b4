"""What bears one number and one title in two texts without ids is one provision, however its words changed."""

from __future__ import annotations

from builders import clause, condition, document, edition
from clausebook.edition.plain import read_plain
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind

OLD = "Nobody may end it but the tenant."
NEW = "Whoever breaks a rule, and does not mend that within sixty days of a letter, loses what these rules give."


def counts(old: str, new: str) -> dict[ChangeKind, int]:
    return compare(*(read_plain(text.encode(), "x.md") for text in (old, new)), old_digest="", new_digest="").counts()


def file(text: str, number: int = 9, title: str = "Termination") -> str:
    return f"# Rules\n\nWe all keep these rules.\n\n## {number}. {title}\n\n{text}\n\nSee section {number} again.\n"


def test_a_clause_written_anew_is_amended() -> None:
    assert counts(file(OLD), file(NEW)) == {ChangeKind.AMENDED: 1}


def test_another_number_or_title_is_another_clause() -> None:
    assert ChangeKind.DELETED in counts(file(OLD), file(NEW, 8))
    assert ChangeKind.DELETED in counts(file("Go."), file(NEW, title="End of all"))


def test_what_a_file_is_called_is_retitled() -> None:
    text = "## 1. Term\n\nIt lasts for a year and a day.\n"
    assert counts(f"# Rules\n\n{text}", f"# House order\n\n{text}") == {ChangeKind.RETITLED: 1}
    found = counts(f"# Rules\n\nGo.\n\n{text}", f"# Order\n\nStay.\n\n{text}")
    assert (found[ChangeKind.DELETED], found[ChangeKind.INSERTED]) == (1, 1)
    assert counts(f"# Rules\n\n{text}", text) == {ChangeKind.DELETED: 1}


def test_permanent_ids_say_what_is_the_same() -> None:
    old, new = (edition(document("body", "Body", condition("top", "Top", clause(*each)))) for each in (
        ("one", "Termination", OLD), ("two", "Termination", NEW),
    ))  # fmt: skip
    found = compare(old, new, old_digest="", new_digest="").counts()
    assert (found[ChangeKind.DELETED], found[ChangeKind.INSERTED]) == (1, 1)
