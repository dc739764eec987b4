"""The draft of a project: captured once a build, checked, and readable without building anything."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError, ExtensionError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding, in_order
from clausebook.checks.run import check_edition
from clausebook.checks.settings import SettingsError
from clausebook.edition.model import Edition, Source, Status
from clausebook.edition.snapshot import SnapshotError
from clausebook.site.archive import FOLDER, Archive
from clausebook.site.capture import capture
from clausebook.site.captured import Capture, ProjectError, require_project
from clausebook.site.report import findings_from_warnings, warn
from clausebook.site.settings import run_conf, settings_from

_CAPTURE = "clausebook_capture"
_FINDINGS = "clausebook_findings"
_SEALED = "clausebook_sealed"
_READING = "clausebook_reading"


def archive_of(app: Sphinx) -> Archive:
    """The project's sealed editions."""
    return Archive(Path(app.srcdir) / FOLDER)


def draft_of(app: Sphinx) -> Capture:
    """The draft of a build, captured the first time it is asked for."""
    found: Capture | None = getattr(app, _CAPTURE, None)
    if found is None:
        found = capture(app, archive_of(app).newest())
        setattr(app, _CAPTURE, found)
    return found


def findings_of(app: Sphinx) -> tuple[Finding, ...]:
    """What :func:`check_draft` found in this build; empty where Sphinx read nothing anew."""
    found: tuple[Finding, ...] = getattr(app, _FINDINGS, ())
    return found


def check_draft(app: Sphinx, environment: BuildEnvironment) -> None:
    """Sphinx event: warn of every finding, so that ``-W`` stops the build."""
    found = draft_of(app)
    if getattr(app, _READING, False):
        return  # whoever asked for a reading alone runs the checks that it wants
    try:
        settings = settings_from({option.name: option.value for option in app.config})
    except SettingsError as error:
        raise ExtensionError(str(error)) from None
    checked = check_edition(found.edition, sealed_of(app), settings)
    findings = in_order((*found.findings, *checked))
    setattr(app, _FINDINGS, findings)
    warn(findings)


def read_draft(root: Path) -> Capture:
    """Read a project's sources; what Sphinx complains of stands among the findings.

    ``root``: folder of ``conf.py``. Raises :class:`ProjectError` where there is no project, or Sphinx cannot start.
    """
    root = root.resolve()  # Sphinx names files by their full path
    require_project(root)
    unreadable = list(not_utf8(root))
    if unreadable:
        # Sphinx stops at such a file with a message that names no line.
        return Capture(Edition("draft", "", "", Status.DRAFT), tuple(unreadable))
    heard = io.StringIO()
    try:
        # Never from kept doctrees: Sphinx repeats no warning of a file that it does not read again.
        with TemporaryDirectory() as work, patch_docutils(str(root)), docutils_namespace():
            app = Sphinx(
                srcdir=root,
                confdir=root,
                outdir=work,
                doctreedir=work,
                buildername="clausebook-snapshot",
                status=None,
                warning=heard,
                freshenv=True,
            )
            setattr(app, _READING, True)
            app.build()
            found = draft_of(app)
            included = {name for names in app.env.dependencies.values() for name in names}
    except SphinxError as error:
        raise ProjectError(_reason(root, error)) from None
    findings = in_order((*found.findings, *findings_from_warnings(heard.getvalue(), root)))
    return Capture(found.edition, findings, tuple(sorted(os.path.relpath(root / name, root) for name in included)))


def _reason(root: Path, error: SphinxError) -> str:
    """Why Sphinx could not start: of a broken ``conf.py`` the line, where Sphinx would print a traceback."""
    if isinstance(error, ConfigError):
        try:
            run_conf(root / "conf.py")
        except SettingsError as found:
            return str(found)
    return f"{root}: {' '.join(str(error).split())}"


def sealed_of(app: Sphinx) -> tuple[Edition, ...]:
    """The sealed editions of a build, read once; none where one cannot be read: ``verify``, the check of seals and the
    website tell which file is broken, and the draft can be read all the same."""
    found: tuple[Edition, ...] | None = getattr(app, _SEALED, None)
    if found is None:
        try:
            found = archive_of(app).read_all()
        except SnapshotError:
            found = ()
        setattr(app, _SEALED, found)
    return found


def not_utf8(root: Path) -> Iterator[Finding]:
    for folder in (
        root,
        *sorted(each for each in root.iterdir() if each.is_dir() and each.name in ("clauses", "docs")),
    ):
        pattern = "*.md" if folder == root else "**/*.md"
        for path in sorted(folder.glob(pattern)):
            data = path.read_bytes()
            try:
                data.decode("utf-8")
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                source = Source(path.relative_to(root).as_posix(), line)
                yield Finding(Code.UNREADABLE, f"byte {error.start} is not UTF-8", source, "save the file as UTF-8")
