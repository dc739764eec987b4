"""``clausebook redline``: what changed between two editions."""

from __future__ import annotations

from argparse import Namespace

from msgspec.structs import replace

from clausebook.cli import exit_codes
from clausebook.cli.output import UsageError, deliver, in_colour, refuse_terminal
from clausebook.cli.sources import archive, read_edition
from clausebook.edition.identity import did_you_mean
from clausebook.edition.model import Edition, EditionId
from clausebook.edition.notes import Notes
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import SnapshotError
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind, ProvisionChange, Redline
from clausebook.redline.reasons import editions_between
from clausebook.site.archive import Archive


def run(options: Namespace) -> int:
    """Compare and write."""
    refuse_terminal(options.format, options.output)
    kinds = _kinds(options.kinds)
    old, new = (
        read_edition(name, options.project, plain=True, fresh=options.no_cache) for name in (options.old, options.new)
    )
    sealed = archive(options.project)
    digests = [edition_digest(old), edition_digest(new)]
    for name, digest in zip((options.old, options.new), digests, strict=True):
        _hold_to_seal(name, digest, sealed)
    notes, on_the_way = _reasons(old, new, sealed)
    redline = compare(old, new, old_digest=digests[0], new_digest=digests[1], notes=notes, steps=on_the_way)
    redline = _only(redline, kinds, options.provision)
    deliver(_render(redline, options), options.output)
    differ = any(change.kinds for change in redline.changes)
    return exit_codes.FOUND if differ and options.exit_code else exit_codes.DONE


def _hold_to_seal(name: str, digest: str, sealed: Archive) -> None:
    """Refuse a sealed edition, named by its id, that is not what was sealed: a redline bears its name. Raises
    :class:`SnapshotError`."""
    if name in sealed.ids() and sealed.digest(name) != digest:
        where = f"{sealed.folder.name}/{name}"
        raise SnapshotError(
            f"{where}: not what was sealed; “clausebook verify {name}” says what differs; restore the folder from git"
        )


def _reasons(old: Edition, new: Edition, sealed: Archive) -> tuple[Notes, tuple[EditionId, ...]]:
    """The reasons noted after sealing, and the editions whose changes they may explain."""
    known = sealed.ids()
    return sealed.notes(), editions_between(
        new, old.id, lambda identity: sealed.read(identity) if identity in known else None
    )


def _render(redline: Redline, options: Namespace) -> bytes:
    # Each format is imported when asked for: PDF and Word engines are slow to load.
    if options.format == "pdf":
        from clausebook.render.pdf import redline_pdf

        return redline_pdf(redline)
    if options.format == "docx":
        from clausebook.render.docx_redline import redline_docx

        return redline_docx(redline)
    if options.format == "html":
        from clausebook.render.html_page import redline_page

        return redline_page(redline).encode("utf-8")
    if options.format == "markdown":
        from clausebook.render.redline_markdown import redline_markdown

        return redline_markdown(redline).encode("utf-8")
    if options.format == "json":
        from clausebook.render.redline_json import dump_redline

        return dump_redline(redline)
    if options.format == "csv":
        from clausebook.render.redline_csv import redline_csv
        from clausebook.render.tables import csv_bytes

        return csv_bytes(redline_csv(redline))
    from clausebook.render.redline_text import redline_text

    colour = options.output in (None, "-") and in_colour()
    return redline_text(redline, colour=colour).encode("utf-8")


def _kinds(text: str | None) -> frozenset[ChangeKind]:
    if text is None:
        return frozenset()
    known = [kind.value for kind in ChangeKind]
    asked = [part.strip() for part in text.split(",") if part.strip()]
    if not asked:
        raise UsageError(f"--kinds: name one or more of {', '.join(known)}")
    for name in asked:
        if name not in known:
            raise UsageError(f"--kinds: no kind “{name}” (known: {', '.join(known)}){did_you_mean(name, known)}")
    return frozenset(ChangeKind(name) for name in asked)


def _only(redline: Redline, kinds: frozenset[ChangeKind], provision: str | None) -> Redline:
    changes = redline.changes
    if provision is not None:
        known = {change.id for change in changes}
        if provision not in known:
            raise UsageError(f"--provision: nothing has the id “{provision}”{did_you_mean(provision, known)}")
        changes = _below(changes, provision)
    if kinds:
        changes = tuple(change for change in changes if kinds & set(change.kinds))
    if len(changes) == len(redline.changes):
        return redline
    left_out = sum(1 for change in redline.changes if change.kinds) - sum(1 for change in changes if change.kinds)
    told = f"A part of the comparison only: {left_out} other changed {'provision is' if left_out == 1 else 'provisions are'} left out."
    return replace(redline, changes=changes, notice=f"{told} {redline.notice}".rstrip())


def _below(changes: tuple[ProvisionChange, ...], provision: str) -> tuple[ProvisionChange, ...]:
    wanted = {provision}
    kept = []
    # Reading order puts a provision before those below it, so one pass finds them all.
    for change in changes:
        places = [place for place in (change.old, change.new) if place is not None]
        if change.id in wanted or any(place.parent in wanted for place in places):
            wanted.add(change.id)
            kept.append(change)
    return tuple(kept)
