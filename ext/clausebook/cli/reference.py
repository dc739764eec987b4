"""The reference page of the command, printed from its parser, so that page and command cannot differ.

``python -m clausebook.cli.reference`` writes ``docs/developing/command.md`` anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from clausebook.cli.parser import EDITION, command

PAGE = "docs/developing/command.md"
"""Where the page lies, from the project's root."""
_HEAD = f"""# The command

Printed from `cli/parser.py`.

`clausebook` lies in `.venv/bin/` after any `make`. *EDITION* is {EDITION}. Files are written whole or not at all.
The exit code is 0 when the work is done, 1 when there are findings (or differences, where asked), 2 on wrong use.
"""


def command_reference() -> str:
    """The page as Markdown: what goes with any verb, then each verb with its use and its options."""
    parser = command()
    parts = [_HEAD, "## With any verb\n", _described(_shown(parser))]
    for name, verb in parser.verbs.items():
        # What may follow any verb is said once.
        actions = [each for each in _shown(verb) if each.default is not argparse.SUPPRESS]
        use = " ".join([parser.prog, name, *map(_use, _in_order(actions))])
        parts += [f"## `{name}`\n", f"{verb.description}\n", f"```text\n{use}\n```\n", _described(actions)]
    return "\n".join(part for part in parts if part)


def _shown(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What the parser takes, but its help and its verbs."""
    left_out = (argparse._HelpAction, argparse._SubParsersAction)
    return [each for each in parser._actions if not isinstance(each, left_out)]


def _in_order(actions: list[argparse.Action]) -> Iterator[argparse.Action]:
    """What stands at a place, then what must be named, then what may be."""
    yield from (each for each in actions if not each.option_strings)
    yield from (each for each in actions if each.option_strings and each.required)
    yield from (each for each in actions if each.option_strings and not each.required)


def _use(action: argparse.Action) -> str:
    word = _word(action)
    if action.nargs == "*":
        return f"[{word}…]"
    dots = "…" if isinstance(action, argparse._AppendAction) else ""
    return word if action.required else f"[{word}]{dots}"


def _word(action: argparse.Action) -> str:
    """How an argument is written: its first name, and what follows it."""
    value = str(action.metavar) if action.metavar else "|".join(map(str, action.choices or ())) or action.dest.upper()
    if not action.option_strings:
        return value
    return action.option_strings[0] if action.nargs == 0 else f"{action.option_strings[0]} {value}"


def _described(actions: Iterable[argparse.Action]) -> str:
    lines = []
    for each in actions:
        also = "".join(f", `{name}`" for name in each.option_strings[1:])
        lines.append(f"- `{_word(each)}`{also}: {each.help}\n")
    return "".join(lines)


if __name__ == "__main__":
    Path(PAGE).write_text(command_reference(), encoding="utf-8")
