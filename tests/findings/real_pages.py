"""A small project of real pages of the book: twelve conditions, the definitions, a guide, and the registers they need.

What the missing pages leave open (dangling references, unused terms) is found before anything is edited, and told apart
from what an edit adds by code, subject and message: an edit moves lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from clausebook.checks.finding import Finding
from clausebook.checks.run import check_edition
from clausebook.edition.model import Edition, Status
from clausebook.edition.seal import edition_digest
from clausebook.render.finding_places import lines_below, place_of
from clausebook.site.draft import read_draft
from clausebook.site.settings import settings_of
from conftest import ROOT

TODAY = "2026-12-31"
GC = "clauses/general-conditions"
CONDITIONS = [
    "audit",
    "disputes",
    "duration",
    "exit",
    "interests",
    "notices",
    "performance",
    "staff",
    "subcontracting",
    "suspension",
    "termination",
    "variation",
]
DEFINITIONS = "clauses/definitions.md"
GUIDE = "docs/guides/gp-participation.md"
Pages = dict[str, list[str]]
"""Lines of each page by its path."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the engine makes of the pages."""

    edition: Edition
    findings: tuple[Finding, ...]
    places: tuple[tuple[str, int], ...]
    """Path and exact line of each finding."""

    def known(self) -> set[tuple[str, str, str]]:
        """The findings by code, subject and message, printed numbers aside: an edit moves them."""
        return {_identity(finding) for finding in self.findings}

    def new(self, before: Reading) -> set[tuple[str, str, int]]:
        """Code, path and exact line of what ``before`` did not have."""
        known = before.known()
        return {
            (finding.code.value, *place)
            for finding, place in zip(self.findings, self.places, strict=True)
            if _identity(finding) not in known
        }


def real_pages() -> Pages:
    """The pages as they stand in the book."""
    paths = [f"{GC}/{name}.md" for name in CONDITIONS] + [DEFINITIONS, GUIDE]
    used = set(re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+|[a-z]+\d+", "\n".join(_text(path) for path in paths)))
    for folder in ("docs/regulations", "docs/rationale"):
        for path in sorted((ROOT / folder).glob("*.md")):
            ids = set(re.findall(r"^:id: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
            if ids & used:
                paths.append(f"{folder}/{path.name}")
    pages = {path: _text(path).split("\n") for path in paths}
    front = _text(f"{GC}/index.md").split("```{toctree}")[0]
    pages[f"{GC}/index.md"] = [*front.split("\n")[:-1], "```{toctree}", *CONDITIONS, "```", ""]
    return pages


def read_pages(pages: Pages, folder: Path, baseline: Edition | None = None) -> Reading:
    """The reading of the pages; ``baseline`` as in :func:`as_baseline`."""
    root = folder.resolve()
    names = [path.removesuffix(".md") for path in pages if not path.startswith(f"{GC}/") or "index" in path]
    documents = [f"{GC}/index", DEFINITIONS.removesuffix(".md"), GUIDE.removesuffix(".md")]
    conf = re.sub(r"(?s)clausebook_documents = \[.*?\n\]", f"clausebook_documents = {documents!r}", _text("conf.py"))
    everything = {path: "\n".join(lines) for path, lines in pages.items()}
    everything["index.md"] = "\n".join(["# Work", "", "```{toctree}", *names, "```", ""])
    conf = re.sub("clausebook_coverage = .*", "", conf)
    everything["conf.py"] = conf.replace('html_theme = "clausebook"', "")
    for path, text in everything.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    found = read_draft(root)
    edition = replace(found.edition, based_on=baseline.id if baseline else "")
    earlier = (baseline,) if baseline else ()
    findings = (*found.findings, *check_edition(edition, earlier, settings_of(root, today=TODAY)))
    lines = lines_below(root)
    places = tuple((place.path, place.line) for place in (place_of(finding, lines) for finding in findings))
    return Reading(edition, findings, places)


def as_baseline(reading: Reading) -> Edition:
    """The edition sealed at the end of 2026, after every reason and review on record."""
    return replace(reading.edition, id="2026-12", based_on="", status=Status.PUBLISHED, published="2026-12-30")


def digest(reading: Reading) -> str:
    """Digest of all that the reading says."""
    return edition_digest(reading.edition)


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.code.value, finding.subject, re.sub(r"\d+|Part [A-Z]", "#", finding.message)


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
