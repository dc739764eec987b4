"""Answers of a dictionary are kept, and belong to that dictionary alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausebook.site.speller import KeptSpeller


def dictionary(folder: Path, *words: str) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    (folder / "xx.dic").write_text("\n".join([str(len(words)), *words]) + "\n", encoding="utf-8")
    (folder / "xx.aff").write_text("SET UTF-8\n", encoding="utf-8")
    return folder / "xx.dic", folder / "xx.aff"


def test_kept_answers_open_no_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = dictionary(tmp_path / "one", "notice", "café")
    first = KeptSpeller(*files, tmp_path / "kept")
    assert [first(word) for word in ("notice", "café", "notise")] == [True, True, False]
    first.keep()
    second = KeptSpeller(*files, tmp_path / "kept")
    monkeypatch.setattr(second, "_open", lambda: pytest.fail("opened for words that are known"))
    assert [second(word) for word in ("notice", "café", "notise")] == [True, True, False]


def test_another_dictionary_starts_from_nothing(tmp_path: Path) -> None:
    first = KeptSpeller(*dictionary(tmp_path / "one", "notice"), tmp_path / "kept")
    assert not first("notise")
    first.keep()
    assert KeptSpeller(*dictionary(tmp_path / "one", "notise"), tmp_path / "kept")("notise")


@pytest.mark.parametrize("damaged", [b"", b"[1]", b'{"notise": "yes"}', b"\xff", b'{"notise"'])
def test_damaged_answers_count_as_none(tmp_path: Path, damaged: bytes) -> None:
    files = dictionary(tmp_path / "one", "notice")
    first = KeptSpeller(*files, tmp_path / "kept")
    first("notice")
    first.keep()
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(damaged)
    assert not KeptSpeller(*files, tmp_path / "kept")("notise")


def test_nothing_is_kept_unless_asked(tmp_path: Path) -> None:
    files = dictionary(tmp_path / "one", "notice")
    speller = KeptSpeller(*files, None)
    assert speller("notice")
    speller.keep()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["one"]
