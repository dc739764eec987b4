"""Editions as Akoma Ntoso files, and what must hold of each."""

from __future__ import annotations

from lxml import etree

from akn_reader import Text, faults, names, pointers, texts
from clausebook.edition.model import Block, Edition
from clausebook.redline.compare import compare
from clausebook.redline.model import Redline
from clausebook.render.akn_edition import edition_akn
from clausebook.render.akn_xml import token
from clausebook.render.xml_text import xml_text

DIGEST = "0123456789abcdef" * 4


ENTRIES = ("regulation", "rationale", "retired", "gap")


def redline_of(old: Edition, new: Edition) -> Redline:
    return compare(old, new, old_digest="0" * 64, new_digest="1" * 64)


def tree(one: Edition, earlier: tuple[Edition, ...] = ()) -> etree._Element:
    redline = redline_of(earlier[-1], one) if earlier else None
    return etree.fromstring(edition_akn(one, DIGEST, earlier=earlier, redline=redline))


def wanted(one: Edition) -> list[Text]:
    """Every document and provision of an edition, as it must stand in the file."""
    made = []
    for each in one.documents:
        made.append(Text(each.kind.value, token(each.id), "", xml_text(each.title), rows(each.blocks)))
        for part in each.walk():
            kind, number, heading = part.kind.value, xml_text(part.number), xml_text(part.heading)
            made.append(Text(kind, token(part.id), number, heading, rows(part.blocks)))
    return made


def rows(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.label, xml_text(block.words)) for block in blocks]


def assert_sound(one: Edition, made: etree._Element) -> None:
    """Valid; the words; the registers; everything inside lands."""
    assert faults(made) == []
    found = texts(made)
    documents = [each for each in found if not each.identity.startswith("register.")]
    assert [each for each in documents if each.kind not in ENTRIES] == wanted(one)
    entries = [each for each in found if each.kind in ENTRIES]
    records = (*one.records, *one.retired, *one.gaps)
    assert [each.identity for each in entries] == [token(each.id) for each in records]
    for entry, record in zip(entries, records, strict=True):
        assert entry.blocks[len(entry.blocks) - len(record.blocks) :] == rows(record.blocks)
    here = names(made)
    missing = {value for _, value in pointers(made) if value.startswith("#") and value[1:] not in here}
    assert missing == set()
