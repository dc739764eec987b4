"""Small projects for tests of reading: the book's own settings, and only the files that a test names."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx_needs.api import get_needs_view

from clausebook.checks.finding import Finding
from clausebook.checks.run import check_edition
from clausebook.edition.model import Edition
from clausebook.site.blocks import curl
from clausebook.site.captured import Capture
from clausebook.site.draft import draft_of, read_draft
from clausebook.site.structure import edition_pages
from conftest import ROOT

FRONT = "---\ndocument: gc\nabbreviation: GC\n---\n(gc)=\n# General Conditions\n\n```{toctree}\nnotices\n```\n"
DEFINITIONS = "---\ndocument: definitions\nscheme: definitions\n---\n(definitions)=\n# Definitions\n"
REGISTER = """# Law

:::{regulation} Example duty
:id: act-one
:instrument: Example Act 2000 (c. 1)
:provision: section 1
:short: section 1 of the Example Act 2000
:address: https://www.legislation.gov.uk/ukpga/2000/1/section/1
:status: in force
:checked: 2026-11-22
:certainty: C

It asks for something.
:::
"""
CLAUSE = ":::{{clause}} {heading}\n:id: {identity}\n:law: act-one\n:no_why: None is recorded.\n\n{text}\n:::\n"


def clause(text: str, identity: str = "notice", heading: str = "Notice") -> str:
    """A well-formed clause around a text."""
    return CLAUSE.format(text=text, identity=identity, heading=heading)


def write_project(folder: Path, notices: str | bytes, **files: str) -> Path:
    """A project with one condition file; ``files`` adds or replaces others by path, "/" as "__"."""
    conf = (ROOT / "conf.py").read_text(encoding="utf-8")
    conf = re.sub(
        r"clausebook_documents = \[.*?\n\]",
        'clausebook_documents = ["clauses/gc/index", "clauses/definitions"]',
        conf,
        flags=re.S,
    )
    conf = re.sub(r"clausebook_coverage = .*", "", conf)  # a small project has no guides
    conf += "\nclausebook_law_days = 100_000  # its law is never looked up again, and tests are run in later years\n"
    everything: dict[str, str | bytes] = {
        "conf.py": conf,
        "index.md": "# Work\n\n```{toctree}\nclauses/gc/index\nclauses/definitions\ndocs/regulations/law\n```\n",
        "clauses/gc/index.md": FRONT,
        "clauses/gc/notices.md": b"(notices)=\n# Notices\n\n" + notices
        if isinstance(notices, bytes)
        else f"(notices)=\n# Notices\n\n{notices}",
        "clauses/definitions.md": DEFINITIONS,
        "docs/regulations/law.md": REGISTER,
        **{path.replace("__", "/") + ".md": text for path, text in files.items()},
    }
    for path, text in everything.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def commit_project(folder: Path) -> Path:
    """The project under git, with one commit of all its files."""
    who = ["-c", "user.name=A drafter", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "one"]):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    return folder


def read(folder: Path, notices: str | bytes, **files: str) -> Capture:
    """Capture of such a project."""
    return read_draft(write_project(folder, notices, **files))


def findings(folder: Path, notices: str | bytes, **files: str) -> list[Finding]:
    """Everything a drafter would be told, the gravest kinds only."""
    found = read(folder, notices, **files)
    return [each for each in (*found.findings, *check_edition(found.edition)) if each.gravity.value == "error"]


def doctrees(root: Path) -> tuple[Edition, list[tuple[list[str], nodes.document]]]:
    """The draft of a project, and each page of it: its headings and item titles as docutils and sphinx-needs hold them,
    and its doctree."""
    with TemporaryDirectory() as work, patch_docutils(str(root)), docutils_namespace():
        app = Sphinx(root, root, work, work, "clausebook-snapshot", status=None, warning=None, freshenv=True)
        app.build()
        needs = get_needs_view(app).values()
        pages = []
        for docname in sorted(edition_pages(app.env)):
            doctree = app.env.get_doctree(docname)
            register = docname.startswith(tuple(app.config.clausebook_registers))
            sections = (
                [] if register else [node.next_node(nodes.title).astext() for node in doctree.findall(nodes.section)]
            )
            titles = {app.env.titles[page].astext() for page in app.config.clausebook_documents}
            headings = [curl(text) for text in sections if text not in titles]
            headings += [curl(need["title"]) for need in needs if need["docname"] == docname]
            pages.append((headings, doctree))
        return draft_of(app).edition, pages
