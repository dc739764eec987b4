"""``make release-check``: every PDF of the built site is judged before it is published.

veraPDF judges it under PDF/UA-1 and PDF/A-2a; our own checks walk its structure tree; its size a page is held. Slow:
minutes for a long book. Files that passed are remembered by digest in ``build/release-check.json``.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "ext"), str(ROOT / "tests"), str(ROOT / "tests" / "render")]

from structure import faults
from tagged import opened

import verapdf

MOST_BYTES = 9_000
"""A page of a long file may take as many; a short file carries the same fonts for fewer pages."""


def judge(path: Path) -> list[str]:
    """What is wrong with one file."""
    data = path.read_bytes()
    pdf = opened(data)
    pages = len(pdf.pages)
    found = list(dict.fromkeys(faults(pdf)))
    if pages >= 100 and len(data) / pages > MOST_BYTES:
        found.append(f"{len(data) / pages:.0f} bytes a page")
    done = subprocess.run([sys.executable, verapdf.__file__, str(path)], capture_output=True, text=True, check=False)
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    if len(verdicts) != len(verapdf.STANDARDS):
        found.append(f"veraPDF gave no verdict: {done.stderr.strip().splitlines()[-1:]}")
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
    wrong = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for path, name, found in _judged(pool, paths, passed):
            print(
                f"{'FAIL' if found else 'pass'}  {path.relative_to(folder)}",
                *(f"      {each}" for each in found),
                sep="\n",
            )
            wrong += bool(found)
            if not found:
                passed.add(name)
                remembered.write_text(json.dumps(sorted(passed), indent=0) + "\n")
    print(f"{len(paths)} PDFs, {wrong} at fault")
    return 1 if wrong else 0


def _judged(pool: ThreadPoolExecutor, paths: list[Path], passed: set[str]) -> Iterator[tuple[Path, str, list[str]]]:
    names = [_name(path) for path in paths]
    waiting = [
        pool.submit(judge, path) if name not in passed else None for path, name in zip(paths, names, strict=True)
    ]
    for path, name, result in zip(paths, names, waiting, strict=True):
        yield path, name, result.result() if result else []


def _name(path: Path) -> str:
    """Digest of a file and of what judges it."""
    judges = b"".join((ROOT / "tests" / each).read_bytes() for each in ("verapdf.py", "render/structure.py"))
    return hashlib.sha256(path.read_bytes() + judges).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/site")))
