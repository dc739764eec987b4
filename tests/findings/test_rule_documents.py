"""Every rule has documents that it flags and documents that it leaves alone; nothing else may be found in either."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_documents import FOLDER, findings_of, read_document

from clausebook.checks.codes import Code

FLAGGED = sorted((FOLDER / "flagged").glob("*.md"))
CLEAN = sorted((FOLDER / "clean").glob("*.md"))
_DICTIONARY = Path("/usr/share/hunspell/en_GB.dic")


def codes_of(paths: list[Path]) -> set[str]:
    """The codes that files are named for: "no-law.md", "no-law--of-a-direction.md"."""
    return {path.stem.partition("--")[0] for path in paths}


def test_every_code_has_both() -> None:
    codes = {code.value for code in Code}
    assert codes - codes_of(FLAGGED) == set()
    assert codes - codes_of(CLEAN) == set()
    assert (codes_of(FLAGGED) | codes_of(CLEAN)) - codes == set()


@pytest.mark.parametrize("path", FLAGGED, ids=lambda path: path.stem)
def test_flagged(path: Path) -> None:
    if path.stem.startswith("spelling") and not _DICTIONARY.is_file():
        pytest.skip("this machine has no British dictionary (Debian: hunspell-en-gb)")
    document = read_document(path)
    assert path.stem.partition("--")[0] in {code for code, _, _ in document.expected}, "it expects its own code"
    assert findings_of(document) == document.expected


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_clean(path: Path) -> None:
    document = read_document(path)
    assert document.expected == set()
    assert findings_of(document) == set()
