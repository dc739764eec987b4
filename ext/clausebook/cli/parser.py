"""The command line, declared in one place; each verb's work is imported only when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import clausebook
from clausebook.cli.arguments import Parser, day, jobs, port, seconds

EDITION = "an edition id, “draft”, “git:<revision>”, or a snapshot file"
"""What can stand for an edition."""
_FRESH = "read the sources even where a reading of them is kept in build/cache"
_PROJECT = "folder of conf.py (default: here)"
_FILE = "file (default: standard output)"

Verb = Callable[[argparse.Namespace], int]


def parse(arguments: list[str]) -> argparse.Namespace:
    """Options with ``run``, the verb to call; exits with 2 and one line on wrong use."""
    return command().parse_args(arguments)


def command() -> Parser:
    """The parser of the whole command."""
    parser = Parser(prog="clausebook", allow_abbrev=False, description="A national model contract as code.")
    version = f"clausebook {clausebook.__version__}"
    parser.add_argument("--version", action="version", version=version, help="say which version this is, and end")
    parser.add_argument("--project", type=Path, default=Path(), metavar="FOLDER", help=_PROJECT)
    parser.add_argument("--no-cache", action="store_true", help=_FRESH)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    _reading(verbs)
    _checking(verbs)
    _exporting(verbs)
    _asking(verbs)
    _comparing(verbs)
    _sealing(verbs)
    _law(verbs)
    _writing(verbs)
    return parser


def _run(name: str) -> Verb:
    def run(options: argparse.Namespace) -> int:
        verb: Verb = import_module(f"clausebook.cli.{name}").run
        return verb(options)

    return run


def _add(verbs: argparse._SubParsersAction[Parser], name: str, text: str) -> Parser:
    parser = verbs.add_parser(name, help=text, description=text, allow_abbrev=False)
    parser.set_defaults(run=_run(name))
    # Before or after the verb: whoever doubts a result adds the word at the end of the line.
    parser.add_argument("--project", type=Path, default=argparse.SUPPRESS, metavar="FOLDER", help=_PROJECT)
    parser.add_argument("--no-cache", action="store_true", default=argparse.SUPPRESS, help=_FRESH)
    return parser


def _reading(verbs: argparse._SubParsersAction[Parser]) -> None:
    build = _add(verbs, "build", "Write the whole site: every edition in HTML, PDF, Word and data, all comparisons.")
    build.add_argument("-o", "--output", default="build/site", metavar="FOLDER", help="folder (default: build/site)")
    build.add_argument("--no-pdf", action="store_true", help="leave out PDF and Word files")
    build.add_argument(
        "--address",
        default="",
        metavar="ADDRESS",
        help="where the site will be published, for feeds, search engines and the page for what is missing"
        " (default: html_baseurl of conf.py)",
    )
    build.add_argument(
        "-j", "--jobs", type=jobs, default=1, metavar="N", help="processes for reading, a number or auto (default: 1)"
    )
    snapshot = _add(verbs, "snapshot", "One edition as canonical JSON.")
    snapshot.add_argument("edition", nargs="?", default="draft", metavar="EDITION", help=EDITION)
    snapshot.add_argument("-o", "--output", metavar="FILE", help=_FILE)


def _checking(verbs: argparse._SubParsersAction[Parser]) -> None:
    check = _add(verbs, "check", "Findings: what is wrong in the sources or in an edition.")
    check.add_argument("edition", nargs="?", default="draft", metavar="EDITION", help=EDITION)
    check.add_argument(
        "--baseline", metavar="ID", help="of the newest sealed edition to compare with (default: the newest of all)"
    )
    check.add_argument(
        "--today",
        type=day,
        metavar="DATE",
        help="the day on which dated marks are judged, yyyy-mm-dd (default: today)",
    )
    check.add_argument(
        "--format",
        action="append",
        default=[],
        metavar="FORMAT[=FILE]",
        help="text, json, sarif, junit or github; may be given several times (default: text)",
    )
    check.add_argument(
        "--quick", action="store_true", help="only ids and links of the draft, from the text of the pages"
    )
    check.add_argument(
        "--baseline-findings", metavar="FILE", help="fail only on findings that this JSON or SARIF report does not hold"
    )
    check.add_argument(
        "--severity", choices=("error", "warning", "info"), default="error", help="exit 1 from here on (default: error)"
    )
    check.add_argument(
        "--strict", action="store_const", const="warning", dest="severity", help="the same as --severity warning"
    )
    check.add_argument(
        "-o", "--output", metavar="FILE", help="file of the format without one (default: standard output)"
    )


def _exporting(verbs: argparse._SubParsersAction[Parser]) -> None:
    export = _add(verbs, "export", "One edition in one format.")
    export.add_argument("edition", metavar="EDITION", help=EDITION)
    export.add_argument(
        "--format",
        choices=("pdf", "docx", "text", "json", "csv", "akn", "zip"),
        required=True,
        help="akn: Akoma Ntoso; zip: one archive of them all, with checksums; docx: Word; json: the snapshot",
    )
    export.add_argument(
        "--document", action="append", default=[], metavar="ID", help="PDF: only this document; repeatable"
    )
    export.add_argument(
        "--kind", choices=("contract", "directions", "supporting", "guide"), help="PDF: only documents of this kind"
    )
    export.add_argument("--model", default="", metavar="NAME", help="PDF: one integration model, the rest “Not used”")
    export.add_argument("--without-sources", action="store_true", help="PDF: no law and reasons beside the text")
    export.add_argument("-o", "--output", metavar="FILE", help=_FILE)


def _asking(verbs: argparse._SubParsersAction[Parser]) -> None:
    questions = (
        ("trace", "What an item rests on, up to law and reason, and what explains it.", ("text", "json", "svg")),
        ("impact", "What to look at when an item changes: directly, through definitions, in guides.", ("text", "json")),
    )
    for name, text, formats in questions:
        question = _add(verbs, name, text)
        question.add_argument("id", metavar="ID", help="of a clause, condition, definition, law, reason or document")
        question.add_argument("--format", choices=formats, default="text", help="default: text")
        _of_an_edition(question)
    history = _add(verbs, "history", "Every wording of a provision: edition, number, kinds of change, reasons.")
    history.add_argument("id", metavar="ID", help="of a provision or a definition")
    history.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    history.add_argument("--sealed", action="store_true", help="leave the draft out")
    history.add_argument("-o", "--output", metavar="FILE", help=_FILE)
    matrix = _add(verbs, "matrix", "Which clause rests on which law, has which reason, is explained by which guide.")
    matrix.add_argument(
        "side",
        nargs="?",
        choices=("law", "reason", "guide"),
        help="what stands at the top of the columns (default, for xlsx alone: all three)",
    )
    matrix.add_argument("--format", choices=("csv", "xlsx", "html"), default="csv", help="default: csv")
    _of_an_edition(matrix)


def _of_an_edition(parser: Parser) -> None:
    parser.add_argument("--edition", default="draft", metavar="EDITION", help=f"{EDITION} (default: draft)")
    parser.add_argument("-o", "--output", metavar="FILE", help=_FILE)


def _comparing(verbs: argparse._SubParsersAction[Parser]) -> None:
    redline = _add(verbs, "redline", "What changed between two editions, or two plain Markdown or text files.")
    redline.add_argument("old", metavar="OLD", help=EDITION)
    redline.add_argument("new", metavar="NEW", help=EDITION)
    redline.add_argument(
        "--format",
        choices=("html", "pdf", "docx", "markdown", "text", "json", "csv"),
        default="text",
        help="docx: Word with tracked changes (default: text)",
    )
    redline.add_argument("--kinds", metavar="KIND,…", help="only provisions with one of these kinds of change")
    redline.add_argument("--provision", metavar="ID", help="only this provision and those below it")
    redline.add_argument("--exit-code", action="store_true", help="exit 1 if they differ")
    redline.add_argument("-o", "--output", metavar="FILE", help=_FILE)


def _sealing(verbs: argparse._SubParsersAction[Parser]) -> None:
    seal = _add(verbs, "seal", "Fix the draft as an edition; refused while it has errors.")
    seal.add_argument("id", metavar="ID", help="of the new edition: lower-case letters, digits and hyphens")
    seal.add_argument("--title", required=True, help="of the edition, as printed")
    seal.add_argument(
        "--status", choices=("consultation", "published", "draft"), required=True, help="what it is issued as"
    )
    seal.add_argument("--published", required=True, metavar="DATE", help="day of issue: yyyy, yyyy-mm or yyyy-mm-dd")
    seal.add_argument("--commencement", default="", metavar="DATE", help="day from which it has effect, if any")
    seal.add_argument("--sealed-on", type=day, metavar="DATE", help="day of sealing, yyyy-mm-dd (default: today)")
    verify = _add(verbs, "verify", "Recompute the digests of sealed editions; say which provision differs.")
    verify.add_argument("ids", nargs="*", metavar="ID", help="editions (default: all)")


def _law(verbs: argparse._SubParsersAction[Parser]) -> None:
    law = _add(verbs, "law", "The law register and the statute book.")
    law.add_argument("action", choices=("refresh",), help="compare entries with legislation.gov.uk")
    law.add_argument("ids", nargs="*", metavar="ID", help="entries (default: all)")
    law.add_argument("--write", action="store_true", help="make the changes that are shown")
    asking = law.add_mutually_exclusive_group()
    asking.add_argument(
        "--offline", action="store_true", default=None, help="use saved answers alone (default where CI is set)"
    )
    asking.add_argument(
        "--online", dest="offline", action="store_false", default=None, help="ask, even where CI is set"
    )
    law.add_argument("--saved", metavar="FOLDER", help="where answers are saved (default: build/cache/law)")
    law.add_argument("--server", metavar="URL", help="another server that speaks the same format")
    law.add_argument("--pause", type=seconds, default=1.0, metavar="SECONDS", help="between two requests (default: 1)")
    law.add_argument("--timeout", type=seconds, default=20.0, metavar="SECONDS", help="for one answer (default: 20)")
    law.add_argument(
        "--today", type=day, metavar="DATE", help="the day that counts as today, yyyy-mm-dd (default: today)"
    )


def _writing(verbs: argparse._SubParsersAction[Parser]) -> None:
    new = _add(
        verbs,
        "new",
        "The first lines of a clause, a definition, a reason, an entry of law or a guide, under a free id.",
    )
    new.add_argument("kind", choices=("clause", "definition", "rationale", "regulation", "guide"), help="what to begin")
    new.add_argument("--title", required=True, help="heading of the clause, title of the others")
    new.add_argument("--id", metavar="ID", help="for life (default: made of the title)")
    new.add_argument("--into", metavar="FILE", help="page that it is added to, or a new page (default: printed)")
    live = _add(verbs, "live", "A preview in the browser that follows every change.")
    live.add_argument("--port", type=port, default=8000, metavar="N", help="of http://127.0.0.1 (default: 8000)")
