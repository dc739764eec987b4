"""``clausebook redline`` on what nobody should feed it: one clear line, or a redline that gives both sides back."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from test_command import one_line, run

from builders import clause, condition, document, edition
from clausebook.cli import exit_codes
from clausebook.edition.model import Edition
from clausebook.edition.plain import read_plain
from clausebook.edition.snapshot import dump
from clausebook.redline.replay import accept, reject, words_of
from clausebook.render.redline_json import load_redline
from clausebook.site.archive import read_bytes
from render.redlines import sides

ENDINGS = ("html", "docx", "markdown", "text", "json", "csv", "pdf")
ODD = {
    "empty": ("", ""),
    "empty against text": ("", "1. Pay the fee."),
    "identical": ("# One\n\nPay the fee.", "# One\n\nPay the fee."),
    "nothing in common": ("# One\n\nPay the fee.", "# Zwei\n\nAlles ist anders geworden."),
    "right to left": ("1. \u202bשלום עולם\u202c and peace.", "1. \u202bשלום\u202c and no peace."),
    "combining": ("1. Cafe\u0301 noir \u0928\u093f.", "1. Caf\u00e9 noir \u0928\u0940."),
    "controls and mark-up": ("1. a\x0bb\x1b[31m <script>", "1. a\x0bc\x1b[0m ]]> [-x-] {+y+}"),
    "one line of everything": ("word " * 3000, "word " * 2999 + "sword"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_come_back_whole(name: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    paths = written(tmp_path, *ODD[name])
    code, out, err = run("redline", *paths, "--format", "json", "--exit-code", capsysbinary=capsysbinary)
    made = load_redline(out.encode())
    old, new = (read_plain(read_bytes(path), path.name) for path in paths)

    assert err == "" and code == (exit_codes.FOUND if made.counts() else exit_codes.DONE)
    assert (code == exit_codes.DONE) == (ODD[name][0] == ODD[name][1])
    assert reject(made) == words_of(old) and accept(made) == words_of(new)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", ODD)
def test_odd_texts_in_every_format(
    name: str, ending: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    target = tmp_path / f"out.{ending}"
    paths = written(tmp_path, *ODD[name])
    assert run("redline", *paths, "--format", ending, "-o", target, capsysbinary=capsysbinary) == (0, "", "")
    assert target.stat().st_size > 0


def swapped() -> tuple[Edition, Edition]:
    """Two provisions whose ids change places."""
    pay, visit = "The Provider must pay the fee within ten days.", "The Council may visit every office of it."
    old, new = (
        edition(document("d", "D", condition("c", "C", clause("a", "", one), clause("b", "", two))))
        for one, two in ((pay, visit), (visit, pay))
    )
    return old, new


def beneath() -> tuple[Edition, Edition]:
    """A provision that moves into what was its own child."""
    inner = clause("inner", "Inner", "Inner words.")
    old = edition(document("d", "D", condition("c", "C", clause("outer", "Outer", "Outer words.", inner))))
    below = replace(inner, children=(clause("outer", "Outer", "Outer words."),))
    return old, edition(document("d", "D", condition("c", "C", below)))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("sides", [swapped, beneath])
def test_odd_editions_in_every_format(
    sides: Callable[[], tuple[Edition, Edition]],
    ending: str,
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    paths = []
    for name, one in zip(("old", "new"), sides(), strict=True):
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_bytes(dump(one))
    target = tmp_path / f"out.{ending}"
    assert run("redline", *paths, "--format", ending, "-o", target, capsysbinary=capsysbinary) == (0, "", "")
    if ending == "json":
        made = load_redline(target.read_bytes())
        assert (reject(made), accept(made)) == tuple(words_of(one) for one in sides())
    assert target.stat().st_size > 0


def test_a_paragraph_of_a_megabyte(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = " ".join(f"word{number % 7919}" for number in range(115_000))
    paths = written(tmp_path, text, text.replace("word5000 ", "other "))
    code, out, err = run("redline", *paths, "--format", "json", capsysbinary=capsysbinary)
    old, new = (read_plain(read_bytes(path), path.name) for path in paths)

    assert (code, err) == (0, "") and len(text) > 1_000_000
    made = load_redline(out.encode())
    assert reject(made) == words_of(old) and accept(made) == words_of(new)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not whole JSON"),
        (b"[]", ""),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"format": 99}', ""),
    ],
)
@pytest.mark.parametrize("broken", [0, 1])
def test_one_side_broken_is_told_in_one_line_and_nothing_is_written(
    content: bytes, words: str, broken: int, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(dump(sides()[0]))
    bad.write_bytes(content)
    names = [good, bad] if broken else [bad, good]
    target = tmp_path / "out.html"
    code, out, err = run("redline", *names, "--format", "html", "-o", target, capsysbinary=capsysbinary)

    assert code == exit_codes.WRONG_USE and out == "" and one_line(err)
    assert "bad.json" in err and words in err and not target.exists()


def test_a_broken_revision_is_named(small: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    page = small / "clauses" / "gc" / "notices.md"
    whole = page.read_text("utf-8")
    page.write_text(f"{whole}\n{{nope}}`x`\n", "utf-8")
    commit(small)
    page.write_text(whole, "utf-8")
    code, out, err = run("--project", small, "redline", "draft", "git:HEAD", capsysbinary=capsysbinary)
    assert code == exit_codes.FOUND and out == "" and "clausebook: git:HEAD: 1 error in the sources" in err


@pytest.mark.parametrize("target", ["/etc/hostname", "../../outside.md"])
def test_a_revision_with_a_link_that_leads_out_is_refused_in_one_line(
    target: str, small: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (small / "clauses" / "elsewhere.md").symlink_to(target)
    commit(small)
    code, out, err = run("--project", small, "redline", "git:HEAD", "git:HEAD~1", capsysbinary=capsysbinary)
    if hasattr(tarfile, "data_filter"):
        assert code == exit_codes.WRONG_USE and out == "" and one_line(err) and "git:HEAD: " in err


def commit(folder: Path) -> None:
    who = ["-c", "user.name=A drafter", "-c", "user.email=a@example.org"]
    for command in (["add", "-A"], [*who, "commit", "-qm", "two"]):
        subprocess.run(["git", "-C", str(folder), *command], check=True)


def test_a_part_says_that_it_is_a_part(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    names = [tmp_path / "old.json", tmp_path / "new.json"]
    for path, one in zip(names, sides(), strict=True):
        path.write_bytes(dump(one))
    _, whole, _ = run("redline", *names, capsysbinary=capsysbinary)
    _, part, _ = run("redline", *names, "--kinds", "moved", capsysbinary=capsysbinary)
    _, held, _ = run("redline", *names, "--kinds", "moved", "--format", "json", capsysbinary=capsysbinary)

    assert "A part of the comparison only" not in whole
    number = json.loads(held)["notice"].split()[6]
    assert f"A part of the comparison only: {number} other changed provisions are left out." in part


def test_colour_only_on_a_terminal_that_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    paths = written(tmp_path, "1. Pay ten.", "1. Pay five.")
    for terminal, no_colour, coloured in ((False, "", False), (True, "", True), (True, "1", False)):
        monkeypatch.setenv("NO_COLOR", no_colour)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys.stdout, "isatty", lambda terminal=terminal: terminal)
        _, out, _ = run("redline", *paths, capsysbinary=capsysbinary)
        assert ("\x1b[31;9m" in out) is coloured


def written(folder: Path, old: str, new: str) -> tuple[Path, Path]:
    paths = folder / "old.md", folder / "new.md"
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
