"""The command as tests run it."""

from __future__ import annotations

import pytest

from clausebook.cli import main

SEAL = ("seal", "one", "--title", "T", "--published", "2027-01-01")
"""All that sealing asks for but the status."""


def run(*arguments: object, capsysbinary: pytest.CaptureFixture[bytes]) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsysbinary.readouterr()
    return code, out.decode(), err.decode()


def one_line(text: str) -> bool:
    """Whether a complaint is as it must be."""
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text
