"""Findings as Sphinx warnings: what stands for a written reason, and what is only a note, stops no build."""

from __future__ import annotations

import pytest

from clausebook.checks.codes import Code
from clausebook.checks.finding import Finding
from clausebook.edition.model import Source
from clausebook.site import report


def test_only_open_findings_are_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    warned: list[tuple[str, str, str]] = []
    monkeypatch.setattr(
        report.logger,
        "warning",
        lambda text, *, type, subtype, location: warned.append((f"{type}.{subtype}", location, text)),
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
