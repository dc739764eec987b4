"""What is kept of earlier builds: found again, dropped when nobody has used it for long, never half, never in the way."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from clausebook.site.archive import write_whole
from clausebook.site.cache import Cache


def keep(folder: Path, *keys: str, size: int = 1000) -> Cache:
    """A build that asks for some entries."""
    made = Cache(folder)
    for key in keys:
        assert made.get("html", key, lambda key=key: key.encode() * size) == key.encode() * size  # type: ignore[misc]
    return made


def kept(folder: Path, *keys: str, size: int = 1000) -> list[str]:
    """Which entries are still there."""
    found = []
    for key in keys:
        asked: list[str] = []
        Cache(folder).get("html", key, lambda key=key, asked=asked: (asked.append(key), b"")[1])  # type: ignore[misc]
        if not asked:
            found.append(key)
    return found


def age(folder: Path, days: float) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            then = path.stat().st_mtime - days * 86_400
            os.utime(path, (then, then))


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    for key in "abcdefgh":
        keep(tmp_path, key)
        age(tmp_path, 1)
    keep(tmp_path, "b")  # used again
    age(tmp_path, 1)
    keep(tmp_path, "h").shrink()
    assert kept(tmp_path, *"abcdefgh") == ["b", "g", "h"], "three times what the last build used"


def test_nothing_goes_that_the_build_itself_used_or_has_room_for(tmp_path: Path) -> None:
    keep(tmp_path, *"abc")
    age(tmp_path, 400)
    keep(tmp_path, *"abcde").shrink()
    assert kept(tmp_path, *"abcde") == list("abcde")


def test_what_a_killed_build_left_goes_and_what_a_running_one_writes_stays(tmp_path: Path) -> None:
    keep(tmp_path, "a")
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    old, new = entry.with_name(".x.html.1.partial"), entry.with_name(".y.html.2.partial")
    old.write_bytes(b"half")
    age(tmp_path, 1)
    new.write_bytes(b"half")
    strange = tmp_path / "notes.txt"
    strange.write_text("not ours")
    keep(tmp_path, "a").shrink()
    assert (old.exists(), new.exists(), strange.exists()) == (False, True, True)


def test_a_folder_that_is_gone_or_read_only_is_no_fault(tmp_path: Path) -> None:
    Cache(tmp_path / "never").shrink()
    (tmp_path / "file").write_text("in the way")
    blocked = Cache(tmp_path / "file")
    assert blocked.get("html", "a", lambda: b"made") == b"made"
    blocked.shrink()


def test_builds_that_shrink_while_others_read_disturb_nobody(tmp_path: Path) -> None:
    """Several builds at once over the same entries, each dropping what it did not use itself."""
    faults: list[str] = []
    until = time.monotonic() + 2

    def build(own: int) -> None:
        while time.monotonic() < until:
            made = Cache(tmp_path)
            for number in range(own, own + 20):
                data = made.get("html", str(number), lambda number=number: str(number).encode() * 500)  # type: ignore[misc]
                if data != str(number).encode() * 500:
                    faults.append(f"{number}: {data[:20]!r}")
            Cache(tmp_path).shrink()  # one that used nothing drops everything

    running = [threading.Thread(target=build, args=(own,)) for own in (0, 10, 15)]
    for each in running:
        each.start()
    for each in running:
        each.join()
    assert faults == []


def test_one_file_written_by_many_at_once_is_always_one_of_theirs_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "entry.html"
    texts = [bytes([letter]) * 100_000 for letter in b"abc"]
    faults: list[str] = []

    def write(data: bytes) -> None:
        for _ in range(100):
            try:
                write_whole(path, data)
                if path.read_bytes() not in texts:
                    faults.append("half a file")
            except OSError as error:
                faults.append(str(error))

    running = [threading.Thread(target=write, args=(data,)) for data in texts]
    for each in running:
        each.start()
    for each in running:
        each.join()
    assert faults == []
    assert [each.name for each in tmp_path.iterdir()] == [path.name], "nothing unfinished stays"
