"""Redlines in ``make bench``: against the tools that others use, on generated contracts whose edits are known.

Peers are an extra of their own (``pip install 'clausebook[peers]'``); a table says which of them is missing. Each gets
the form of text that suits it: one token a line, HTML, XML or Word. Ratios are of processor seconds in one run.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "ext")]

from bench import git_histogram, timed, tokens
from bench_scores import quality
from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.redline.replay import words_of
from redline.truth.edits import generate
from redline.truth.text import written

Pair = tuple[Edition, Edition]
SMALL, MIDDLE = 10_000, 100_000


def figures() -> None:
    """Print all tables of redlines."""
    truths = {size: generate(size, 1) for size in (SMALL, MIDDLE)}
    pairs = {
        size: (written(known.old, "old").edition, written(known.new, "new").edition) for size, known in truths.items()
    }
    against_peers(pairs)
    quality()


def against_peers(pairs: dict[int, Pair]) -> None:
    """Each peer on the same pair of texts, beside ours that does as much. Where one is quadratic, the larger pair is left
    out."""
    print("other tools on the same texts (processor seconds; ours as a part of theirs)")
    ours = {}
    for of, work in OURS.items():
        ours[of] = {size: timed(partial(work, *each)) for size, each in pairs.items()}
        print(f"  {of:<32} {'   '.join(f'{size:,}: {seconds:.2f} s' for size, seconds in ours[of].items())}")
    for name, make, sizes, of in PEERS:
        cells = []
        for size in (SMALL, MIDDLE):
            if size not in sizes:
                cells.append(f"{size:,}: left out, too slow")
                continue
            try:
                work = make(*pairs[size])
            except ImportError as missing:
                cells = [f"missing: {missing.name}"]
                break
            theirs = timed(work, 1)
            cells.append(f"{size:,}: {theirs:.2f} s, {part(ours[of][size], theirs)}")
        print(f"  {name:<32} {'   '.join(cells)}")


def part(ours: float, theirs: float) -> str:
    """Our time as a part of theirs: "1/14", or "2.5" where we take longer."""
    return f"1/{theirs / ours:.0f}" if theirs > 1.5 * ours else f"{ours / theirs:.1f}"


def flat_difflib(old: Edition, new: Edition) -> Callable[[], object]:
    return difflib.SequenceMatcher(None, tokens(old), tokens(new), False).get_opcodes


def flat_git(old: Edition, new: Edition) -> Callable[[], object]:
    return partial(git_histogram, tokens(old), tokens(new))


def match_patch(old: Edition, new: Edition) -> Callable[[], object]:
    """Words as characters, with its semantic clean-up and without its time-out, which makes results depend on load."""
    from diff_match_patch import diff_match_patch

    codes: dict[str, str] = {}
    texts = ["".join(codes.setdefault(word, chr(0x100 + len(codes))) for word in tokens(one)) for one in (old, new)]

    def work() -> object:
        tool = diff_match_patch()
        tool.Diff_Timeout = 0
        found = tool.diff_main(*texts, False)
        tool.diff_cleanupSemantic(found)
        return found

    return work


def redlines_package(old: Edition, new: Edition) -> Callable[[], object]:
    from redlines import Redlines

    texts = [" ".join(tokens(one)) for one in (old, new)]
    return lambda: Redlines(*texts).output_markdown


def html_diff(old: Edition, new: Edition) -> Callable[[], object]:
    from lxml.html.diff import htmldiff

    return partial(htmldiff, *(page(one) for one in (old, new)))


def xml_diff(old: Edition, new: Edition) -> Callable[[], object]:
    from xmldiff import main

    return lambda: main.diff_texts(*(page(one) for one in (old, new)))


def page(of: Edition) -> str:
    from markupsafe import escape

    return f"<div>{''.join(f'<p>{escape(text)}</p>' for each in words_of(of).values() for text in each.blocks)}</div>"


def word_file(old: Edition, new: Edition) -> Callable[[], object]:
    """Tracked changes from two Word files to the bytes of a third, by python-redlines."""
    from python_redlines import DocxodusEngine

    from clausebook.render.docx_edition import edition_docx

    engine = DocxodusEngine()
    return partial(engine.run_redline, "Reviewer", *(edition_docx(one, "0" * 64) for one in (old, new)))


def compared(old: Edition, new: Edition) -> object:
    return compare(old, new, old_digest="", new_digest="")


def in_word(old: Edition, new: Edition) -> object:
    from clausebook.render.docx_redline import redline_docx

    return redline_docx(compare(old, new, old_digest="", new_digest=""))


WORDS, FILE = "Clausebook: compared", "Clausebook: as a Word file"
OURS = {WORDS: compared, FILE: in_word}
PEERS = (
    ("git --histogram, flat", flat_git, (SMALL, MIDDLE), WORDS),
    ("difflib, flat", flat_difflib, (SMALL, MIDDLE), WORDS),
    ("diff-match-patch, semantic", match_patch, (SMALL,), WORDS),
    ("redlines", redlines_package, (SMALL,), WORDS),
    ("lxml htmldiff", html_diff, (SMALL, MIDDLE), WORDS),
    ("xmldiff", xml_diff, (SMALL,), WORDS),
    ("python-redlines, as a Word file", word_file, (SMALL, MIDDLE), FILE),
)


if __name__ == "__main__":
    figures()
