"""Figures of the Word edition, the archive XML and the ZIP: run by ``make bench``, or alone.

The peer of the Word edition is python-docx with the same words as plain paragraphs under headings: no numbering, no links,
no fields, no contents, so it does a part of the work. The archive XML is measured against the standard
library writing the same edition as JSON.
"""

from __future__ import annotations

import io
import json

import docx

from bench import ROOT, book, timed
from clausebook.edition.model import Edition
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import dump, load
from clausebook.edition.timeline import lineage
from clausebook.redline.compare import compare
from clausebook.render.akn_edition import edition_akn
from clausebook.render.bundle import bundle
from clausebook.render.docx_edition import edition_docx


def plain_docx(edition: Edition) -> bytes:
    """The words of an edition as python-docx writes them."""
    made = docx.Document()
    for document in edition.documents:
        made.add_heading(document.title, 1)
        for provision in document.walk():
            made.add_heading(f"{provision.number} {provision.heading}", 2)
            for block in provision.blocks:
                made.add_paragraph(block.words)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def figures() -> None:
    """Print them."""
    known = [load(path.read_bytes()) for path in sorted((ROOT / "editions").glob("*/snapshot.json"))]
    newest = known[-1]
    digest = edition_digest(newest)
    earlier = lineage(newest, known)
    redline = compare(earlier[-1], newest, old_digest="", new_digest=digest)
    word, plain = (
        timed(lambda make=make: make()) for make in (lambda: edition_docx(newest, digest), lambda: plain_docx(newest))
    )
    archive = timed(lambda: edition_akn(newest, digest, earlier=earlier, redline=redline))
    plain_values = json.loads(dump(newest))
    snapshot = timed(lambda: json.dumps(plain_values, indent=1, sort_keys=True))
    file, xml = edition_docx(newest, digest), edition_akn(newest, digest, earlier=earlier, redline=redline)
    packed = timed(
        lambda: bundle(newest, digest, {"edition.docx": file, "edition.akn.xml": xml, "snapshot.json": dump(newest)})
    )
    print(f"editions as files, {newest.id} whole (processor seconds; kB)")
    print(f"  Word {word:.2f} ({len(file) // 1000} kB)   {word / plain:.2f} of python-docx with plain paragraphs")
    print(
        f"  Akoma Ntoso {archive:.2f} ({len(xml) // 1000} kB)   {archive / snapshot:.1f} of json.dumps   ZIP {packed:.2f}"
    )
    small, large = book(10_000), book(100_000)
    for name, make in (("Word", edition_docx), ("Akoma Ntoso", edition_akn)):
        growth = timed(lambda make=make: make(large, digest)) / timed(lambda make=make: make(small, digest))
        print(f"  {name}: growth for ten times the words {growth:.1f}×")


if __name__ == "__main__":
    figures()
