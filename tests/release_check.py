"""``make release-check``: every PDF of the built site is judged before it is published.

veraPDF judges it under PDF/UA-1 and PDF/A-2a; our own checks walk its structure tree; its size a page is held. Slow:
minutes for a long book, by a judge a processor. Files that passed are remembered by digest in ``build/release-check.json``.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "ext"), str(ROOT / "tests"), str(ROOT / "tests" / "render")]

import pikepdf
from structure import faults
from tagged import opened

import verapdf

MOST_BYTES = 9_000
"""A page of a long file may take as many; a short file carries the same fonts for fewer pages."""


class Judge:
    """veraPDF in a process of its own, which judges one file after another."""

    def __init__(self) -> None:
        command = [sys.executable, verapdf.__file__, "-"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def verdicts(self, path: Path) -> list[dict[str, Any]]:
        """What it says of a file under each standard; fewer where it broke down."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write(f"{path}\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return []
        lines = (self._process.stdout.readline() for _ in verapdf.STANDARDS)
        return [json.loads(line) for line in lines if line]

    def close(self) -> None:
        self._process.communicate()


def judge(path: Path, validator: Judge) -> list[str]:
    """What is wrong with one file."""
    data = path.read_bytes()
    try:
        pdf = opened(data)
    except pikepdf.PdfError as error:
        return [f"no PDF: {error}"]
    pages = len(pdf.pages)
    found = list(dict.fromkeys(faults(pdf)))
    if pages >= 100 and len(data) / pages > MOST_BYTES:
        found.append(f"{len(data) / pages:.0f} bytes a page")
    verdicts = validator.verdicts(path)
    if len(verdicts) != len(verapdf.STANDARDS):
        found.append("veraPDF gave no verdict")
    found += [f"{each['standard']}: not compliant" for each in verdicts if not each["passed"]]
    found += [
        f"{each['standard']} {failure['rule']}: {failure['message']} ({failure['count']} times, first {failure['where']})"
        for each in verdicts
        for failure in each["failures"]
    ]
    return found


def main(folder: Path) -> int:
    paths = sorted(folder.rglob("*.pdf"))
    if not paths:
        print(f"{folder}: no PDF here; build the site first")
        return 1
    remembered = folder.parent / "release-check.json"
    passed = set(json.loads(remembered.read_text())) if remembered.is_file() else set()
    # The longest first, so that no judge is left alone with one at the end.
    waiting = sorted((path for path in paths if _name(path) not in passed), key=lambda path: -path.stat().st_size)
    print(f"{len(paths)} PDFs, {len(paths) - len(waiting)} of them judged before", flush=True)
    wrong = 0
    for path, found in _judged(waiting):
        print(
            f"{'FAIL' if found else 'pass'}  {path.relative_to(folder)}",
            *(f"      {each}" for each in found),
            sep="\n",
            flush=True,
        )
        wrong += bool(found)
        if not found:
            passed.add(_name(path))
            remembered.write_text(json.dumps(sorted(passed), indent=0) + "\n")
    print(f"{len(paths)} PDFs, {wrong} at fault")
    return 1 if wrong else 0


def _judged(paths: list[Path]) -> Iterator[tuple[Path, list[str]]]:
    """Each file with its faults as soon as it is judged, by as many judges as there are processors."""
    free: SimpleQueue[Judge] = SimpleQueue()
    judges = [Judge() for _ in range(min(os.cpu_count() or 1, len(paths)))]
    for each in judges:
        free.put(each)

    def one(path: Path) -> tuple[Path, list[str]]:
        validator = free.get()
        try:
            return path, judge(path, validator)
        finally:
            free.put(validator)

    with ThreadPoolExecutor(max(1, len(judges))) as pool:
        for done in as_completed([pool.submit(one, path) for path in paths]):
            yield done.result()
    for each in judges:
        each.close()


def _name(path: Path) -> str:
    """Digest of a file and of what judges it."""
    judges = b"".join((ROOT / "tests" / each).read_bytes() for each in ("verapdf.py", "render/structure.py"))
    return hashlib.sha256(path.read_bytes() + judges).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/site")))
