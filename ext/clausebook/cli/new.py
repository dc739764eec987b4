"""``clausebook new``: the first lines of a clause, a definition, a reason, an entry of law or a guide, under an id that is
free for ever."""

from __future__ import annotations

import re
import unicodedata
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from clausebook.checks.quick import ids_given
from clausebook.cli import exit_codes
from clausebook.cli.output import UsageError, complain, deliver
from clausebook.cli.quick import book_pages
from clausebook.cli.sources import archive
from clausebook.edition.identity import is_provision_id, is_record_id, suggest_id
from clausebook.site.archive import write_whole

_BLOCK = ":::{{{kind}}} {title}\n{options}\n{words}\n:::\n"
# Nobody has looked yet: the certainty is that of memory until somebody has.
_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "clause": ("law:", "why:", "actor:"),
    "definition": ("why:",),
    "rationale": ("source:", "date:", "address:", "certainty: R"),
    "regulation": ("instrument:", "provision:", "short:", "address:", "status: in force", "checked:", "certainty: M"),
}
# Brackets, because nothing is sealed while one is left in a text.
_WORDS = {
    "clause": "[insert who must do what, and when]",
    "definition": "[insert what the term means]",
    "rationale": "[insert one sentence that says why]",
    "regulation": "[insert what it asks for, in one or two sentences]",
    "guide": "[insert what this guide helps with, and whom]",
}
_PREFIX = {"rationale": "why", "guide": "guide", "definition": "def"}
"""The word that ids of a kind begin with."""
_DEFINITION = re.compile(r"^:::\{definition\} +(.+?) *$", re.MULTILINE)
_PAGE = "({label})=\n# {title}\n\n{block}"
_GUIDE = (
    "---\ndocument: {identity}\nkind: guide\nscheme: sections\nexplains:\n---\n({identity})=\n# {title}\n\n{words}\n\n"
    "({identity}-first)=\n## First section\n\n{words}\n"
)


def run(options: Namespace) -> int:
    """Write the scaffold to its page, or print it where none is named."""
    kind, title = options.kind, " ".join(options.title.split())
    if not title:
        raise UsageError("--title: write at least one word")
    if not (options.id or re.search(r"[A-Za-z]", unicodedata.normalize("NFKD", title))):
        raise UsageError(f"“{title}” is no id and none can be made of it; give one of lower-case words with --id")
    identity = _identity(kind, options.id or _slug(kind, title), options)
    text = _scaffold(kind, identity, title)
    if options.into is None:
        deliver(text.encode("utf-8"), None)
        return exit_codes.DONE
    path = Path(options.into)
    if path.suffix != ".md":
        raise UsageError(f"{path}: name a page, ending in .md")
    if not path.resolve().is_relative_to(options.project.resolve()):
        raise UsageError(f"{path}: lies outside the project, where nobody would read it")
    _write(path, kind, title, text)
    complain(f"{kind} “{identity}” is in {path}; fill it in, then run clausebook check")
    return exit_codes.DONE


def _write(path: Path, kind: str, title: str, text: str) -> None:
    """Add the scaffold to a page, or make the page; then say what is still to be done by hand."""
    remark = ""
    try:
        if kind == "guide":
            if path.exists():
                raise UsageError(f"{path} exists; a guide has a page of its own")
            remark = f"name {path.with_suffix('')} in conf.py (clausebook_documents) and in a table of contents"
        elif path.exists():
            text = _added(path.read_bytes().decode("utf-8"), kind, title, text)
        else:
            text = _PAGE.format(label=suggest_id(path.stem), title=title, block=text)
            remark = f"{path} is a new page; name it in the table of contents of its document"
        write_whole(path, text.encode("utf-8"))
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8; nothing was written") from None
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; nothing was written") from None
    if remark:
        complain(remark)


def _added(page: str, kind: str, title: str, text: str) -> str:
    """The page with the scaffold at its end; a definition before the first whose term comes later."""
    later = (each.start() for each in _DEFINITION.finditer(page) if each[1].casefold() > title.casefold())
    place = next(later, None) if kind == "definition" else None
    return page.rstrip("\r\n") + "\n\n" + text if place is None else f"{page[:place]}{text}\n{page[place:]}"


def _scaffold(kind: str, identity: str, title: str) -> str:
    if kind == "guide":
        return _GUIDE.format(identity=identity, title=title, words=_WORDS[kind])
    options = "".join(f":{line}\n" for line in _OPTIONS[kind])
    return _BLOCK.format(kind=kind, title=title, options=f":id: {identity}\n{options}", words=_WORDS[kind])


def _identity(kind: str, identity: str, options: Namespace) -> str:
    """The id, where it may be used; ids of sealed editions are taken for ever."""
    record = kind in ("rationale", "regulation")
    if not (is_record_id if record else is_provision_id)(identity):
        digits = "" if record else ", without digits"
        raise UsageError(f"“{identity}” is no id; use lower-case words joined by hyphens{digits} (--id)")
    pages, _ = book_pages(options.project)
    given = ids_given(pages)
    if identity in given:
        source = given[identity]
        raise UsageError(
            f"the id “{identity}” is taken: it was given at {source.path}:{source.line}; choose another (--id)"
        )
    for edition in archive(options.project).read_all():
        records = (*edition.records, *edition.retired)
        if identity in {each.id for each in (*edition.documents, *edition.walk(), *records)}:
            raise UsageError(
                f"the id “{identity}” had a meaning in {edition.id}, and is never used again; choose another (--id)"
            )
    return identity


def _slug(kind: str, title: str) -> str:
    """An id made of a title."""
    prefix, bare = _PREFIX.get(kind, ""), suggest_id(title)
    return bare if not prefix or bare.startswith(f"{prefix}-") else f"{prefix}-{bare}"
