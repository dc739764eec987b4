"""``make release-check``: the finished redlines of every pair of sealed editions, in both orders, give both editions back.

Word by our own resolver and by LibreOffice, PDF by its tags. The other formats are proved on all pairs in the test suite,
these two on the neighbouring ones, because they are slow: minutes.

    python tests/release_redlines.py [OLD..NEW]…
"""

from __future__ import annotations

import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "ext"), str(ROOT / "tests"), str(ROOT / "tests" / "render")]

from finished import check_libreoffice, check_pdf, check_word

from clausebook.edition.model import Edition
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.render.docx_redline import redline_docx
from clausebook.render.pdf import redline_pdf


def prove(pair: str) -> list[str]:
    """What is wrong with the redlines of a pair, a line each."""
    old, new = (_edition(identity) for identity in pair.split(".."))
    made = compare(old, new, old_digest=edition_digest(old), new_digest=edition_digest(new))
    word = redline_docx(made)
    found = _tried("Word", lambda: check_word(word, old, new))
    found += _tried("PDF", lambda: check_pdf(redline_pdf(made, everything=True), old, new))
    if shutil.which("soffice") is None:
        return [*found, "LibreOffice is not installed: not tried"]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "redline.docx"
        file.write_bytes(word)
        return found + _tried("LibreOffice", lambda: check_libreoffice(file, old, new))


def _tried(name: str, check: Callable[[], None]) -> list[str]:
    try:
        check()
    except AssertionError as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return [f"{name}: {place.name}, line {place.lineno}: {str(error)[:300]}"]
    return []


def _edition(identity: str) -> Edition:
    return load((ROOT / "editions" / identity / "snapshot.json").read_bytes())


def main(pairs: list[str]) -> int:
    """Exit code: 1 if a redline does not give its editions back."""
    ids = sorted(path.parent.name for path in (ROOT / "editions").glob("*/snapshot.json"))
    pairs = pairs or [f"{old}..{new}" for old, new in permutations(ids, 2)]
    wrong = 0
    start = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        for pair, found in zip(pairs, pool.map(prove, pairs), strict=True):
            print(
                f"{'FAIL' if found else 'pass'}  redline {pair}",
                *(f"      {each}" for each in found),
                sep="\n",
                flush=True,
            )
            wrong += bool(found)
    print(f"{len(pairs)} redlines in Word and PDF, {wrong} at fault, {time.monotonic() - start:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
