"""Rule tests as documents: what ``tests/corpus/findings/README.md`` describes, read and tried.

A document holds the files of a small project. An arrow with a code at the end of a line says that this finding, and no
other, is expected there; the arrow is taken off before anything is read.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from clausebook.checks.continuity import check_seal
from clausebook.checks.errata import check_errata
from clausebook.checks.finding import Finding
from clausebook.checks.run import check_edition
from clausebook.edition.model import Edition, Status
from clausebook.edition.seal import seal
from clausebook.render.finding_places import lines_below, place_of
from clausebook.site.archive import Archive
from clausebook.site.draft import read_draft
from clausebook.site.settings import settings_of
from conftest import ROOT
from site_project import DEFINITIONS, FRONT, REGISTER

FOLDER = ROOT / "tests" / "corpus" / "findings"
TODAY = "2026-11-22"
Place = tuple[str, str, int]
"""Code, path and line of a finding."""

_ARROW = re.compile(r" *← (?P<codes>[a-z-]+(?:, [a-z-]+)*)$")
_BASE = {"clauses/gc/index.md": FRONT, "clauses/definitions.md": DEFINITIONS, "docs/regulations/law.md": REGISTER}
_DOCUMENTS = ("clauses/gc/index", "clauses/definitions", "docs/guides/guide")
_CONF = re.sub(
    r'(?s)clausebook_documents = \[.*?\n\]|clausebook_words = \[.*?\n\]|clausebook_coverage = [^\n]+|html_theme = "clausebook"',
    "",
    (ROOT / "conf.py").read_text(encoding="utf-8"),
)


@dataclass
class RuleDocument:
    """One document of the corpus."""

    name: str
    files: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    """Files that were otherwise in the baseline."""
    heads: dict[str, list[str]] = field(default_factory=dict)
    """Lines "word: value" that stand before the first file."""
    expected: set[Place] = field(default_factory=set)


def read_document(path: Path) -> RuleDocument:
    """The document in a file of the corpus."""
    made = RuleDocument(path.stem)
    files: dict[str, list[str]] = {}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("==== "):
            current = line.removeprefix("==== ").strip()
            files[current] = []
        elif not current:
            if match := re.fullmatch(r"(expect|edition|baseline|deed): (.+)", line):
                made.heads.setdefault(match[1], []).append(match[2])
        else:
            arrow = _ARROW.search(line)
            files[current].append(line[: arrow.start()] if arrow else line)
            for code in arrow["codes"].split(", ") if arrow else ():
                made.expected.add((code, current, len(files[current])))
    for text in made.heads.get("expect", ()):
        code, _, where = text.partition(" ")
        path_text, _, line_text = where.partition(":")
        made.expected.add((code, path_text, int(line_text or 0)))
    for name, lines in files.items():
        group, key = (made.before, name.removeprefix("before ")) if name.startswith("before ") else (made.files, name)
        group[key] = "\n".join(lines).strip("\n") + "\n" if not name.endswith("conf.py") else "\n".join(lines) + "\n"
        if not name.startswith("before ") and lines and not lines[0].strip():
            raise ValueError(f"{path}: {name} begins with an empty line, which would move its lines")
    return made


def findings_of(document: RuleDocument) -> set[Place]:
    """What the engine finds in a document: codes with their exact places."""
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        earlier: list[Edition] = []
        if document.before or "baseline" in document.heads:
            _write(root / "before", {**document.files, **document.before}, document)
            baseline = read_draft(root / "before").edition
            baseline = replace(baseline, id="2019-08", status=Status.PUBLISHED, published="2019-08")
            earlier = [_with_fields(baseline, document.heads.get("baseline", ()))]
        project = root / "draft"
        _write(project, document.files, document)
        found = read_draft(project)
        based_on = earlier[0].id if earlier else ""
        edition = _with_fields(replace(found.edition, based_on=based_on), document.heads.get("edition", ()))
        for deed in document.heads.get("deed", ()):
            edition, extra = _DEEDS[deed](edition)
            found = dataclasses.replace(found, findings=(*found.findings, *extra))
        checked = list(check_edition(edition, earlier, settings_of(project, today=TODAY)))
        checked += check_errata(Archive(project / "editions").errata(), earlier)
        lines = lines_below(project)
        places = [
            (each.code.value, place_of(each, lines)) for each in (*found.findings, *checked) if not each.justified
        ]
        return {(code, place.path, place.line) for code, place in places}


def _write(root: Path, files: dict[str, str], document: RuleDocument) -> None:
    everything = {**_BASE, **{path: text for path, text in files.items() if path != "conf.py"}}
    read = [path.removesuffix(".md") for path in everything if path.endswith(".md")]
    pages = [path for path in read if not path.startswith("clauses/gc/") or "index" in path]
    documents = [name for name in _DOCUMENTS if f"{name}.md" in everything]
    index = "\n".join(["# Work", "", "```{toctree}", *pages, "```", ""])
    conf = f"{_CONF}\nclausebook_documents = {documents!r}\n{files.get('conf.py', '')}"
    for path, text in {**everything, "index.md": index, "conf.py": conf}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        encoding = "latin-1" if "latin-1" in document.heads.get("deed", ()) and path in files else "utf-8"
        target.write_bytes(text.encode(encoding))


def _with_fields(edition: Edition, fields: list[str] | tuple[str, ...]) -> Edition:
    for each in fields:
        for name, equals, value in (part.partition("=") for part in each.split()):
            if equals:
                edition = replace(edition, **{name: Status(value) if name == "status" else value})
    return edition


def _broken_seal(edition: Edition) -> tuple[Edition, tuple[Finding, ...]]:
    snapshot, manifest = seal(edition, sealed_by="A tester", sealed_on=TODAY, commit="0" * 40)
    return edition, tuple(check_seal("2019-08", snapshot.replace(b"in writing", b"in whiting", 1), manifest))


def _whole_seal(edition: Edition) -> tuple[Edition, tuple[Finding, ...]]:
    snapshot, manifest = seal(edition, sealed_by="A tester", sealed_on=TODAY, commit="0" * 40)
    return edition, tuple(check_seal("2019-08", snapshot, manifest))


_DEEDS: dict[str, Callable[[Edition], tuple[Edition, tuple[Finding, ...]]]] = {
    "forget-blanks": lambda edition: (replace(edition, blanks=()), ()),
    "edit-a-sealed-byte": _broken_seal,
    "leave-the-seal-alone": _whole_seal,
    "latin-1": lambda edition: (edition, ()),
}
"""What no source can show, done to the edition that was read."""
