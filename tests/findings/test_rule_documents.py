"""Every rule has documents that it flags and documents that it leaves alone; nothing else may be found in either."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from rule_documents import FOLDER, findings_of, read_document

from clausebook.checks.codes import Code

FLAGGED = sorted((FOLDER / "flagged").glob("*.md"))
CLEAN = sorted((FOLDER / "clean").glob("*.md"))


def codes_of(paths: list[Path]) -> set[str]:
    """The codes that files are named for: "no-law.md", "no-law--of-a-direction.md"."""
    return {path.stem.partition("--")[0] for path in paths}


def test_every_code_has_both() -> None:
    codes = {code.value for code in Code}
    assert codes - codes_of(FLAGGED) == set()
    assert codes - codes_of(CLEAN) == set()
    assert (codes_of(FLAGGED) | codes_of(CLEAN)) - codes == set()


def marked(path: Path) -> ParameterSet:
    """A document, and what the machine must have to judge it."""
    needs = [pytest.mark.needs("hunspell-en-gb")] if path.stem.startswith("spelling") else []
    return pytest.param(path, marks=needs, id=path.stem)


@pytest.mark.parametrize("path", [marked(path) for path in FLAGGED])
def test_flagged(path: Path) -> None:
    document = read_document(path)
    assert path.stem.partition("--")[0] in {code for code, _, _ in document.expected}, "it expects its own code"
    assert findings_of(document) == document.expected


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_clean(path: Path) -> None:
    document = read_document(path)
    assert document.expected == set()
    assert findings_of(document) == set()
