"""What all tests share: laws are tried the same way everywhere, and tools that are missing are named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

import verapdf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

ROOT = Path(__file__).parent.parent
BRITISH = Path("/usr/share/hunspell/en_GB.dic")
"""The dictionary of Debian's hunspell-en-gb."""

# No deadline: a slow machine is no broken law. Derandomised, so that a failure can be seen again.
settings.register_profile(
    "clausebook", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("clausebook")


def pytest_configure(config: pytest.Config) -> None:
    _stand_alone()
    config.addinivalue_line(
        "markers", "needs(tool): runs a program that is not Python's; fails in CI where it is missing"
    )


def _stand_alone() -> None:
    """Tests do the same in a hook of git, which would have them commit to the repository that it belongs to, beside a
    drafter's own settings of git, and behind a proxy, which does not know the servers of this machine."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        del os.environ[name]
    os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    os.environ |= dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1,localhost")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        missing = [tool for tool in mark.args if not _present(tool)]
        if missing and os.environ.get("CI"):
            pytest.fail(f"{', '.join(missing)} is not installed, and in CI no test is left out")
        if missing:
            pytest.skip(f"left out: {', '.join(missing)} is not installed (make test installs it when it may)")


def _present(tool: str) -> bool:
    if tool == "verapdf":  # it comes as packages, because Java comes as one
        return verapdf.installed()
    if tool == "hunspell-en-gb":
        return BRITISH.is_file()
    return shutil.which(tool) is not None


@pytest.fixture
def project() -> Path:
    """The book's own sources."""
    return ROOT


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project under git with one clause and no edition."""
    from site_project import clause, commit_project, write_project

    return commit_project(write_project(tmp_path / "book", clause("The first words.")))


@pytest.fixture
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day that does not end while a test runs: a site made on another one is built again."""
    monkeypatch.setattr("clausebook.site.unchanged.date", SimpleNamespace(today=lambda: date(2026, 5, 1)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with chromium() as launched:
        yield launched


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A wide window with nothing remembered."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(30_000)
    yield made
    made.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, running while the block runs."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # a busy machine is no fault of a page
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments, timeout=120_000)
        yield launched
        launched.close()
