"""What all tests share: laws are tried the same way everywhere, and tools that are missing are named."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import verapdf

ROOT = Path(__file__).parent.parent

# No deadline: a slow machine is no broken law. Derandomised, so that a failure can be seen again.
settings.register_profile(
    "clausebook", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("clausebook")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "needs(tool): runs a program that is not Python's; fails in CI where it is missing"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        missing = [tool for tool in mark.args if not _present(tool)]
        if missing and os.environ.get("CI"):
            pytest.fail(f"{', '.join(missing)} is not installed, and in CI no test is left out")
        if missing:
            pytest.skip(f"left out: {', '.join(missing)} is not installed (make test installs it when it may)")


def _present(tool: str) -> bool:
    # veraPDF comes as packages, because Java comes as one.
    return verapdf.installed() if tool == "verapdf" else shutil.which(tool) is not None


@pytest.fixture
def project() -> Path:
    """The book's own sources."""
    return ROOT
