"""``make release-check``, the part of the website: axe on every page of the built site, 320 px wide.

The suite judges one page of every type in every state; this judges all of them, once before publication. Slow: a quarter
of an hour for the book. Pages that passed are remembered by digest in ``build/release-pages.json``. A number after the
folder judges every so manieth page: ``release_pages.py build/site 20``.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "ext"), str(ROOT / "tests"), str(ROOT / "tests" / "site")]

from judges import AXE, NARROW, overflow, violations
from playwright.sync_api import Page, sync_playwright

_TOGETHER = 50
"""Pages that a browser judges before it is closed and what passed is written down."""


def judge(page: Page, path: Path) -> list[str]:
    """What is wrong with one page, everything on it unfolded."""
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    wide = overflow(page)
    return [*violations(page), *([f"{wide} px too wide"] if wide > 0 else [])]


def judge_some(paths: list[Path]) -> list[list[str]]:
    """What is wrong with each of some pages, in a browser of their own, for one that has judged hundreds grows slow."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        page = browser.new_context(viewport=NARROW).new_page()  # type: ignore[arg-type]
        found = [judge(page, path) for path in paths]
        browser.close()
    return found


def main(folder: Path, step: int = 1) -> int:
    paths = sorted(folder.rglob("*.html"))[::step]
    if not paths:
        print(f"{folder}: no page here; build the site first")
        return 1
    remembered = folder.parent / "release-pages.json"
    passed = set(json.loads(remembered.read_text())) if remembered.is_file() else set()
    rules = AXE.read_bytes() + (ROOT / "tests/site/judges.py").read_bytes()
    for asset in sorted((folder / "_static").glob("*")):
        rules += asset.read_bytes()
    names = {path: hashlib.sha256(rules + path.read_bytes()).hexdigest() for path in paths}
    waiting = [path for path in paths if names[path] not in passed]
    some = [waiting[at : at + _TOGETHER] for at in range(0, len(waiting), _TOGETHER)]
    wrong = 0
    # Browsers are started anew in each process: one that was copied by a fork does not answer.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for judged, found in zip(some, pool.map(judge_some, some), strict=True):
            for path, faults in zip(judged, found, strict=True):
                if faults:
                    wrong += 1
                    print(
                        f"FAIL  {path.relative_to(folder)}", *(f"      {each}" for each in faults), sep="\n", flush=True
                    )
                else:
                    passed.add(names[path])
            remembered.write_text(json.dumps(sorted(passed), indent=0) + "\n")
    print(f"{len(paths)} pages, {wrong} at fault")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(
        main(
            Path(sys.argv[1] if len(sys.argv) > 1 else "build/site").resolve(), int(sys.argv[2]) if sys.argv[2:] else 1
        )
    )
