"""What the quick check finds, a full check finds too: in the same words, at the same place, under the same fingerprint."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clausebook.cli import main
from site_project import FRONT, REGISTER, clause, write_project

WORDS = """See {clause}`notise`, {law}`act-tow` and {why}`plainr`.

1. {id}`here` Words of {clause}`nowhere-at-all`; and
2. more under {clause}`her`."""
REASON = ":::{rationale} Plainer\n:id: plainer\n:source: A paper\n:date: 2018\n:certainty: C\n\nPlain words.\n:::\n"
TOMBSTONE = ":::{retired} Gone\n:id: gone\n:into: notise, here\n:why: plainr\n\nGone.\n:::\n"
SECOND = clause("Once more:\n\n1. {id}`here` Words.", "other", "Other").replace(
    ":law: act-one\n:no_why: None is recorded.", ":law: act-two, act-won\n:why: pleiner"
)
FAULTY = "\n\n".join((clause(WORDS), SECOND, clause("Again.")))


def reported(folder: Path, *arguments: str) -> dict[str, tuple[str, ...]]:
    """Each finding by its fingerprint: code, place as pointed at, message and cure."""
    target = folder / "found.json"
    main(["--project", str(folder), "check", *arguments, "--format", f"json={target}"])
    found = json.loads(target.read_text(encoding="utf-8"))["findings"]
    parts = ("code", "path", "line", "column", "message", "cure")
    return {each["fingerprint"]: tuple(str(each.get(part, "")) for part in parts) for each in found}


def faulty(folder: Path) -> Path:
    front = FRONT.replace("document: gc\n", "document: gc\nexplains: notise\n")
    register = f"{REGISTER}\n{REGISTER.replace(':id: act-one', ':id: act-three').replace(':status:', ':replaced_by: act-tow' + chr(10) + ':status:')}"
    return write_project(
        folder,
        FAULTY,
        clauses__gc__index=front,
        docs__regulations__law=register,
        docs__rationale__all=f"# Reasons\n\n{REASON}",
        docs__retired=f"# Retired\n\n{TOMBSTONE}",
    )


def test_every_quick_finding_is_a_finding_of_the_full_check(tmp_path: Path) -> None:
    folder = faulty(tmp_path / "book")
    quick, full = reported(folder, "--quick"), reported(folder)
    assert {fingerprint: full.get(fingerprint) for fingerprint in quick} == quick
    assert {fingerprint for fingerprint, found in full.items() if found[0] in ("dangling", "duplicate-id")} == set(
        quick
    )
    assert len(quick) == 14


@pytest.mark.parametrize("first", [(), ("--quick",)])
def test_either_check_knows_the_report_of_the_other(tmp_path: Path, first: tuple[str, ...]) -> None:
    folder = faulty(tmp_path / "book")
    known = tmp_path / "known.json"
    main(["--project", str(folder), "check", *first, "--format", f"json={known}"])
    again = ["--project", str(folder), "check", "--baseline-findings", str(known)]
    assert main([*again, "--quick"]) == 0
