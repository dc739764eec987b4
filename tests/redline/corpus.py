"""Read the cases of ``tests/corpus/wording`` and show redlines in their notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builders import clause, condition, definition, definitions, document
from builders import edition as build_edition
from clausebook.edition.model import Edition, Provision
from clausebook.edition.plain import read_plain
from clausebook.redline.compare import compare
from clausebook.redline.model import ProvisionChange, Redline
from clausebook.render.beside import beside
from clausebook.render.notation import marked
from clausebook.render.redline_text import Manner, change_lines

FOLDER = Path(__file__).parents[1] / "corpus" / "wording"
_HEAD = re.compile(r"(condition|clause|definition|document) ([a-z-]+): ?(.*)")


@dataclass
class Case:
    """One case, as written."""

    file: str
    title: str
    why: str = ""
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)
    kinds: str = ""
    attention: str | None = None
    """Flags wanted, where the case is about them."""
    relations: str | None = None
    """Relations wanted, where the case is about them."""
    managed: bool = True

    @property
    def plain(self) -> bool:
        """Whether the texts are files without ids."""
        return self.file == "plain-files.txt"

    @property
    def headed(self) -> bool:
        return _HEAD.fullmatch(self.old[0]) is not None

    def shown(self) -> tuple[list[str], str]:
        """What the engine makes of it, in the notation of ``wanted`` and ``kinds``."""
        redline = self.redline()
        manner = Manner(everything=True, known=beside(redline))
        if self.plain:
            return [line for change in redline.changes for line in _numbered(change, manner)], ""
        if self.headed:
            return [line for change in redline.changes for line in _headed(change, manner)], ""
        (change,) = (each for each in redline.changes if each.id == "text")
        return _lines(change, manner), ", ".join(kind.value for kind in change.kinds)

    def flags(self) -> str:
        """The flags of all provisions, each once."""
        flags = dict.fromkeys(flag.value for change in self.redline().changes for flag in change.attention)
        return ", ".join(flags)

    def related(self) -> str:
        """Each relation as "split one > one, two"."""
        return "; ".join(
            f"{each.kind.value} {', '.join(each.old)} > {', '.join(each.new)}" for each in self.redline().relations
        )

    def redline(self) -> Redline:
        if self.plain:
            old, new = (read_plain("\n".join(lines).encode(), "text.md") for lines in (self.old, self.new))
            return compare(old, new, old_digest="", new_digest="")
        return compare(_edition(self.old, "old"), _edition(self.new, "new"), old_digest="", new_digest="")


def cases() -> Iterator[Case]:
    """Every case of every file, in order of file name."""
    for path in sorted(FOLDER.glob("*.txt")):
        case: Case | None = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            mark, text = line[:2], line[2:].replace("⍽", "\u00a0")
            if mark == "# ":
                if case:
                    yield case
                case = Case(path.name, text)
            elif line and case:
                _add(case, mark, text, f"{path.name}:{number}")
        if case:
            yield case


def _add(case: Case, mark: str, text: str, where: str) -> None:
    if mark in ("-", "+"):
        mark += " "
    if mark == "> ":
        case.why = text
    elif mark in ("- ", "+ ", "= "):
        {"- ": case.old, "+ ": case.new, "= ": case.wanted}[mark].append(text)
    elif mark == "! " and text == "not managed yet":
        case.managed = False
    elif mark == "! " and text.startswith("kinds: "):
        case.kinds = text.removeprefix("kinds: ")
    elif mark == "! " and text.startswith("look at:"):
        case.attention = text.removeprefix("look at:").strip()
    elif mark == "! " and text.startswith("relations:"):
        case.relations = text.removeprefix("relations:").strip()
    else:
        raise ValueError(f"{where}: no such line in a case: {mark}{text}")


def _edition(lines: list[str], identity: str) -> Edition:
    if not _HEAD.fullmatch(lines[0]):
        lines = ["clause text: ", *lines]
    provisions: list[tuple[str, str, str, list[str]]] = []
    for line in lines:
        if head := _HEAD.fullmatch(line):
            provisions.append((*head.groups(), []))  # type: ignore[arg-type]
        else:
            provisions[-1][3].append(line)
    terms = [definition(name, title, *texts) for kind, name, title, texts in provisions if kind == "definition"]
    tops: list[tuple[str, str, list[Provision]]] = []
    for kind, name, title, texts in provisions:
        if kind == "condition":
            tops.append((name, title, []))
        elif kind == "clause":
            if not tops:
                tops.append(("terms", "Terms", []))
            tops[-1][2].append(clause(name, title, *texts))
    body = document("body", "Body", *(condition(name, title, *below) for name, title, below in tops))
    others = [document(name, title, *texts) for kind, name, title, texts in provisions if kind == "document"]
    return build_edition(definitions(*terms), body, *others, identity=identity)


def _headed(change: ProvisionChange, manner: Manner) -> list[str]:
    kind = change.place.kind.value if change.place.kind else "document"
    if change.id in ("definitions", "body", "terms"):
        return []
    kinds = ", ".join(each.value for each in change.kinds)
    return [f"{kind} {change.id}: {marked(change.heading, everything=True)} [{kinds}]", *_lines(change, manner)]


def _numbered(change: ProvisionChange, manner: Manner) -> Iterator[str]:
    """A provision of a file: number, heading and kinds, then its text; of the file itself what stands before the first."""
    place = change.new or change.old
    assert place is not None
    if place.kind is not None:
        was = f" (was {change.old.number or 'none'})" if change.old and change.old.number != place.number else ""
        kinds = ", ".join(each.value for each in change.kinds)
        yield " ".join(f"{place.number}{was} {marked(change.heading, everything=True)} [{kinds}]".split())
    yield from _lines(change, manner)


def _lines(change: ProvisionChange, manner: Manner) -> list[str]:
    return [line[1:].strip(" ") for line in change_lines(change, manner)]
