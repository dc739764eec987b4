"""What a project may set for the checks, as one frozen value; the options stand in ``conf.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from clausebook.checks.codes import Code, Severity
from clausebook.checks.finding import Finding
from clausebook.edition.identity import did_you_mean
from clausebook.edition.refusal import RefusedError

SENTENCE_WORDS = 60
"""Words of a sentence above which it is called long, unless the project says otherwise."""
LAW_DAYS = 365
"""Days after which an entry of the law register must be checked again, unless the project says otherwise."""
SIDES = ("law", "reason", "guide")
"""What coverage is counted of."""

Speller = Callable[[str], bool]
"""Whether a dictionary knows a word."""


class SettingsError(RefusedError, ValueError):
    """An option that cannot be used; the message is one line: the option, what is wrong, the cure."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the checks of one project are set."""

    ordinary_capitals: frozenset[str] = frozenset()
    """Capitalised words that are no defined terms."""
    severities: Mapping[Code, Severity | None] = field(default_factory=dict)
    """Severities that differ from the codes' own; None for a check that is off."""
    sentence_words: int = SENTENCE_WORDS
    law_days: int = LAW_DAYS
    coverage: Mapping[str, int] = field(default_factory=dict)
    """Least per cent of clauses that name a side: "law" for every document, "law/general-conditions" for one."""
    words: frozenset[str] = frozenset()
    """The contract's own words, which no dictionary needs to know."""
    dictionary: str = ""
    """Name of the dictionary that the project asks for; empty where spelling is not to be checked."""
    speller: Speller | None = None
    """What looks words up in it; None where spelling is not checked."""
    today: str = ""
    """ISO date against which dated marks are judged; empty where nothing may depend on the day."""

    def judge(self, finding: Finding) -> Finding | None:
        """The finding with the project's own severity; None where its check is off."""
        if finding.code not in self.severities:
            return finding
        severity = self.severities[finding.code]
        return replace(finding, severity=severity) if severity else None


def read_settings(values: Mapping[str, Any], *, today: str = "", speller: Speller | None = None) -> Settings:
    """The settings that options give; ``values`` by option name without "clausebook_", others are left aside.

    Raises :class:`SettingsError`.
    """
    return Settings(
        frozenset(_strings(values, "ordinary_capitals")),
        {_code(name): _severity(name, value) for name, value in _pairs(values, "severity").items()},
        _number(values, "sentence_words", SENTENCE_WORDS),
        _number(values, "law_days", LAW_DAYS),
        {_side(name): _per_cent(name, value) for name, value in _pairs(values, "coverage").items()},
        frozenset(_strings(values, "words")),
        str(values.get("dictionary") or ""),
        speller,
        today,
    )


def _code(name: str) -> Code:
    try:
        return Code(name)
    except ValueError:
        near = did_you_mean(str(name), (code.value for code in Code))
        raise SettingsError(f"conf.py: clausebook_severity: there is no code “{name}”{near}") from None


def _severity(name: str, value: Any) -> Severity | None:
    if value == "off":
        return None
    try:
        return Severity(value)
    except ValueError:
        known = ", ".join([*(each.value for each in Severity), "off"])
        raise SettingsError(f"conf.py: clausebook_severity: {name}: “{value}” is not one of {known}") from None


def _strings(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = values.get(name) or ()
    if isinstance(found, str) or not all(isinstance(each, str) for each in found):
        raise SettingsError(f"conf.py: clausebook_{name}: write a list of words")
    return tuple(found)


def _pairs(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = values.get(name) or {}
    if not isinstance(found, Mapping):
        raise SettingsError(f"conf.py: clausebook_{name}: write a dictionary")
    return found


def _number(values: Mapping[str, Any], name: str, default: int) -> int:
    found = values.get(name, default)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise SettingsError(f"conf.py: clausebook_{name}: {found!r} is not a whole number from 1")
    return found


def _side(name: str) -> str:
    if str(name).split("/", 1)[0] not in SIDES:
        raise SettingsError(
            f"conf.py: clausebook_coverage: “{name}” begins with none of {', '.join(SIDES)}{did_you_mean(str(name), SIDES)}"
        )
    return str(name)


def _per_cent(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
        raise SettingsError(f"conf.py: clausebook_coverage: {name}: {value!r} is no percentage from 0 to 100")
    return value
