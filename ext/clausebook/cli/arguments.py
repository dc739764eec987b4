"""How the command takes its arguments: each option once, values judged as they are read, complaints with their cure."""

from __future__ import annotations

import argparse
import math
from typing import Any

from clausebook.edition.dates import is_day
from clausebook.edition.identity import did_you_mean


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line with a cure, the same in every version of Python."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.register("action", None, _Once)

    def error(self, message: str) -> None:  # type: ignore[override]
        # One line, as for every other bad input; the usage is one --help away.
        self.exit(2, f"clausebook: {message}; see {self.prog} --help\n")

    def parse_args(self, *arguments: Any, **settings: Any) -> argparse.Namespace:  # type: ignore[override]
        options, left = self.parse_known_args(*arguments, **settings)
        if left:
            verb = self.verbs.get(getattr(options, "verb", ""), self)
            verb.error(f"{left[0]} is not expected here{verb.hint(left[0])}")
        return options

    @property
    def verbs(self) -> dict[str, Parser]:
        """The parsers of its verbs, by name."""
        # What a parser holds is named by underscored attributes alone; they are what argparse's own help reads.
        held = [each.choices for each in self._actions if isinstance(each, argparse._SubParsersAction)]
        return dict(held[0]) if held else {}

    def hint(self, word: str) -> str:
        """What to do about a word that was left over."""
        if word.startswith("-"):
            return did_you_mean(
                word.partition("=")[0], [name for each in self._actions for name in each.option_strings]
            )
        return "; it is one word too many, or must come before the options"

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # argparse prints the choices in another way in each version of Python, and never the nearest.
        if action.choices is not None and value not in action.choices:
            known = [str(each) for each in action.choices]
            text = f"invalid choice: “{value}”{did_you_mean(str(value), known)} (choose from {', '.join(known)})"
            raise argparse.ArgumentError(action, text)


class _Once(argparse.Action):
    """Stores a value, and refuses a second one: of two files that a result should go to, one would silently not be."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        given = vars(namespace).setdefault("given", set())
        if option_string is not None and self.dest in given:
            parser.error(f"{option_string} is given twice")
        given.add(self.dest)
        setattr(namespace, self.dest, values)


def day(text: str) -> str:
    """An ISO date."""
    if not is_day(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write yyyy-mm-dd")
    return text


def jobs(text: str) -> int:
    """How many; 0 for "auto"."""
    if text != "auto" and not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes; write 1 or more, or auto")
    return 0 if text == "auto" else int(text)


def port(text: str) -> int:
    """A port of this machine."""
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"“{text}” is no port; write a number from 1 to 65535")
    return int(text)


def seconds(text: str) -> float:
    """A time that passes."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of seconds")
    return value
