"""One archive an edition: whole, checkable with common tools, the same bytes everywhere."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.seal import verify
from clausebook.edition.snapshot import dump, load, published_schema
from clausebook.render.bundle import bundle
from clausebook.render.zip_file import repacked, zip_file
from word_book import old_book

EDITIONS = Path(__file__).parents[2] / "editions"
DIGEST = "0123456789abcdef" * 4


def opened(data: bytes) -> dict[str, bytes]:
    """Files by name; the reader checks every checksum of the container."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {each.filename: archive.read(each) for each in archive.infolist()}


@given(st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="\0/\\"), min_size=1), st.binary()))
def test_any_files_come_out_as_they_went_in(files: dict[str, bytes]) -> None:
    assert opened(zip_file(files)) == files


def test_text_is_packed_and_noise_is_not() -> None:
    noise = hashlib.shake_256(b"noise").digest(5000)
    with zipfile.ZipFile(io.BytesIO(zip_file({"a": b"word " * 5000, "b": noise, "c": b""}))) as archive:
        kinds = [each.compress_type for each in archive.infolist()]
        assert kinds == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_STORED]


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2018, 8, 3), (2018, 8, 3, 0, 0, 0)),
        (date(1979, 12, 31), (1980, 1, 1, 0, 0, 0)),
        (date(2107, 12, 31), (2107, 12, 31, 0, 0, 0)),
        (date(2108, 1, 1), (1980, 1, 1, 0, 0, 0)),
    ],
)
def test_files_have_the_editions_date_and_plain_permissions(day: date, written: tuple[int, ...]) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_file({"b": b"", "a": b""}, day))) as archive:
        assert [each.filename for each in archive.infolist()] == ["a", "b"]
        assert {(each.date_time, each.external_attr >> 16, each.create_system) for each in archive.infolist()} == {
            (written, 0o100644, 3)
        }


@given(st.dictionaries(st.sampled_from("abc"), st.binary()))
def test_another_programs_archive_keeps_its_files(files: dict[str, bytes]) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    assert opened(repacked(made.getvalue())) == files
    assert repacked(made.getvalue()) == zip_file(files)


@pytest.mark.needs("unzip")
def test_another_program_opens_it(tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(zip_file({"a.txt": b"word " * 500, "é.txt": b"x"}))
    done = subprocess.run(["unzip", "-t", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_sealed_edition_can_be_verified_from_its_archive() -> None:
    folder = EDITIONS / "2018-08"
    snapshot, manifest = ((folder / name).read_bytes() for name in ("snapshot.json", "manifest.json"))
    one = load(snapshot)
    files = opened(bundle(one, DIGEST, {"snapshot.json": dump(one), "manifest.json": manifest, "provisions.csv": b"x"}))
    assert verify(files["snapshot.json"], files["manifest.json"], "2018-08") == []
    assert files["snapshot.schema.json"] == published_schema()
    readme = files["README.txt"].decode()
    assert one.title in readme and one.notice in readme and DIGEST in readme
    assert all(name in readme for name in files if name != "README.txt")


@pytest.mark.needs("sha256sum")
def test_the_sums_tell_which_file_was_changed(tmp_path: Path) -> None:
    one = load((EDITIONS / "2018-08" / "snapshot.json").read_bytes())
    for name, data in opened(bundle(one, DIGEST, {"provisions.csv": b"x"})).items():
        (tmp_path / name).write_bytes(data)
    check = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    (tmp_path / "provisions.csv").write_bytes(b"y")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_every_file_but_the_sums_is_summed() -> None:
    files = opened(bundle(old_book(), DIGEST, {"edition.pdf": b"%PDF", "snapshot.json": b"{}"}))
    sums = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert "manifest" not in files["README.txt"].decode()


def test_a_file_without_a_use_is_refused() -> None:
    with pytest.raises(KeyError):
        bundle(old_book(), DIGEST, {"notes.txt": b""})
