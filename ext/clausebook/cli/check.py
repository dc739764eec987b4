"""``clausebook check``: findings on the sources or on an edition."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from datetime import date
from functools import partial
from pathlib import Path

from clausebook.checks.codes import Code, Severity
from clausebook.checks.continuity import check_seal
from clausebook.checks.errata import check_errata
from clausebook.checks.finding import Finding, in_order, worst
from clausebook.checks.fingerprint import fingerprints
from clausebook.checks.notes import check_notes
from clausebook.checks.run import check_edition
from clausebook.checks.spelling import check_dictionary
from clausebook.cli import exit_codes
from clausebook.cli.known_findings import read_known
from clausebook.cli.output import UsageError, steps
from clausebook.cli.quick import quick_findings
from clausebook.cli.reports import Result, reports, write_reports
from clausebook.cli.sources import CACHE, archive, read_edition, read_project
from clausebook.edition.model import Edition, EditionId, Source
from clausebook.edition.snapshot import SnapshotError
from clausebook.edition.timeline import in_order as editions_in_order
from clausebook.render.finding_places import lines_below, no_lines
from clausebook.site.archive import Archive
from clausebook.site.cache import Cache
from clausebook.site.captured import DRAFT
from clausebook.site.settings import settings_of
from clausebook.site.speller import KeptSpeller

_HOLDS = b"holds"


def run(options: Namespace) -> int:
    """Write the findings; 1 where one is as grave as ``--severity`` and nothing justifies it or knew it before."""
    asked = reports(options.format, options.output)
    known = None if options.baseline_findings is None else read_known(options.baseline_findings)
    if options.quick and (options.edition != DRAFT or options.baseline is not None):
        raise UsageError("--quick looks at the draft alone; leave out EDITION and --baseline")
    if options.quick:
        edition, ordered = DRAFT, quick_findings(options.project)
    else:
        edition, ordered = _everything(options)
    severity = Severity(options.severity)
    lines = lines_below(options.project) if options.edition == DRAFT else no_lines
    write_reports(asked, Result(edition, ordered, lines, severity, known))
    marked = zip(ordered, fingerprints(ordered), strict=True)
    gravest = worst(finding for finding, mark in marked if mark not in (known or ()))
    return exit_codes.FOUND if gravest is not None and gravest.rank <= severity.rank else exit_codes.DONE


def _everything(options: Namespace) -> tuple[EditionId, tuple[Finding, ...]]:
    """Seals, sources and all checks."""
    sealed = archive(options.project)
    findings: list[Finding] = []
    for identity in steps("verifying seals", sealed.ids(), len(sealed.ids())):
        findings.extend(_seal(sealed, identity, None if options.no_cache else options.project / CACHE))
    broken = {each.subject for each in findings}
    whole = editions_in_order(sealed.read(identity) for identity in sealed.ids() if identity not in broken)
    edition, reading = _edition(options, whole)
    earlier = _before(edition, whole, options.baseline, sealed)
    kept = None if options.no_cache else options.project / CACHE / "spelling"
    settings = settings_of(options.project, today=options.today or date.today().isoformat(), kept=kept)
    notes, errata = sealed.notes(), sealed.errata()
    findings += [*reading, *check_edition(edition, earlier, settings, notes), *check_dictionary(settings)]
    if isinstance(settings.speller, KeptSpeller):
        settings.speller.keep()
    if not broken:  # names in an edition that cannot be trusted would only be called missing
        findings += [*check_notes(notes, whole), *check_errata(errata, whole)]
    return edition.id, in_order(findings)


def _edition(options: Namespace, sealed: tuple[Edition, ...]) -> tuple[Edition, tuple[Finding, ...]]:
    for each in sealed:
        if each.id == options.edition:
            return each, ()
    if options.edition != DRAFT:
        return read_edition(options.edition, options.project, fresh=options.no_cache), ()
    found = read_project(options.project, fresh=options.no_cache)
    return found.edition, found.findings


def _before(edition: Edition, sealed: tuple[Edition, ...], baseline: str | None, known: Archive) -> tuple[Edition, ...]:
    """The editions that count as earlier: up to the baseline, and before the edition itself where it is sealed."""
    ids = [each.id for each in sealed]
    end = ids.index(edition.id) if edition.id in ids else len(ids)
    if baseline is not None:
        newest = known.read(baseline)
        end = min(end, ids.index(newest.id) + 1)
    return sealed[:end]


def _seal(sealed: Archive, identity: str, kept: Path | None) -> list[Finding]:
    """What is wrong with a seal. That the very same bytes were found whole is kept; what is broken is looked at anew."""
    try:
        snapshot, manifest = sealed.files(identity)
        verdict = partial(_verdict, identity, snapshot, manifest)
        key = hashlib.sha256(hashlib.sha256(snapshot).digest() + hashlib.sha256(manifest).digest()).hexdigest()
        if (Cache(kept).get("seal", key, verdict) if kept else verdict()) == _HOLDS:
            return []
        return list(check_seal(identity, snapshot, manifest))
    except SnapshotError as error:
        source = Source(f"editions/{identity}/manifest.json")
        return [Finding(Code.SEAL_BROKEN, str(error), source, "", identity)]


def _verdict(identity: str, snapshot: bytes, manifest: bytes) -> bytes:
    return b"broken" if any(check_seal(identity, snapshot, manifest)) else _HOLDS
