"""``clausebook seal``: fix the draft as an edition. It is written once and never again."""

from __future__ import annotations

import subprocess
from argparse import Namespace
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from clausebook.checks.codes import Severity
from clausebook.checks.finding import Finding, in_order
from clausebook.checks.run import check_edition
from clausebook.cli import exit_codes
from clausebook.cli.output import UsageError, complain
from clausebook.cli.sources import BrokenDraftError, archive, read_project
from clausebook.edition.dates import is_date
from clausebook.edition.identity import is_edition_id
from clausebook.edition.model import Status
from clausebook.edition.seal import edition_digest, seal
from clausebook.site.captured import require_project
from clausebook.site.settings import settings_of


def run(options: Namespace) -> int:
    """Seal the draft under an id."""
    if not is_edition_id(options.id) or options.id == "draft":
        raise UsageError(f"“{options.id}” is no id for an edition; use lower-case letters, digits and hyphens")
    for name in ("published", "commencement"):
        value = getattr(options, name)
        if (value or name == "published") and not is_date(value):
            raise UsageError(f"--{name} “{value}”: write yyyy, yyyy-mm or yyyy-mm-dd")
    if not options.title.strip():
        raise UsageError("--title: write at least one word")
    require_project(options.project)
    sealed = archive(options.project)
    if options.id in sealed.ids():
        raise UsageError(f"the edition “{options.id}” is sealed already; a sealed edition is never written again")
    commit, person = _provenance(options.project)
    # What is sealed is read, never remembered.
    found = read_project(options.project, fresh=True)
    edition = replace(
        found.edition,
        id=options.id,
        title=" ".join(options.title.split()),
        status=Status(options.status),
        published=options.published,
        commencement=options.commencement,
    )
    sealed_on = options.sealed_on or date.today().isoformat()
    settings = settings_of(options.project, today=sealed_on)
    earlier = sealed.read_all()
    # As the draft it is, and as the edition that it becomes: with its dates, and with nothing left to fill in.
    checked = [*check_edition(found.edition, earlier, settings), *check_edition(edition, earlier, settings)]
    errors = tuple(each for each in in_order((*found.findings, *checked)) if _stops(each))
    if errors:
        raise BrokenDraftError(errors)
    snapshot, manifest = seal(edition, sealed_by=person, sealed_on=sealed_on, commit=commit)
    folder = sealed.write(options.id, snapshot, manifest)
    complain(f"sealed {options.id} in {folder}: {edition_digest(edition)}")
    return exit_codes.DONE


def _stops(finding: Finding) -> bool:
    return finding.gravity is Severity.ERROR and not finding.justified


def _provenance(project: Path) -> tuple[str, str]:
    """The commit of the sources and the name of the person, from git; refuses sources that no commit holds."""
    if _git(project, "rev-parse", "HEAD") == "":
        raise UsageError("no commit here: an edition is sealed from a commit, so that its sources can be found again")
    changed = _git(project, "status", "--porcelain", "--", "clauses", "docs", "conf.py", "index.md")
    if changed:
        first = changed.splitlines()[0][3:]
        raise UsageError(f"{first} is not committed; commit the sources first, then seal")
    return _git(project, "rev-parse", "HEAD"), _git(project, "config", "user.name") or "unknown"


def _git(project: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(project), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("git is not installed; an edition is sealed from a commit") from None
    return done.stdout.decode("utf-8", "replace").rstrip("\n") if done.returncode == 0 else ""
