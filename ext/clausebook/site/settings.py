"""The settings of a project's checks, from ``conf.py`` and the dictionaries of the machine."""

from __future__ import annotations

import runpy
from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

from clausebook.checks.settings import Settings, SettingsError, Speller, read_settings
from clausebook.site.speller import KeptSpeller

_DICTIONARIES = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/usr/local/share/hunspell"),
    Path("/Library/Spelling"),
)
_PREFIX = "clausebook_"


def settings_of(project: Path, *, today: str = "", kept: Path | None = None) -> Settings:
    """The settings of a project without starting Sphinx: ``conf.py`` is settings only, so running it reads them.
    ``kept``: folder where a dictionary's answers are kept.

    Raises :class:`~clausebook.checks.settings.SettingsError`.
    """
    path = project / "conf.py"
    return settings_from(run_conf(path) if path.is_file() else {}, today=today, kept=kept)


def run_conf(path: Path) -> dict[str, Any]:
    """The names that a ``conf.py`` sets; raises :class:`SettingsError` with the line where it cannot be run."""
    try:
        return runpy.run_path(str(path))
    except SyntaxError as error:
        raise SettingsError(f"{path}:{error.lineno}: {error.msg}") from None
    except (Exception, SystemExit) as error:  # it is a program of the project's own and may raise anything
        lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == str(path)]
        where = f"{path}:{lines[-1]}" if lines else str(path)
        raise SettingsError(" ".join(f"{where}: {type(error).__name__}: {error}".split())) from None


def settings_from(config: Mapping[str, Any], *, today: str = "", kept: Path | None = None) -> Settings:
    """The settings that options give, each under its whole name."""
    values = {name.removeprefix(_PREFIX): value for name, value in config.items() if name.startswith(_PREFIX)}
    return read_settings(values, today=today, speller=_speller(str(values.get("dictionary") or ""), kept))


def dictionaries() -> list[Path]:
    """The files of every dictionary of this machine."""
    return [path for folder in _DICTIONARIES for path in sorted(folder.glob("*.*")) if path.suffix in (".dic", ".aff")]


def _speller(name: str, kept: Path | None) -> Speller | None:
    """What looks words up in the Hunspell dictionary ``name``; None where there is none on this machine."""
    for folder in _DICTIONARIES:
        words, rules = folder / f"{name}.dic", folder / f"{name}.aff"
        if name and words.is_file() and rules.is_file():
            return KeptSpeller(words, rules, kept)
    return None
