"""The index that the search page asks for words: one for each edition, made by Pagefind from the edition's own values.

One index an edition, because a sealed edition's never changes, and because a reader who searches the current edition
loads nothing of the others. Each provision is one record, so that a hit is a clause and not a page that holds thirty.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cbor2
from markupsafe import Markup
from pagefind_bin import get_executable

from clausebook.edition.model import Document, Edition, Provision, ProvisionKind
from clausebook.render.errors import RenderError
from clausebook.site.addresses import Spot, file_address, relative, spots

_UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What Pagefind adds for interfaces other than ours."""
_MAGIC = b"pagefind_dcd"
_FILTERS = 3
"""Where the metadata of an index list its filters: name and file."""
_HOME = "index"


def search_index(edition: Edition) -> bytes:
    """The files of an edition's index as an uncompressed ZIP, to be kept and unpacked. Same edition, same bytes.
    Raises :class:`RenderError` where Pagefind cannot be run."""
    with TemporaryDirectory(prefix="clausebook-") as work:
        records, made = Path(work, "records"), Path(work, "made")
        records.mkdir()
        for place, record in enumerate(_records(edition)):
            (records / f"{place:06}.html").write_text(record, encoding="utf-8")
        _run(records, made)
        for pattern in _UNUSED:
            for path in made.glob(pattern):
                path.unlink()
        _settle(made)
        return _pack(made)


def unpack(data: bytes, folder: Path) -> None:
    """Write the files of an index into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        packed.extractall(folder)


def _records(edition: Edition) -> Iterator[str]:
    models = sorted({model for provision in edition.walk() for model in provision.links.models})
    known = spots(edition)
    for document in edition.documents:
        for provision in document.walk():
            if provision.blocks or provision.heading:
                yield _record(edition, document, provision, known[provision.id], models)


def _record(edition: Edition, document: Document, provision: Provision, spot: Spot, models: list[str]) -> str:
    href = relative(_HOME, spot)
    citation = "" if provision.kind is ProvisionKind.DEFINITION else provision.citation
    name = " ".join(dict.fromkeys(filter(None, (citation, provision.heading)))) or provision.id
    # A provision that names no model is for every model.
    filters = [f"document:{document.id}", *(f"model:{model}" for model in provision.links.models or models)]
    return str(
        Markup(
            '<!DOCTYPE html><html lang="en"><body data-pagefind-body><h1 data-pagefind-meta="title">{}</h1>'
            '<i data-pagefind-meta="href:{}"></i><i data-pagefind-meta="document:{}"></i>{}<p>{}</p></body></html>'
        ).format(
            name,
            href,
            document.title,
            Markup("").join(Markup('<i data-pagefind-filter="{}"></i>').format(each) for each in filters),
            Markup("</p><p>").join(block.words for block in provision.blocks),
        )
    )


def _run(records: Path, made: Path) -> None:
    command = [str(get_executable()), "--site", str(records), "--output-path", str(made), "--force-language", "en"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise RenderError(f"Pagefind cannot be run: {error}") from None
    if done.returncode:
        raise RenderError(f"Pagefind failed: {' '.join(done.stderr.split())[:300]}")


def _settle(made: Path) -> None:
    """Pagefind writes filters and their values in the order of a hash table. Put in order, each such file gets the name
    of what it now holds, and what names it follows; everything else is the same in every run."""
    entry_path = made / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        old = made / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(old)
        meta[_FILTERS] = sorted(
            [name, _write(made / "filter", "pf_filter", [name, sorted(_read(path)[1])], path)]
            for name, path in ((name, made / "filter" / f"{file}.pf_filter") for name, file in meta[_FILTERS])
        )
        language["hash"] = _write(made, "pf_meta", meta, old, before="pagefind.")
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _read(path: Path) -> list[Any]:
    found: list[Any] = cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_MAGIC))
    return found


def _write(folder: Path, ending: str, value: object, instead_of: Path, before: str = "") -> str:
    """Write a file under a name made from its content, and return that name without ``before`` and ending."""
    instead_of.unlink()
    data = _MAGIC + cbor2.dumps(value)
    name = f"en_{hashlib.sha256(data).hexdigest()[:10]}"
    (folder / f"{before}{name}.{ending}").write_bytes(gzip.compress(data, mtime=0))
    return name


def _pack(made: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as into:
        for path in sorted(made.rglob("*")):
            if path.is_file():
                into.writestr(zipfile.ZipInfo(file_address("", path.relative_to(made).as_posix())), path.read_bytes())
    return packed.getvalue()
