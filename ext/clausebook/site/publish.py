"""Build the whole site into a folder, by running Sphinx with the project's own settings."""

from __future__ import annotations

import io
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from clausebook.checks.codes import Severity
from clausebook.edition.refusal import RefusedError
from clausebook.site.captured import ProjectError, require_project
from clausebook.site.draft import findings_of, not_utf8
from clausebook.site.report import findings_from_warnings
from clausebook.site.unchanged import lies_outside, lines_of, made_from, record_of, remember

_UNPUBLISHED = (".buildinfo", "schema_violations.json", "permalink.html", "_sources")
"""What Sphinx and sphinx-needs leave for themselves: notes that hold timings and differ from run to run, and a page of
another design that no page links to."""
_STATIC_FOLDER = "_static"
_HOUR = 3600
_STATIC = ("clausebook.css", "clausebook.js", "search.js", "find.js")
"""The only files of ``_static`` that a page names."""


def publish(root: Path, output: Path, *, paper: bool, jobs: int, status: TextIO | None, address: str = "") -> list[str]:
    """Write the site; returns the lines of whatever in the sources keeps it from being right, empty when it is whole.
    Where the site stands already as a build would make it, nothing is done.

    ``root``: folder of ``conf.py``. ``paper``: PDF and Word too. ``jobs``: reading processes, 0 for as many as there
    are processors. ``status``: where progress goes, None for nowhere. ``address``: where the site will be, in the place
    of ``html_baseurl``. Raises :class:`ProjectError`.
    """
    require_project(root)
    _refuse_to_replace(output, root)
    unreadable = [finding.line for finding in not_utf8(root)]
    if unreadable:
        return unreadable
    # Beside the doctrees lies the cache: the project's own, wherever the site goes, unless nothing may be written there.
    work = root / "build" if os.access(root, os.W_OK) else output.parent
    record, decided = record_of(work / "cache", output), made_from(root, output, paper, address)
    if (told := lines_of(record, decided, output)) is not None:
        return told
    _sweep(output, work)
    app, heard = _replace(root, output, work, _Settings(paper, jobs, status, address))
    lines = [finding.line for finding in findings_from_warnings(heard, root)]
    lines += [finding.line for finding in findings_of(app) if finding.gravity is Severity.ERROR]
    if not lies_outside(root, output, {root / name for names in app.env.dependencies.values() for name in names}):
        remember(record, decided, output, lines)
    return lines


@dataclass(frozen=True, slots=True)
class _Settings:
    """How a site is built, as :func:`publish` was asked."""

    paper: bool
    jobs: int
    status: TextIO | None
    address: str

    def overrides(self) -> dict[str, object]:
        """What they set in the place of ``conf.py``."""
        return {"clausebook_paper": self.paper, **({"html_baseurl": self.address} if self.address else {})}


def _replace(root: Path, output: Path, work: Path, settings: _Settings) -> tuple[Sphinx, str]:
    """Build beside the output, and put it in place when whole: no page of a clause that is gone stays behind, no half
    site is seen. Returns Sphinx when done, and what it warned of."""
    partial = output.with_name(f".{output.name}.{os.getpid()}.partial")
    doctrees = work / f"doctrees.{os.getpid()}"
    try:
        app, heard = _built(root, partial, doctrees, settings)
        _tidy(partial)
        _put_in_place(partial, output)
    except SphinxError as error:
        # Sphinx wraps what a handler raises in the handler's name and address.
        cause = getattr(error, "orig_exc", None) or error
        what = str(cause) if isinstance(cause, RefusedError | SphinxError) else f"{type(cause).__name__}: {cause}"
        raise ProjectError(f"{root}: {' '.join(what.split())}") from None
    except OSError as error:
        raise ProjectError(f"{output}: {error.strerror or error}; nothing was put there") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(doctrees, ignore_errors=True)
    return app, heard


def _built(root: Path, folder: Path, doctrees: Path, settings: _Settings) -> tuple[Sphinx, str]:
    heard = io.StringIO()
    with patch_docutils(str(root)), docutils_namespace():
        app = Sphinx(
            srcdir=root,
            confdir=root,
            outdir=folder,
            doctreedir=doctrees,
            buildername="html",
            confoverrides=settings.overrides(),
            status=settings.status,
            warning=heard,
            freshenv=True,
            parallel=settings.jobs or os.cpu_count() or 1,
        )
        app.build()
    return app, heard.getvalue()


def _refuse_to_replace(output: Path, root: Path) -> None:
    """A build replaces its folder whole: never one that holds the project, or anything but a site."""
    if root.is_relative_to(output):
        raise ProjectError(f"{output}: holds the project, and a build replaces its folder whole; name another")
    if output.exists() and not output.is_dir():
        raise ProjectError(f"{output}: is no folder; name one for the site")
    if output.is_dir() and any(output.iterdir()) and not (output / _STATIC_FOLDER / _STATIC[0]).is_file():
        raise ProjectError(
            f"{output}: holds something other than a site, and a build replaces its folder whole; empty it, or name another"
        )


def _sweep(output: Path, work: Path) -> None:
    """Remove what builds left that were killed."""
    beside = (path for ending in ("partial", "old") for path in output.parent.glob(f".{output.name}.*.{ending}"))
    for left in (*beside, *work.glob("doctrees.*")):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _HOUR:
                shutil.rmtree(left, ignore_errors=True)


def _tidy(folder: Path) -> None:
    for path in [folder / name for name in _UNPUBLISHED] + sorted((folder / _STATIC_FOLDER).iterdir()):
        if path.parent.name == _STATIC_FOLDER and path.name in _STATIC:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _put_in_place(partial: Path, output: Path) -> None:
    old = output.with_name(f".{output.name}.{os.getpid()}.old")
    if output.exists():
        output.rename(old)
    partial.rename(output)
    shutil.rmtree(old, ignore_errors=True)
