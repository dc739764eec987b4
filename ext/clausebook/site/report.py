"""Findings and Sphinx warnings, each told in the other's tongue.

A finding becomes a Sphinx warning of type ``clausebook`` with the code as subtype, so that ``-W`` and
``suppress_warnings`` work. What Sphinx, MyST or sphinx-needs complained of in reading the sources becomes a finding, so
that ``clausebook check`` tells all in one list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx.util import logging

from clausebook.checks.codes import Code, Severity
from clausebook.checks.finding import Finding
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Source

logger = logging.getLogger(__name__)

KNOWN_DIRECTIVES = ("clause", "definition", "regulation", "rationale", "retired", "gap", "drawing", "toctree", "note")
"""Directives that an author of the contract uses."""
KNOWN_ROLES = ("clause", "law", "why", "blank", "choice", "plain", "id")
"""Roles that an author of the contract uses."""
KNOWN_OPTIONS = (
    "id",
    "law",
    "no_law",
    "why",
    "no_why",
    "models",
    "actor",
    "optional",
    "forms",
    "instrument",
    "provision",
    "short",
    "address",
    "status",
    "checked",
    "certainty",
    "replaced_by",
    "source",
    "date",
    "explains",
    "reviewed",
    "editorial",
    "ended",
    "into",
    "code",
    "on",
    "owner",
    "expires",
    "title",
)
"""Options of the directives."""

_WARNING = re.compile(
    r"^(?:(?P<path>[^:\n]+?)(?::(?P<line>\d+))?: )?(?P<level>WARNING|ERROR|CRITICAL|SEVERE): (?P<text>.*?)"
    r"(?: \[(?P<kind>[\w.-]+)\])?$",
    re.DOTALL,
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_START = re.compile(r"^(?:[^\n]+?: )?(?:WARNING|ERROR|CRITICAL|SEVERE): ", re.MULTILINE)


def warn(findings: Iterable[Finding]) -> None:
    """Log findings as Sphinx warnings; information, and what a justified gap excuses, as information."""
    for finding in findings:
        # Without a line Sphinx would take the path for a page's name and print “conf.py.rst”.
        location = f"{finding.source.path}:{finding.source.line or 1}" if finding.source.path else None
        text = finding.message + (f"; {finding.cure}" if finding.cure else "")
        if finding.justified or finding.gravity is Severity.INFO:
            logger.info("%s: %s", location, text)
        else:
            # The text is an argument, so that a per cent sign in it stays one.
            logger.warning("%s", text, type="clausebook", subtype=finding.code.value, location=location)


def findings_from_warnings(text: str, root: Path) -> Iterator[Finding]:
    """What Sphinx wrote on its warning stream, as findings; paths made relative to ``root``. Our own findings, which
    stand there too, are left out."""
    text = _COLOUR.sub("", text)
    starts = [match.start() for match in _START.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        match = _WARNING.match(text[start:end].strip())
        if match is None or (match["kind"] or "").startswith("clausebook."):
            continue
        path = _relative(match["path"] or "", root)
        message = " ".join(match["text"].split())
        code, message, cure = _translate(match["kind"] or "", message, path, root)
        yield Finding(code, message, Source(path, int(match["line"] or 0)), cure)


def _translate(kind: str, message: str, path: str, root: Path) -> tuple[Code, str, str]:
    """Code, message and cure for a message of Sphinx, MyST or sphinx-needs, in a drafter's words."""
    if "No ID defined" in message:
        return (
            Code.MISSING_ID,
            "this block has no id, so its words would be lost",
            "add a line “:id: some-name” under its first line",
        )
    if match := re.search(r"A need with ID '([^']+)' already exists \(defined at ([^:)]+):?(\d*)", message):
        identity, where, line = match.groups()
        return (
            Code.DUPLICATE_ID,
            f"the id “{identity}” is taken: it was given at {_page(where, root)}:{line}",
            "choose another id; ids are for life",
        )
    if match := re.search(r"Given ID '([^']+)' does not match", message):
        return Code.BAD_ID, f"“{match[1]}” is no id", "use lower-case words joined by hyphens"
    if match := re.search(r"Unknown directive type: '([^']+)'", message):
        return (
            Code.MARKUP,
            f"there is no directive “{match[1]}”",
            did_you_mean(match[1], KNOWN_DIRECTIVES).removeprefix("; "),
        )
    if match := re.search(r"Unknown interpreted text role [\"“']([^\"”']+)", message):
        return Code.MARKUP, f"there is no role “{match[1]}”", did_you_mean(match[1], KNOWN_ROLES).removeprefix("; ")
    if match := re.search(r"Unknown option '([^']+)'", message):
        return Code.MARKUP, f"there is no option “{match[1]}”", did_you_mean(match[1], KNOWN_OPTIONS).removeprefix("; ")
    if "decode" in message or "UTF-8" in message:
        return Code.UNREADABLE, message, "save the file as UTF-8"
    return Code.MARKUP, message, ""


def _page(docname: str, root: Path) -> str:
    """The file of a page that Sphinx names without its ending."""
    return next((name for ending in (".md", ".rst") if (root / (name := f"{docname}{ending}")).is_file()), docname)


def _relative(path: str, root: Path) -> str:
    try:
        return Path(path).relative_to(root).as_posix() if path else ""
    except ValueError:
        return path
