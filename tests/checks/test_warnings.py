"""Findings as Sphinx warnings: what stands for a written reason, and what is only a note, stops no build."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.cmd.build import build_main

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.model import Source
from clausebook.site import report
from site_project import clause, write_project


def test_only_open_findings_are_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    warned: list[tuple[str, str, str]] = []
    monkeypatch.setattr(
        report.logger,
        "warning",
        lambda form, text, *, type, subtype, location: warned.append((f"{type}.{subtype}", location, form % text)),
    )
    place = Source("a.md", 3)
    report.warn(
        [
            Finding(Code.NO_LAW, "it rests on nothing", place, "say why"),
            Finding(Code.NO_LAW, "known", place, justified="It is being asked for. (The editors, until 2026-12-31)"),
            Finding(Code.UNREVIEWED, "worth knowing", place),
        ]
    )
    assert warned == [("clausebook.no-law", "a.md:3", "it rests on nothing; say why")]


def test_what_sphinx_prints_is_what_was_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A per cent sign stays one, and a file without a line keeps its name."""
    folder = write_project(tmp_path, clause("See {clause}`no%tise`."))
    conf = folder / "conf.py"
    conf.write_text(conf.read_text() + '\nclausebook_coverage = {"reason": 60}\n')
    build_main(["-q", "-E", "-b", "dummy", str(folder), str(tmp_path / "out")])
    said = capsys.readouterr().err
    assert "notices.md:9: WARNING: reference: nothing has the id “no%tise”" in said
    assert "conf.py:1: WARNING: 0 of 1 clauses" in said and "asks for 60%;" in said
