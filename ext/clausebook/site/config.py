"""The extension's options: default, type and help in one place; ``docs/developing/options.md`` is printed from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sphinx.application import Sphinx

from clausebook.checks.settings import LAW_DAYS, SENTENCE_WORDS


@dataclass(frozen=True, slots=True)
class Option:
    """One option of ``conf.py``, named ``clausebook_<name>``."""

    name: str
    default: Any
    types: tuple[type, ...]
    help: str
    rebuild: Literal["", "env", "html"] = "env"


OPTIONS = (
    Option("work", "Model contract", (str,), "Name of the work through all its life."),
    Option("title", "Draft", (str,), "Title of the draft edition."),
    Option("notice", "", (str,), "What every page, PDF and Word file says of its standing. Required."),
    Option("contact", "", (str,), "Address that the accessibility statement gives (mail or web)."),
    Option(
        "statement_date",
        "",
        (str,),
        "Day on which somebody last reviewed the accessibility statement, yyyy-mm-dd.",
        "html",
    ),
    Option(
        "documents",
        [],
        (list, tuple),
        "Sources of the documents in order: the page that holds a document, or its contents page.",
    ),
    Option(
        "registers",
        [],
        (list, tuple),
        "Pages, or folders of pages, that hold registers: law, reasons, tombstones, justified gaps.",
    ),
    Option("models", {}, (dict,), "Integration models: name as written in a clause → name as printed."),
    Option("actors", {}, (dict,), "Who may have to act: name as written in a clause → name as printed."),
    Option("paper", False, (bool, int), "Whether the website build also makes PDF and Word files.", "html"),
    Option(
        "severity", {}, (dict,), "Severity of a code: error, warning, info or off, where it is not the code's own.", ""
    ),
    Option(
        "coverage",
        {},
        (dict,),
        "Least per cent of clauses that name law, reason or guide: “law”, “law/<document>”.",
        "",
    ),
    Option("sentence_words", SENTENCE_WORDS, (int,), "Words above which a sentence is called long.", ""),
    Option("law_days", LAW_DAYS, (int,), "Days after which an entry of the law register must be checked again.", ""),
    Option("words", [], (list, tuple), "Words of the contract's own that no dictionary knows.", ""),
    Option(
        "dictionary", "", (str,), "Name of the Hunspell dictionary that spelling is checked with; empty for none.", ""
    ),
    Option(
        "ordinary_capitals", [], (list, tuple), "Capitalised words that are no defined terms and need no definition."
    ),
)


def register(app: Sphinx) -> None:
    """Declare the options to Sphinx."""
    for option in OPTIONS:
        app.add_config_value(f"clausebook_{option.name}", option.default, option.rebuild, option.types)
