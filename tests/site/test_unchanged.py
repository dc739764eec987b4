"""A site is left as it is only where a build would make the very same: whatever else changed makes a build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from clausebook.site import unchanged
from clausebook.site.unchanged import lies_outside, lines_of, made_from, remember

pytestmark = pytest.mark.usefixtures("one_day")
LINES = ["clauses/a.md:1: error: “words”"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose site has just been made."""
    for path in ("conf.py", "clauses/a.md", "editions/errata.toml", "build/site/index.html", "build/site/data/x.json"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("as it was")
    output = tmp_path / "build/site"
    remember(record(tmp_path), made_from(tmp_path, output, True), output, LINES)
    return tmp_path


def record(root: Path) -> Path:
    return root / "build/cache/site.site"


def found(root: Path, paper: bool = True) -> list[str] | None:
    output = root / "build/site"
    return lines_of(record(root), made_from(root, output, paper), output)


def test_nothing_changed(root: Path) -> None:
    (root / "build/draft.pdf").write_text("made beside the site")
    (root / ".git").mkdir()
    (root / ".git/index").write_text("no source")
    assert found(root) == LINES


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page of the site edited": lambda root: (root / "build/site/index.html").write_text("changed by hand"),
    "a file of the site gone": lambda root: (root / "build/site/data/x.json").unlink(),
    "a file added to the site": lambda root: (root / "build/site/more.html").write_text("x"),
    "the site gone": lambda root: (root / "build/site").rename(root / "build/elsewhere"),
    "a source edited": lambda root: (root / "clauses/a.md").write_text("as it is"),
    "a source added": lambda root: (root / "clauses/b.md").write_text("as it was"),
    "a source gone": lambda root: (root / "clauses/a.md").unlink(),
    "a source renamed": lambda root: (root / "clauses/a.md").rename(root / "clauses/b.md"),
    "settings edited": lambda root: (root / "conf.py").write_text("project = 'x'"),
    "a fault noted": lambda root: (root / "editions/errata.toml").write_text("x"),
    "the record gone": lambda root: record(root).unlink(),
    "the record damaged": lambda root: record(root).write_text('["made from"]'),
    "the record of no use": lambda root: record(root).write_text("{"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_makes_a_build(root: Path, change: str) -> None:
    CHANGES[change](root)
    assert found(root) is None


def test_other_settings_another_day_and_another_program_make_a_build(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(root, paper=False) is None

    with monkeypatch.context() as patched:
        patched.setattr(unchanged, "date", SimpleNamespace(today=lambda: date(2026, 5, 2)))
        assert found(root) is None
    for name in ("code_digest", "site_digest", "_installed"):
        with monkeypatch.context() as patched:
            patched.setattr(unchanged, name, lambda: "another")
            assert found(root) is None
    assert found(root) == LINES


def test_a_source_that_cannot_be_read_is_the_builds_business(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert made_from(root, root / "build/site", True) == "" and found(root) is None


def test_a_page_that_includes_what_is_not_looked_at(root: Path, tmp_path: Path) -> None:
    output = root / "build/site"
    assert not lies_outside(root, output, [root / "clauses/a.md", root / "clauses/../clauses/a.md"])
    assert lies_outside(root, output, [root.parent / "shared.md"])
    assert lies_outside(root, output, [root / "build/site/index.html"])
