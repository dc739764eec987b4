"""The extension's options: default, type and help in one place; ``docs/developing/options.md`` is printed from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sphinx.application import Sphinx


@dataclass(frozen=True, slots=True)
class Option:
    """One option of ``conf.py``, named ``clausebook_<name>``."""

    name: str
    default: Any
    types: tuple[type, ...]
    help: str
    rebuild: Literal["env", "html"] = "env"


OPTIONS = (
    Option("work", "Model contract", (str,), "Name of the work through all its life."),
    Option("title", "Draft", (str,), "Title of the draft edition."),
    Option("notice", "", (str,), "What every page, PDF and Word file says of its standing. Required."),
    Option("contact", "", (str,), "Address that the accessibility statement gives (mail or web)."),
    Option(
        "documents",
        [],
        (list, tuple),
        "Sources of the documents in order: the page that holds a document, or its contents page.",
    ),
    Option("registers", [], (list, tuple), "Folders whose pages hold the law and rationale registers."),
    Option("models", {}, (dict,), "Integration models: name as written in a clause → name as printed."),
    Option("actors", {}, (dict,), "Who may have to act: name as written in a clause → name as printed."),
    Option("paper", False, (bool, int), "Whether the website build also makes PDF and Word files.", "html"),
    Option(
        "ordinary_capitals", [], (list, tuple), "Capitalised words that are no defined terms and need no definition."
    ),
)


def register(app: Sphinx) -> None:
    """Declare the options to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(f"clausebook_{option.name}", option.default, option.rebuild, option.types)
