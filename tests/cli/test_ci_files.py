"""The workflows that a policy team copies: as their services' schemas want them, and every command in them run.

What only the service has (its own actions, its command for comments, its server) is replaced by a stand-in that keeps
what it was given; what it would do with that is not tested here.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from clausebook.cli import main
from clausebook.cli.parser import parse
from conftest import ROOT
from published_schemas import validate
from site_project import clause, write_project

GITHUB = ROOT / "examples/ci/github.yml"
GITLAB = ROOT / "examples/ci/gitlab.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def load(path: Path) -> Any:
    value = yaml.safe_load(path.read_text())
    # YAML 1.1 reads the key "on" as true.
    return {("on" if key is True else key): each for key, each in value.items()} if isinstance(value, dict) else value


def test_the_services_take_the_files() -> None:
    validate(load(GITHUB), "https://json.schemastore.org/github-workflow.json")
    validate(
        load(GITLAB), "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"
    )


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A project under git on a branch that changes one word."""
    folder = write_project(tmp_path / "book", clause("A party may tell another."))
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "change")
    (folder / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + clause("A party must tell another."))
    commit(folder)
    return folder


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "one")


def stand_ins(folder: Path) -> Path:
    """``clausebook`` from here, ``python -m pip`` and ``apt-get`` that install nothing, ``gh`` and ``curl`` that keep their words."""
    folder.mkdir()
    scripts = {
        "clausebook": f'exec "{sys.executable}" -m clausebook.cli "$@"',
        "python": f'[ "$2" = pip ] || exec "{sys.executable}" "$@"',
        "sudo": 'exec "$@"',
        "apt-get": 'printf "%s\\n" "$@" >> "$KEPT/apt-get"',
        "gh": 'printf "%s\\n" "$@" > "$KEPT/gh"',
        "curl": 'printf "%s\\n" "$@" > "$KEPT/curl"',
    }
    for name, text in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    return folder


def execute(script: str, folder: Path, tmp_path: Path, **variables: str) -> str:
    """Run a script as the services do: stop at the first command that fails."""
    tools = tmp_path / "tools"
    if not tools.is_dir():
        stand_ins(tools)
    environment = {
        "PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "ext"), "KEPT": str(tmp_path), "HOME": str(tmp_path),
        **variables,
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def github_steps(job: str) -> list[dict[str, Any]]:
    return [step for step in load(GITHUB)["jobs"][job]["steps"] if "run" in step]


def test_github_check(branch: Path, tmp_path: Path) -> None:
    base = git(branch, "rev-parse", "main")
    values = {
        "${{ github.event.pull_request.base.sha }}": base,
        "${{ github.event.pull_request.number }}": "7",
        "${{ github.token }}": "none",
    }
    said = ""
    for step in github_steps("check"):
        # Whoever opens a pull request chooses words that a workflow must never paste into a script.
        assert "${{" not in step["run"], "values reach a script through the environment alone"
        said += execute(
            step["run"], branch, tmp_path, **{name: values[value] for name, value in step.get("env", {}).items()}
        )
    validate(
        json.loads((branch / "build/ci/findings.sarif").read_text()), "https://json.schemastore.org/sarif-2.1.0.json"
    )
    assert "<testsuites" in (branch / "build/ci/findings.xml").read_text()
    assert "nothing to mend" in said
    comment = (branch / "build/ci/redline.md").read_text()
    assert "<ins>must</ins>" in comment and "<del>may</del>" in comment
    assert "must" in (branch / "build/ci/redline.html").read_text()
    given = (tmp_path / "gh").read_text().split("\n")
    assert given[:3] == ["pr", "comment", "7"] and "build/ci/redline.md" in given
    # Without the dictionary the service would check no spelling, and nobody would see it fail.
    assert "hunspell-en-gb" in (tmp_path / "apt-get").read_text()


def test_github_comment_of_a_long_redline_fits(branch: Path, tmp_path: Path) -> None:
    (branch / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + clause("é’ünß " * 20_000))
    (step,) = (each for each in github_steps("check") if "BASE" in each.get("env", {}))
    execute(step["run"], branch, tmp_path, BASE=git(branch, "rev-parse", "main"))
    assert len((branch / "build/ci/redline.md").read_text()) < 65_536


def test_github_check_fails_with_a_finding(branch: Path, tmp_path: Path) -> None:
    (branch / "clauses/gc/notices.md").write_text("(notices)=\n# Notices\n\n" + clause("See {clause}`nowhere`."))
    (step,) = (each for each in github_steps("check") if each["name"] == "Check")
    with pytest.raises(AssertionError, match=re.escape("::error file=clauses/gc/notices.md,line=9")):
        execute(step["run"], branch, tmp_path)
    assert (branch / "build/ci/findings.sarif").is_file()


def test_gitlab(branch: Path, tmp_path: Path) -> None:
    jobs = load(GITLAB)
    variables = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(branch, "rev-parse", "main"),
        "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "1",
        "CI_MERGE_REQUEST_IID": "7",
    }
    before = jobs["default"]["before_script"]
    for name, token in (("check", ""), ("redline", ""), ("redline", "secret")):
        execute("\n".join([*before, *jobs[name]["script"]]), branch, tmp_path, CLAUSEBOOK_TOKEN=token, **variables)
        assert (tmp_path / "curl").exists() == bool(token)
    assert "<testsuites" in (branch / jobs["check"]["artifacts"]["reports"]["junit"]).read_text()
    assert "hunspell-en-gb" in (tmp_path / "apt-get").read_text()
    given = (tmp_path / "curl").read_text()
    assert "body@build/ci/redline.md" in given and "projects/1/merge_requests/7/notes" in given
    assert "<ins>must</ins>" in (branch / "build/ci/redline.md").read_text()


def test_previews_are_the_same_commands_and_make_what_they_upload(branch: Path, tmp_path: Path) -> None:
    (step,) = (each for each in github_steps("preview") if "build" in each["run"] and "pip" not in each["run"])
    jobs = load(GITLAB)
    assert step["run"].split("\n")[:2] == jobs["preview"]["script"]
    execute(step["run"], branch, tmp_path)
    for path in jobs["preview"]["artifacts"]["paths"]:
        assert (branch / path).exists()
    assert (branch / "build/site/index.html").is_file()
    assert (branch / "build/draft.pdf").read_bytes()[:5] == b"%PDF-"


def test_hooks(branch: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(branch)
    for hook in load(HOOKS):
        assert hook["language"] == "python" and hook["pass_filenames"] is False
        assert re.search(
            hook["files"], "editions/2018-08/snapshot.json" if "verify" in hook["id"] else "clauses/gc/notices.md"
        )
        name, *arguments = hook["entry"].split()
        assert name == "clausebook"
        assert main(arguments) == 0, capsys.readouterr()


def test_every_command_in_the_guide_is_one() -> None:
    """The commands that the guide to CI shows are words that the parser takes."""
    text = (ROOT / "docs/developing/ci.md").read_text()
    commands = re.findall(r"^clausebook (.+)$", text, re.MULTILINE)
    assert len(commands) > 3
    for command in commands:
        parse([word.strip('"') for word in command.split()])
