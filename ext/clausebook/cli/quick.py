"""``clausebook check --quick``: the pages of the book as text, without reading them as a build does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding, in_order
from clausebook.checks.quick import check_pages
from clausebook.edition.model import Source
from clausebook.site.captured import require_project
from clausebook.site.settings import run_conf


def quick_findings(project: Path) -> tuple[Finding, ...]:
    """Findings on the documents and registers that ``conf.py`` names; raises :class:`ProjectError`."""
    pages, unreadable = book_pages(project)
    return in_order([*unreadable, *check_pages(pages)])


def book_pages(project: Path) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The pages of the book by path, and findings on those that cannot be read; raises :class:`ProjectError`."""
    require_project(project)
    pages: dict[str, str] = {}
    found: list[Finding] = []
    for path in _paths(project):
        name = path.relative_to(project).as_posix()
        try:
            pages[name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            message = f"byte {error.start} is not UTF-8"
            found.append(Finding(Code.UNREADABLE, message, Source(name), "save the file as UTF-8"))
    return pages, tuple(found)


def _paths(project: Path) -> Iterator[Path]:
    settings = run_conf(project / "conf.py")
    folders = []
    for name in settings.get("clausebook_registers", ()):
        page = project / f"{name.rstrip('/')}.md"
        if page.is_file():  # a register is a folder or a single page
            yield page
        folders.append(project / name)
    for name in settings.get("clausebook_documents", ()):
        page = project / f"{name}.md"
        if page.stem == "index":
            folders.append(page.parent)
        elif page.is_file():
            yield page
    for folder in dict.fromkeys(folders):
        yield from sorted(folder.rglob("*.md"))
