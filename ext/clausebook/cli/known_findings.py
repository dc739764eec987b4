"""Findings of an earlier run, read back, so that ``check`` fails only on new ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from clausebook.cli.output import UsageError
from clausebook.render.sarif import FINGERPRINT
from clausebook.site.archive import read_bytes


def read_known(path: str) -> frozenset[str]:
    """Fingerprints of the findings in a file that ``check`` wrote as JSON or SARIF; raises :class:`UsageError`, or
    :class:`clausebook.edition.snapshot.SnapshotError` where the file cannot be read."""
    data = read_bytes(Path(path))
    try:
        value = json.loads(data.decode("utf-8"))
        found = _sarif(value) if "runs" in value else [each["fingerprint"] for each in value["findings"]]
        if not all(isinstance(mark, str) for mark in found):
            raise TypeError
        return frozenset(found)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise UsageError(f"--baseline-findings {path}: no JSON; name a file of check --format json or sarif") from None
    except (KeyError, TypeError, AttributeError):
        cure = "name a file that clausebook check wrote as json or sarif"
        raise UsageError(f"--baseline-findings {path}: findings without fingerprints; {cure}") from None


def _sarif(value: Any) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for run in value["runs"] for result in run["results"]]
