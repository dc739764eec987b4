"""The law register against a statute book on this machine: good answers, bad ones, none at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import regulation
from clausebook.checks.statute import StatuteError, law_news, read_statute
from clausebook.cli import main
from site_project import REGISTER, clause, write_project
from statute_server import broken_off, elsewhere, endless, page, slow, statute_server

PATH = "/ukpga/2000/1/section/1"
ADDRESS = f"https://www.legislation.gov.uk{PATH}"
TODAY = "2027-01-31"
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


def fact(**how: str) -> tuple[str, str]:
    found = read_statute(page(PATH, **how), ADDRESS, TODAY)
    return found.status, found.ended


@pytest.mark.parametrize(
    ("how", "status", "ended"),
    [
        ({}, "in force", ""),
        ({"element": 'Match="false" Status="Repealed" RestrictEndDate="2025-02-24"'}, "revoked", "2025-02-24"),
        ({"group": 'Match="false" Status="Repealed" RestrictEndDate="2025-02-24"'}, "revoked", "2025-02-24"),
        ({"element": 'Match="false" Status="Discarded"'}, "revoked", ""),
        ({"element": 'Match="false" Status="Prospective"'}, "not yet in force", ""),
        ({"root": 'Status="Prospective"'}, "not yet in force", ""),
        ({"root": 'RestrictEndDate="2020-12-31"'}, "revoked", "2020-12-31"),
        ({"root": 'RestrictEndDate="2099-12-31"'}, "in force", ""),
        ({"text": ". . . . . . . . .", "element": 'RestrictStartDate="2025-02-24"'}, "revoked", "2025-02-24"),
        ({"text": "One. Two. Three. It binds."}, "in force", ""),
        ({"element": 'RestrictEndDate="soon"'}, "in force", ""),
    ],
)
def test_what_an_answer_says(how: dict[str, str], status: str, ended: str) -> None:
    assert fact(**how) == (status, ended)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff", b"<html><body>Busy</body></html>", b"<Legislation", b"[]", BOMB, b"<a>" * 5000]
)
def test_rubbish_is_told(data: bytes) -> None:
    with pytest.raises(StatuteError, match=r"no XML|not a page"):
        read_statute(data, ADDRESS, TODAY)


def test_no_entity_reaches_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    data = page(PATH, title="&file;").replace(
        b"<Legislation ", f'<!DOCTYPE x [<!ENTITY file SYSTEM "{tmp_path}/secret">]><Legislation '.encode(), 1
    )
    assert "secret" not in read_statute(data, ADDRESS, TODAY).title


@pytest.mark.parametrize(
    ("entry", "how", "options", "remarks"),
    [
        ({}, {}, {"checked": TODAY}, 0),
        ({"checked": TODAY}, {}, {}, 0),
        (
            {},
            {"root": 'RestrictEndDate="2020-12-31"'},
            {"status": "revoked", "ended": "2020-12-31", "checked": TODAY},
            1,
        ),
        (
            {"status": "superseded", "ended": "2020-12-31"},
            {"root": 'RestrictEndDate="2020-12-31"'},
            {"checked": TODAY},
            0,
        ),
        ({"status": "superseded", "ended": "2019-01-01"}, {"root": 'RestrictEndDate="2020-12-31"'}, {}, 1),
        ({"status": "revoked"}, {}, {}, 1),
        ({"status": "not yet in force"}, {}, {"status": "in force", "checked": TODAY}, 1),
        ({}, {"root": 'Status="Prospective"'}, {"status": "not yet in force", "checked": TODAY}, 1),
        ({}, {"title": "Another Act 2001"}, {"checked": TODAY}, 1),
        ({}, {"title": "The Example Act 2000"}, {"checked": TODAY}, 0),
    ],
)
def test_what_an_entry_learns(
    entry: dict[str, str], how: dict[str, str], options: dict[str, str], remarks: int
) -> None:
    news = law_news(regulation("act-one", **entry), read_statute(page(PATH, **how), ADDRESS, TODAY), TODAY)
    assert (dict(news.options), len(news.remarks)) == (options, remarks), news


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CI", raising=False)
    return write_project(tmp_path / "book", clause("Words."))


def refresh(project: Path, server: str, *arguments: str, today: str = TODAY, patience: str = "20") -> int:
    book = ["--server", server, "--pause", "0", "--timeout", patience, "--today", today]
    return main(["--project", str(project), "law", "refresh", *book, *arguments])


def test_a_change_is_shown_and_made_on_request_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = project / "docs/regulations/law.md"
    before = register.read_bytes()
    with statute_server({PATH: page(PATH, root='RestrictEndDate="2020-12-31"')}) as (server, asked):
        assert refresh(project, server) == 1
        out, err = capsys.readouterr()
        assert [line for line in out.splitlines() if line[0] in "+-"][2:] == [
            "-:status: in force", "-:checked: 2026-11-22", "+:status: revoked", "+:checked: 2027-01-31", "+:ended: 2020-12-31",
        ]  # fmt: skip
        assert "docs/regulations/law.md:3: act-one: no longer law: it ended on 2020-12-31" in err
        assert register.read_bytes() == before
        assert refresh(project, server, "--write") == 1
        assert capsys.readouterr().out == out
    text = register.read_text()
    assert ":status: revoked\n:checked: 2027-01-31\n:certainty: C\n:ended: 2020-12-31\n\nIt asks" in text
    assert asked == [PATH], "an answer of today is not asked for again"


def test_nothing_to_do(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = project / "docs/regulations/law.md"
    register.write_bytes(REGISTER.replace("\n", "\r\n").encode())
    with statute_server({PATH: page(PATH)}) as (server, _):
        assert refresh(project, server, "--write") == 0
    assert register.read_bytes() == REGISTER.replace("2026-11-22", TODAY).replace("\n", "\r\n").encode()


def test_a_saved_answer_is_confirmed_without_being_sent_again(project: Path) -> None:
    with statute_server({PATH: page(PATH)}) as (server, asked):
        assert refresh(project, server) == 0
        assert refresh(project, server, today="2027-02-01") == 0
        assert asked == [PATH, PATH]
        saved = next((project / "build/cache/law").iterdir()).read_bytes()
        assert b"2027-02-01" in saved.split(b"\n")[0] and b"Example Act 2000" in saved


def test_offline_uses_what_is_saved(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = ["--saved", str(tmp_path / "saved")]
    with statute_server({PATH: page(PATH)}) as (server, asked):
        assert refresh(project, server, *saved, "--offline") == 1
        assert "no saved answer" in capsys.readouterr().err and asked == []
        monkeypatch.setenv("CI", "true")
        assert refresh(project, server, *saved) == 1 and asked == []
        assert refresh(project, server, *saved, "--online") == 0 and asked == [PATH]
    assert refresh(project, server, *saved, today="2027-03-01") == 0
    # The date of the answer, not of the day on which it is read again.
    assert "+:checked: 2027-01-31" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (404, "there is no such page"),
        (500, "the server answers 500"),
        (slow, "timed out"),
        (broken_off, "the answer broke off"),
        (elsewhere, "leads to another host"),
        (endless, "more than 8 MB"),
        (b"<html>Busy</html>", "not a page of the statute book"),
        ([429, 429], "asked too often"),
    ],
)
def test_no_answer_changes_nothing(
    project: Path, answer: object, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    register = (project / "docs/regulations/law.md").read_bytes()
    with statute_server({PATH: answer}) as (server, _):
        # A busy machine may be slow to answer, too: only who never answers is left waiting for so short a time.
        assert refresh(project, server, "--write", patience="0.5" if answer is slow else "20") == 1
    out, err = capsys.readouterr()
    assert out == "" and words in err and "Traceback" not in err
    assert (project / "docs/regulations/law.md").read_bytes() == register
    assert not list((project / "build/cache/law").glob("*")), "nothing is saved that nobody can read"


def test_told_to_come_back_it_asks_once_more(project: Path) -> None:
    with statute_server({PATH: [503, page(PATH)]}) as (server, asked):
        assert refresh(project, server) == 0
        assert asked == [PATH, PATH]


def test_nobody_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refresh(project, "http://127.0.0.1:9") == 1
    assert "refused" in capsys.readouterr().err.lower()


def test_only_the_statute_book_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_project(
        tmp_path, clause("Words."), docs__regulations__law=REGISTER.replace("www.legislation.gov.uk", "example.org")
    )
    assert main(["--project", str(folder), "law", "refresh", "--online"]) == 1
    assert "example.org is not the statute book" in capsys.readouterr().err


def test_an_unknown_entry_names_the_nearest(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(project), "law", "refresh", "act-on"]) == 2
    assert "did you mean “act-one”?" in capsys.readouterr().err
