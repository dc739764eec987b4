"""Files beside the pages: as a table, as archive XML with its changes, and everything in one archive."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from akn_reader import A
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import dump
from clausebook.redline.compare import compare
from clausebook.site.cache import Cache
from clausebook.site.data_files import archive_file, data_files
from clausebook.site.library import Library
from word_book import new_book, old_book


def library() -> Library:
    old, new = old_book(), replace(new_book(), based_on="2018-08")
    digests = {each.id: edition_digest(each) for each in (old, new)}
    redline = compare(old, new, old_digest=digests[old.id], new_digest=digests[new.id])
    return Library((old, new), digests, {(old.id, new.id): redline}, new.id)


def test_the_first_edition_has_no_changes_and_the_next_has() -> None:
    found = library()
    changes = []
    for edition in found.editions:
        files = {ending: make() for _, ending, _, make in data_files(edition, found)}
        assert files["csv"].decode("utf-8-sig").startswith("edition,document,id,")
        changes.append(len(list(etree.fromstring(files["akn.xml"]).iter(f"{A}textualMod"))))
    assert changes[0] == 0 < changes[1]


def test_the_archive_holds_the_other_files_and_the_seal(tmp_path: Path) -> None:
    found = library()
    edition = found.editions[1]
    digest = found.digests[edition.id]
    files = [("JSON", "json", digest, lambda: dump(edition)), *data_files(edition, found)]
    label, ending, decided, make = archive_file(edition, digest, files, b"{}", Cache(tmp_path))
    assert (label, ending) == ("Everything (ZIP)", "zip")
    with zipfile.ZipFile(io.BytesIO(make())) as archive:
        assert archive.read("manifest.json") == b"{}"
        assert archive.read("snapshot.json") == dump(edition)
        assert {"edition.akn.xml", "provisions.csv", "SHA256SUMS"} <= set(archive.namelist())
    unsealed = archive_file(edition, digest, files, None, Cache(tmp_path))
    assert unsealed[2] != decided, "another seal is another archive"


def test_a_reason_noted_later_makes_another_file() -> None:
    found = library()
    edition = found.editions[1]
    (pair, redline), *_ = found.redlines.items()
    noted = replace(redline, changes=tuple(replace(each, reasons=("why",)) for each in redline.changes))
    keys = [
        [
            decided
            for _, ending, decided, _ in data_files(edition, dataclasses.replace(found, redlines={pair: each}))
            if ending == "akn.xml"
        ]
        for each in (redline, noted)
    ]
    assert keys[0] != keys[1]
