"""The whole way: a project becomes a site, twice the same, and Sphinx works as its users expect."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html
from sphinx.application import Sphinx

import clausebook.site.publish
from clausebook.cli import main
from clausebook.site.publish import publish
from conftest import ROOT
from nu_checker import complaints
from site_project import clause

PYTHON = Path(sys.executable)
EDITED = clause("The second words.").replace(":no_why:", ":editorial: 2018-09-01\n:no_why:")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def sealed(small: Path) -> Path:
    """A project with one sealed edition and a draft that differs from it."""
    details = ["--title", "Consultation draft", "--status", "consultation", "--published", "2018-08"]
    assert main(["--project", str(small), "seal", "2018-08", *details]) == 0
    (small / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + EDITED)
    return small


def test_a_site_with_paper(sealed: Path) -> None:
    output = sealed / "build/site"
    assert publish(sealed, output, paper=True, jobs=1, status=None) == []
    made = digests(output)
    for edition in ("2018-08", "draft"):
        assert {f"data/{edition}/{edition}.{ending}" for ending in ("pdf", "docx", "json")} <= set(made)
        assert f"data/{edition}/gc.pdf" in made
        assert f"../data/{edition}/gc.pdf" in (output / edition / "index.html").read_text()
        assert f"{edition}/gc/notices.html" in made
    for ending in ("pdf", "docx", "json", "csv"):
        assert f"data/compare/2018-08..draft.{ending}" in made
    assert "clause/notice.html" in made
    assert "index.html" in made
    page = (output / "compare/2018-08..draft/gc.html").read_text()
    assert re.search(r"<del>.*first.*</del>", page)
    assert publish(sealed, output, paper=True, jobs=2, status=None) == []
    assert digests(output) == made


def test_errors_in_the_sources_are_told_and_nothing_stops(sealed: Path) -> None:
    (sealed / "clauses/gc/notices.md").write_text(
        "(notices)=\n# Notices\n\n" + EDITED.replace("The second words.", "See {clause}`notise`.")
    )
    lines = publish(sealed, sealed / "build/site", paper=False, jobs=1, status=None)
    assert len(lines) == 1
    assert "did you mean “notice”?" in lines[0]


def test_a_build_replaces_a_site_and_nothing_else(sealed: Path) -> None:
    from clausebook.site.captured import ProjectError

    output = sealed / "public"
    assert publish(sealed, output, paper=False, jobs=1, status=None) == []
    (output / "gone.html").write_text("A page of a clause that is gone.")
    assert publish(sealed, output, paper=False, jobs=1, status=None) == []
    assert not (output / "gone.html").exists()
    assert sorted(each.name for each in sealed.iterdir() if each.name not in (".git", "build", "editions")) == [
        "clauses", "conf.py", "docs", "index.md", "public",
    ]  # fmt: skip
    kept = sealed.parent / "letters"
    kept.mkdir()
    (kept / "letter.txt").write_text("Dear all,")
    with pytest.raises(ProjectError, match="something other than a site"):
        publish(sealed, kept, paper=False, jobs=1, status=None)
    assert (kept / "letter.txt").read_text() == "Dear all,"


def test_a_broken_seal_stops_the_site(sealed: Path) -> None:
    from clausebook.site.captured import ProjectError

    snapshot = sealed / "editions/2018-08/snapshot.json"
    snapshot.write_bytes(snapshot.read_bytes()[:200])
    with pytest.raises(ProjectError, match="truncated or damaged"):
        publish(sealed, sealed / "build/site", paper=False, jobs=1, status=None)


@pytest.mark.parametrize(("option", "line"), [("clausebook_contact", "contact"), ("clausebook_notice", "notice")])
def test_what_every_page_needs_is_required(sealed: Path, option: str, line: str) -> None:
    from clausebook.site.captured import ProjectError

    conf = sealed / "conf.py"
    conf.write_text(conf.read_text() + f'\n{option} = ""\n')
    with pytest.raises(ProjectError, match=line):
        publish(sealed, sealed / "build/site", paper=False, jobs=1, status=None)


def test_the_book_builds_like_any_sphinx_project(tmp_path: Path) -> None:
    """With warnings as errors, on all processors."""
    command = [PYTHON, "-m", "sphinx", "-M", "html", ROOT, tmp_path, "-W", "--keep-going", "-q", "-j", "auto"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "html/index.html").is_file()
    assert (tmp_path / "html/docs/developing/architecture.html").is_file()
    own = sorted((tmp_path / "html/docs").rglob("*.html"))
    assert complaints(own) == [], "the pages that Sphinx writes by itself are valid too"
    assert [link for path in own for link in _broken(tmp_path / "html", path)] == []


def _broken(root: Path, path: Path) -> list[str]:
    """Links of one page that lead nowhere inside the site."""
    found = []
    for href in html.parse(str(path)).xpath("//@href | //@src"):
        address, anchor = urldefrag(urljoin(f"/{path.relative_to(root).as_posix()}", href))
        target = root / unquote(address.partition("?")[0]).lstrip("/")
        if address.startswith(("http:", "https:", "mailto:")):
            continue
        if not target.is_file() or (anchor and not html.parse(str(target)).xpath("//*[@id=$id]", id=unquote(anchor))):
            found.append(f"{path.name}: {href}")
    return found


def test_snapshot_does_not_depend_on_the_number_of_readers(tmp_path: Path) -> None:
    code = (
        "import sys; from sphinx.application import Sphinx; from clausebook.site.draft import draft_of; "
        "from clausebook.edition.snapshot import dump; root, work, jobs = sys.argv[1:]; "
        "app = Sphinx(root, root, work, work, 'clausebook-snapshot', status=None, warning=None, freshenv=True, parallel=int(jobs)); "
        "app.build(); sys.stdout.buffer.write(dump(draft_of(app).edition))"
    )
    made = [
        subprocess.run([PYTHON, "-c", code, ROOT, tmp_path / jobs, jobs], capture_output=True, check=True).stdout
        for jobs in ("1", "2")
    ]
    assert len(made[0]) > 100_000
    assert made[0] == made[1]


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The output of every run of Sphinx, as it starts."""
    seen: list[Path] = []

    def counted(**settings: Any) -> Sphinx:
        seen.append(settings["outdir"])
        return Sphinx(**settings)

    monkeypatch.setattr(clausebook.site.publish, "Sphinx", counted)
    return seen


@pytest.mark.usefixtures("one_day")
def test_a_site_that_stands_is_not_built_again_and_says_the_same(small: Path, builds: list[Path]) -> None:
    (small / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + clause("See {clause}`nowhere`."))
    output = small / "build/site"
    told = publish(small, output, paper=False, jobs=1, status=None)
    before = digests(output)
    assert any("nowhere" in line for line in told)
    assert publish(small, output, paper=False, jobs=1, status=None) == told
    assert len(builds) == 1 and digests(output) == before
    (small / "conf.py").open("a").write("\nclausebook_work = 'Another work'\n")
    publish(small, output, paper=False, jobs=1, status=None, address="https://contract.example/book/")
    assert 'href="/book/index.html"' in (output / "404.html").read_text()
    assert len(builds) == 2 and "Another work" in (output / "data/draft/draft.json").read_text()


def test_what_killed_builds_left_is_removed_and_a_running_one_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "site"
    old, new = output.with_name(".site.77777.partial"), output.with_name(".site.88888.partial")
    trees = tmp_path / "doctrees.77777"
    for each in (old, new, trees):
        each.mkdir()
        (each / "index.html").write_text("half")
    for each in (old, trees):
        os.utime(each, (time.time() - 90_000,) * 2)
    clausebook.site.publish._sweep(output, tmp_path)
    assert [each.exists() for each in (old, new, trees)] == [False, True, False]
